"""Privacy of the screen: the page shown by F8, the clipboard that forgets, no screenshots where possible."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets import painting

RETURN_S = 60
CLIPBOARD_S = 60


class Cover(QWidget):
    """A neutral page over the window: no logo, no names, nothing to read for a screen reader either.

    While it is up, everything else of the program is hidden, other windows and pop-ups included. Any key or
    click brings the work back within 60 seconds; later only the lock is left.

    Attributes:
        returned: Everything is shown again.
        overdue: Nobody came back in time.
    """

    returned = Signal()
    overdue = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._host = window
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None
        self._stays = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._timer = QTimer(self, interval=RETURN_S * 1000, singleShot=True)
        self._timer.timeout.connect(self._too_late)
        self.hide()

    def up(self, *, stays: bool = False) -> None:
        """Covers the window.

        Args:
            stays: The lock follows; no key brings the work back.
        """
        self._stays = self._stays or stays
        if not self.isHidden():
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._focus = QApplication.focusWidget()
        others = []
        for window in QApplication.topLevelWidgets():
            if window is self._host or window.isHidden():
                continue
            if isinstance(window, QDialog):
                window.reject()  # hidden, an executed dialog ends half-way; shown again it would be dead
            elif window.windowType() is not Qt.WindowType.ToolTip:
                others.append(window)
        inner = [
            child
            for child in self._host.children()
            if isinstance(child, QWidget)
            and child is not self
            and not child.isWindow()
            and not child.isHidden()
        ]
        self._hidden = [*others, *inner]
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        for widget in self._hidden:
            widget.hide()
        self.setAccessibleName(self._words())
        self.setFocus()
        self._host.installEventFilter(self)
        self._timer.start()

    def down(self) -> None:
        """Shows everything again."""
        self._timer.stop()
        self._host.removeEventFilter(self)
        for widget in reversed(self._hidden):
            if isValid(widget):  # a toast may have run out meanwhile
                widget.show()
        self._hidden = []
        self.hide()
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None
        self.returned.emit()

    def _too_late(self) -> None:
        self._stays = True
        self.overdue.emit()

    def _words(self) -> str:
        return "" if self._stays else _("Press any key")

    def event(self, event: QEvent) -> bool:
        """Takes every key before a shortcut could."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key brings the work back; it does nothing else."""
        event.accept()
        if not self._stays and not event.isAutoRepeat():
            self.down()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """So does a click."""
        event.accept()
        if not self._stays:
            self.down()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is a key like any other."""
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plain paper and three quiet words."""
        look = theme.current()
        painter = painting.start(self)
        painter.fillRect(self.rect(), QColor(look.canvas))
        place = QRectF(0, self.height() / 2 - 12, self.width(), 24)
        painting.text(painter, place, self._words(), look.text3, Role.BODY, align=painting.CENTRE)
        painter.end()


class ClipboardGuard(QObject):
    """Empties the clipboard 60 seconds after something was copied from this program.

    Args:
        owns: Whether what lies on the clipboard came from this program.
    """

    def __init__(self, parent: QObject | None = None, *, owns: Callable[[], bool] | None = None) -> None:
        super().__init__(parent)
        self._owns = owns or QGuiApplication.clipboard().ownsClipboard
        self._timer = QTimer(self, interval=CLIPBOARD_S * 1000, singleShot=True)
        self._timer.timeout.connect(self.forget)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def _changed(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if self._owns() and clipboard.text():
            self._timer.start()
        else:
            self._timer.stop()

    @property
    def waiting(self) -> bool:
        """Whether something of ours lies on the clipboard."""
        return self._timer.isActive()

    def forget(self) -> None:
        """Empties the clipboard if it still holds what this program copied."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._owns():
            clipboard.clear()


def exclude_from_capture(window: QWidget) -> bool:
    """Asks Windows (10, build 19041 or later) to leave a window out of screenshots and shared screens.

    Returns:
        Whether the system agreed; False everywhere else.
    """
    if sys.platform == "win32":
        import ctypes

        exclude = 0x11  # WDA_EXCLUDEFROMCAPTURE
        return bool(ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), exclude))
    return False
