"""One part of the text: its paragraphs with what was taken out and put in, and the remarks beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.application.opinion.acceptance import CommentView
from asystent_desktop.domain.paper_difference import DifferenceLine, LineKind, PartDifference
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.acceptance import words
from asystent_desktop.ui.history.diff_text import DiffText
from asystent_desktop.ui.history.difference import Piece, Stretch, difference
from asystent_desktop.ui.theme import Role, Tone
from asystent_desktop.ui.widgets import painting

REMARKS_W = 212
FREE = 16777215


class Passage(QWidget):
    """A paragraph; a line at its left says that it differs from the version before."""

    def __init__(self, stretches: tuple[Stretch, ...]) -> None:
        super().__init__()
        self.changed = any(one.piece is not Piece.SAME for one in stretches)
        self.text = DiffText(stretches)
        self._at = False
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 1, 4, 1)
        column.addWidget(self.text)
        painting.follow_look(self)

    def set_current(self, current: bool) -> None:
        """Whether the reader is at this difference."""
        self._at = current
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        if not self.changed:
            return
        look = theme.current()
        painter = painting.start(self)
        wide = 5 if self._at else 3
        painting.box(painter, QRectF(0, 1, wide, self.height() - 2), radius=1.5, fill=look.primary)
        painter.end()


class Remark(kit.Frame):
    """A remark of the head, and whether it was answered."""

    def __init__(self, one: CommentView) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(3)
        column.addWidget(kit.Label(one.by, Role.CAPTION_STRONG))
        column.addWidget(kit.Label(words.day_and_time(one.made_at), Role.CAPTION, tone="muted"))
        column.addWidget(kit.Label(one.text, Role.ROW, wrap=True, selectable=True))
        state = _("answered") if one.answered else _("waits for an answer")
        tone = Tone.DONE if one.answered else Tone.SOON
        column.addWidget(kit.Label(state, Role.CAPTION_MEDIUM, tone=tone))
        if not one.answered:
            self.set_tone(Tone.SOON)
        self.setAccessibleName(", ".join((one.by, one.text, state)))


class PartBlock(QWidget):
    """Heading, passages, remarks.

    Args:
        numbers: Numbers of sources by the text of a paragraph.

    Attributes:
        number: Of the part.
        changed: Passages that differ, in reading order.
        sources: Numbers of the sources it names.
    """

    def __init__(
        self,
        part: PartDifference,
        remarks: Sequence[CommentView],
        numbers: Mapping[str, tuple[int, ...]],
    ) -> None:
        super().__init__()
        self.number = part.number
        self.sources = {number for line in part.lines for number in numbers.get(line.text, ())}
        self._across = kit.Abreast(self)
        self._across.setContentsMargins(0, 0, 0, 6)
        self._across.setSpacing(14)
        text = QVBoxLayout()
        text.setSpacing(6)
        title = f"{part.number}. {part.title}" if part.number else _("Head of the paper")
        heading = kit.Label(title, Role.BODY_STRONG, wrap=True)
        heading.setContentsMargins(14, 0, 0, 0)
        text.addWidget(heading)
        passages = [Passage(one) for one in paragraphs(part.lines, numbers)]
        for passage in passages:
            text.addWidget(passage)
        if not passages:
            empty = kit.Label(_("This part is empty."), Role.ROW, tone="muted")
            empty.setContentsMargins(14, 0, 0, 0)
            text.addWidget(empty)
        text.addStretch(1)
        self.changed = [one for one in passages if one.changed]
        self._across.addLayout(text, 1)
        self._remarks = QWidget()
        beside = QVBoxLayout(self._remarks)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(6)
        for remark in remarks:
            beside.addWidget(Remark(remark))
        beside.addStretch(1)
        self._has_remarks = bool(remarks)
        self._across.addWidget(self._remarks, 0, Qt.AlignmentFlag.AlignTop)

    def fold(self, *, below: bool, room: bool) -> None:
        """Puts the remarks below the text; `room`: beside it a column is kept free for them."""
        self._across.set_abreast(not below)
        self._remarks.setMinimumWidth(0 if below else REMARKS_W)
        self._remarks.setMaximumWidth(FREE if below else REMARKS_W)
        self._remarks.setVisible(self._has_remarks or (room and not below))


def paragraphs(
    lines: Iterable[DifferenceLine], numbers: Mapping[str, tuple[int, ...]]
) -> list[tuple[Stretch, ...]]:
    """Paragraphs in reading order; one taken out just before one put in is compared word by word."""
    made: list[tuple[Stretch, ...]] = []
    gone: list[str] = []
    for line in lines:
        if line.kind is LineKind.REMOVED:
            gone.append(line.text)
        elif line.kind is LineKind.ADDED:
            before = gone.pop(0) if gone else ""
            made.append((*joined(difference(before, line.text)), *_named(line.text, numbers)))
        else:
            made.extend((Stretch(Piece.OUT, text),) for text in gone)
            gone = []
            made.append((Stretch(Piece.SAME, line.text), *_named(line.text, numbers)))
    made.extend((Stretch(Piece.OUT, text),) for text in gone)
    return made


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Neighbouring changes with nothing but a space between them become one taken out and one put in."""
    made: list[Stretch] = []
    out = into = ""
    for one in stretches:
        if one.piece is Piece.SAME and (one.text.strip() or not (out or into)):
            made += _pair(out, into)
            out = into = ""
            made.append(one)
        else:
            out += one.text if one.piece is not Piece.IN else ""
            into += one.text if one.piece is not Piece.OUT else ""
    return (*made, *_pair(out, into))


def _pair(out: str, into: str) -> list[Stretch]:
    """A space both end with stays outside, so that nothing is underlined behind the last word."""
    tail = " " if out.endswith(" ") and into.endswith(" ") else ""
    pair = (
        Stretch(Piece.OUT, out.removesuffix(tail)),
        Stretch(Piece.IN, into.removesuffix(tail)),
        Stretch(Piece.SAME, tail),
    )
    return [one for one in pair if one.text]


def _named(text: str, numbers: Mapping[str, tuple[int, ...]]) -> tuple[Stretch, ...]:
    found = numbers.get(text, ())
    return (Stretch(Piece.SAME, " " + "".join(f"[{one}]" for one in found)),) if found else ()
