"""Own time sheet and monthly work record (*ewidencja czasu*), reckoned from visit cards and work entries.

Rules:
1. A meeting counts for whoever wrote its card; the card's hours are the hours worked, the way comes on top.
2. Group classes are held once: their hours count once in the day, and in full for each family that took part.
3. A meeting that served several tasks of art. 15 counts in full for each, so tasks do not sum to the whole.
4. A meeting that did not happen counts its way, and its hours as they were written down.
5. A telephone call is time worked, and no meeting.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from asystent_desktop.domain.cards import minutes
from asystent_desktop.domain.kinds.visit import Place, Visit, VisitKind
from asystent_desktop.domain.kinds.work_entry import WorkEntry

MINUTES_PER_HOUR = 60


@dataclass(frozen=True)
class SheetLine:
    """One meeting or piece of work.

    Attributes:
        families: Ids; several for group classes, none for other work.
        work: Key of dictionaries/work_kinds.toml; empty for a meeting. `kind`: of the meeting.
    """

    on: date
    start: time
    end: time
    minutes: int
    travel_minutes: int
    travel_km: int
    families: tuple[str, ...] = ()
    place: str = ""
    kind: str = ""
    held: bool = True
    work: str = ""
    tasks: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Share:
    """What fell to one family or one task.

    Attributes:
        key: Family id, or point of art. 15.
        missed: Meetings that did not happen.
    """

    key: str
    meetings: int
    missed: int
    minutes: int
    travel_km: int


@dataclass(frozen=True)
class WorkMonth:
    """One month of one person.

    Attributes:
        month: Its first day.
        lines: In order of time.
        meetings, missed: Meetings held and not; group classes count once.
        meeting_minutes, travel_minutes, work_minutes: Meetings, the way to them, other work.
        life_support: How often each form of "Za życiem" support was given.
    """

    month: date
    lines: tuple[SheetLine, ...]
    meetings: int
    missed: int
    meeting_minutes: int
    travel_minutes: int
    work_minutes: int
    travel_km: int
    by_family: tuple[Share, ...]
    by_task: tuple[Share, ...]
    life_support: Mapping[str, int]

    @property
    def total_minutes(self) -> int:
        """All time worked."""
        return self.meeting_minutes + self.travel_minutes + self.work_minutes


def month_of(month: date, cards: Iterable[Visit], work: Iterable[WorkEntry]) -> WorkMonth:
    """Reckons one month.

    Args:
        month: Any day of it.
        cards: Cards that count, written by this person, of that month; scope is the family's.
        work: Her other work of that month.
    """
    held = list(cards)
    meetings = _meeting_lines(held)
    other = [_work_line(one) for one in work]
    support: defaultdict[str, int] = defaultdict(int)
    for card in held:
        for form in card.life_support:
            support[form] += 1
    return WorkMonth(
        month=month.replace(day=1),
        lines=tuple(sorted((*meetings, *other), key=lambda one: (one.on, one.start, one.end, one.families))),
        meetings=sum(line.held and line.kind != VisitKind.PHONE for line in meetings),
        missed=sum(not line.held for line in meetings),
        meeting_minutes=sum(line.minutes for line in meetings),
        travel_minutes=sum(line.travel_minutes for line in meetings),
        work_minutes=sum(line.minutes for line in other),
        travel_km=sum(line.travel_km for line in (*meetings, *other)),
        by_family=_shares((_family(card), card) for card in held),
        by_task=_shares((task, card) for card in held for task in card.statutory_tasks),
        life_support=dict(support),
    )


def _meeting_lines(cards: Iterable[Visit]) -> list[SheetLine]:
    """One line a meeting; the cards of one group meeting make one line."""
    gathered: dict[str, list[Visit]] = {}
    for card in cards:
        gathered.setdefault(card.group_id or card.id, []).append(card)
    return [_meeting_line(group) for group in gathered.values()]


def _meeting_line(cards: list[Visit]) -> SheetLine:
    one = next((card for card in cards if card.held), cards[0])
    return SheetLine(
        on=one.on,
        start=one.start,
        end=one.end,
        minutes=minutes(one),
        travel_minutes=max(card.travel_minutes for card in cards),
        travel_km=max(card.travel_km for card in cards),
        families=tuple(_family(card) for card in cards if card.held) or tuple(map(_family, cards)),
        place=one.place,
        kind=one.kind.value,
        held=any(card.held for card in cards),
        tasks=tuple(dict.fromkeys(task for card in cards for task in card.statutory_tasks)),
    )


def _work_line(one: WorkEntry) -> SheetLine:
    return SheetLine(
        one.on,
        one.start,
        one.end,
        _between(one.start, one.end),
        0,
        one.travel_km,
        work=one.work,
        note=one.note,
    )


def lacks_way(card: Visit) -> bool:
    """Whether a card tells nothing of the way to a meeting that had one, or has no hours that make sense.

    Nobody goes anywhere for a telephone call or a meeting in the office.
    """
    went = card.kind != VisitKind.PHONE and card.place != Place.OFFICE
    return (went and not (card.travel_km or card.travel_minutes)) or (card.held and not minutes(card))


def _between(start: time, end: time) -> int:
    return max(0, (end.hour - start.hour) * MINUTES_PER_HOUR + end.minute - start.minute)


def _family(card: Visit) -> str:
    return card.scope.partition(":")[2]


def _shares(pairs: Iterable[tuple[str, Visit]]) -> tuple[Share, ...]:
    found: defaultdict[str, list[Visit]] = defaultdict(list)
    for key, card in pairs:
        found[key].append(card)
    ordered = sorted(found.items(), key=lambda pair: _point(pair[0]))
    return tuple(
        Share(
            key,
            sum(card.held and card.kind != VisitKind.PHONE for card in cards),
            sum(not card.held for card in cards),
            sum(minutes(card) for card in cards if card.held),
            sum(card.travel_km for card in cards),
        )
        for key, cards in ordered
    )


def _point(key: str) -> tuple[int, str]:
    """Points of art. 15 in the order of the act: 9, 11, 11a, 12."""
    digits = key.rstrip("abcdefghijklmnopqrstuvwxyz")
    return (int(digits), key) if digits.isdigit() else (0, key)
