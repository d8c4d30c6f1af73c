"""What stands in the hours of a week: visits, hours without a family, proposed visits; lanes for overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import Enum, auto
from itertools import pairwise

from asystent_desktop.application.planner.planning import Assumptions, ProposedVisit
from asystent_desktop.application.planner.week import BlockView, WeekDay
from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.domain.kinds.group_work import GroupMeeting
from asystent_desktop.domain.kinds.planning import BlockKind
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import short_date, time_24, time_span
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon
from asystent_desktop.ui.today import visit_words

DAY_MINUTES = 24 * 60


class Sort(Enum):
    """How a mark is drawn."""

    PLANNED = auto()
    NEXT = auto()
    DONE = auto()
    BLOCK = auto()
    PROPOSED = auto()


@dataclass(frozen=True)
class Mark:
    """One box.

    Attributes:
        key: "visit:<id>" (of the appointment, else of the card), "block:<id>", "group:<id>" or
            "proposed:<family id>".
        district: Of a visit, for the way to the next one; None for anything else.
        lane, lanes: Its place among those it overlaps.
    """

    key: str
    sort: Sort
    on: date
    start: time
    end: time
    title: str
    about: str
    icon: Icon | None = None
    district: str | None = None
    lane: int = 0
    lanes: int = 1

    @property
    def movable(self) -> bool:
        """A visit that has its card stays where it was."""
        return self.sort is not Sort.DONE

    @property
    def words(self) -> str:
        """As a screen reader says it."""
        hours = f"{short_date(self.on)}, {time_span(self.start, self.end)}"
        proposed = _("proposed, not saved") if self.sort is Sort.PROPOSED else ""
        overlaps = _("overlaps another") if self.lanes > 1 else ""
        return ", ".join(part for part in (hours, self.title, self.about, proposed, overlaps) if part)


def minutes(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute


def clock(total: int) -> time:
    """The time of day after so many minutes, 23:59 at the latest."""
    return time(*divmod(min(max(total, 0), DAY_MINUTES - 1), 60))


def marks(days: Sequence[WeekDay], proposed: Iterable[ProposedVisit], now: datetime) -> list[Mark]:
    """Everything of some days with its lanes, in order of time."""
    visits = [one for day in days for one in day.visits]
    coming = next((one for one in visits if not one.done and datetime.combine(one.on, one.end) > now), None)
    found = [_visit(one, is_next=one is coming and one.on == now.date()) for one in visits]
    found += [_block(one) for day in days for one in day.blocks]
    found += [_group(one) for day in days for one in day.groups]
    found += [_proposed(one) for one in proposed]
    laned: list[Mark] = []
    for day in sorted({one.on for one in found}):
        laned += _lanes([one for one in found if one.on == day])
    return laned


def visit_key(one: AppointmentView) -> str:
    """The key of a visit's box, planned or not."""
    return f"visit:{one.appointment_id or one.visit_id}"


def _visit(one: AppointmentView, *, is_next: bool) -> Mark:
    where = "" if masking().on else one.district
    state = visit_words.outcome(one) if one.done else ""
    parts = (time_24(one.start), where, state)
    return Mark(
        key=visit_key(one),
        sort=Sort.DONE if one.done else Sort.NEXT if is_next else Sort.PLANNED,
        on=one.on,
        start=one.start,
        end=one.end,
        title=masking().name(one.family_name, one.family_number),
        about=" · ".join(part for part in parts if part),
        icon=(Icon.CHECK if one.held else Icon.CLOSE) if one.done else visit_words.icon(one.place),
        district=one.district,
    )


def _block(one: BlockView) -> Mark:
    icon = Icon.MEETING if one.block == BlockKind.TEAM else None
    words = _(one.label)
    return Mark(
        f"block:{one.block_id}", Sort.BLOCK, one.on, one.start, one.end, words, time_24(one.start), icon
    )


def _group(one: GroupMeeting) -> Mark:
    """A meeting with several families; one that is written down stays where it was."""
    n = len(one.families)
    families = ngettext("{n} family", "{n} families", n).format(n=n)
    return Mark(
        key=f"group:{one.id}",
        sort=Sort.DONE if one.recorded_on else Sort.PLANNED,
        on=one.on,
        start=one.start,
        end=one.end,
        title=one.topic,
        about=f"{time_24(one.start)} · {families}",
        icon=Icon.CHECK if one.recorded_on else Icon.MEETING,
    )


def _proposed(one: ProposedVisit) -> Mark:
    where = "" if masking().on else one.district
    return Mark(
        key=f"proposed:{one.family_id}",
        sort=Sort.PROPOSED,
        on=one.on,
        start=one.start,
        end=one.end,
        title=masking().name(one.family, one.family_number),
        about=" · ".join(part for part in (time_24(one.start), where) if part),
        district=one.district,
    )


def _lanes(day: Sequence[Mark]) -> list[Mark]:
    """Side by side what overlaps; a group shares its lanes."""
    done: list[Mark] = []
    group: list[Mark] = []
    ends: list[time] = []
    for mark in sorted(day, key=lambda one: (one.start, one.end, one.key)):
        if ends and mark.start >= max(ends):
            done += _shared(group, len(ends))
            group, ends = [], []
        lane = next((at for at, end in enumerate(ends) if end <= mark.start), len(ends))
        if lane == len(ends):
            ends.append(mark.end)
        ends[lane] = mark.end
        group.append(_in_lane(mark, lane))
    return done + _shared(group, len(ends))


def _in_lane(mark: Mark, lane: int, lanes: int = 1) -> Mark:
    return replace(mark, lane=lane, lanes=lanes)


def _shared(group: Iterable[Mark], lanes: int) -> list[Mark]:
    return [_in_lane(one, one.lane, lanes) for one in group]


def ways(found: Sequence[Mark], rules: Assumptions) -> list[tuple[date, int, str]]:
    """Where the way between two visits of a day is worth a word: day, minute of its middle, words."""
    told = []
    for before, after in pairwise(found):
        gap = minutes(after.start) - minutes(before.end)
        if before.on != after.on or before.district is None or after.district is None or gap < 20:
            continue
        near = before.district == after.district
        length = rules.near_minutes if near else rules.travel_minutes
        words = _("travel {n} min").format(n=length)
        told.append((before.on, minutes(before.end) + gap // 2, words))
    return told
