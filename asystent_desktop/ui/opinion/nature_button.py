"""The word that says what a paragraph is, coloured like its bar; pressed, it offers what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from asystent_desktop.domain.papers import Nature
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.opinion import words
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets import painting


class NatureButton(painting.KeyboardFocus, QPushButton):
    """fakt, relacja or ocena at the right end of a paragraph."""

    def __init__(self, nature: Nature, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nature = nature
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("What the paragraph is, and what can be done with it (Alt+1, 2, 3)"))
        self.set_nature(nature)
        painting.follow_look(self)

    def set_nature(self, nature: Nature) -> None:
        """Shows another nature."""
        self._nature = nature
        self.setText(words.nature_word(nature))
        self.setAccessibleName(_("Kind of statement: {word}").format(word=self.text()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The word, 24 high as a target."""
        return QSize(round(painting.width(self.text(), Role.CAPTION_STRONG)) + 12, 24)

    def minimumSizeHint(self) -> QSize:
        """Not squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word; a ground under the mouse, a ring for the keyboard."""
        look, tone = theme.current(), words.NATURES[self._nature][1]
        painter = painting.start(self)
        area = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painting.box(painter, area, radius=4, fill=look.ground(tone))
        painting.text(painter, area, self.text(), look.ink(tone), Role.CAPTION_STRONG, align=painting.CENTRE)
        if self.ring_due:
            painting.box(painter, area, radius=4, border=look.primary, width=2)
        painter.end()
