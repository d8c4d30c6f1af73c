"""The head's screen of computers, alarms and entries that wait for a decision."""

from asystent_desktop.ui.computers.page import ComputersPage

__all__ = ["ComputersPage"]
