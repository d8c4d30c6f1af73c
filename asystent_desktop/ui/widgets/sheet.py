"""A modal sheet painted over the window: 45 % scrim, focus kept inside, Esc puts it away.

sheet = Sheet(window, _("Visit card"), width=704)
sheet.body.addWidget(...)
sheet.go = sheet.ask(_("Save"), sheet.save)
sheet.open()
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from asystent_desktop.ui.widgets.cards import ScrollColumn
from asystent_desktop.ui.widgets.chips import ChipGroup
from asystent_desktop.ui.widgets.labels import ElidedLabel, Line

SCRIM = 0.45
EDGE = 16


class Sheet(QWidget):
    """Covers its window; the panel in the middle scrolls when the window is low.

    A subclass with `page_like` stands in the place of the page: no scrim, rail and bars stay in reach.

    Args:
        window: Any widget of the window to cover.
        title: Heading, also the accessible name.
        subtitle: Quiet line below the heading.
        width: Logical width of the panel (less when the window is narrower).

    Attributes:
        head: Row of the heading, for links at its right end.
        body: Column to fill.
        footer: Row at the bottom; a stretch stands before what is added.
        dismissed: Esc or "Cancel" was pressed and the sheet closed itself.
        closed: The sheet went away, for whatever reason.
    """

    dismissed = Signal()
    closed = Signal()
    page_like: ClassVar[bool] = False

    def __init__(self, window: QWidget, title: str, subtitle: str = "", *, width: int = 704) -> None:
        super().__init__(window.window())
        self._host = window.window()
        self.setAccessibleName(title)
        self._width = width
        self._before: QWidget | None = None
        self.panel = _Panel(self)
        self.panel.setAccessibleName(title)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 18, 0, 14)
        column.setSpacing(0)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(24, 0, 24, 0)
        self.title = ElidedLabel(title, Role.DIALOG)
        self.head.addWidget(self.title, 1)
        column.addLayout(self.head)
        self.subtitle = ElidedLabel(subtitle, Role.CAPTION, tone="muted")
        if not subtitle:
            self.subtitle.hide()  # shown without a parent it would flash as a window of its own
        below = QHBoxLayout()  # the style sheet takes a label's own margins away
        below.setContentsMargins(24, 2, 24, 0)
        below.addWidget(self.subtitle)
        column.addLayout(below)
        column.addSpacing(12)
        self._scroll = ScrollColumn(title)
        self._scroll.content.installEventFilter(self)
        self.body = self._scroll.column
        self.body.setContentsMargins(24, 2, 24, 12)
        column.addWidget(self._scroll, 1)
        self.foot_line = Line()
        column.addWidget(self.foot_line)
        self.footer = QHBoxLayout()
        self.footer.setContentsMargins(24, 10, 24, 0)
        self.footer.setSpacing(8)
        column.addLayout(self.footer)
        self.hide()

    def open(self, focus: QWidget | None = None) -> None:
        """Shows the sheet and puts the focus on `focus` or the first field."""
        self._before = QApplication.focusWidget()
        self._host.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        target = focus or self._neighbour(self, forward=True)
        if target is not None:
            self.reveal(target)

    def ask(self, words: str, deed: Callable[[], object], icon: Icon | None = None) -> PrimaryButton:
        """Ends the sheet with "Cancel" and the button that does it, also on Ctrl+Enter."""
        answer = PrimaryButton(words, icon=icon, key="Ctrl+Enter")
        answer.setShortcut(QKeySequence("Ctrl+Return"))
        answer.clicked.connect(deed)
        self.end_with(answer)
        return answer

    def end_with(self, *answers: Button) -> None:
        """Ends the sheet with "Cancel", which does what Esc does, and the buttons that do it."""
        self.cancel = SecondaryButton(_("Cancel"), key="Esc")
        self.cancel.clicked.connect(self.dismiss)
        self.footer.addStretch(1)
        for button in (self.cancel, *answers):
            self.footer.addWidget(button)

    def reveal(self, field: QWidget) -> None:
        """Puts the focus on a field and scrolls to it; among chips, on the one that Tab would reach."""
        if isinstance(field, ChipGroup):
            field.focus_first()
        else:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(field)

    def dismiss(self) -> None:
        """What Esc does: closes and tells."""
        self.put_away()
        self.dismissed.emit()

    def put_away(self) -> None:
        """Closes, gives the focus back, and forgets itself."""
        self._host.removeEventFilter(self)
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()
        self.deleteLater()

    def _room(self) -> QRect:
        """What it covers: the window, or the stage of pages of one that has any."""
        stage = getattr(self._host, "stage", None)
        if self.page_like and isinstance(stage, QWidget):
            return QRect(stage.mapTo(self._host, QPoint(0, 0)), stage.size())
        return self._host.rect()

    def _place(self) -> None:
        room = self._room()
        self.setGeometry(room)
        if self.page_like:
            self.panel.setGeometry(self.rect())
            return
        wide = min(self._width, room.width() - 2 * EDGE)
        layout = self.panel.layout()
        content = self._scroll.content
        wraps = content.hasHeightForWidth()
        wanted = (content.heightForWidth(wide) if wraps else content.sizeHint().height()) + 2
        fixed = layout.sizeHint().height() - self._scroll.sizeHint().height() if layout else 0
        high = min(max(wanted + fixed, 160), room.height() - 2 * EDGE)
        self.panel.setGeometry((room.width() - wide) // 2, (room.height() - high) // 2, wide, high)

    def refit(self) -> None:
        """Call after the content grew or shrank.

        Once now and once when Qt has shown new children and told all layouts, since a size asked for before
        leaves them out.
        """
        self._place()
        QTimer.singleShot(0, self, self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size, and rows that come, go or grow while it is open."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            QTimer.singleShot(0, self, self._place)
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keeps Tab and Shift+Tab inside the sheet."""
        target = self._neighbour(QApplication.focusWidget() or self, forward=forward)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        self._scroll.ensureWidgetVisible(target)
        return True

    def _neighbour(self, start: QWidget, *, forward: bool) -> QWidget | None:
        candidate: QWidget | None = start
        while candidate is not None:
            candidate = candidate.nextInFocusChain() if forward else candidate.previousInFocusChain()
            if candidate is None or candidate is start:
                return None
            tabbed = bool(candidate.focusPolicy() & Qt.FocusPolicy.TabFocus)
            usable = (
                tabbed
                and candidate.isEnabled()
                and candidate.isVisibleTo(self)
                and candidate.focusProxy() is None
            )
            if usable and self.isAncestorOf(candidate):
                return candidate
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; other keys do not reach the window below."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel does nothing: no work is lost by a slip of the finger."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scrim."""
        if self.page_like:
            return
        painter = painting.start(self)
        shade = QColor(0, 0, 0)
        shade.setAlphaF(SCRIM)
        painter.fillRect(self.rect(), shade)
        painter.end()

    @staticmethod
    def is_open(window: QWidget) -> bool:
        """Whether a sheet covers this window; one in the place of a page leaves its keys alone."""
        sheets = window.window().findChildren(Sheet)
        return any(not sheet.isHidden() for sheet in sheets if not sheet.page_like)

    @staticmethod
    def leave_page(window: QWidget) -> None:
        """Puts away what stands in the place of the page, for another page comes."""
        for sheet in window.window().findChildren(Sheet):
            if sheet.page_like and not sheet.isHidden():
                sheet.put_away()


class _Panel(QWidget):
    """The paper of the sheet."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface with a 1 px border; like a page: its ground, the footer alone on the surface."""
        look = theme.current()
        painter = painting.start(self)
        if self._sheet.page_like:
            foot = self._sheet.foot_line.geometry().top()
            painter.fillRect(self.rect(), QColor(look.canvas))
            painter.fillRect(self.rect().adjusted(0, foot, 0, 0), QColor(look.surface))
            painter.end()
            return
        painting.box(painter, QRectF(self.rect()), radius=2, fill=look.surface, border=look.border)
        painter.end()
