"""Shows a difference of two texts, wrapped, with colour, line and word for what was taken out and put in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.history.difference import Piece, Stretch, spoken
from asystent_desktop.ui.theme import Role, Tokens, Tone
from asystent_desktop.ui.widgets import painting


class DiffText(QWidget):
    """A difference.

    Args:
        stretches: From `difference.difference`.
        tone: Colour of what was put in; what was taken out is quiet or, with `loud`, red.
    """

    def __init__(
        self,
        stretches: tuple[Stretch, ...],
        *,
        tone: Tone = Tone.DONE,
        loud: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone, self._loud = tone, loud
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._stretches = stretches
        self.show_stretches(stretches)
        theme.look().changed.connect(self._colour)

    def recolour(self, tone: Tone) -> None:
        """Another colour for what was put in; takes effect with the next text."""
        self._tone = tone

    def show_stretches(self, stretches: tuple[Stretch, ...]) -> None:
        """Shows another difference."""
        self._stretches = stretches
        self.setAccessibleName(spoken(stretches, _("taken out: {text}"), _("put in: {text}")))
        self._colour()

    def _colour(self) -> None:
        look = theme.current()
        self._document.clear()
        self._document.setDefaultFont(theme.font(Role.BODY))
        cursor = QTextCursor(self._document)
        before: Piece | None = None
        for one in self._stretches:
            if before is Piece.OUT and one.piece is Piece.IN:
                cursor.insertText(" ", self._format(Piece.SAME, look, self._tone))
            cursor.insertText(one.text, self._format(one.piece, look, one.tone or self._tone))
            before = one.piece
        self._settle()
        self.updateGeometry()
        self.update()

    def _format(self, piece: Piece, look: Tokens, tone: Tone) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(look.text))
        if piece is Piece.OUT:
            made.setFontStrikeOut(True)
            made.setForeground(QColor(look.overdue if self._loud else look.text3))
            if self._loud:
                made.setBackground(QColor(look.overdue_ground))
        elif piece is Piece.IN:
            made.setFontUnderline(True)
            made.setForeground(QColor(look.ink(tone)))
            made.setBackground(QColor(look.ground(tone)))
        return made

    def hasHeightForWidth(self) -> bool:
        """Long texts take more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines at a width."""
        self._document.setTextWidth(max(60, width))
        return round(self._document.size().height()) + 1

    def sizeHint(self) -> QSize:
        """At a usual width."""
        wide = max(self.width(), 240)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Still readable; the height follows from the width."""
        return QSize(120, 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width asks for another height; asked for during a layout, it would be lost."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        wanted = self.heightForWidth(max(self.width(), 120))
        if wanted != self.minimumHeight():
            self.setMinimumHeight(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text."""
        painter = painting.start(self)
        self._document.setTextWidth(max(60, self.width()))
        self._document.drawContents(painter, QRectF(self.rect()))
        painter.end()


def plain(text: str) -> tuple[Stretch, ...]:
    """A text without any difference."""
    return (Stretch(Piece.SAME, text),) if text else ()
