"""Filter, list and entry side by side; in a narrow window the entry takes the place of the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.history import words
from asystent_desktop.ui.history.detail import EntryDetail
from asystent_desktop.ui.history.filters import FilterBar
from asystent_desktop.ui.history.presenter import HistoryPresenter, Shown
from asystent_desktop.ui.history.rows import EntryList
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon
from asystent_desktop.ui.theme.tokens import GAP

BESIDE_FROM = 780
DETAIL_SHARE = (7, 5)
FILTER_FROM = 430
"""Lowest height at which the filter stands there; below it only the list does."""


class HistoryPanel(QWidget):
    """The panel.

    Args:
        presenter: Reads; of a family or of everything.

    Attributes:
        open_family: Family id and tab.
    """

    open_family = Signal(str, str)

    def __init__(self, presenter: HistoryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self._shown: Shown | None = None
        self.filters = FilterBar(presenter.desk)
        self.filters.changed.connect(lambda name, value: presenter.keep(**{name: value}))
        self.list = EntryList()
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.more = kit.LinkButton(_("Look further back"))
        self.more.clicked.connect(presenter.more)
        self.more.hide()
        self.detail = EntryDetail()
        self.detail.back_wanted.connect(lambda: self._fold(detail=False))
        self.detail.open_wanted.connect(self.open_family)
        self._lay_out()
        presenter.loaded.connect(self._show)
        masking().changed.connect(self._refill)

    def _lay_out(self) -> None:
        paper = self._paper = kit.Card()
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.setContentsMargins(8, 0, 8, 0)
        below.addWidget(self.more)
        below.addStretch(1)
        column.addLayout(below)
        paper.add_rows(listed)
        self._none = kit.EmptyState(Icon.FILTER, _("Nothing matches the filter."), _("Show everything"))
        self._none.acted.connect(self.filters.clear)
        self._nothing = kit.EmptyState(Icon.HISTORY, _("Nothing has been written here yet."))
        self._left = QStackedWidget()
        for part in (paper, self._none, self._nothing):
            self._left.addWidget(part)
        # The empty states ask for more than a low window has.
        self._left.setMinimumSize(1, 1)
        self.detail.setMinimumSize(1, 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._left, DETAIL_SHARE[0])
        row.addWidget(self.detail, DETAIL_SHARE[1])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addWidget(self.filters)
        whole.addLayout(row, 1)

    @property
    def _beside(self) -> bool:
        return self.width() >= BESIDE_FROM

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self.filters.show_people(shown.people)
        self._refill()

    def _refill(self) -> None:
        shown = self._shown
        if shown is None:
            return
        rows = list(words.list_rows(shown.rows, family=not self.presenter.family_id))
        self.list.set_rows(rows)
        self.more.setText(words.earlier(shown.total, shown.looked, filtered=shown.filtered))
        self.more.setVisible(shown.more)
        empty = not shown.rows and not shown.more
        self._left.setCurrentWidget(
            (self._none if shown.filtered else self._nothing) if empty else self._paper
        )
        known = {row.commit: row for row in shown.rows}
        current = self.list.current_key()
        if current not in known and shown.rows and self._beside:
            current = shown.rows[0].commit
            self.list.choose(current)
        self.detail.show_row(known.get(current))

    def _chosen(self, commit: str) -> None:
        if self._shown is not None:
            self.detail.show_row(next((row for row in self._shown.rows if row.commit == commit), None))

    def _opened(self, commit: str) -> None:
        self._chosen(commit)
        if not self._beside:
            self._fold(detail=True)

    def _fold(self, *, detail: bool) -> None:
        """In a narrow window only one of the two stands there."""
        self._left.setVisible(self._beside or not detail)
        self.detail.setVisible(self._beside or detail)
        self.detail.back.setVisible(not self._beside)
        low = self.height() < FILTER_FROM
        self.filters.setVisible(not low and (self._beside or not detail))
        if not self._beside:
            target: QWidget = self.detail.back if detail else self.list
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the entry of a narrow window."""
        if event.key() == Qt.Key.Key_Escape and not self._beside and self.detail.isVisible():
            self._fold(detail=False)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One beside the other from 780 logical pixels on."""
        super().resizeEvent(event)
        beside = event.size().width() >= BESIDE_FROM
        self._left.setVisible(True)
        self.detail.setVisible(beside)
        self.detail.back.setVisible(not beside)
        self.filters.setVisible(event.size().height() >= FILTER_FROM)

    def first_focus(self) -> None:
        """The list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
