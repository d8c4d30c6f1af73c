"""The middle column: the paragraphs of one part, one below the other, and the next part as a teaser."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.opinion.views import PartView, SourceNote
from asystent_desktop.domain.opinion_checks import ANSWERS, CONCLUSION
from asystent_desktop.domain.papers import Nature, Paragraph
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.opinion import words
from asystent_desktop.ui.opinion.paragraph import ParagraphBlock
from asystent_desktop.ui.opinion.teaser import Teaser
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets import painting


class PartEditor(QWidget):
    """Writes one part.

    Attributes:
        changed: The paragraphs are no longer those that were shown.
        link_wanted: Place of the paragraph (from 0) that needs a source.
        next_wanted: Number of the part the teaser names.
    """

    changed = Signal()
    link_wanted = Signal(int)
    next_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        self.read_only = False
        self._last = 0
        self.blocks: list[ParagraphBlock] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._title = kit.ElidedLabel("", Role.PANE)
        self._title.setContentsMargins(20, 12, 14, 2)
        column.addWidget(self._title)
        self.saved = kit.Label("", Role.CAPTION, tone="muted")
        column.addWidget(_legend(self.saved))
        self.body = kit.ScrollColumn(_("Text of the part"), gap=12)
        self.body.column.setContentsMargins(20, 4, 14, 12)
        column.addWidget(self.body, 1)
        self._teaser = QVBoxLayout()
        self.body.column.addLayout(self._teaser)
        self.body.column.addStretch(1)

    def show_part(self, part: PartView, following: PartView | None, *, read_only: bool) -> None:
        """Shows a part; the caret stays where it was when it is the same part afresh."""
        held = self._caret() if part.number == self.number else None
        self.number, self.read_only = part.number, read_only
        self._title.set_text(words.part_title(part))
        self._clear()
        for paragraph in part.paragraphs:
            self._insert(len(self.blocks), paragraph)
        if not self.blocks and not read_only:
            self._insert(0, Paragraph(""))
        self.show_next(following)
        self._last = min(self._last, len(self.blocks) - 1) if held else len(self.blocks) - 1
        if held and held[0] < len(self.blocks):
            self.focus(held[0], held[1])
        elif held is None:
            self.body.verticalScrollBar().setValue(0)

    def show_next(self, part: PartView | None) -> None:
        """The next part's title and the beginning of its text."""
        kit.clear(self._teaser)
        if part is None:
            return
        beginning = next((one.text for one in part.paragraphs if one.text.strip()), "")
        teaser = Teaser(words.part_title(part), beginning)
        teaser.clicked.connect(partial(self.next_wanted.emit, part.number))
        self._teaser.addWidget(teaser)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What stands in the part now; an untouched empty field is no paragraph."""
        if len(self.blocks) == 1 and self.blocks[0].is_blank:
            return ()
        return tuple(block.paragraph for block in self.blocks)

    def insert_note(self, note: SourceNote) -> int:
        """Puts a note below the paragraph written last, or into it while that is empty; returns its place."""
        at = self._last
        if 0 <= at < len(self.blocks) and self.blocks[at].is_blank:
            self._remove(at)
        else:
            at += 1
        self._insert(at, note.paragraph)
        self._last = at
        self.changed.emit()
        return at

    def add_source(self, at: int, note: SourceNote) -> None:
        """Names a note as the source of a paragraph."""
        if 0 <= at < len(self.blocks):
            for source in note.paragraph.sources:
                self.blocks[at].add_source(source)

    def focus(self, at: int, caret: int = -1) -> None:
        """Puts the caret into a paragraph and brings it into sight."""
        if not self.blocks:
            return
        block = self.blocks[min(max(at, 0), len(self.blocks) - 1)]
        block.text.setFocus(Qt.FocusReason.OtherFocusReason)
        block.text.put_caret(caret)
        # The layout of a new block is only known after the pending events.
        QTimer.singleShot(0, block, lambda: self.body.ensureWidgetVisible(block, 0, 24))

    def _caret(self) -> tuple[int, int] | None:
        for at, block in enumerate(self.blocks):
            if block.text.hasFocus():
                return at, block.text.textCursor().position()
        return None

    def _clear(self) -> None:
        for _at in range(len(self.blocks)):
            self._remove(0)

    def _insert(self, at: int, paragraph: Paragraph) -> ParagraphBlock:
        needs = self.number not in (ANSWERS, CONCLUSION)
        block = ParagraphBlock(paragraph, at + 1, needs_source=needs, read_only=self.read_only)
        self.blocks.insert(at, block)
        self.body.column.insertWidget(at, block)
        block.changed.connect(self.changed)
        block.link_wanted.connect(lambda: self.link_wanted.emit(self.blocks.index(block)))
        block.wanted.connect(lambda deed: self._do(block, deed))
        block.text.split.connect(lambda rest: self._split(block, rest))
        block.text.joined.connect(lambda: self._join(block))
        block.text.left.connect(lambda by: self._step(block, by))
        block.text.focused.connect(lambda: self._entered(block))
        self._renumber()
        return block

    def _remove(self, at: int) -> None:
        block = self.blocks.pop(at)
        block.blockSignals(True)
        block.text.blockSignals(True)
        self.body.column.removeWidget(block)
        block.hide()
        block.deleteLater()
        self._renumber()

    def _renumber(self) -> None:
        for number, block in enumerate(self.blocks, 1):
            block.set_number(number)

    def _entered(self, block: ParagraphBlock) -> None:
        if block in self.blocks:
            self._last = self.blocks.index(block)

    def _split(self, block: ParagraphBlock, rest: str) -> None:
        """What stood behind the caret becomes a paragraph of its own, with the same nature and sources."""
        sources = block.paragraph.sources if rest else ()
        at = self.blocks.index(block) + 1
        self._insert(at, Paragraph(rest, block.paragraph.nature, sources))
        self.focus(at, 0)
        self.changed.emit()

    def _join(self, block: ParagraphBlock) -> None:
        """Backspace at the beginning: the words move to the end of the paragraph above."""
        at = self.blocks.index(block)
        if at == 0:
            return
        above, moved = self.blocks[at - 1], block.paragraph
        caret = len(above.paragraph.text)
        glue = " " if above.paragraph.text and moved.text else ""
        self._remove(at)
        above.set_words(f"{above.paragraph.text}{glue}{moved.text}")
        for source in moved.sources if moved.text.strip() else ():
            above.add_source(source)
        self.focus(at - 1, caret)
        self.changed.emit()

    def _step(self, block: ParagraphBlock, by: int) -> None:
        at = self.blocks.index(block) + by
        if 0 <= at < len(self.blocks):
            self.focus(at, -1 if by < 0 else 0)

    def _do(self, block: ParagraphBlock, deed: str) -> None:
        at = self.blocks.index(block)
        if deed == "below":
            self._insert(at + 1, Paragraph("", block.paragraph.nature))
            self.focus(at + 1)
        elif deed == "delete":
            self._delete(at)
        elif 0 <= (to := at + (-1 if deed == "up" else 1)) < len(self.blocks):
            paragraph = block.paragraph
            self._remove(at)
            self._insert(to, paragraph)
            self.focus(to)
        self.changed.emit()

    def _delete(self, at: int) -> None:
        number, paragraph = self.number, self.blocks[at].paragraph
        self._remove(at)
        if not self.blocks:
            self._insert(0, Paragraph(""))
        self.focus(min(at, len(self.blocks) - 1))

        def restore() -> None:
            if self.number == number:
                self._insert(min(at, len(self.blocks)), paragraph)
                self.focus(at)
                self.changed.emit()

        if paragraph.text.strip():
            kit.toast(self, _("Paragraph deleted"), action=_("Undo"), on_action=restore)

    @Slot()
    def first_focus(self) -> None:
        """The caret goes to the paragraph written last."""
        self.focus(self._last)


def _legend(saved: kit.Label) -> QWidget:
    """What the three bars mean, and when the text was saved last."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(20, 4, 14, 6)
    row.setSpacing(8)
    for nature in words.NATURES:
        row.addWidget(_Bar(nature))
        row.addWidget(kit.Label(words.nature_word(nature), Role.ROW, tone="muted"))
        row.addSpacing(6)
    row.addStretch(1)
    row.addWidget(saved)
    return box


class _Bar(QWidget):
    """A short bar of the legend."""

    def __init__(self, nature: Nature) -> None:
        super().__init__()
        self._nature = nature
        self.setFixedSize(4, 14)
        painting.follow_look(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar."""
        painter = painting.start(self)
        colour = theme.current().graphic(words.NATURES[self._nature][1])
        painting.box(painter, self.rect(), radius=2, fill=colour)
        painter.end()
