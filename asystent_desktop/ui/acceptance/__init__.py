"""What waits for the head: the queue, the text with its differences, remarks, approving and returning."""

from asystent_desktop.ui.acceptance.page import AcceptancePage

__all__ = ["AcceptancePage"]
