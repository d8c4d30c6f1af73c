"""The left column: what waits, and the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.opinion.acceptance import QueueRow
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.acceptance import words
from asystent_desktop.ui.acceptance.presenter import Queue
from asystent_desktop.ui.presenting import Pane
from asystent_desktop.ui.theme import Role

WIDTH = 264
ROW_H = 62


class QueuePane(Pane):
    """The queue.

    Attributes:
        chosen: Carries the QueueRow now chosen.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: dict[str, QueueRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 10, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 6, 0)
        head.addWidget(kit.Label(_("Queue"), Role.CARD))
        head.addStretch(1)
        head.addWidget(kit.Label(_("by deadline"), Role.CAPTION, tone="muted"))
        column.addLayout(head)
        self.list = kit.RowList(_("Texts that wait"), height=ROW_H)
        self.list.chosen.connect(self._choose)
        column.addWidget(self.list, 1)
        self.keys = _keys()
        column.addWidget(self.keys)

    def show_queue(self, queue: Queue) -> str:
        """Lists what waits; returns the id of the text chosen, "" for an empty queue."""
        self._rows = {row.opinion_id: row for row in queue.rows}
        self.list.set_rows([words.queue_row(row, queue.today) for row in queue.rows])
        if queue.rows and self.list.current_key() not in self._rows:
            self.list.choose(queue.rows[0].opinion_id)
        return self.list.current_key() if queue.rows else ""

    def row(self, opinion_id: str) -> QueueRow | None:
        """A text of the queue."""
        return self._rows.get(opinion_id)

    def _choose(self, key: str) -> None:
        row = self._rows.get(key)
        if row is not None:
            self.chosen.emit(row)

    def step(self) -> None:
        """The next text, around the end."""
        keys = list(self._rows)
        if keys:
            here = self.list.current_key()
            at = keys.index(here) if here in keys else -1
            self.list.choose(keys[(at + 1) % len(keys)])
            self._choose(self.list.current_key())


def _keys() -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(6, 8, 6, 0)
    column.setSpacing(6)
    column.addWidget(kit.Label(_("Keys"), Role.ROW_STRONG))
    lines = (
        ("A", _("accept")),
        ("R", _("return for corrections")),
        ("N", _("next difference")),
        ("K", _("new remark")),
        ("J", _("next text")),
    )
    column.addWidget(kit.KeyLegend(f"{key}  {text}" for key, text in lines))
    return box
