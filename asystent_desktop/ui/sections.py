"""Keys of the pages, and the sections of the rail they belong to."""

from asystent_desktop.i18n import _
from asystent_desktop.ui.shell.rail import RailEntry
from asystent_desktop.ui.theme import Icon

TODAY, FAMILIES, SETTINGS = "today", "families", "settings"
CALENDAR = "calendar"
OPINIONS, OPINION = "opinions", "opinion"
EXCHANGE, CLASHES = "exchange", "clashes"
ASSIGNMENTS, COMPUTERS, HISTORY = "assignments", "computers", "history"
ACCEPTANCE = "acceptance"

TIME_SHEET = "time-sheet"
GROUP_WORK = "group-work"

SECTION_OF = {
    TIME_SHEET: TODAY,
    GROUP_WORK: CALENDAR,
    OPINION: OPINIONS,
    CLASHES: EXCHANGE,
    HISTORY: SETTINGS,
}
"""Pages that stand in another page's section; every other one is its own."""


OFFICE_PAGES = frozenset({ASSIGNMENTS, ACCEPTANCE, COMPUTERS})
"""Pages only the head and the administrator of an office have."""


def rail_entries(*, office: bool = False) -> list[RailEntry]:
    """The sections, in order of their keys; `office`: those of the head, too."""
    entries = [
        (TODAY, Icon.TODAY, _("Today")),
        (FAMILIES, Icon.FAMILIES, _("Families")),
        (CALENDAR, Icon.CALENDAR, _("Calendar")),
        (ASSIGNMENTS, Icon.PERSON_LIST, _("Assignments")),
        (ACCEPTANCE, Icon.COMMENT, _("For acceptance")),
        (OPINIONS, Icon.OPINIONS, _("Opinions")),
        (COMPUTERS, Icon.LAPTOP, _("Computers and alarms")),
        (EXCHANGE, Icon.EXCHANGE, _("Data exchange")),
        (SETTINGS, Icon.SETTINGS, _("Settings")),
    ]
    own = [entry for entry in entries if office or entry[0] not in OFFICE_PAGES]
    return [
        RailEntry(key, icon, words, f"Ctrl+{at}", bottom=key == SETTINGS)
        for at, (key, icon, words) in enumerate(own, 1)
    ]
