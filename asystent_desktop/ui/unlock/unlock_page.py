"""Unlocking: who works, the passphrase, and what waits. No family's name is shown here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_time, full_date, initials, time_24
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, Tone, icons
from asystent_desktop.ui.theme.tokens import RADIUS_CONTROL
from asystent_desktop.ui.unlock.panel import EntryFrame
from asystent_desktop.ui.unlock.renewal_lines import RenewalLines
from asystent_desktop.ui.unlock.requests import UnlockFacts, UnlockRequest, Worker
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from asystent_desktop.ui.widgets.cards import Banner
from asystent_desktop.ui.widgets.fields import LabeledField, announce, set_invalid
from asystent_desktop.ui.widgets.labels import IconMark, Label, Line
from asystent_desktop.ui.widgets.passphrase import PassphraseField

LONGEST_DELAY_S = 60
LOW_BELOW = 520


def delay_s(failures: int) -> int:
    """Seconds to wait after so many wrong passphrases: two are free, then 2, 4, 8 … up to 60."""
    return 0 if failures < 3 else min(LONGEST_DELAY_S, 2 ** (failures - 2))


class WorkerChoice(QComboBox):
    """Who works: initials, name and title on 56 px."""

    def __init__(self, workers: Sequence[Worker], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workers = tuple(workers)
        self.setAccessibleName(_("Working as"))
        self.setFixedHeight(56)
        for worker in self._workers:
            self.addItem(f"{worker.name}, {worker.title}", worker.key)
        if len(self._workers) < 2:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        painting.follow_look(self)

    def worker(self) -> Worker | None:
        """The chosen one."""
        at = self.currentIndex()
        return self._workers[at] if 0 <= at < len(self._workers) else None

    def sizeHint(self) -> QSize:
        """As wide as the form."""
        return QSize(398, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, disc with initials, two lines, caret."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        focused = self.hasFocus()
        border = look.primary if focused else look.input_border
        painting.box(
            painter, area, radius=RADIUS_CONTROL, fill=look.surface, border=border, width=2 if focused else 1
        )
        worker = self.worker()
        if worker is not None:
            disc = QRectF(12, 10, 36, 36)
            painting.box(painter, disc, radius=18, fill=look.tint)
            painting.text(
                painter, disc, initials(worker.name), look.primary, Role.ROW_STRONG, align=painting.CENTRE
            )
            room = QRectF(60, 8, area.width() - 100, 20)
            painting.text(painter, room, worker.name, look.text, Role.BUTTON)
            painting.text(painter, room.translated(0, 19), worker.title, look.text2, Role.CAPTION)
        if len(self._workers) > 1:
            icons.paint(painter, QRectF(area.right() - 32, 0, 20, 56), Icon.CARET_DOWN, look.text2, size=18)
        painter.end()


class UnlockPage(EntryFrame):
    """The page.

    Args:
        workers: Whose vaults lie here; usually one.
        facts: Counts and times that may be told.
        now: Local time, for the date under the heading.
        demo, office_name, lock_after_min: For the frame.

    Attributes:
        unlock_requested: An UnlockRequest; call `set_busy(True)`, then `refuse` or leave the page.
        recovery_wanted: The passphrase is forgotten.
        restore_wanted: The store does not open; asks for the local copies.
    """

    unlock_requested = Signal(UnlockRequest)
    recovery_wanted = Signal()
    restore_wanted = Signal()

    def __init__(
        self,
        workers: Sequence[Worker],
        facts: UnlockFacts,
        now: Callable[[], datetime],
        *,
        demo: bool = False,
        office_name: str = "",
        lock_after_min: int = 5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(demo=demo, office_name=office_name, lock_after_min=lock_after_min, parent=parent)
        self._failures = 0
        self._wait_s = 0
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._second)
        self._build(workers, now())
        self._build_facts(facts)
        self.form.addStretch(1)
        self.first = self.passphrase

    def _build(self, workers: Sequence[Worker], now: datetime) -> None:
        form = self.form
        form.addWidget(Label(_("Unlock the files"), Role.DISPLAY))
        form.addSpacing(4)
        date_line = Label(f"{full_date(now.date())}, {time_24(now)}", Role.BODY, tone="muted")
        form.addWidget(date_line)
        form.addSpacing(26)
        self._when_high: list[QWidget] = [date_line]
        self.workers = WorkerChoice(workers)
        if workers:
            choice = LabeledField(_("Working as"), self.workers)
            choice.setContentsMargins(0, 0, 0, 20)
            form.addWidget(choice)
            if len(workers) == 1:
                self._when_high.append(choice)
        form.addWidget(Label(_("Passphrase"), Role.ROW_STRONG))
        form.addSpacing(5)
        self.passphrase = PassphraseField(_("Passphrase"))
        self.passphrase.submitted.connect(self._submit)
        self.passphrase.changed.connect(self._typed)
        form.addWidget(self.passphrase)
        self._error = Banner("", Tone.OVERDUE)
        self._error.hide()
        form.addSpacing(10)
        form.addWidget(self._error)
        self.restore = LinkButton(_("Restore a copy…"))
        self.restore.clicked.connect(self.restore_wanted)
        self.restore.hide()
        form.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        form.addSpacing(8)
        self.button = PrimaryButton(_("Unlock"), key="Enter", height=44)
        self.button.setMinimumWidth(398)
        self.button.setMaximumWidth(398)
        self.button.clicked.connect(self._submit)
        form.addWidget(self.button)
        self.renewal = RenewalLines()
        form.addWidget(self.renewal)
        form.addSpacing(12)
        recovery = QHBoxLayout()
        recovery.setSpacing(0)
        recovery.addWidget(Label(_("Forgotten the passphrase?"), Role.ROW, tone="muted"))
        self.recovery = LinkButton(_("Recovery through the office…"))
        self.recovery.clicked.connect(self.recovery_wanted)
        recovery.addWidget(self.recovery)
        recovery.addStretch(1)
        form.addLayout(recovery)

    def _build_facts(self, facts: UnlockFacts) -> None:
        lines = fact_lines(facts)
        if not lines:
            return
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(10)
        column.addWidget(Line())
        column.addSpacing(2)
        self._when_high.append(told)
        for icon, tone, words in lines:
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(IconMark(icon, tone, size=18))
            row.addWidget(Label(words, Role.ROW, tone="muted"), 1)
            column.addLayout(row)
        self.form.addWidget(told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window only what is needed to unlock stays."""
        super().resizeEvent(event)
        for part in self._when_high:
            part.setVisible(event.size().height() >= LOW_BELOW)

    def _typed(self) -> None:
        set_invalid(self.passphrase.edit, False)

    def _submit(self) -> None:
        if not self.button.isEnabled():
            return
        if not self.passphrase.text():
            self._show_error(_("Enter the passphrase"))
            return
        worker = self.workers.worker()
        self.unlock_requested.emit(UnlockRequest(self.passphrase.text(), worker.key if worker else ""))

    def set_busy(self, busy: bool) -> None:
        """Shows that the key is being derived (about a second), or that the page waits again."""
        self._error.hide()
        self.restore.hide()
        self.renewal.hide()
        self.button.setEnabled(not busy)
        self.recovery.setEnabled(not busy)
        self.button.setText(_("Unlocking…") if busy else _("Unlock"))
        self.button.key = "" if busy else "Enter"
        self.passphrase.edit.setReadOnly(busy)

    def show_renewal(self, done: int, total: int) -> None:
        """Shows how many families are in order after an update, of how many; only while the page is busy."""
        if total and not self.button.isEnabled():
            self.renewal.set(done, total)
            self.bring_into_view(self.renewal)

    def refuse(self, words: str, *, wrong_passphrase: bool = True, damaged: bool = False) -> None:
        """Tells why the vault stays shut.

        Args:
            words: The error in words.
            wrong_passphrase: Whether it counts as an attempt: from the third on the next one must wait.
            damaged: Whether a local copy may help; the page offers it.
        """
        self.set_busy(False)
        self.restore.setVisible(damaged)
        self._show_error(words)
        if wrong_passphrase:
            self._failures += 1
            self.passphrase.clear()
            self._wait_s = delay_s(self._failures)
            if self._wait_s:
                self._timer.start()
                self._show_wait()
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_error(self, words: str) -> None:
        self._error.set(words, Tone.OVERDUE)
        self._error.show()
        self.bring_into_view(self.button)
        set_invalid(self.passphrase.edit, True)
        announce(self.passphrase.edit, words, urgent=True)

    def _second(self) -> None:
        self._wait_s -= 1
        self._show_wait()

    def _show_wait(self) -> None:
        waiting = self._wait_s > 0
        self.button.setEnabled(not waiting)
        words = ngettext("Try again in {n} second", "Try again in {n} seconds", self._wait_s).format(
            n=self._wait_s
        )
        self.button.setText(words if waiting else _("Unlock"))
        self.button.key = "" if waiting else "Enter"
        if not waiting:
            self._timer.stop()


def fact_lines(facts: UnlockFacts) -> list[tuple[Icon, Tone, str]]:
    """The facts in words, each with its picture; unknown ones are left out."""
    lines = []
    if facts.exchanged_at is not None:
        words = _("Last exchange: {when}").format(when=day_time(facts.exchanged_at))
        lines.append((Icon.HISTORY, Tone.NEUTRAL, words))
    if facts.waiting:
        words = ngettext(
            "{n} change waits for the exchange with the office",
            "{n} changes wait for the exchange with the office",
            facts.waiting,
        ).format(n=facts.waiting)
        lines.append((Icon.UPLOAD, Tone.SOON, words))
    if facts.drafts:
        words = ngettext("{n} draft waits to be finished", "{n} drafts wait to be finished", facts.drafts)
        lines.append((Icon.NOTE, Tone.NEUTRAL, words.format(n=facts.drafts)))
    return lines
