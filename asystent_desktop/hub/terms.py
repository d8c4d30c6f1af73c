"""The office's terms, read from the same dated rules as every laptop's.

A hub whose clock is decades slow still exchanges: before the first dated value the first one holds.
"""

from datetime import date
from functools import cache

from asystent_desktop import assets
from asystent_desktop.domain.limits import Limit, Limits, LimitsOn


@cache
def _limits() -> Limits:
    return Limits.from_table(assets.load_toml("rules/limits.toml"))


def limits_on(on: date) -> LimitsOn:
    """Every limit on a day; ask by `nearest`."""
    return _limits().at(on)


def grace_days(on: date) -> int:
    """So many days after an assignment's end what was written within it is still taken as it is."""
    return _limits().at(on).nearest(Limit.HAND_OVER_GRACE_DAYS)


def parked_commit_days(on: date) -> int:
    """So many days an entry of the office waits for one before it."""
    return _limits().at(on).nearest(Limit.PARKED_COMMIT_DAYS)


def backup_reach_days(on: date) -> int:
    """So many days after an erasure its content may still lie in a backup."""
    return _limits().at(on).nearest(Limit.BACKUP_REACH_DAYS)
