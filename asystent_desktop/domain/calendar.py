"""Working days by the Polish calendar.

Rules:
1. A working day is Monday to Friday, unless it is a public holiday (ustawa z 18.01.1951 o dniach wolnych
   od pracy) or a day the office itself is closed (e.g. for a holiday that fell on a Saturday).
2. Holidays are data with years of validity; this module never reads them itself.
3. Counting never includes the day one starts from: the 10th working day after a meeting on 14 December
   2026 is 30 December.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from asystent_desktop.errors import Bug

_DAY = timedelta(days=1)
_SATURDAY = 5


class BadRuleTable(Bug):
    """A dated table of rules is not in the shape its reader needs.

    Values: `table` (its name), `entry` (what was being read).
    """

    code = "domain.bad-rule-table"


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """One public holiday.

    Attributes:
        name: Its Polish name.
        month: 1-12, 0 for a movable feast.
        day: Day of the month, or days after Easter Sunday for a movable feast.
        first_year: First year it is free, None for "always".
        last_year: Last year it is free, None for "still".
    """

    name: str
    month: int
    day: int
    first_year: int | None = None
    last_year: int | None = None

    def on(self, year: int) -> date | None:
        """Its date in a year; None when the rule does not hold in it."""
        if self.first_year is not None and year < self.first_year:
            return None
        if self.last_year is not None and year > self.last_year:
            return None
        if self.month:
            return date(year, self.month, self.day)
        return easter(year) + timedelta(days=self.day)


@dataclass(frozen=True)
class Holidays:
    """The public holidays, and the days the office is closed besides.

    Attributes:
        rules: Public holidays.
        closed: Days the employer gives off, each a plain date.
    """

    rules: tuple[HolidayRule, ...]
    closed: frozenset[date] = frozenset()
    _years: dict[int, dict[date, str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _off: dict[int, frozenset[date]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "Holidays":
        """Reads resources/rules/holidays.toml, already loaded.

        Args:
            table: `fixed` (name, month, day) and `movable` (name, after_easter), each entry optionally
                with `from_year` and `until_year`.

        Raises:
            BadRuleTable: An entry lacks a part or holds an impossible date.
        """
        fixed = [_rule(entry, "month", "day") for entry in table.get("fixed", ())]
        movable = [_rule(entry, None, "after_easter") for entry in table.get("movable", ())]
        if not fixed:
            raise BadRuleTable(table="holidays", entry="fixed")
        return cls((*fixed, *movable))

    def closed_on(self, days: Iterable[date]) -> "Holidays":
        """The same holidays with the office's own free days added."""
        return replace(self, closed=self.closed | frozenset(days))

    def name(self, day: date) -> str | None:
        """The Polish name of the holiday on a day, None when it is none."""
        return self.in_year(day.year).get(day)

    def in_year(self, year: int) -> Mapping[date, str]:
        """Public holidays of a year with their names, in order of date."""
        if year not in self._years:
            dated = ((rule.on(year), rule.name) for rule in self.rules)
            self._years[year] = dict(sorted((day, name) for day, name in dated if day is not None))
        return self._years[year]

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, no public holiday, and the office not closed."""
        return day.weekday() < _SATURDAY and day not in self._weekdays_off(day.year)

    def is_free_by_law(self, day: date) -> bool:
        """A Saturday, a Sunday or a public holiday; a day only the office is closed is none (KC art. 115)."""
        return day.weekday() >= _SATURDAY or day in self.in_year(day.year)

    def add_working_days(self, day: date, n: int) -> date:
        """The nth working day after a day, or before it when n is negative; the day itself for 0.

        Raises:
            OverflowError: The result lies outside the years 1-9999.
        """
        # Each leap is as many calendar days as working days still lack, so it never passes the goal.
        reached = day
        if n >= 0:
            while left := n - self.working_days_between(day, reached):
                reached += left * _DAY
        else:
            while left := -n - self.working_days_between(reached - _DAY, day - _DAY):
                reached -= left * _DAY
        return reached

    def next_working_day(self, day: date) -> date:
        """The day itself when it is a working day, else the first one after it."""
        return day if self.is_working_day(day) else self.add_working_days(day, 1)

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and including `end`; negative when `end` is earlier.

        For n >= 0 it undoes `add_working_days`: between(day, add(day, n)) == n. Weekdays are reckoned, only
        the days off among them are counted, so ten years cost no more than a week.
        """
        if end < start:
            return -self.working_days_between(end, start)
        weekdays = _weekdays_until(end.toordinal()) - _weekdays_until(start.toordinal())
        years = range(start.year, end.year + 1)
        return weekdays - sum(start < day <= end for year in years for day in self._weekdays_off(year))

    def _weekdays_off(self, year: int) -> frozenset[date]:
        """Days from Monday to Friday of a year on which nobody works."""
        if year not in self._off:
            free = (*self.in_year(year), *(day for day in self.closed if day.year == year))
            self._off[year] = frozenset(day for day in free if day.weekday() < _SATURDAY)
        return self._off[year]


def _weekdays_until(ordinal: int) -> int:
    """Days from Monday to Friday since 1 January of the year 1, a Monday, up to that day."""
    weeks, rest = divmod(ordinal, 7)
    return weeks * 5 + min(rest, _SATURDAY)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    Args:
        year: 1583-9999.

    Source: the anonymous Gregorian computus (Meeus, Jones, Butcher).
    """
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leaps, rest = divmod(in_century, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - epact - rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _rule(entry: Mapping[str, Any], month_key: str | None, day_key: str) -> HolidayRule:
    """One entry of the table as a rule, checked in a leap year."""
    try:
        rule = HolidayRule(
            name=entry["name"],
            month=entry[month_key] if month_key else 0,
            day=entry[day_key],
            first_year=entry.get("from_year"),
            last_year=entry.get("until_year"),
        )
        replace(rule, first_year=None, last_year=None).on(2024)
    except (KeyError, TypeError, ValueError) as fault:
        raise BadRuleTable(table="holidays", entry=str(entry.get("name", "?"))) from fault
    return rule
