"""A tab with a list of sections at the left and the chosen section's page at the right.

In a narrow window the list gives way to a field to choose from.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.application.family.card_views import Gap
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.families.binder_sections import SECTIONS
from asystent_desktop.ui.theme import Icon, Tone
from asystent_desktop.ui.theme.tokens import GAP

LIST_W = 240
ROW_H = 40
BESIDE_FROM = 860


class Binder(QWidget):
    """The tab.

    Args:
        name: Of the tab, spoken.
        keys: Its sections, in order.
        factories: Make a section's page for one family.
        family_id: Whose.

    Attributes:
        section_shown: Key of the section that is shown now.
        filled: Whether a form of the section shown now needs all the room there is.
    """

    section_shown = Signal(str)
    filled = Signal(bool)

    def __init__(
        self,
        name: str,
        keys: Sequence[str],
        factories: Mapping[str, Callable[[str], QWidget]],
        family_id: str,
    ) -> None:
        super().__init__()
        self.keys = tuple(keys)
        self._factories, self._family_id = factories, family_id
        self._made: dict[str, QWidget] = {}
        self._gaps: frozenset[Gap] = frozenset()
        self.section = ""
        self._filled: set[str] = set()
        self._narrow = False
        self.list = kit.RowList(_("Sections: {tab}").format(tab=name), height=ROW_H)
        self.list.chosen.connect(self.show_section)
        self.choice = kit.ChoiceField(name=self.list.accessibleName())
        self.choice.activated.connect(lambda _at: self.show_section(self.choice.value() or ""))
        self._stack = QStackedWidget()
        self._row = kit.Abreast(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._frame = self._framed()
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, GAP)
        left.addWidget(self._frame)
        self._row.addLayout(left)
        self._row.addWidget(self.choice)
        self._row.addWidget(self._stack, 1)
        self.show_gaps(())
        self._fold(narrow=False)

    def _framed(self) -> QWidget:
        frame = kit.Frame()
        frame.setFixedWidth(LIST_W)
        column = QVBoxLayout(frame)
        column.setContentsMargins(4, 8, 4, 8)
        column.addWidget(self.list)
        return frame

    def show_gaps(self, gaps: Collection[Gap]) -> None:
        """Marks the sections where a complete file has something that this one lacks."""
        self._gaps = frozenset(gaps)
        self.list.set_rows([self._painted(key) for key in self.keys])
        self.choice.set_choices([(key, _(SECTIONS[key].title)) for key in self.keys])
        self.choice.set_value(self.section or None)

    def _painted(self, key: str) -> kit.Row:
        section = SECTIONS[key]
        lacking = bool(self._gaps.intersection(section.gaps))
        title = _(section.title)
        return kit.Row(
            key=key,
            title=title,
            icon=section.icon,
            marks=((Icon.ATTENTION, Tone.SOON),) if lacking else (),
            spoken=_("{section}, something is missing").format(section=title) if lacking else title,
        )

    def show_section(self, key: str) -> None:
        """Shows a section, made when it is first wanted; an unknown key is ignored."""
        if key not in self.keys or key == self.section:
            return
        if key not in self._made:
            self._made[key] = made = self._factories[key](self._family_id)
            self._stack.addWidget(made)
            filled = getattr(made, "filled", None)
            if filled is not None:
                filled.connect(partial(self._note_filled, key))
        self.section = key
        self.list.choose(key)
        self.choice.set_value(key)
        self._stack.setCurrentWidget(self._made[key])
        self._make_room()
        self.section_shown.emit(key)

    def page(self, key: str) -> QWidget | None:
        """The page of a section that was made."""
        return self._made.get(key)

    def first_focus(self) -> None:
        """The list of sections."""
        target = self.list if self._frame.isVisibleTo(self) else self.choice
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save_drafts(self) -> None:
        """Asks the pages to keep what is being typed."""
        for page in self._made.values():
            save = getattr(page, "save_drafts", None)
            if callable(save):
                save()

    @property
    def is_filled(self) -> bool:
        """Whether a form of the section shown now needs all the room there is."""
        return self.section in self._filled

    def _note_filled(self, key: str, on: bool) -> None:
        (self._filled.add if on else self._filled.discard)(key)
        self._make_room()

    def _make_room(self) -> None:
        self.choice.setVisible(self._narrow and not self.is_filled)
        self.filled.emit(self.is_filled)

    def _fold(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self._row.set_abreast(not narrow)
        self._frame.setVisible(not narrow)
        self.choice.setVisible(narrow and not self.is_filled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ins begins an entry of the section shown, where it keeps any."""
        begin = getattr(self._made.get(self.section), "begin_first", None)
        if event.key() == Qt.Key.Key_Insert and callable(begin):
            begin()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow tab has a field instead of the list."""
        super().resizeEvent(event)
        self._fold(narrow=event.size().width() < BESIDE_FROM)
