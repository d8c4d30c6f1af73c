"""Own time sheet and monthly work record (*ewidencja czasu*)."""

from asystent_desktop.ui.time_sheet.page import TimeSheetPage

__all__ = ["TimeSheetPage"]
