"""*Karta rodziny*: who the family is, what is hard and what strong, who stands around it (brief, section 3).

Health notes and the compartment of the Blue Card never reach this sheet.
"""

from typing import TypeVar

from asystent_desktop.application.family.card import authority_cells
from asystent_desktop.application.family.household import strengths_in_force
from asystent_desktop.application.papers.asking import Ask, common, day, fact_ids, names, short_day
from asystent_desktop.application.papers.filling import PaperData, Values
from asystent_desktop.application.papers.people import CONTACT, MEMBER, contact_row, full_name, member_row
from asystent_desktop.application.papers.words import phrase, said
from asystent_desktop.domain.entry_rules import in_force
from asystent_desktop.domain.kinds.consent import Authorisation, CooperationConsent, InformationClause
from asystent_desktop.domain.kinds.contacts import Contact
from asystent_desktop.domain.kinds.documents_received import ReceivedDocument
from asystent_desktop.domain.kinds.family import Authority, CaseBasis, FamilyMember
from asystent_desktop.domain.kinds.household import (
    FamilyAddress,
    FamilyPhone,
    Guardianship,
    ParentalAuthority,
    Problem,
)
from asystent_desktop.domain.kinds.placement import Placement
from asystent_desktop.domain.records import Record
from asystent_desktop.i18n.dictionaries import label

R = TypeVar("R", bound=Record)

VALUES = "requested_on assigned_on consent_given clause_given"
ROWS = {
    "members": MEMBER,
    "addresses": names("kind", "address", "since", "until", "note"),
    "phones": names("number", "whose", "note"),
    "authority": names("child", "parent", "authority", "since", "order", "case_ref", "scope"),
    "guardians": names("child", "guardian", "since", "until", "order", "case_ref"),
    "authorisations": names("who", "institutions", "scope", "given_on", "valid_until"),
    "bases": names("basis", "since", "until", "document", "case_ref"),
    "problems": names("problem", "whose", "since", "note"),
    "strengths": names("text", "whose"),
    "placements": names("child", "form", "place", "since", "coordinator", "help_plan_on", "help_plan_until"),
    "contacts": CONTACT,
    "documents": names("number", "title", "sender", "dated_on", "received_on", "kept"),
}

People = dict[str, FamilyMember]


def compose(ask: Ask) -> PaperData:
    """The card as of the day it bears: what is over is left out, but for the bases of the service."""
    members = ask.unit.find(FamilyMember, scope=ask.family.scope)
    people = {one.id: one for one in members}
    bases = sorted(ask.unit.find(CaseBasis, scope=ask.family.scope), key=lambda one: (one.since, one.id))
    strengths = strengths_in_force(ask.unit, ask.family.scope, ask.on)
    problems, placements, contacts = _now(ask, Problem), _now(ask, Placement), _now(ask, Contact)
    rulings, documents = ask.unit.find(ParentalAuthority, scope=ask.family.scope), _documents(ask)
    guardians, authorisations = _now(ask, Guardianship), _authorisations(ask)
    rows: dict[str, list[Values]] = {
        "members": [member_row(one) for one in members],
        "addresses": [_address(one) for one in _now(ask, FamilyAddress)],
        "phones": [_phone(one, people) for one in _now(ask, FamilyPhone)],
        "authority": _authority(ask, members, rulings),
        "guardians": [_guardian(one, people) for one in guardians],
        "authorisations": [_authorisation(one, people) for one in authorisations],
        "bases": [_basis(one) for one in bases],
        "problems": [_problem(one, people) for one in problems],
        "strengths": [{"text": one.text, "whose": _whose(one.member_id, people)} for one in strengths],
        "placements": [_placement(one, people) for one in placements],
        "contacts": [contact_row(one) for one in contacts],
        "documents": [_document(number, one) for number, one in enumerate(documents, 1)],
    }
    used = (*members, *bases, *strengths, *problems, *placements, *contacts, *rulings, *guardians)
    used = (*used, *authorisations, *documents)
    return PaperData(_values(ask, people), rows, fact_ids=fact_ids(ask.unit, [ask.family, *used]))


def _now(ask: Ask, cls: type[R]) -> list[R]:
    return [one for one in ask.unit.find(cls, scope=ask.family.scope) if in_force(one, ask.on)]


def _documents(ask: Ask) -> list[ReceivedDocument]:
    """The index of what came into the file, in the order it came."""
    held = ask.unit.find(ReceivedDocument, scope=ask.family.scope)
    return sorted(
        (one for one in held if one.received_on <= ask.on), key=lambda one: (one.received_on, one.id)
    )


def _values(ask: Ask, people: People) -> dict[str, str]:
    consents = ask.unit.find(CooperationConsent, scope=ask.family.scope)
    clauses = ask.unit.find(InformationClause, scope=ask.family.scope)
    given = [(one.member_id, "", one.signed_on) for one in consents if one.withdrawn_on is None]
    told = [(one.member_id or "", one.receiver, one.given_on) for one in clauses]
    return common(ask) | {
        "requested_on": day(ask.family.requested_on),
        "assigned_on": day(ask.family.assigned_on),
        **{
            name: "\n".join(
                phrase("given_to", name=full_name(people.get(member)) or other, date=day(on))
                for member, other, on in held
            )
            for name, held in (("consent_given", given), ("clause_given", told))
        },
    }


def _whose(member_id: str | None, people: People) -> str:
    return full_name(people.get(member_id or ""))


def _address(held: FamilyAddress) -> Values:
    town = " ".join((held.postcode, held.city)).strip()
    return {
        "kind": said("address", held.address_kind),
        "address": ", ".join(part for part in (held.street, town) if part),
        "since": short_day(held.since),
        "until": short_day(held.until),
        "note": held.note,
    }


def _phone(held: FamilyPhone, people: People) -> Values:
    return {"number": held.number, "whose": _whose(held.member_id, people), "note": held.note}


def _authority(ask: Ask, members: list[FamilyMember], rulings: list[ParentalAuthority]) -> list[Values]:
    """One row for each child and parent; none while nothing is known of anybody."""
    cells = authority_cells(members, rulings, ask.on)
    if all(one.authority is Authority.UNKNOWN for one in cells):
        return []
    return [
        {
            "child": one.child,
            "parent": one.parent,
            "authority": said("authority", one.authority),
            "since": short_day(one.ruling.since) if one.ruling else "",
            "order": _order(one.ruling),
            "case_ref": one.ruling.court_case_ref if one.ruling else "",
            "scope": one.ruling.scope_text if one.ruling else "",
        }
        for one in cells
    ]


def _guardian(held: Guardianship, people: People) -> Values:
    return {
        "child": _whose(held.child_id, people),
        "guardian": _whose(held.guardian_id, people) or held.guardian,
        "since": short_day(held.since),
        "until": short_day(held.until),
        "order": _order(held),
        "case_ref": held.court_case_ref,
    }


def _authorisations(ask: Ask) -> list[Authorisation]:
    """Those with which the assistant may act on that day, for health-care providers are left out of them."""
    held = ask.unit.find(Authorisation, scope=ask.family.scope)
    ends = {one.id: min(filter(None, (one.valid_until, one.revoked_on)), default=ask.on) for one in held}
    return [one for one in held if one.given_on <= ask.on <= ends[one.id]]


def _authorisation(held: Authorisation, people: People) -> Values:
    named = (one.name or label("institutions", one.institution) for one in held.institutions)
    return {
        "who": _whose(held.member_id, people),
        "institutions": ", ".join(named),
        "scope": held.scope_text,
        "given_on": short_day(held.given_on),
        "valid_until": short_day(held.valid_until),
    }


def _order(ruling: ParentalAuthority | Guardianship | None) -> str:
    if ruling is None or ruling.order_on is None:
        return ruling.court if ruling else ""
    return phrase("order", court=ruling.court, date=day(ruling.order_on)).lstrip(", ")


def _basis(basis: CaseBasis) -> Values:
    return {
        "basis": said("basis", basis.basis),
        "since": short_day(basis.since),
        "until": short_day(basis.until),
        "document": basis.document,
        "case_ref": basis.court_case_ref,
    }


def _problem(held: Problem, people: People) -> Values:
    return {
        "problem": label("problems", held.problem),
        "whose": _whose(held.member_id, people),
        "since": short_day(held.since),
        "note": held.note,
    }


def _placement(held: Placement, people: People) -> Values:
    return {
        "child": _whose(held.child_id, people),
        "form": said("placement", held.form),
        "place": held.place,
        "since": short_day(held.since),
        "coordinator": " ".join(part for part in (held.coordinator, held.coordinator_phone) if part),
        "help_plan_on": short_day(held.help_plan_on),
        "help_plan_until": short_day(held.help_plan_until),
    }


def _document(number: int, held: ReceivedDocument) -> Values:
    return {
        "number": f"{number}.",
        "title": " ".join(part for part in (held.title, held.reference) if part),
        "sender": held.sender,
        "dated_on": short_day(held.dated_on),
        "received_on": short_day(held.received_on),
        "kept": held.kept,
    }
