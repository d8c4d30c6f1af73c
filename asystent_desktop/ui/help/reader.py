"""Shows one Markdown page in the fonts and colours of the look in force."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.help.pages import Page
from asystent_desktop.ui.theme import Role

_HEADINGS = {1: Role.FAMILY, 2: Role.PANE, 3: Role.CARD}
_SPACE_ABOVE = {0: 0, 1: 0, 2: 18, 3: 12}
_LINE_HEIGHT = 150.0


class Reader(QTextBrowser):
    """A page of the guide.

    Attributes:
        page_wanted: File name of another page, from a link.
    """

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Page of the guide"))
        self.document().setDocumentMargin(14)
        self.anchorClicked.connect(self._followed)
        theme.look().changed.connect(self._again)
        self._page: Page | None = None

    def show_page(self, page: Page) -> None:
        """Shows a page from its beginning."""
        self._page = page
        document = self.document()
        document.setDefaultFont(theme.font(Role.BODY))
        document.setMarkdown(page.text)
        self._dress()
        self.setAccessibleName(_("Guide: {title}").format(title=page.title))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _again(self) -> None:
        if self._page is not None:
            at = self.verticalScrollBar().value()
            self.show_page(self._page)
            self.verticalScrollBar().setValue(at)

    def _dress(self) -> None:
        """Qt's own bold smears a variable font and its links are blue: every run gets a font of the kit."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            shape = QTextBlockFormat()
            shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setTopMargin(_SPACE_ABOVE.get(level, 12))
            shape.setBottomMargin(6)
            if block.blockFormat().nonBreakableLines():
                _dress_code(shape, last=not block.next().blockFormat().nonBreakableLines())
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(shape)
            for start, length, given in _runs(block):
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(_dressed(given, level))
            block = block.next()
        self._dress_tables()
        cursor.endEditBlock()

    def _dress_tables(self) -> None:
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format()
                shape.setBorder(0)
                shape.setCellPadding(5)
                shape.setCellSpacing(0)
                frame.setFormat(shape)

    def _followed(self, link: QUrl) -> None:
        self.page_wanted.emit(link.path() or link.toString())


def _dress_code(shape: QTextBlockFormat, *, last: bool) -> None:
    """A command wraps, for nobody reads sideways what to type; a gap tells where the next begins."""
    shape.setNonBreakableLines(False)
    shape.setLineHeight(100.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setBottomMargin(14 if last else 3)
    shape.setBackground(QColor(theme.current().key_ground))


def _runs(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Place, length and format of the runs of a block, taken before any of them is changed."""
    found = []
    at = block.begin()
    while not at.atEnd():
        run = at.fragment()
        found.append((run.position(), run.length(), run.charFormat()))
        at += 1
    return found


def _dressed(given: QTextCharFormat, level: int) -> QTextCharFormat:
    """The run's own meaning (bold, code, link) in fonts and colours of the kit."""
    look = theme.current()
    made = QTextCharFormat()
    role = _HEADINGS.get(level, Role.CARD if level else Role.BODY)
    if not level and given.fontWeight() > QFont.Weight.Normal:
        role = Role.BUTTON
    made.setFont(theme.font(role))
    made.setForeground(QColor(look.text))
    if given.isAnchor():
        made.setAnchor(True)
        made.setAnchorHref(given.anchorHref())
        made.setForeground(QColor(look.primary))
        made.setFontUnderline(True)
    elif given.fontFixedPitch() or given.hasProperty(QTextFormat.Property.FontFixedPitch):
        made.setBackground(QColor(look.key_ground))
    return made
