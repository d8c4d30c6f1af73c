"""The family list as rows: most urgent first or by name, the filters with their counts, the ended ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from asystent_desktop.application.family.views import FamilyRow
from asystent_desktop.application.wording.case_states import CaseRow, CaseState
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import collation_key, numeric_date, relative_working_days
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone
from asystent_desktop.ui.widgets import Row
from asystent_desktop.ui.widgets.ring import tone_of


class Filter(StrEnum):
    """What the list shows."""

    ALL = "all"
    URGENT = "urgent"
    COURT = "court"
    ENDED = "ended"


class Order(StrEnum):
    """How the list is ordered; the use case already gives the most urgent first."""

    URGENCY = "urgency"
    NAME = "name"


def is_urgent(row: FamilyRow) -> bool:
    """Overdue, or amber in the ring."""
    return tone_of(row.contact.working_days_left) in (Tone.OVERDUE, Tone.SOON)


_KEEPS: dict[Filter, Callable[[FamilyRow], bool]] = {
    Filter.ALL: lambda row: True,
    Filter.URGENT: is_urgent,
    Filter.COURT: lambda row: row.court,
}


def kept(rows: Sequence[FamilyRow], wanted: Filter, order: Order = Order.URGENCY) -> list[FamilyRow]:
    """The rows a filter keeps, in the order asked for."""
    found = [row for row in rows if _KEEPS[wanted](row)]
    if order == Order.NAME:
        found.sort(key=lambda row: (collation_key(row.name), row.number))
    return found


def counts(rows: Sequence[FamilyRow]) -> dict[Filter, int]:
    """How many rows each filter keeps."""
    return {wanted: sum(map(keeps, rows)) for wanted, keeps in _KEEPS.items()}


def painted(row: FamilyRow) -> Row:
    """A family as a row with its ring."""
    tone = tone_of(row.contact.working_days_left)
    marks = []
    if row.for_life:
        marks.append((Icon.FOR_LIFE, Tone.INFO))
    if row.court:
        marks.append((Icon.COURT, Tone.COURT))
    distance = relative_working_days(row.contact.working_days_left)
    name = masking().name(row.name, row.number)
    district = "" if masking().on else row.district
    return Row(
        key=row.family_id,
        title=name,
        ring=row.contact.working_days_left,
        subtitle=distance,
        subtitle_tone=tone if tone in (Tone.OVERDUE, Tone.SOON) else Tone.NEUTRAL,
        # The words about being late need the whole line.
        rest="" if tone == Tone.OVERDUE else district,
        marks=tuple(marks),
        spoken=_spoken(row, name, distance, district),
    )


def painted_ended(row: CaseRow) -> Row:
    """A family whose service is over: since when, and whether it is followed up."""
    followed = row.state is CaseState.FOLLOW_UP
    day = numeric_date(row.on) if row.on else ""
    words = _("follow-up since {day}") if followed else _("ended {day}")
    return Row(
        key=row.family_id,
        title=masking().name(row.name, row.number),
        subtitle=words.format(day=day),
        icon=Icon.SHOW if followed else Icon.DONE,
        icon_tone=Tone.INFO if followed else Tone.NEUTRAL,
    )


def _spoken(row: FamilyRow, name: str, distance: str, district: str) -> str:
    parts = [name, row.number, _("meeting {when}").format(when=distance), district]
    if row.court:
        parts.append(_("obliged by the court"))
    if row.for_life:
        parts.append(_("For life"))
    return ", ".join(part for part in parts if part)
