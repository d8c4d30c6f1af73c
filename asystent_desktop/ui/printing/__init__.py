"""Printing finished documents from memory, and telling honestly what became of it.

    sheet = PrintSheet(window, tasks, content, title=_("Court opinion"), copies=2)
    sheet.open()

A document is bytes of a PDF. It goes to the print system without a file of ours; only "Save PDF…" writes
one, where the person says, after the warning that it is not encrypted.
"""

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
    "Outcome",
    "PrintResult",
    "PrintSheet",
    "PrintWish",
    "QtRoute",
    "Route",
    "SpoolerRoute",
    "best_route",
]
