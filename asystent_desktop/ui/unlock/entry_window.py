"""The window before the work: carries the unlock or the first-run page. Its title never holds a name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from asystent_desktop.ui.unlock.panel import EntryFrame


class EntryWindow(QMainWindow):
    """A frame for one page at a time.

    Attributes:
        closing: Somebody closes the window instead of unlocking.
    """

    closing = Signal()

    def __init__(self, page: EntryFrame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Asystent")  # not translated
        self.setMinimumSize(520, 360)
        self.resize(1366, 768)
        self.set_page(page)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._help)

    def _help(self) -> None:
        from asystent_desktop.ui.help import open_help  # not needed while the page comes up

        open_help(self)

    def set_page(self, page: EntryFrame) -> None:
        """Replaces the page; the window owns it."""
        self._page = page
        self.setCentralWidget(page)
        page.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The first field has the focus."""
        super().showEvent(event)
        self._page.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells that nobody wants to go on."""
        self.closing.emit()
        super().closeEvent(event)
