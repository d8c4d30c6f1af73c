"""The history of changes: a page for everything, a tab for one family."""

from asystent_desktop.ui.history.page import HistoryPage, HistoryTab

__all__ = ["HistoryPage", "HistoryTab"]
