"""The end of a service and what follows it: the tab of a family file."""

from asystent_desktop.ui.ending.tab import EndingTab

__all__ = ["EndingTab"]
