"""One paragraph of an opinion: its bar, its words, where they come from, and what they are."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Signal, Slot
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from asystent_desktop.domain.papers import Nature, Paragraph, Source
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.opinion import words
from asystent_desktop.ui.opinion.nature_button import NatureButton
from asystent_desktop.ui.opinion.paragraph_text import ParagraphText
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.widgets import painting

BAR_W = 4
CHIPS_SHOWN = 3


class ParagraphBlock(QWidget):
    """A paragraph that can be written.

    Args:
        paragraph: What it holds.
        number: Its place in the part, from 1, for the screen reader.
        needs_source: Whether a missing source is to be pointed out (not in the answers and conclusion).
        read_only: A submitted opinion.

    Attributes:
        changed: Words, nature or sources.
        link_wanted: A note is to be named as its source.
        wanted: A deed of the menu: "below", "up", "down", "delete".
    """

    changed = Signal()
    link_wanted = Signal()
    wanted = Signal(str)

    def __init__(
        self, paragraph: Paragraph, number: int, *, needs_source: bool, read_only: bool = False
    ) -> None:
        super().__init__()
        self._paragraph = paragraph
        self._needs_source, self._read_only = needs_source, read_only
        self.text = ParagraphText(
            paragraph.text,
            name=_("Paragraph {n}").format(n=number),
            placeholder=_("Write what happened, with its date"),
        )
        self.text.setReadOnly(read_only)
        self.text.typed.connect(self._typed)
        self.text.nature_key.connect(self.set_nature)
        self.text.moved.connect(lambda by: self.wanted.emit("up" if by < 0 else "down"))
        self.nature = NatureButton(paragraph.nature)
        self.nature.clicked.connect(self.open_menu)
        self.nature.setEnabled(not read_only)
        self._lay_out()
        self._show_sources()
        painting.follow_look(self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(BAR_W + 10, 1, 0, 1)
        column.setSpacing(2)
        column.addWidget(self.text)
        below = QHBoxLayout()
        below.setSpacing(8)
        self._sources = kit.FlowRow(spacing=6)
        below.addWidget(self._sources, 1)
        below.addWidget(self.nature)
        column.addLayout(below)

    @property
    def paragraph(self) -> Paragraph:
        """What it holds now."""
        return self._paragraph

    @property
    def is_blank(self) -> bool:
        """Neither words nor sources."""
        return not self._paragraph.text.strip() and not self._paragraph.sources

    def set_number(self, number: int) -> None:
        """Its place changed."""
        self.text.setAccessibleName(_("Paragraph {n}").format(n=number))

    def set_words(self, text: str) -> None:
        """Other words, by program."""
        self.text.set_words(text)
        self._put(replace(self._paragraph, text=text))

    @Slot(object)
    def set_nature(self, nature: Nature) -> None:
        """Says what the paragraph is."""
        if nature != self._paragraph.nature:
            self.nature.set_nature(nature)
            self._put(replace(self._paragraph, nature=nature))
            self.update()
            kit.announce(self.text, words.nature_word(nature))

    def add_source(self, source: Source) -> None:
        """Names one more source."""
        if source not in self._paragraph.sources:
            self._put(replace(self._paragraph, sources=(*self._paragraph.sources, source)))
            self._show_sources()

    def remove_source(self, source: Source) -> None:
        """Names one source less."""
        kept = tuple(one for one in self._paragraph.sources if one != source)
        self._put(replace(self._paragraph, sources=kept))
        self._show_sources()

    def _put(self, paragraph: Paragraph) -> None:
        self._paragraph = paragraph
        self.changed.emit()

    @Slot()
    def _typed(self) -> None:
        had_words = bool(self._paragraph.text.strip())
        self._put(replace(self._paragraph, text=self.text.words()))
        if had_words != bool(self._paragraph.text.strip()):
            self._show_sources()

    def _show_sources(self) -> None:
        """Chips; without a source the amber remark and the way to put it right."""
        self._sources.clear()
        sources = self._paragraph.sources
        for source in sources[:CHIPS_SHOWN]:
            icon = words.SOURCE_ICONS.get(source.kind, Icon.NOTE)
            self._sources.add(kit.Pill(source.label, Tone.INFO, icon=icon))
        if len(sources) > CHIPS_SHOWN:
            more = kit.Pill(f"+{len(sources) - CHIPS_SHOWN}", Tone.INFO, icon=Icon.MORE)
            more.setToolTip("\n".join(source.label for source in sources[CHIPS_SHOWN:]))
            self._sources.add(more)
        if not sources and self._needs_source and self._paragraph.text.strip():
            self._sources.add(_missing())
            if not self._read_only:
                link = kit.LinkButton(_("Point to a note"))
                link.clicked.connect(self.link_wanted)
                self._sources.add(link)

    @Slot()
    def open_menu(self) -> None:
        """The menu under the word."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.nature.mapToGlobal(QPoint(0, self.nature.height())))

    def menu(self) -> QMenu:
        """Natures, sources and what else can be done with the paragraph."""
        menu = QMenu(self)
        for place, nature in enumerate(words.NATURES, 1):
            action = menu.addAction(f"{words.nature_word(nature)}\tAlt+{place}")
            action.setCheckable(True)
            action.setChecked(nature == self._paragraph.nature)
            action.triggered.connect(partial(self.set_nature, nature))
        menu.addSeparator()
        menu.addAction(_("Point to a note")).triggered.connect(self.link_wanted)
        self._source_actions(menu)
        menu.addSeparator()
        for deed, label in self._deeds().items():
            menu.addAction(label).triggered.connect(partial(self.wanted.emit, deed))
        return menu

    def _source_actions(self, menu: QMenu) -> None:
        if not self._paragraph.sources:
            return
        remove = menu.addMenu(_("Remove a source"))
        for source in self._paragraph.sources:
            action = QAction(source.label, remove)
            action.triggered.connect(partial(self.remove_source, source))
            remove.addAction(action)

    @staticmethod
    def _deeds() -> dict[str, str]:
        return {
            "below": _("New paragraph below") + "\tEnter",
            "up": _("Move up") + "\tAlt+↑",
            "down": _("Move down") + "\tAlt+↓",
            "delete": _("Delete paragraph"),
        }

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar of the nature."""
        look = theme.current()
        painter = painting.start(self)
        colour = look.graphic(words.NATURES[self._paragraph.nature][1])
        painting.box(painter, QRectF(0, 1, BAR_W, self.height() - 2), radius=2, fill=colour)
        painter.end()


def _missing() -> QWidget:
    """ "brak źródła" with its mark."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(7)
    row.addWidget(kit.IconMark(Icon.ATTENTION, Tone.SOON, size=15))
    row.addWidget(kit.Label(_("no source"), Role.CAPTION_STRONG, tone=Tone.SOON))
    return box
