"""The middle: the frozen text, its differences, the pages; below it, what an acceptance binds."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.domain.paper_difference import PartDifference
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.acceptance import words
from asystent_desktop.ui.acceptance.part_block import PartBlock, Passage
from asystent_desktop.ui.acceptance.presenter import Reading
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.presenting import Pane
from asystent_desktop.ui.printing.preview import PreviewPane
from asystent_desktop.ui.theme import Icon, Role, Tone

CHANGES, WHOLE, PAGES = "changes", "whole", "pages"
BESIDE_FROM = 560


class TextPane(Pane):
    """The text under decision.

    Attributes:
        pages_wanted: The pages are in view and were not read yet.
        named: Numbers of the sources the parts in view name.
    """

    pages_wanted = Signal()
    named = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.reading: Reading | None = None
        self.blocks: list[PartBlock] = []
        self._at = -1
        self._below = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addWidget(kit.Line())
        self.body = kit.ScrollColumn(_("Text to be accepted"), gap=8)
        self.body.column.setContentsMargins(18, 8, 14, 8)
        self.preview = PreviewPane()
        self.preview.zoom.hide()
        self.preview.printer.hide()
        self.masked = kit.EmptyState(Icon.HIDE, _("The text is masked. F7 shows it again."))
        self.stack = QStackedWidget()
        for part in (self.body, self.preview, self.masked):
            self.stack.addWidget(part)
        column.addWidget(self.stack, 1)
        column.addWidget(kit.Line())
        column.addLayout(self._foot())
        masking().changed.connect(self._turn)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(18, 0, 14, 2)
        head.setSpacing(3)
        self.title = kit.ElidedLabel("", Role.PANE)
        self.line = kit.ElidedLabel("", Role.CAPTION, tone="muted")
        head.addWidget(self.title)
        head.addWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.view = kit.Segmented(_("View"), [kit.Option(CHANGES, _("Differences"))])
        self.view.changed.connect(self._turn)
        self._views = kit.Abreast()
        self._views.setSpacing(4)
        self._views.addWidget(self.view, 0, Qt.AlignmentFlag.AlignLeft)
        self._views.addLayout(row)
        row.addStretch(1)
        self.back = kit.IconButton(Icon.CARET_UP, _("Previous difference"), key="Shift+N", size=28)
        self.on = kit.IconButton(Icon.CARET_DOWN, _("Next difference"), key="N", size=28)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.place = kit.Label("", Role.CAPTION, tone="muted")
        for part in (self.place, self.back, self.on):
            row.addWidget(part)
        head.addLayout(self._views)
        return head

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(18, 6, 14, 10)
        row.setSpacing(12)
        row.addWidget(kit.IconMark(Icon.FINGERPRINT, Tone.NEUTRAL, size=22))
        texts = QVBoxLayout()
        texts.setSpacing(1)
        self.bound = kit.Label("", Role.CAPTION_STRONG, wrap=True)
        self.rule = kit.Label("", Role.CAPTION, tone="muted", wrap=True)
        texts.addWidget(self.bound)
        texts.addWidget(self.rule)
        row.addLayout(texts, 1)
        return row

    def show_reading(self, reading: Reading) -> None:
        """Shows a text; the same one afresh keeps view and place."""
        old = self.reading
        other = old is None or old.row.content_sha256 != reading.row.content_sha256
        self.reading = reading
        self.title.set_text(words.heading(reading.row))
        self.line.set_text(words.origin(reading.row, reading.view.row.court))
        self.bound.setText(words.binding(reading.row))
        own = _("You wrote this text, so somebody else has to accept it.")
        rule = _("Any later change voids the acceptance. The author cannot accept her own text.")
        self.rule.setText(own if reading.own else rule)
        self.rule.set_tone(Tone.SOON if reading.own else "muted")
        if other:
            self._offer(reading)
            self.preview.clear()
        self._fill(keep=not other)
        self._turn()

    def _offer(self, reading: Reading) -> None:
        views = [kit.Option(WHOLE, _("Whole text")), kit.Option(PAGES, _("Print preview"))]
        if len(reading.versions) > 1:
            views.insert(0, kit.Option(CHANGES, words.since(reading.versions)))
        self.view.set_options(views)
        self.view.set_values([views[0].value])

    def _fill(self, *, keep: bool) -> None:
        reading = self.reading
        if reading is None:
            return
        place = self.body.verticalScrollBar().value() if keep else 0
        kit.clear(self.body.column)
        changes = self.view.value() == CHANGES
        self.blocks = []
        for part in _differing(reading) if changes else reading.whole:
            remarks = [one for one in reading.comments if one.part == part.number]
            self.blocks.append(PartBlock(part, remarks, reading.numbers))
        for block in self.blocks:
            self.body.column.addWidget(block)
            block.show()
        self.body.column.addStretch(1)
        self.named.emit({one for block in self.blocks for one in block.sources})
        self._fold()
        self._at = -1
        self._tell_place()
        QTimer.singleShot(0, self, lambda: self.body.verticalScrollBar().setValue(place))

    @property
    def changed(self) -> list[Passage]:
        """All passages that differ."""
        return [one for block in self.blocks for one in block.changed]

    def step(self, by: int) -> None:
        """Goes to the next difference, around the end."""
        changed = self.changed
        if not changed or self.stack.currentWidget() is not self.body:
            return
        self._at = (self._at + by) % len(changed) if self._at >= 0 else (0 if by > 0 else len(changed) - 1)
        for place, passage in enumerate(changed):
            passage.set_current(place == self._at)
        self.body.ensureWidgetVisible(changed[self._at], 0, 60)
        self._tell_place()
        kit.announce(self.body, changed[self._at].text.accessibleName())

    def current_part(self) -> int:
        """Number of the part the reader is at: that of the difference, else the first one in view."""
        here = self.changed[self._at] if self._at >= 0 else None
        top = self.body.verticalScrollBar().value()
        for block in self.blocks:
            if here in block.changed or (here is None and block.geometry().bottom() > top):
                return block.number
        return self.blocks[0].number if self.blocks else 0

    def _tell_place(self) -> None:
        count = len(self.changed)
        here = _("difference {n} of {count}").format(n=self._at + 1, count=count)
        counted = ngettext("{n} difference", "{n} differences", count).format(n=count) if count else ""
        text = here if self._at >= 0 else counted
        self.place.setText(text)

    @Slot()
    def _turn(self) -> None:
        view = self.view.value()
        stale = bool(self.blocks) and view in (CHANGES, WHOLE) and self.sender() is self.view
        if stale:
            self._fill(keep=False)
        page: QWidget = self.preview if view == PAGES else self.body
        self.stack.setCurrentWidget(self.masked if masking().on else page)
        for part in (self.place, self.back, self.on):
            part.setVisible(view == CHANGES and bool(self.changed))
        if page is self.preview and not self.preview.pages:
            self.pages_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Remarks go below where there is no room beside."""
        super().resizeEvent(event)
        self._below = event.size().width() < BESIDE_FROM
        self._views.set_abreast(not self._below)
        self._fold()

    def _fold(self) -> None:
        room = bool(self.reading and self.reading.comments)
        for block in self.blocks:
            block.fold(below=self._below, room=room)


def _differing(reading: Reading) -> list[PartDifference]:
    """Parts that differ, and those somebody remarked on, in reading order."""
    parts = {part.number: part for part in reading.whole}
    shown = {one.part: parts[one.part] for one in reading.comments if one.part in parts}
    shown |= {part.number: part for part in reading.changes}
    return [shown[number] for number in sorted(shown)]
