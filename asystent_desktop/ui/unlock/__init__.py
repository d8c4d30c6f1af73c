"""First run and unlocking: the pages before the work; they emit frozen requests and know no use case."""

from asystent_desktop.ui.unlock.entry_window import EntryWindow
from asystent_desktop.ui.unlock.first_run import FirstRunPage
from asystent_desktop.ui.unlock.requests import CreateRequest, DemoRequest, UnlockFacts, UnlockRequest, Worker
from asystent_desktop.ui.unlock.unlock_page import UnlockPage

__all__ = [
    "CreateRequest",
    "DemoRequest",
    "EntryWindow",
    "FirstRunPage",
    "UnlockFacts",
    "UnlockPage",
    "UnlockRequest",
    "Worker",
]
