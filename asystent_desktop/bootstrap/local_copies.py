"""Copies of a vault that is not open: one made under a new key, one put back (ADR 57)."""

from asystent_desktop import assets
from asystent_desktop.domain.limits import Limit, Limits
from asystent_desktop.ports.clock import Clock


def copies_kept(clock: Clock) -> int:
    """How many local copies of each sort stay, as the dated rules say today."""
    return Limits.from_table(assets.load_toml("rules/limits.toml")).at(clock.today())[Limit.LOCAL_BACKUPS_KEPT]
