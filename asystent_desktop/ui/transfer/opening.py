"""Opens the sheets over a window; each only reads and writes when a person said so."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.transfer.copy_sheet import CopySheet
from asystent_desktop.ui.transfer.import_sheet import ImportSheet


def open_import(window: QWidget, desk: Desk, tasks: Tasks, house: House) -> ImportSheet:
    """Asks for a folder with the three lists and shows what they would bring."""
    sheet = ImportSheet(window, desk, tasks, house)
    sheet.open(sheet.choose)
    return sheet


def open_subject_copy(window: QWidget, desk: Desk, tasks: Tasks, house: House, family_id: str) -> CopySheet:
    """Makes the copy of a family's data and shows it before it is written anywhere."""
    sheet = CopySheet(window, desk, tasks, house, family_id)
    sheet.open(sheet.card_choice)
    return sheet
