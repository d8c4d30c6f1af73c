"""The frame of the window; see `window.MainShell`."""

from asystent_desktop.ui.shell.rail import RailEntry
from asystent_desktop.ui.shell.statusbar import Network, Status
from asystent_desktop.ui.shell.window import LockReason, MainShell

__all__ = ["LockReason", "MainShell", "Network", "RailEntry", "Status"]
