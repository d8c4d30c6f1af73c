"""Limits and terms as dated data: the law and the office's orders move, so no number stands in the code.

Each limit has entries {value, valid_from, valid_until?, source}; the entry that holds on the day in
question counts, the later one where two overlap. A figure of last year is judged by last year's limit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from asystent_desktop.domain.calendar import BadRuleTable
from asystent_desktop.errors import UserFixable


class Limit(StrEnum):
    """Every limit the program asks for; the value is its key in resources/rules/limits.toml.

    The unit is the end of the name.
    """

    CONTACT_INTERVAL_WORKING_DAYS = "contact_interval_working_days"
    CONTACT_SOON_WORKING_DAYS = "contact_soon_working_days"
    FAMILIES_PER_ASSISTANT = "families_per_assistant"
    ASSESSMENT_INTERVAL_MONTHS = "assessment_interval_months"
    ASSESSMENT_SOON_DAYS = "assessment_soon_days"
    ASSESSMENT_NEAR_DAYS = "assessment_near_days"
    ASSESSMENT_LAST_DAYS = "assessment_last_days"
    PAPER_SOON_DAYS = "paper_soon_days"
    COURT_SOON_DAYS = "court_soon_days"
    ACTION_SOON_DAYS = "action_soon_days"
    CHILD_NOT_SEEN_DAYS = "child_not_seen_days"
    FIRST_PLAN_DAYS = "first_plan_days"
    LATE_ENTRY_DAYS = "late_entry_days"
    PARKED_COMMIT_DAYS = "parked_commit_days"
    MISSING_ENTRY_DAYS = "missing_entry_days"
    QUIET_COMPUTER_DAYS = "quiet_computer_days"
    OFFICE_BACKUP_DAYS = "office_backup_days"
    BACKUP_SOON_DAYS = "backup_soon_days"
    LOCAL_BACKUPS_KEPT = "local_backups_kept"
    HAND_OVER_GRACE_DAYS = "hand_over_grace_days"
    BACKUP_REACH_DAYS = "backup_reach_days"
    FOLLOW_UP_MONTHS = "follow_up_months"
    BLUE_CARD_HAND_OVER_WORKING_DAYS = "blue_card_hand_over_working_days"
    BLUE_CARD_FIRST_MEETING_WORKING_DAYS = "blue_card_first_meeting_working_days"
    FOLLOWED_UP_FAMILIES_PER_ASSISTANT = "followed_up_families_per_assistant"
    PLAIN_FILE_DAYS = "plain_file_days"
    ATTACHMENT_FILE_MIB = "attachment_file_mib"
    ATTACHMENT_FAMILY_MIB = "attachment_family_mib"
    ATTACHMENT_PICTURE_MEGAPIXELS = "attachment_picture_megapixels"


OPTIONAL = frozenset({Limit.FOLLOWED_UP_FAMILIES_PER_ASSISTANT})
"""Limits the law may set one day: without an entry there is no such limit."""

RETIRED = frozenset(
    {
        "lock_idle_minutes",
        "lock_warning_seconds",
        "hide_return_seconds",
        "clipboard_clear_seconds",
        "exchange_soon_days",
        "exchange_overdue_days",
    }
)
"""Keys of former versions: a table of the office's own may name them still."""


class NoLimitOnDay(UserFixable):
    """No value of a limit is valid on a day; the office has to enter one.

    Values: `limit` (its key), `day` (ISO date).
    """

    code = "domain.no-limit-on-day"


@dataclass(frozen=True, slots=True)
class LimitEntry:
    """One dated value.

    Attributes:
        value: Whole number in the unit the limit's name ends with.
        valid_from: First day it holds.
        valid_until: Last day it holds; None while it does.
        source: What sets it: an article, an order, the program's own design.
    """

    value: int
    valid_from: date
    valid_until: date | None
    source: str

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day, both ends included."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class LimitsOn:
    """The limits as they stand on one day; `limits.at(day)[Limit.FAMILIES_PER_ASSISTANT]`."""

    limits: "Limits"
    day: date

    def __getitem__(self, limit: Limit) -> int:
        """The value on that day.

        Raises:
            NoLimitOnDay: None is valid.
        """
        return self.limits.entry(limit, self.day).value

    def nearest(self, limit: Limit) -> int:
        """The value on that day; the earliest one on a day before all, as a clock decades off shows it.

        Raises:
            NoLimitOnDay: A later day has none, or there is none at all.
        """
        entries = self.limits.entries.get(limit, ())
        return entries[0].value if entries and self.day < entries[0].valid_from else self[limit]

    def optional(self, limit: Limit) -> int | None:
        """The value on that day of a limit that need not exist; None when it does not."""
        try:
            return self[limit]
        except NoLimitOnDay:
            return None


@dataclass(frozen=True, slots=True)
class Limits:
    """The table of limits; each limit's entries in order of `valid_from`."""

    entries: Mapping[Limit, tuple[LimitEntry, ...]]

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "Limits":
        """Reads resources/rules/limits.toml, already loaded: a list of entries under each limit's key.

        Raises:
            BadRuleTable: A limit is missing or unknown, or an entry is not in shape.
        """
        known = {limit.value for limit in Limit}
        if odd := known.symmetric_difference(table) - OPTIONAL - RETIRED:
            raise BadRuleTable(table="limits", entry=min(odd))
        kept = [limit for limit in Limit if limit not in OPTIONAL or limit.value in table]
        return cls({limit: _entries(limit, table[limit.value]) for limit in kept})

    def at(self, day: date) -> LimitsOn:
        """The limits on one day."""
        return LimitsOn(self, day)

    def entry(self, limit: Limit, day: date) -> LimitEntry:
        """The entry that holds on a day, with its source.

        Raises:
            NoLimitOnDay: None is valid.
        """
        for entry in reversed(self.entries.get(limit, ())):
            if entry.holds_on(day):
                return entry
        raise NoLimitOnDay(limit=limit.value, day=day.isoformat())


def _entries(limit: Limit, rows: Iterable[Mapping[str, Any]]) -> tuple[LimitEntry, ...]:
    """The entries of one limit, checked and in order."""
    try:
        made = [_entry(**row) for row in rows]
    except (TypeError, ValueError) as fault:
        raise BadRuleTable(table="limits", entry=limit.value) from fault
    if not made:
        raise BadRuleTable(table="limits", entry=limit.value)
    return tuple(sorted(made, key=lambda entry: entry.valid_from))


def _entry(value: Any, valid_from: Any, source: Any, valid_until: Any = None) -> LimitEntry:
    """One entry; TOML could hold anything, so every part is checked.

    Raises:
        ValueError: A part has the wrong type, or the dates are in the wrong order.
    """
    dates = [valid_from] if valid_until is None else [valid_from, valid_until]
    # `type(…) is`: True is an int and a datetime is a date, and neither may pass for one.
    if type(value) is not int or value < 1 or any(type(day) is not date for day in dates):
        raise ValueError(value)
    if dates != sorted(dates) or not isinstance(source, str) or not source:
        raise ValueError(source)
    return LimitEntry(value, valid_from, valid_until, source)
