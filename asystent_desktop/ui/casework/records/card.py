"""One kind's list as a card: rows, what stands where there are none, a link that begins a new one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.records.kind import RecordKind, RowWords
from asystent_desktop.ui.casework.records.presenter import KindFile
from asystent_desktop.ui.casework.records.wording import Wording
from asystent_desktop.ui.theme import Role, Tone


class EntryList(kit.RowList):
    """The rows; Ins begins a new entry, Del takes the chosen one back.

    Attributes:
        add_wanted: Ins. `remove_wanted`: key of a row.
    """

    add_wanted = Signal()
    remove_wanted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ins and Del; the rest as in every list."""
        if event.key() == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and self.current_key():
            self.remove_wanted.emit(self.current_key())
        else:
            super().keyPressEvent(event)


class RecordCard(kit.Card):
    """The card.

    Attributes:
        add_wanted: A new entry. `open_wanted`, `remove_wanted`: id of one.
    """

    add_wanted = Signal()
    open_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, kind: RecordKind) -> None:
        super().__init__(_(kind.title), link=_(kind.add))
        self.kind = kind
        if self.link:
            self.link.setToolTip(_("Ins"))
            self.link.clicked.connect(self.add_wanted)
        self.none = kit.Label(_(kind.empty), Role.ROW, tone="muted", wrap=True)
        self.none.hide()
        self.body.addWidget(self.none)
        self.rows = EntryList(_(kind.title), lines=True)
        self.rows.opened.connect(self.open_wanted)
        self.rows.add_wanted.connect(self.add_wanted)
        self.rows.remove_wanted.connect(self.remove_wanted)
        self.rows.menu_wanted.connect(self._menu)
        self.add_rows(self.rows)
        # Beside a longer list the rows stay at the top.
        self._column.setStretchFactor(self.rows, 0)
        self._column.addStretch(1)
        self.rows.hide()

    def show_file(self, file: KindFile, words: Wording) -> None:
        """Shows the entries of a family."""
        made = [_row(one.id, self.kind.row(one, words), self.kind) for one in file.entries]
        self.rows.set_rows(made)
        self.rows.fit_height()
        self.rows.setVisible(bool(made))
        self.none.setVisible(not made)
        if self.header:
            self.header.set_title(_(self.kind.title), str(len(made)) if made else "")

    def choose(self, entry_id: str) -> None:
        """Marks the entry whose form is open; "" marks none."""
        self.rows.choose(entry_id)

    def focus_list(self) -> None:
        """Puts the keyboard on the rows, or on the link where there are none."""
        target = self.rows if self.rows.isVisibleTo(self) else self.link
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ins where there are no rows yet."""
        if event.key() == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _menu(self, key: str, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Edit…")).triggered.connect(lambda: self.open_wanted.emit(key))
        menu.addAction(_("Remove")).triggered.connect(lambda: self.remove_wanted.emit(key))
        menu.popup(where)


def _row(key: str, said: RowWords, kind: RecordKind) -> kit.Row:
    return kit.Row(
        key=key,
        title=said.title,
        subtitle=said.line,
        pill=said.pill or (_("former") if said.over else ""),
        tone=Tone.NEUTRAL if said.over else said.tone,
        icon=said.icon or kind.icon,
    )
