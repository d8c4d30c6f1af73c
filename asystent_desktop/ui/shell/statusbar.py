"""The status bar, 30 px: network, last save, what waits for the office, encryption, countdown to the lock.

Being offline is normal: grey, not red. The exchange turns amber after seven days and red after fourteen.
"Exchanged" is never said before the office's receipt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import number, short_date, time_24
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import STATUS_H
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.labels import IconMark, Label

AMBER_DAYS = 7
RED_DAYS = 14
COUNTDOWN_AMBER_S = 30
SHORT_BELOW = 1000


class Network(Enum):
    """Whether the office can be reached."""

    OFFLINE = "offline"
    CONNECTED = "connected"
    EXCHANGING = "exchanging"


@dataclass(frozen=True, slots=True)
class Status:
    """What the bar tells.

    Attributes:
        network: Reachability of the office.
        saved_at: Last save on this computer, local time; None before the first.
        waiting: Changes the office has not accepted yet.
        exchanged_at: Last exchange that ended with the office's receipt, local time; None before the first.
        exchange_age_days: Calendar days since then (since the vault was made, before the first).
        laid_out: How many of those that wait lie in the exchange folder already.
        alone: The vault belongs to no office: nothing is to be exchanged.
    """

    network: Network = Network.OFFLINE
    saved_at: datetime | None = None
    waiting: int = 0
    exchanged_at: datetime | None = None
    exchange_age_days: int = 0
    laid_out: int = 0
    alone: bool = False


def exchange_tone(status: Status) -> Tone:
    """Grey, amber after seven days, red after fourteen."""
    if status.exchange_age_days > RED_DAYS:
        return Tone.OVERDUE
    return Tone.SOON if status.exchange_age_days > AMBER_DAYS else Tone.NEUTRAL


def exchange_words(status: Status, *, short: bool = False) -> str:
    """Waiting changes and last exchange in words."""
    fresh = status.waiting - status.laid_out
    waiting = (
        _laid_out(status.laid_out, short=short)
        if status.laid_out and not fresh
        else _fresh(fresh, short=short)
    )
    if not status.waiting and status.exchanged_at is not None:
        waiting = _("Everything sent")
    if short:
        return waiting
    if status.exchanged_at is None:
        return f"{waiting} · " + _("no exchange yet")
    when = f"{short_date(status.exchanged_at.date())}, {time_24(status.exchanged_at)}"
    return f"{waiting} · " + _("last exchange {when}").format(when=when)


def _fresh(count: int, *, short: bool) -> str:
    if short:
        return ngettext("{n} change waits", "{n} changes wait", count).format(n=number(count))
    return ngettext("{n} change waits for the exchange", "{n} changes wait for the exchange", count).format(
        n=number(count)
    )


def _laid_out(count: int, *, short: bool) -> str:
    """All that waits lies in the folder or on the stick: what is missing now is the office's answer."""
    if short:
        return ngettext("{n} change taken out", "{n} changes taken out", count).format(n=number(count))
    return ngettext(
        "{n} change taken out, awaits the office's confirmation",
        "{n} changes taken out, await the office's confirmation",
        count,
    ).format(n=number(count))


class _Part(QWidget):
    """A picture and words."""

    def __init__(self, icon: Icon, tone: Tone, role: Role) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        self._mark = IconMark(icon, tone, size=16)
        self._label = Label("", role, tone="muted")
        row.addWidget(self._mark)
        row.addWidget(self._label)

    def set(self, icon: Icon, tone: Tone, words: str, *, words_tone: str = "muted") -> None:
        """Shows other words."""
        self._mark.set(icon, tone)
        self._label.setText(words)
        self._label.set_tone(words_tone)
        self.setAccessibleName(words)


class StatusBar(QWidget):
    """The bar; read-only, so it takes no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(STATUS_H)
        self.setAccessibleName(_("State"))
        self._status = Status()
        self._short = False
        self._countdown_s = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(22)
        self._network = _Part(Icon.OFFLINE, Tone.NEUTRAL, Role.CAPTION_STRONG)
        self._saved = _Part(Icon.DONE, Tone.DONE, Role.CAPTION)
        self._exchange = _Part(Icon.UPLOAD, Tone.SOON, Role.CAPTION)
        self._encrypted = _Part(Icon.SHIELD, Tone.DONE, Role.CAPTION)
        self._lock = _Part(Icon.TIMER, Tone.NEUTRAL, Role.CAPTION)
        for part in (self._network, self._saved, self._exchange):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._encrypted)
        row.addWidget(self._lock)
        self.show_status(self._status)
        self.show_countdown(0)
        painting.follow_look(self)

    def show_status(self, status: Status) -> None:
        """Shows another state."""
        self._status = status
        network_icon, network_words = {
            Network.OFFLINE: (Icon.OFFLINE, _("No network")),
            Network.CONNECTED: (Icon.ONLINE, _("Connected with the office")),
            Network.EXCHANGING: (Icon.EXCHANGE, _("Exchange under way")),
        }[status.network]
        quiet = status.network is Network.OFFLINE
        self._network.set(network_icon, Tone.NEUTRAL if quiet else Tone.DONE, network_words, words_tone="")
        self._saved.setVisible(status.saved_at is not None)
        if status.saved_at is not None:
            words = _("Saved {time}") if self._short else _("Saved on this computer {time}")
            self._saved.set(Icon.DONE, Tone.DONE, words.format(time=time_24(status.saved_at)))
        tone = exchange_tone(status)
        mark = tone if tone is not Tone.NEUTRAL else Tone.SOON if status.waiting else Tone.NEUTRAL
        words_tone = "muted" if tone is Tone.NEUTRAL else tone
        sent = not status.waiting and status.exchanged_at is not None
        self._exchange.set(
            Icon.CHECK if sent else Icon.UPLOAD,
            mark,
            exchange_words(status, short=self._short),
            words_tone=words_tone,
        )
        self._exchange.setVisible(not status.alone)
        self._encrypted.set(Icon.SHIELD, Tone.DONE, _("Data encrypted"))

    def show_countdown(self, left_s: int) -> None:
        """Shows the seconds until the program locks itself; 0 hides the countdown."""
        self._countdown_s = left_s
        self._lock.setVisible(left_s > 0)
        soon = 0 < left_s <= COUNTDOWN_AMBER_S
        words = _("Lock in {time}").format(time=f"{left_s // 60}:{left_s % 60:02}")
        self._lock.set(
            Icon.TIMER, Tone.SOON if soon else Tone.NEUTRAL, words, words_tone="soon" if soon else "muted"
        )

    def reflow(self, width: int) -> None:
        """Shorter words below 1000 logical pixels; the word on encryption goes first."""
        self._encrypted.setVisible(width >= 1180)
        if self._short != (width < SHORT_BELOW):
            self._short = not self._short
            self.show_status(self._status)
        self._saved.setVisible(self._status.saved_at is not None and width >= 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface and the hair line above."""
        look = theme.current()
        painter = painting.start(self)
        painter.fillRect(self.rect(), QColor(look.surface))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(look.border))
        painter.end()
