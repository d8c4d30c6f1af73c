"""The section of the card: closed until the second step, closed again when it leaves the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.application.restricted import blue_card
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.blue_card.page import CompartmentPage
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone

WIDTH = 560


class LockedCard(kit.Frame):
    """What stands before the second step: what happens when it is taken, and the step itself.

    Attributes:
        open: The button.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(kit.IconMark(Icon.LOCK, Tone.NEUTRAL, size=20, ground=True))
        head.addWidget(kit.Label(_("Blue Card"), Role.PANE), 1)
        column.addLayout(head)
        for words in (
            _("It lies in a compartment of its own: not on the overview, not in search, on no print."),
            _("Opening it is noted in the journal: who looked and when. It closes when you leave this page."),
        ):
            column.addWidget(kit.Label(words, Role.BODY, tone="muted", wrap=True))
        self.fault = kit.Banner("", Tone.OVERDUE)
        self.fault.hide()
        column.addWidget(self.fault)
        self.open = kit.PrimaryButton(_("Open and record it"), icon=Icon.UNLOCKED)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        column.addLayout(row)

    def refuse(self, words: str) -> None:
        """Says why it stays closed."""
        self.fault.set(words, Tone.OVERDUE)
        self.fault.setVisible(bool(words))
        if words:
            kit.announce(self, words, urgent=True)


class BlueCardSection(QWidget):
    """The section.

    Attributes:
        page: What was opened; None while it is closed.
        opened: The compartment is on the screen. `filled`: see `ListsAndForm`.
    """

    opened = Signal()
    filled = Signal(bool)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._family_id = ""
        self._asked = 0
        self.page: CompartmentPage | None = None
        self.locked = LockedCard()
        self.locked.open.clicked.connect(self.unlock)
        self._stack = QStackedWidget()
        holder = kit.ScrollColumn(_("Blue Card"))
        holder.column.addWidget(self.locked)
        holder.column.addStretch(1)
        self._stack.addWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_family(self, family_id: str) -> None:
        """Another family: closed."""
        self._family_id = family_id
        self.close_compartment()

    def unlock(self) -> None:
        """The second step: the look is noted and the compartment shown, or it is said why not."""
        self.locked.refuse("")
        self.locked.open.setEnabled(False)
        self._asked += 1
        desk, family_id, asked = self._desk, self._family_id, self._asked
        self._tasks.write(
            self,
            lambda: blue_card.open_compartment(desk, family_id),
            lambda _result: self._show(asked),
            self._refuse,
        )

    def _show(self, asked: int) -> None:
        self.locked.open.setEnabled(True)
        if asked != self._asked or not self.isVisible():
            return
        self.page = page = CompartmentPage(self._desk, self._tasks)
        page.filled.connect(self.filled)
        page.shown.connect(self._come_up, Qt.ConnectionType.SingleShotConnection)
        self._stack.addWidget(page)
        page.show_family(self._family_id)

    def _come_up(self) -> None:
        if self.page is not None:
            self._stack.setCurrentWidget(self.page)
            self.page.first_focus()  # the button that had the keyboard is gone
            self.opened.emit()

    def _refuse(self, error: AppError) -> None:
        self.locked.open.setEnabled(True)
        self.locked.refuse(word(error))

    def close_compartment(self) -> None:
        """Closes it; what was being typed is kept as a draft inside."""
        self._asked += 1
        self._stack.setCurrentIndex(0)
        if self.page is not None:
            self.page.save_drafts()
            self.filled.emit(False)
            self._stack.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None

    def first_focus(self) -> None:
        """The step, or the first list."""
        if self.page is None:
            self.locked.open.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.page.first_focus()

    def save_drafts(self) -> None:
        """The screen is about to lock."""
        if self.page is not None:
            self.page.save_drafts()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves closes it."""
        super().hideEvent(event)
        self.close_compartment()
