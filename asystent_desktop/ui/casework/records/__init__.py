"""Lists of entries with a form beside them, for every kind `application.entries.entries` keeps.

page = RecordsPage(desk, tasks, (ADDRESSES, PHONES))
page.show_family(family_id)
"""

from asystent_desktop.ui.casework.records.kind import EntryWays, RecordKind, RowWords
from asystent_desktop.ui.casework.records.page import RecordsPage
from asystent_desktop.ui.casework.records.wording import Wording

__all__ = ["EntryWays", "RecordKind", "RecordsPage", "RowWords", "Wording"]
