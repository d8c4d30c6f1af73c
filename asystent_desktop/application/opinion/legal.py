"""The legal situation in a court paper: bases of the service, authority over each child, guardians."""

from collections.abc import Iterator

from asystent_desktop.application.courts.sentences import day, ended, full_name, role_word, sentences
from asystent_desktop.application.opinion.file import OpinionFile, stated
from asystent_desktop.application.opinion.records import holds
from asystent_desktop.domain.kinds.family import Authority, CaseBasis, FamilyMember, MemberRole
from asystent_desktop.domain.kinds.household import Guardianship, ParentalAuthority
from asystent_desktop.domain.kinds.placement import Placement
from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.i18n.declension import Case


def basis_document(basis: CaseBasis) -> str:
    """The document and the case reference of a basis; empty when it has neither."""
    case_ref = sentences()["period"]["case_ref"].format(case_ref=basis.court_case_ref)
    named = sentences()["basis"][basis.basis.value]
    document = "" if basis.document.strip().casefold() == named.casefold() else basis.document
    return ", ".join(part for part in (document, case_ref if basis.court_case_ref else "") if part)


def order_of(entry: ParentalAuthority | Guardianship | Placement) -> str:
    """ " (postanowienie z dnia …, Sąd …, sygn. akt …)", as far as it is known; empty otherwise."""
    dated = sentences()["legal"]["order"].format(date=day(entry.order_on)) if entry.order_on else ""
    case_ref = sentences()["period"]["case_ref"].format(case_ref=entry.court_case_ref)
    known = [part for part in (dated, entry.court, case_ref if entry.court_case_ref else "") if part]
    return f" ({', '.join(known)})" if known else ""


def legal(file: OpinionFile) -> Iterator[Paragraph]:
    """Bases, then each parent's authority over each child as the orders say, then guardians."""
    yield from _bases(file)
    if any(holds(one, file.on) for one in file.case.authority):
        yield from _authority(file)
    else:
        yield from _authority_of_people(file)
    for placement in file.case.placements:
        child = file.person(placement.child_id)
        if child is not None and holds(placement, file.on):
            line = sentences()["legal"]["placed"]
            since, order = day(placement.since), order_of(placement)
            yield stated(file.on, line.format(child=full_name(child), since=since, order=order), placement)
    yield from _guardians(file)


def _guardians(file: OpinionFile) -> Iterator[Paragraph]:
    for entry in file.case.guardianships:
        child = file.person(entry.child_id)
        if child is not None and holds(entry, file.on):
            named = file.person(entry.guardian_id)
            text = sentences()["legal"]["guardian"].format(
                child=file.named(child, Case.INSTRUMENTAL),
                since=day(entry.since),
                guardian=full_name(named) if named else entry.guardian,
                order=order_of(entry),
            )
            yield stated(file.on, text, entry)


def _bases(file: OpinionFile) -> Iterator[Paragraph]:
    """The bases in force; of a service that is over, those it had."""
    begun = [one for one in file.bases if one.since <= file.on]
    running = [one for one in begun if one.until is None or one.until >= file.on]
    for basis in running or begun:
        yield _basis(file, basis)


def _basis(file: OpinionFile, basis: CaseBasis) -> Paragraph:
    words, document = sentences()["legal"], basis_document(basis)
    over = basis.until is not None and basis.until < file.on
    line = words[("basis_document" if document else "basis") + ("_ended" if over else "")]
    values = {
        "since": day(basis.since),
        "until": day(basis.until) if basis.until else "",
        "basis": sentences()["basis"][basis.basis.value],
        "document": document,
    }
    return stated(file.on, line.format(**values), basis)


def _authority(file: OpinionFile) -> Iterator[Paragraph]:
    words = sentences()["legal"]
    for child in file.people:
        for entry in file.case.authority:
            parent = file.person(entry.parent_id)
            if entry.child_id != child.id or parent is None or not holds(entry, file.on):
                continue
            text = words["authority_child"].format(
                parent=full_name(parent),
                role=role_word(parent),
                child=file.named(child, Case.GENITIVE),
                authority=sentences()["authority"][entry.authority.value],
                order=order_of(entry),
                date=day(file.on),
            )
            if entry.scope_text.strip():
                text = f"{text} {words['authority_scope'].format(scope=ended(entry.scope_text))}"
            yield stated(file.on, text, entry)


def _authority_of_people(file: OpinionFile) -> Iterator[Paragraph]:
    """Files kept before authority was noted per child say it once for a person."""
    for member in file.people:
        if member.role != MemberRole.CHILD and member.authority != Authority.UNKNOWN:
            yield stated(file.on, _plain_authority(file, member), member)


def _plain_authority(file: OpinionFile, member: FamilyMember) -> str:
    return str(sentences()["legal"]["authority"]).format(
        name=full_name(member),
        role=role_word(member),
        authority=sentences()["authority"][member.authority.value],
        date=day(file.on),
    )
