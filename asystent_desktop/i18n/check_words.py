"""Wording of what a check of the store can find (`persistence.verify`: "code:place")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from asystent_desktop.i18n.catalogue import N_, _

_TEXTS = {
    "hash": N_("A saved change is not what its name says."),
    "payload-hash": N_("The content of a saved change was altered."),
    "commit-unreadable": N_("A saved change cannot be read."),
    "columns": N_("The list of changes says something else than a change itself."),
    "unknown-device": N_("A change comes from a computer whose key is not known here."),
    "signature": N_("A signature does not hold."),
    "links": N_("A link between changes does not hold."),
    "head": N_("The latest change of a sequence is wrong."),
    "missing-commit": N_("A change that others build on is missing."),
    "index": N_("The list of fields does not match the changes."),
    "waits": N_("An entry still waits although nothing it needs is missing."),
    "record-differs": N_("What the screens show differs from the saved changes."),
    "record-missing": N_("The screens lack something that the saved changes hold."),
    "record-foreign": N_("The screens show something that the saved changes do not hold."),
}

_PLACE_DIGITS = 24
_SHORT = 12


class Place(Protocol):
    """What a problem concerns; `ports.store.Where` fits."""

    @property
    def commit(self) -> str: ...

    @property
    def device_id(self) -> str: ...

    @property
    def scope(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def record_id(self) -> str: ...

    @property
    def written_at(self) -> datetime | None: ...


def precisely(problems: Sequence[str], where: Mapping[str, Place]) -> list[str]:
    """Each problem in a line of its own: what it means, and which record, entry and computer it concerns."""
    return [_line(problem, where.get(problem)) for problem in problems]


def _line(problem: str, place: Place | None) -> str:
    code, _colon, name = problem.partition(":")
    parts = [_(_TEXTS[code]) if code in _TEXTS else code]
    if place is None:
        return f"{parts[0]} ({name or '–'})"
    if place.record_id:
        parts.append(_("Record: {kind} {record}.").format(kind=place.kind, record=place.record_id))
    if place.commit:
        parts.append(_("Entry: {commit}.").format(commit=place.commit[:_SHORT]))
    if place.device_id:
        parts.append(_("Computer: {device}.").format(device=place.device_id))
    if place.scope:
        parts.append(_("Kept under: {scope}.").format(scope=place.scope))
    if place.written_at is not None:
        parts.append(_("Written: {day}.").format(day=place.written_at.strftime("%d.%m.%Y")))
    return " ".join(parts)


def worded(problems: Sequence[str]) -> list[str]:
    """Problems by sort: what each means, how many, and where the first one is."""
    first: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for problem in problems:
        code, _colon, place = problem.partition(":")
        counts[code] += 1
        first.setdefault(code, place)
    return [
        _("{problem} ({n}×, first: {place})").format(
            problem=_(_TEXTS[code]) if code in _TEXTS else code,
            n=counts[code],
            place=first[code][:_PLACE_DIGITS] or "–",
        )
        for code in first
    ]
