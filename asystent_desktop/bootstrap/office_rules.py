"""Lays the office's own tables over the shipped ones when a vault is opened."""

from dataclasses import replace

from asystent_desktop import assets
from asystent_desktop.application.tables import office_tables
from asystent_desktop.domain.calendar import Holidays
from asystent_desktop.domain.limits import Limits
from asystent_desktop.i18n import dictionaries
from asystent_desktop.ports.desk import Desk, Rules


def with_tables(desk: Desk) -> Desk:
    """The desk with the rules its office set; without any, the shipped ones hold again."""
    assets.lay_over(office_tables.in_force(desk))
    dictionaries.entries.cache_clear()
    rules = Rules(
        Holidays.from_table(assets.load_toml("rules/holidays.toml")),
        Limits.from_table(assets.load_toml("rules/limits.toml")),
    )
    return replace(desk, rules=rules)
