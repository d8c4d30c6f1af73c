"""A toast: one sentence above the status bar for ten seconds, with Undo.

toast(window, _("Goal deleted"), action=_("Undo"), on_action=restore)
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, icons
from asystent_desktop.ui.theme.tokens import STATUS_H
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.fields import announce
from asystent_desktop.ui.widgets.labels import Label

SHOWN_MS = 10_000


class Toast(QWidget):
    """The sentence; waits while the mouse is over it.

    Attributes:
        acted: The action was chosen.
    """

    acted = Signal()

    def __init__(self, window: QWidget, text: str, action: str = "") -> None:
        super().__init__(window.window())
        self._host = window.window()
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(Label(text, Role.BODY, tone="rail-strong"))
        if action:
            button = _ToastButton(action)
            button.clicked.connect(self._act)
            row.addWidget(button)
        close = _ToastButton(_("Close"), Icon.CLOSE)
        close.clicked.connect(self.put_away)
        row.addWidget(close)
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self.put_away)

    def pop(self) -> None:
        """Shows the toast and starts its time."""
        for other in self._host.findChildren(Toast):
            if other is not self:
                other.put_away()
        self.adjustSize()
        self._host.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, self.accessibleName())

    def put_away(self) -> None:
        """Takes the toast away."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def _act(self) -> None:
        self.put_away()
        self.acted.emit()

    def _place(self) -> None:
        room = self._host.rect()
        self.move((room.width() - self.width()) // 2, room.height() - STATUS_H - self.height() - 16)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Reading takes its time."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """The ten seconds begin anew."""
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dark slip in both looks."""
        look = theme.current()
        painter = painting.start(self)
        painting.box(painter, QRectF(self.rect()), radius=8, fill=look.rail, border=look.rail_active)
        painter.end()


class _ToastButton(painting.KeyboardFocus, QPushButton):
    """The action on the dark slip."""

    def __init__(self, text: str, icon: Icon | None = None) -> None:
        super().__init__(text)
        self._icon = icon
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(32 if icon else round(painting.width(text, Role.ROW_STRONG)) + 24, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words in the brand colour or a picture; a ring when focused."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            painting.box(
                painter, area, radius=6, fill=look.rail_active, border=look.brand if self.hasFocus() else None
            )
        if self._icon:
            icons.paint(painter, area, self._icon, look.rail_text, size=16)
        else:
            painting.text(painter, area, self.text(), look.brand, Role.ROW_STRONG, align=painting.CENTRE)
        painter.end()


def toast(
    window: QWidget, text: str, *, action: str = "", on_action: Callable[[], None] | None = None
) -> Toast:
    """Shows a toast on the window of a widget."""
    made = Toast(window, text, action)
    if on_action is not None:
        made.acted.connect(on_action)
    made.pop()
    return made
