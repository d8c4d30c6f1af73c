"""The top bar, 52 px: search, the mark of a demo vault, and the three privacy buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone
from asystent_desktop.ui.theme.tokens import LIST_FOLDS_BELOW, TOP_H
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.buttons import Button, Kind, QuietButton
from asystent_desktop.ui.widgets.fields import SearchField
from asystent_desktop.ui.widgets.labels import Pill


class TopBar(QWidget):
    """Search and privacy, reachable from everywhere.

    Attributes:
        searched: Text of the search field after each change; "" when emptied.
        search_entered: Enter was pressed in the search field.
        mask_wanted, hide_wanted, lock_wanted, dock_wanted: The buttons.
    """

    searched = Signal(str)
    search_entered = Signal(str)
    mask_wanted = Signal()
    hide_wanted = Signal()
    lock_wanted = Signal()
    dock_wanted = Signal()

    def __init__(self, *, demo: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(TOP_H)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 1)
        row.setSpacing(4)
        self.search = SearchField(_("Search families, notes, case numbers…"), key="Ctrl K")
        self.search.setMaximumWidth(440)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(lambda: self.search_entered.emit(self.search.text()))
        row.addWidget(self.search, 10)
        row.addSpacing(12)
        self._demo = Pill(_("Demo version (fictional data)"), Tone.SOON, icon=Icon.DEMO)
        row.addWidget(self._demo)
        self._demo.setVisible(demo)
        row.addStretch(1)
        self._dock = QuietButton("", icon=Icon.TODAY, key="F6")
        self._dock.hide()
        self._dock.clicked.connect(self.dock_wanted)
        self._mask = QuietButton(_("Mask data"), icon=Icon.SHOW, key="F7")
        self._hide = QuietButton(_("Hide the screen"), icon=Icon.HIDE, key="F8")
        self._lock = QuietButton(_("Lock"), icon=Icon.LOCK, key="Ctrl+L")
        for button, signal in (
            (self._mask, self.mask_wanted),
            (self._hide, self.hide_wanted),
            (self._lock, self.lock_wanted),
        ):
            button.clicked.connect(signal)
        self._words = {button: button.text() for button in (self._mask, self._hide, self._lock)}
        for button in (self._dock, *self._words):
            row.addWidget(button)
        for button, words in self._words.items():
            button.setToolTip(f"{words} ({button.key})")
        masking().changed.connect(self._masked)
        painting.follow_look(self)

    def show_dock_badge(self, title: str, count: int, *, shown: bool) -> None:
        """Offers the dock as a button with its count while the dock is folded away."""
        words = f"{title} {count}" if count else title
        self._dock.setText(words)
        self._dock.setAccessibleName(words)
        self._dock.updateGeometry()
        self._dock.setVisible(shown)

    def reflow(self, width: int) -> None:
        """Words of the buttons disappear below 860 logical pixels of the window."""
        narrow = width < LIST_FOLDS_BELOW
        for button, words in self._words.items():
            button.setText("" if narrow else self._current_words(button, words))
            button.updateGeometry()
        demo = _("Demo") if narrow else _("Demo version (fictional data)")
        self._demo.set(demo, Tone.SOON, Icon.DEMO)

    def _current_words(self, button: Button, words: str) -> str:
        return _("Show data") if button is self._mask and masking().on else words

    def _masked(self, on: bool) -> None:
        words = _("Show data") if on else _("Mask data")
        self._mask.setAccessibleName(words)
        if self._mask.text():
            self._mask.setText(words)
        self._mask.set_icon(Icon.HIDE if on else Icon.SHOW)
        self._mask.kind = Kind.SECONDARY if on else Kind.QUIET
        self._mask.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface and the hair line below."""
        look = theme.current()
        painter = painting.start(self)
        painter.fillRect(self.rect(), QColor(look.surface))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(look.border))
        painter.end()

    def focus_search(self) -> None:
        """Ctrl+K."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
