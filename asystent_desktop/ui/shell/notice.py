"""A line of the whole program above the pages: a clock set back, for instance."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asystent_desktop.ui.theme import Tone
from asystent_desktop.ui.widgets.cards import Banner
from asystent_desktop.ui.widgets.fields import announce


class Notice(Banner):
    """Hidden until there is something to tell, and again once somebody has closed it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Tone.SOON, closable=True, parent=parent)
        self.hide()
        self.closed.connect(self.hide)

    def tell(self, words: str) -> None:
        """Shows and speaks a warning."""
        self.set(words, Tone.SOON)
        self.show()
        announce(self, words)
