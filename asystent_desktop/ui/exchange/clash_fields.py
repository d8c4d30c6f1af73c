"""One field of the clash desk: its name, a box for each version, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asystent_desktop.application.exchange.conflicts import ConflictRow, RivalView
from asystent_desktop.application.history.words import kind_label
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.exchange import words
from asystent_desktop.ui.exchange.clash_presenter import Decided
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import RADIUS_CONTROL
from asystent_desktop.ui.widgets import painting

FIELD_W = 158
NARROW = 620
VERSION_TONES = (Tone.DONE, Tone.INFO, Tone.SOON, Tone.COURT)
"""Version 1 teal, version 2 blue; more than two are rare."""

_PAD = 10
_RADIO = 18


def author(rival: RivalView) -> str:
    """Who wrote a version, as far as this computer knows."""
    return rival.person_name or _("another computer")


class VersionBox(painting.KeyboardFocus, QAbstractButton):
    """A value to choose: radio, the value in as many lines as it needs, author and time below."""

    def __init__(
        self, number: int, rival: RivalView, *, named: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._number, self._rival, self._named = number, rival, named
        self._tone = VERSION_TONES[(number - 1) % len(VERSION_TONES)]
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.refresh()
        painting.follow_look(self)

    def refresh(self) -> None:
        """Takes the words anew (masking was switched)."""
        self._value = masking().text(self._rival.value)
        written = words.moment(self._rival.written_at)
        signed = f"{author(self._rival)} · {written}"
        self._below = signed if self._named else written
        spoken = _("Version {n}: {value}, {author}").format(n=self._number, value=self._value, author=signed)
        self.setAccessibleName(spoken)
        self._settle()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the value at a usual width."""
        return QSize(220, self.heightForWidth(max(self.width(), 180)))

    def minimumSizeHint(self) -> QSize:
        """Still readable; the height follows from the width."""
        return QSize(150, 40)

    def hasHeightForWidth(self) -> bool:
        """Long values take more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Value and author, with padding."""
        return round(self._value_height(width) + self._below_height(width) + 2 * _PAD + 2)

    def _room(self, width: int) -> float:
        return max(40.0, width - _PAD - _RADIO - 8 - _PAD)

    def _value_height(self, width: int) -> float:
        return self._height(self._value, Role.CARD, width)

    def _below_height(self, width: int) -> float:
        return self._height(self._below, Role.CAPTION, width)

    def _height(self, text: str, role: Role, width: int) -> float:
        flags = int(Qt.TextFlag.TextWordWrap)
        area = QRectF(0, 0, self._room(width), 100_000)
        return QFontMetricsF(theme.font(role)).boundingRect(area, flags, text).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width asks for another height; asked for during a layout, it would be lost."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        wanted = self.heightForWidth(self.width())
        if wanted != self.minimumHeight():
            self.setMinimumHeight(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, radio, value, author."""
        look = theme.current()
        painter = painting.start(self)
        area, on = QRectF(self.rect()), self.isChecked()
        ink = look.ink(self._tone)
        fill = (
            look.ground(self._tone)
            if on
            else look.hover
            if self.underMouse() and self.isEnabled()
            else look.surface
        )
        border = ink if on or self.ring_due else look.border
        painting.box(
            painter,
            area,
            radius=RADIUS_CONTROL,
            fill=fill,
            border=border,
            width=2 if on or self.ring_due else 1,
        )
        disc = QRectF(_PAD, _PAD, _RADIO, _RADIO)
        painting.box(
            painter,
            disc,
            radius=9,
            fill=look.surface,
            border=ink if on else look.input_border,
            width=2 if on else 1,
        )
        if on:
            painting.box(painter, disc.adjusted(5, 5, -5, -5), radius=4, fill=ink)
        left, room = _PAD + _RADIO + 8, self._room(self.width())
        high = self._value_height(self.width())
        flags = int(Qt.TextFlag.TextWordWrap)
        painter.setFont(theme.font(Role.CARD))
        painter.setPen(QPen(QColor(look.text if self.isEnabled() or on else look.text2)))
        painter.drawText(QRectF(left, _PAD, room, high), flags, self._value)
        painter.setFont(theme.font(Role.CAPTION))
        painter.setPen(QPen(QColor(look.text2)))
        painter.drawText(
            QRectF(left, _PAD + high + 2, room, self._below_height(self.width())), flags, self._below
        )
        painter.end()


class ClashHeader(QWidget):
    """Names of the columns, with the authors where every field has the same two."""

    def __init__(self, authors: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 8)
        row.setSpacing(12)
        field = kit.Label(_("Field"), Role.ROW_STRONG, tone="muted")
        field.setFixedWidth(FIELD_W)
        row.addWidget(field)
        for number, name in enumerate(authors, 1):
            words_of = _("Version {n}").format(n=number)
            tone = VERSION_TONES[(number - 1) % len(VERSION_TONES)]
            text = f"{words_of} · {name}" if name else words_of
            row.addWidget(kit.ElidedLabel(text, Role.ROW_STRONG, tone=tone), 3)
        row.addSpacing(30)
        row.addWidget(kit.Label(_("Result"), Role.ROW_STRONG, tone="muted"), 3)


class ClashField(QWidget):
    """A row of the desk.

    Attributes:
        decided: The person chose a version (from 1).
        entered: The focus came into this row.
    """

    decided = Signal(int)
    entered = Signal()

    def __init__(self, row: ConflictRow, *, named: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setAccessibleName(_(row.field_label))
        self._layout = kit.Abreast(self)
        self._layout.setContentsMargins(16, 10, 16, 10)
        self._layout.setSpacing(12)
        self._layout.addWidget(self._name())
        self.boxes = [VersionBox(number, rival, named=named) for number, rival in enumerate(row.rivals, 1)]
        for number, box in enumerate(self.boxes, 1):
            box.clicked.connect(lambda _on=False, number=number: self._chosen(number))
            box.setEnabled(row.decidable)
            self._layout.addWidget(box, 3)
        self._result = kit.Label("", Role.CAPTION, tone="muted", wrap=True)
        self._mark = kit.IconMark(Icon.WAITING, Tone.SOON)
        self._layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self._result, 3, Qt.AlignmentFlag.AlignTop)
        self._show_base()
        self.show_decided(None)

    def _name(self) -> QWidget:
        head = self._head = QWidget()
        head.setFixedWidth(FIELD_W)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(kit.Label(_(self.row.field_label), Role.CARD, wrap=True))
        column.addWidget(kit.Label(_(kind_label(self.row.kind)), Role.CAPTION, tone="muted", wrap=True))
        if self.row.base is not None:
            self._was = kit.Label("", Role.CAPTION, tone="muted", wrap=True)
            column.addWidget(self._was)
        if self.row.risk:
            column.addWidget(kit.Pill(_("the head decides"), Tone.OVERDUE, icon=Icon.WARNING))
        column.addStretch(1)
        return head

    def _chosen(self, version: int) -> None:
        self.entered.emit()
        self.decided.emit(version)

    def refresh(self) -> None:
        """Masking was switched."""
        for box in self.boxes:
            box.refresh()
        self._show_base()

    def _show_base(self) -> None:
        if self.row.base is not None:
            was = _("was: {value}").format(value=masking().text(self.row.base))
            day = words.day(self.row.base_at) if self.row.base_at else ""
            self._was.setText(f"{was} ({day})" if day else was)

    def show_decided(self, decided: Decided | None) -> None:
        """Shows the result, or why there is none yet."""
        for number, box in enumerate(self.boxes, 1):
            box.setChecked(decided is not None and number == decided.version)
            box.setEnabled(self.row.decidable and decided is None)
        if decided is not None:
            self._mark.set(Icon.DONE, Tone.DONE)
            value = masking().text(self.row.rivals[decided.version - 1].value)
            text = _("{value}\nversion {n} · saved {time}")
            self._result.setText(text.format(value=value, n=decided.version, time=words.hour(decided.at)))
        elif self.row.risk and not self.row.decidable:
            self._mark.set(Icon.WAITING, Tone.SOON)
            self._result.setText(
                _("Both values are shown. The head of the team decides; until then nobody lowers the risk.")
            )
        else:
            self._mark.set(Icon.EMPTY, Tone.NEUTRAL)
            shown = next(
                (n for n, rival in enumerate(self.row.rivals, 1) if rival.shown), len(self.row.rivals)
            )
            self._result.setText(_("Not decided; version {n} is shown meanwhile").format(n=shown))

    def reflow(self, width: int) -> None:
        """One column below 620 logical pixels."""
        narrow = width < NARROW
        self._layout.set_abreast(not narrow)
        self._head.setMinimumWidth(0 if narrow else FIELD_W)
        self._head.setMaximumWidth(16_777_215 if narrow else FIELD_W)

    def take_proposal(self) -> None:
        """A short field has no proposal."""

    def write_own(self) -> None:
        """A short field takes one of its versions."""

    def focus_first(self) -> None:
        """The first version."""
        self.boxes[0].setFocus(Qt.FocusReason.TabFocusReason)
