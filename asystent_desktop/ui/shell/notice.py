"""A line of the whole program above the pages: a clock set back, for instance."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from asystent_desktop.ui.theme import Tone
from asystent_desktop.ui.widgets.buttons import LinkButton
from asystent_desktop.ui.widgets.cards import Banner
from asystent_desktop.ui.widgets.fields import announce

_BEFORE_CLOSE = 2


class Notice(Banner):
    """Hidden until there is something to tell, and again once somebody has closed it.

    Attributes:
        action: What can be done about it; hidden without a deed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Tone.SOON, closable=True, parent=parent)
        self.action = LinkButton("")
        self.action.clicked.connect(self._act)
        self.action.hide()
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(_BEFORE_CLOSE, self.action)
        self._deed: Callable[[], object] | None = None
        self.hide()
        self.closed.connect(self.hide)

    def tell(self, words: str, action: str = "", deed: Callable[[], object] | None = None) -> None:
        """Shows and speaks a warning; one that can be acted upon never hides one that stands there."""
        if deed is not None and not self.isHidden():
            return
        self.set(words, Tone.SOON)
        self._deed = deed
        self.action.setText(action)
        self.action.setAccessibleName(action)
        self.action.setVisible(deed is not None)
        self.show()
        announce(self, words)

    def _act(self) -> None:
        if self._deed is not None:
            self.hide()
            self._deed()
