"""A small layout language for letters: texts and two-column rows, broken into lines, then into pages.

The canvas of reportlab is used and its Paragraph is not: here text is never read as markup, lines break over
the whole paragraph, a page never ends between a heading and its text, and the number of pages is known
before the first one is drawn.
"""

from asystent_desktop.documents.layout.archive import Info
from asystent_desktop.documents.layout.blocks import (
    Align,
    Block,
    Columns,
    Figure,
    Picture,
    Role,
    Style,
    Table,
    Text,
)
from asystent_desktop.documents.layout.drawing import Page
from asystent_desktop.documents.layout.fonts import Face, printable
from asystent_desktop.documents.layout.lines import Run
from asystent_desktop.documents.layout.sheet import print_sheet

__all__ = [
    "Align",
    "Block",
    "Columns",
    "Face",
    "Figure",
    "Info",
    "Page",
    "Picture",
    "Role",
    "Run",
    "Style",
    "Table",
    "Text",
    "print_sheet",
    "printable",
]
