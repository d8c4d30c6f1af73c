"""Printing finished documents from memory, and telling honestly what became of it.

    ask_print(Journal(page, desk, tasks, Subject(scope, kind, record_id)), content, title=_("Court opinion"))

A document is bytes of a PDF. It goes to the print system without a file of ours; only "Save PDF…" writes
one, where the person says, after the warning that it is not encrypted.
"""

from asystent_desktop.ui.printing.asking import Journal, Subject, ask_print
from asystent_desktop.ui.printing.copies import CopiesField
from asystent_desktop.ui.printing.routes import (
    Outcome,
    PrintResult,
    PrintWish,
    QtRoute,
    Route,
    SpoolerRoute,
    best_route,
)
from asystent_desktop.ui.printing.sheet import PrintSheet

__all__ = [
    "CopiesField",
    "Journal",
    "Outcome",
    "PrintResult",
    "PrintSheet",
    "PrintWish",
    "QtRoute",
    "Route",
    "SpoolerRoute",
    "Subject",
    "ask_print",
    "best_route",
]
