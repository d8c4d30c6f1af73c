"""The head's screen of assignments: who works with whom, who waits."""

from asystent_desktop.ui.assignments.page import AssignmentsPage

__all__ = ["AssignmentsPage"]
