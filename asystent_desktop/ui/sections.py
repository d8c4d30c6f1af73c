"""Keys of the pages, and the sections of the rail they belong to."""

from asystent_desktop.i18n import _
from asystent_desktop.ui.shell.rail import RailEntry
from asystent_desktop.ui.theme import Icon

TODAY, FAMILIES, SETTINGS = "today", "families", "settings"
OPINIONS, OPINION = "opinions", "opinion"
EXCHANGE, CLASHES = "exchange", "clashes"

SECTION_OF = {OPINION: OPINIONS, CLASHES: EXCHANGE}
"""Pages that stand in another page's section; every other one is its own."""


def rail_entries() -> list[RailEntry]:
    """The sections, in order of their keys."""
    return [
        RailEntry(TODAY, Icon.TODAY, _("Today"), "Ctrl+1"),
        RailEntry(FAMILIES, Icon.FAMILIES, _("Families"), "Ctrl+2"),
        RailEntry(OPINIONS, Icon.OPINIONS, _("Opinions"), "Ctrl+3"),
        RailEntry(EXCHANGE, Icon.EXCHANGE, _("Data exchange"), "Ctrl+4"),
        RailEntry(SETTINGS, Icon.SETTINGS, _("Settings"), "Ctrl+5", bottom=True),
    ]
