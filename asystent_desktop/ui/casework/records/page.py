"""A page of lists with a form: choose an entry or begin a new one, and its fields stand at the right.

In a narrow page the form takes the place of the lists until it is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.records.card import RecordCard
from asystent_desktop.ui.casework.records.form_pane import FormPane
from asystent_desktop.ui.casework.records.kind import RecordKind
from asystent_desktop.ui.casework.records.lists_and_form import ListsAndForm
from asystent_desktop.ui.casework.records.presenter import KindFile, RecordsFile, RecordsPresenter
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.presenting import ReadingPage
from asystent_desktop.ui.tasks import Tasks


class RecordsPage(ReadingPage):
    """The page.

    Args:
        kinds: The lists, from top to bottom.
        more: Reads what `above` shows; on the database thread.
        abreast: The lists stand side by side where there is room.

    Attributes:
        shown: A RecordsFile is on the screen.
        filled: See `ListsAndForm`.
        above: Layout over the lists, for cards of the page's own.
        cards: The lists by name of their kind.
        form: The form.
    """

    shown = Signal(object)
    filled = Signal(bool)

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        kinds: Sequence[RecordKind],
        *,
        more: Callable[[Desk, str], Any] | None = None,
        abreast: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.presenter = RecordsPresenter(desk, tasks, kinds, more)
        super().__init__(self.presenter, parent)
        self._file: RecordsFile | None = None
        self._last = ""
        self._wish: tuple[str, dict[str, Any] | None] | None = None
        self.form = FormPane(self.presenter)
        self.cards = {kind.name: RecordCard(kind) for kind in kinds}
        self.parts = ListsAndForm(list(self.cards.values()), self.form, abreast=abreast)
        self.parts.filled.connect(self.filled)
        self.above = self.parts.above
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        column.addWidget(self.parts, 1)
        for name, card in self.cards.items():
            card.add_wanted.connect(partial(self.begin, name))
            card.open_wanted.connect(partial(self.open_entry, name))
            card.remove_wanted.connect(partial(self.remove_entry, name))
        self.form.closed.connect(self._closed)
        self.form.remove_wanted.connect(self.remove_entry)
        self.presenter.loaded.connect(self._show)
        masking().changed.connect(self._mask)

    @property
    def file(self) -> RecordsFile | None:
        """What is on the screen."""
        return self._file

    def show_family(self, family_id: str) -> None:
        """Shows the entries of a family."""
        self.presenter.open(family_id)

    def first_focus(self) -> None:
        """The first list."""
        next(iter(self.cards.values())).focus_list()

    def save_drafts(self) -> None:
        """Makes what is being typed safe: the screen is about to lock."""
        self.form.flush()

    def begin(self, name: str, begins: dict[str, Any] | None = None) -> None:
        """Opens the form of a new entry of a kind; before the first answer has come, as soon as it has."""
        if self._file is None:
            self._wish = name, begins
        else:
            self._open(name, None, begins)

    def begin_first(self) -> None:
        """Opens the form of a new entry of the first list, as Ins on the list of sections does."""
        self.begin(next(iter(self.cards)))

    def open_entry(self, name: str, entry_id: str) -> None:
        """Opens the form of an entry."""
        file = self._kind(name)
        entry = next((one for one in file.entries if one.id == entry_id), None) if file else None
        if entry is not None:
            self._open(name, entry)

    def _open(self, name: str, entry: Any, begins: dict[str, Any] | None = None) -> None:
        file = self._kind(name)
        if file is None or (self.form.is_changed() and not self.form.dismiss()):
            self._mark()
            return
        self.form.open(file, entry, begins, title=self._title(file, entry))
        self._mark()
        self.parts.arrange()
        self.form.first_focus()

    def _kind(self, name: str) -> KindFile | None:
        if self._file is None:
            return None
        return next((one for one in self._file.kinds if one.kind.name == name), None)

    @Slot(object)
    def _show(self, file: RecordsFile) -> None:
        first = self._file is None or self._file.family_id != file.family_id
        self._file = file
        for one in file.kinds:
            self.cards[one.kind.name].show_file(one, file.wording)
            self.form.refresh(one)
        if first:
            self._restore(file)
        self._mark()
        self.parts.arrange()
        self.shown.emit(file)
        if self._wish is not None:
            wish, self._wish = self._wish, None
            self.begin(*wish)

    def _restore(self, file: RecordsFile) -> None:
        """The form that was open when the vault was locked comes back."""
        for one in file.kinds:
            draft = one.draft
            if draft is None or self.form.is_open:
                continue
            entry = next((held for held in one.entries if held.id == draft.entry_id), None)
            if entry is not None or not draft.entry_id:
                self.form.restore(one, draft, entry, title=self._title(one, entry))

    def _title(self, file: KindFile, entry: Any) -> str:
        """Which entry it is, as its row says."""
        if self._file is None or entry is None:
            return ""
        return file.kind.row(entry, self._file.wording).title

    def _mark(self) -> None:
        """The open entry is marked in its list and in no other; without one, that of the last form."""
        marked = self.form.entry.id if self.form.entry is not None else ""
        for card in self.cards.values():
            card.choose(marked if self.form.is_open else self._last)

    def _closed(self, entry_id: str) -> None:
        self._last = entry_id
        self.parts.arrange()
        self._mark()
        self.cards[self.form.closed_kind].focus_list()

    def remove_entry(self, name: str, entry_id: str) -> None:
        """Takes an entry back; the toast brings it again."""
        file = self._kind(name)
        entry = next((one for one in file.entries if one.id == entry_id), None) if file else None
        if file is None or entry is None:
            return
        if self.form.entry is not None and self.form.entry.id == entry_id:
            self.form.drop()

        def removed() -> None:
            again = partial(self.presenter.restore, file.kind, entry)
            kit.toast(self, _("The entry was removed."), action=_("Undo"), on_action=again)

        self.presenter.remove(file.kind, entry, removed)

    def _mask(self) -> None:
        if self._file is not None:
            self._show(self._file)
