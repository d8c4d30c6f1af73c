"""What is due today: the dock beside a file, the page, and planning a visit."""

from asystent_desktop.ui.today.dock import TodayDock
from asystent_desktop.ui.today.page import TodayPage

__all__ = ["TodayDock", "TodayPage"]
