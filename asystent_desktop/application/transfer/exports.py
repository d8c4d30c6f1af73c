"""The copy a person may ask for (RODO, art. 15): machine-readable and readable, others' data masked.

Rules:
1. Everything the record kinds hold of one family, from their declarations; a new kind comes along by itself.
2. The Blue Card's compartment only when asked for, and then the look is noted in it (art. 15 ust. 4 RODO: the
   copy may not harm others).
3. People who are not of the family are masked: their names, telephones and addresses, and the same names
   wherever else they stand; what was masked is listed by place, never by content. A name that stands only in
   a note is not known here, so whoever hands the copy over reads it first.
4. Deleted records are left out, and what tells nothing of anybody: looks, and where a paper's bytes lie.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from asystent_desktop.application.reading import family_in
from asystent_desktop.application.restricted import blue_card
from asystent_desktop.application.transfer.export_page import MaskedPlace, ReadableEntry, page
from asystent_desktop.application.wording.entry_words import field_label, value_words
from asystent_desktop.domain.entry_shapes import shape_of
from asystent_desktop.domain.kinds.family import Family, FamilyMember
from asystent_desktop.domain.records import KINDS, Record, kind_of, restricted_scope
from asystent_desktop.i18n import _, speaking
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

MASK = "[▒▒▒]"
THIRD_PARTIES: Mapping[str, frozenset[str]] = {
    "contact": frozenset({"name", "phone", "email", "address"}),
    "contact_entry": frozenset({"with_whom"}),
    "guardianship": frozenset({"guardian"}),
    "placement": frozenset({"place", "address", "coordinator", "coordinator_phone"}),
    "team_minutes": frozenset({"members"}),
    "team_task": frozenset({"who"}),
    "team_work": frozenset({"present"}),
    "received_document": frozenset({"sender"}),
    "letter": frozenset({"addressee"}),
    "family": frozenset({"social_worker", "assigned_by"}),
    "blue_card": frozenset({"in_presence_of"}),
    "blue_card_meeting": frozenset({"present"}),
}
"""Fields that tell of people outside the family, by kind."""

_NEVER = frozenset({"deleted", "key", "chunks"})
_ONLY_DATA = _NEVER | {
    *("author_id", "visits", "sha256", "content_sha256", "size_bytes", "media", "content", "template"),
    *("corrects", "replaces", "subject_kind", "paper_kind", "document_kind", "term_record", "copy_for"),
    *("imported", "case", "seen"),
}
"""Fields only the machine-readable half holds: ids, hashes, and whole papers in the renderer's own form."""

_LEFT_OUT = frozenset({"access_note", "paper_file"})
_NAME_LETTERS = 3


@dataclass(frozen=True)
class SubjectCopy:
    """The copy.

    Attributes:
        files: Content by file name.
        masked: Every place that was masked.
    """

    files: Mapping[str, bytes]
    masked: tuple[MaskedPlace, ...]


def subject_copy(desk: Desk, family_id: str, *, restricted: bool = False) -> SubjectCopy:
    """Makes the copy of one family.

    Args:
        desk: Where from.
        family_id: Whose.
        restricted: Also the Blue Card's compartment; the look is noted.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    if restricted:
        blue_card.open_compartment(desk, family_id)
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        scopes = [family.scope, *([restricted_scope(family_id)] if restricted else [])]
        records = [one for scope in scopes for one in _records(unit, scope)]
        people = unit.find(FamilyMember, scope=family.scope)
    masking = _Masking(_strangers(records, people))
    data = [masking.record(one) for one in records]
    names = {one.id: f"{one.first_name} {one.surname}" for one in people}
    with speaking("pl"):
        # A copy handed to a Polish family speaks Polish whatever the window does.
        entries = [masking.readable(one, names) for one in records]
    masked = tuple(dict.fromkeys(masking.places))
    made_on = desk.clock.today()
    whole = {
        "format": "asystent-subject-copy-1",
        "made_on": made_on.isoformat(),
        "family": family.number,
        "blue_card_included": restricted,
        "records": data,
        "masked": [vars(one) for one in masked],
    }
    stem = "kopia-" + re.sub(r"\W+", "-", family.number)
    return SubjectCopy(
        {
            f"{stem}.json": json.dumps(whole, ensure_ascii=False, indent=2).encode(),
            f"{stem}.html": page(family.number, entries, masked, made_on, restricted=restricted),
        },
        masked,
    )


def _records(unit: UnitOfWork, scope: str) -> Iterator[Record]:
    """Every record of a scope: the family and its people first, then kind by kind."""
    first = [kind_of(Family).name, kind_of(FamilyMember).name]
    names = first + [name for name in sorted(KINDS) if name not in first and name not in _LEFT_OUT]
    for name in names:
        yield from unit.find(KINDS[name].cls, scope=scope)


def _strangers(records: Iterable[Record], people: Iterable[FamilyMember]) -> frozenset[str]:
    """Words of names that belong to people outside the family and to nobody in it."""
    own = {word.casefold() for one in people for word in _words(f"{one.first_name} {one.surname}")}
    found: set[str] = set()
    for record in records:
        for field in ("name", "guardian", "with_whom", "coordinator", "social_worker", "assigned_by"):
            if field in THIRD_PARTIES.get(kind_of(record).name, ()):
                found.update(_words(str(getattr(record, field))))
    capital = (word for word in found if word[0].isupper() and len(word) >= _NAME_LETTERS)
    return frozenset(word for word in capital if word.casefold() not in own)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


class _Masking:
    """Turns records into plain data and remembers each place that was masked.

    Args:
        strangers: Name words to be masked wherever they stand.
    """

    def __init__(self, strangers: frozenset[str]) -> None:
        # Polish names are inflected: the word may lose its last letter and gain up to three.
        stems = sorted({re.escape(_stem(word)) for word in strangers})
        self._pattern = re.compile(rf"\b(?:{'|'.join(stems)})\w{{0,4}}\b") if stems else None
        self.places: list[MaskedPlace] = []

    def record(self, one: Record) -> dict[str, Any]:
        """One record as data."""
        kind = kind_of(one).name
        data: dict[str, Any] = {}
        for name in kind_of(one).fields:
            if name in _NEVER:
                continue
            value = _plain(getattr(one, name))
            shown = _blotted(value) if name in THIRD_PARTIES.get(kind, ()) else self._searched(value)
            if shown != value:
                self.places.append(MaskedPlace(kind, one.id, name))
            data[name] = shown
        return {"kind": kind, "id": one.id, "fields": data}

    def readable(self, one: Record, names: Mapping[str, str]) -> ReadableEntry:
        """One record in words, masked in the same places."""
        kind = kind_of(one)
        words = shape_of(type(one)).words
        rows = []
        for name in kind.fields:
            value = getattr(one, name)
            if name in _ONLY_DATA or value in (None, "", (), False):
                continue
            text = value_words(value, names, words.get(name, ""))
            if name.endswith("_id") and text == value:
                continue  # an id without a name tells a reader nothing
            strange = name in THIRD_PARTIES.get(kind.name, ())
            shown = MASK if strange else self._searched(text)
            rows.append((_(field_label(name)), str(shown)))
        return ReadableEntry(kind.name, tuple(rows))

    def _searched(self, value: Any) -> Any:
        if self._pattern is None:
            return value
        if isinstance(value, str):
            return self._pattern.sub(MASK, value)
        if isinstance(value, list):
            return [self._searched(one) for one in value]
        if isinstance(value, dict):
            return {name: self._searched(one) for name, one in value.items()}
        return value


def _stem(word: str) -> str:
    """What stays of a name when it is inflected: without a vowel at its end, when it is long enough."""
    return word[:-1] if len(word) > _NAME_LETTERS and word[-1] in "aeioyuąęó" else word


def _blotted(value: Any) -> Any:
    if isinstance(value, list):
        return [_blotted(one) for one in value]
    return MASK if value else value


def _plain(value: Any) -> Any:
    """A field's value as JSON holds it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    return value
