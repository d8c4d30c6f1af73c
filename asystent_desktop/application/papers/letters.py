"""Letters in the assistant's own words: begun from a start text, kept as entries, printed as papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asystent_desktop.application.courts.directory import addressees
from asystent_desktop.application.courts.sentences import tidy
from asystent_desktop.application.entries import entries
from asystent_desktop.application.institutions import institutions
from asystent_desktop.application.papers.asking import Ask, chosen, common, day, fact_ids
from asystent_desktop.application.papers.faults import (
    LetterWithoutAddressee,
    LetterWithoutText,
    UnknownLetterTemplate,
)
from asystent_desktop.application.papers.filling import PaperData
from asystent_desktop.application.papers.letter_templates import LetterTemplate, letter_templates
from asystent_desktop.application.papers.people import full_name
from asystent_desktop.application.reading import family_in
from asystent_desktop.domain.kinds.contacts import Contact
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.kinds.letter import Letter
from asystent_desktop.domain.people import is_child
from asystent_desktop.i18n import speaking
from asystent_desktop.i18n.dictionaries import label
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk

VALUES = "subject reference salutation text closing"
BLANK = "blank"
MISSING = "……"  # where the file knows nothing: the place stays to be filled in


@dataclass(frozen=True)
class AddresseeChoice:
    """Somebody a letter may go to.

    Attributes:
        name: How the list calls them. `lines`: the address as printed, the name first.
    """

    name: str
    lines: tuple[str, ...]


def compose(ask: Ask) -> PaperData:
    """One letter, the latest unless one is named.

    Raises:
        NothingToPrint: None was begun.
        LetterWithoutAddressee, LetterWithoutText: It is to be frozen and lacks one.
    """
    letter = chosen(ask, Letter, "letter", lambda one: one.on)
    if not ask.draft:
        _refuse_unfinished(letter)
    values = common(ask, ask.desk.identity().person_id) | {
        "subject": letter.subject,
        "reference": letter.reference,
        "salutation": letter.salutation,
        "text": letter.text,
        "closing": letter.closing,
    }
    return PaperData(
        values | {"case_number": letter.case_number.strip() or values["case_number"]},
        addressee=tuple(line for line in letter.addressee if line.strip()),
        attachments=letter.attachments,
        fact_ids=fact_ids(ask.unit, [ask.family, letter]),
        recipients=letter.recipients,
    )


def _refuse_unfinished(letter: Letter) -> None:
    if not any(line.strip() for line in letter.addressee):
        raise LetterWithoutAddressee()
    if not letter.text.strip():
        raise LetterWithoutText()


def started(desk: Desk, family_id: str, key: str = BLANK) -> dict[str, str]:
    """The fields a letter begins with, the names in braces replaced from the file; nothing is kept.

    Raises:
        UnknownFamily: The family is not here.
        UnknownLetterTemplate: There is no start text of that key.
    """
    chosen = _template(key)
    with desk.unit_of_work() as unit, speaking("pl"):
        family = family_in(unit, family_id)
        ask = Ask(desk, unit, family, desk.clock.today())
        values = {name: text or MISSING for name, text in (common(ask) | _children(ask)).items()}
    return {field: tidy(pattern.format_map(values)) for field, pattern in chosen.patterns.items()}


def begin(desk: Desk, family_id: str, key: str = BLANK, **given: Any) -> tuple[ChangeSet, str]:
    """Begins a letter from a start text.

    Args:
        desk: Where.
        family_id: Whose file it stays in.
        key: Of the start text.
        given: Fields that take the place of the start text's.

    Raises:
        UnknownFamily, UnknownLetterTemplate, NotOnesField, InvalidEntry: As `started` and `entries.add`.
    """
    fields: Mapping[str, Any] = {"on": desk.clock.today(), **started(desk, family_id, key), **given}
    return entries.add(desk, family_id, Letter, **fields)


def _template(key: str) -> LetterTemplate:
    known = {one.key: one for one in letter_templates()}
    if key not in known:
        raise UnknownLetterTemplate(key=key, known=", ".join(known))
    return known[key]


def _children(ask: Ask) -> dict[str, str]:
    """The family's children by name, and with the days of their birth."""
    members = ask.unit.find(FamilyMember, scope=ask.family.scope)
    children = [one for one in members if is_child(one, ask.on)]
    born = [
        f"{full_name(one)}, ur. {day(one.birth_date)}" if one.birth_date else full_name(one)
        for one in children
    ]
    return {"children": ", ".join(full_name(one) for one in children), "children_born": "; ".join(born)}


def letter_addressees(desk: Desk, family_id: str) -> tuple[AddresseeChoice, ...]:
    """Whom a letter may go to: the family's contacts, then the office's directory, then the courts'.

    Raises:
        UnknownFamily: The family is not here.
    """
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        contacts = [one for one in unit.find(Contact, scope=family.scope) if one.until is None]
    home = " ".join((family.postcode, family.city)).strip()
    found = [AddresseeChoice(family.full_name or family.name, _lines(family.full_name, family.street, home))]
    found += [_contact(one) for one in contacts]
    found += [
        AddresseeChoice(one.name, _lines(one.name, one.street, one.postcode_city))
        for one in institutions(desk)
    ]
    for one in addressees(desk):
        name = " · ".join(part for part in (one.court, one.division) if part)
        lines = _lines(one.court, one.division, one.street, one.postcode_city)
        found.append(AddresseeChoice(name, lines))
    once: dict[tuple[str, ...], AddresseeChoice] = {}
    for choice in found:
        once.setdefault(choice.lines, choice)
    return tuple(once.values())


def _contact(held: Contact) -> AddresseeChoice:
    role = label("contact_roles", held.role)
    name = " · ".join(part for part in (held.name, held.institution or role) if part)
    return AddresseeChoice(name, _lines(held.name, held.institution, *held.address.splitlines()))


def _lines(*parts: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in parts if part.strip())
