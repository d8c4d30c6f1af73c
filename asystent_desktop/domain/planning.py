"""A week proposed from what is due: pure, and never saved by itself.

Rules:
1. The most urgent family is placed first: overdue ones, then by the day the meeting is due.
2. A visit stands on a working day that is not over, inside the working hours, on a quarter of an hour, clear
   of what is planned already and of the way there and back; not more than so many visits a day.
3. A day on which the assistant is in the district anyway goes before an earlier one, but never past the term.
4. Who finds no place in time is placed late in the same week; who finds none, in the week after.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

STEP_MINUTES = 15


@dataclass(frozen=True)
class Assumptions:
    """What a proposal rests on; minutes, hours of the day, visits a day.

    Attributes:
        travel_minutes: The way between two districts. `near_minutes`: inside one.
    """

    begins: time = time(8)
    ends: time = time(16)
    visits_a_day: int = 4
    visit_minutes: int = 60
    travel_minutes: int = 25
    near_minutes: int = 10


@dataclass(frozen=True)
class Wanted:
    """A family that needs a meeting by a day; `not_before`: the day it was put off to."""

    family_id: str
    district: str
    due_on: date
    not_before: date | None = None


@dataclass(frozen=True)
class Busy:
    """Hours that are taken; a visit (`visit`) counts towards the day's number and has a district."""

    start: time
    end: time
    district: str | None = None
    visit: bool = False


@dataclass(frozen=True)
class Place:
    """Where a meeting is proposed."""

    family_id: str
    on: date
    start: time
    end: time


@dataclass
class _Diary:
    """The taken hours of each day, growing while places are given away."""

    rules: Assumptions
    taken: dict[date, list[Busy]] = field(default_factory=dict)

    def free_at(self, on: date, district: str, earliest: time) -> time | None:
        """The first quarter of an hour at which a visit fits; None when the day is full."""
        day = self.taken.get(on, [])
        if sum(one.visit for one in day) >= self.rules.visits_a_day:
            return None
        start = _rounded_up(max(_minutes(earliest), _minutes(self.rules.begins)))
        last = _minutes(self.rules.ends) - self.rules.visit_minutes
        while start <= last:
            clash = next((one for one in day if self._clashes(one, start, district)), None)
            if clash is None:
                return time(*divmod(start, 60))
            start = _rounded_up(max(_minutes(clash.end) + self._way(clash, district), start + 1))
        return None

    def _clashes(self, one: Busy, start: int, district: str) -> bool:
        way = self._way(one, district)
        return (
            start < _minutes(one.end) + way and _minutes(one.start) < start + self.rules.visit_minutes + way
        )

    def _way(self, one: Busy, district: str) -> int:
        near = one.district is not None and one.district == district
        return self.rules.near_minutes if near else self.rules.travel_minutes

    def take(self, place: Place, district: str) -> None:
        busy = Busy(place.start, place.end, district, visit=True)
        self.taken.setdefault(place.on, []).append(busy)

    def in_district(self, on: date, district: str) -> bool:
        return bool(district) and any(one.district == district for one in self.taken.get(on, ()))


def propose(
    wanted: Iterable[Wanted],
    days: Sequence[date],
    later: Sequence[date],
    busy: Mapping[date, Sequence[Busy]],
    rules: Assumptions,
    now: datetime,
) -> tuple[list[Place], list[Place]]:
    """Places for this week, and those that found room in the following one only.

    Args:
        wanted: Families without a meeting planned ahead.
        days: Working days of the week, in order. `later`: those of the week after.
        busy: What is taken on them.
        now: The local wall clock: nothing is proposed before it.
    """
    diary = _Diary(rules, {on: list(held) for on, held in busy.items()})
    ahead = [day for day in days if day >= now.date()]
    this_week, next_week = [], []
    for one in sorted(wanted, key=lambda one: (one.due_on, one.family_id)):
        in_time = [day for day in ahead if day <= one.due_on]
        late = [day for day in ahead if day > one.due_on]
        place = _place(diary, one, in_time, now) or _place(diary, one, late, now)
        if place is not None:
            this_week.append(place)
        elif (place := _place(diary, one, list(later), now)) is not None:
            next_week.append(place)
    return this_week, next_week


def _place(diary: _Diary, one: Wanted, days: list[date], now: datetime) -> Place | None:
    allowed = [day for day in days if one.not_before is None or day >= one.not_before]
    if one.due_on >= now.date():
        allowed.sort(key=lambda day: (not diary.in_district(day, one.district), day))
    for day in allowed:
        earliest = now.time() if day == now.date() else time.min
        start = diary.free_at(day, one.district, earliest)
        if start is not None:
            end = datetime.combine(day, start) + timedelta(minutes=diary.rules.visit_minutes)
            place = Place(one.family_id, day, start, end.time())
            diary.take(place, one.district)
            return place
    return None


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _rounded_up(minutes: int) -> int:
    return -(-minutes // STEP_MINUTES) * STEP_MINUTES
