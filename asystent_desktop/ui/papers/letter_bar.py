"""Letters in own words on the tab "Dokumenty": two buttons beside the chosen letter, and their sheet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHBoxLayout

from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.papers import letter_editing
from asystent_desktop.application.papers.letter_editing import LetterDesk, LetterForm
from asystent_desktop.application.papers.subjects import Subject
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import time_24
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.draft_keeper import DraftKeeper
from asystent_desktop.ui.papers.letter_sheet import LetterSheet
from asystent_desktop.ui.papers.paper_pane import PaperPane
from asystent_desktop.ui.papers.presenter import PapersPresenter
from asystent_desktop.ui.theme import Icon

KIND = "letter"


class LetterBar(QObject):
    """Stands in the fields of the pane while the kind "letter" is being made.

    Attributes:
        sheet: The sheet that is open; None otherwise.
    """

    def __init__(self, presenter: PapersPresenter, pane: PaperPane) -> None:
        super().__init__(pane)
        self._presenter, self._pane = presenter, pane
        self._letters: tuple[Subject, ...] = ()
        self.sheet: LetterSheet | None = None
        self.new = kit.SecondaryButton(_("New letter"), icon=Icon.ADD, height=36)
        self.edit = kit.SecondaryButton(_("Write the text"), icon=Icon.EDIT, height=36)
        row = pane.fields.layout()
        assert isinstance(row, QHBoxLayout)
        for at, (button, deed) in enumerate(((self.new, self._open_new), (self.edit, self._open_chosen))):
            button.hide()
            button.clicked.connect(deed)
            row.insertWidget(at, button)
        presenter.subjects_read.connect(self._show)

    @Slot(str, object)
    def _show(self, kind: str, found: tuple[Subject, ...]) -> None:
        if kind != self._pane.kind:
            return
        self._letters = found if kind == KIND else ()
        self.new.setVisible(kind == KIND)
        self.edit.setVisible(kind == KIND and bool(found))

    @Slot()
    def _open_new(self) -> None:
        self._ask("")

    @Slot()
    def _open_chosen(self) -> None:
        if self._letters:
            self._ask(self._pane.subject.value() or self._letters[0].record_id)

    def _ask(self, letter_id: str) -> None:
        presenter, family_id = self._presenter, self._presenter.family_id
        job = partial(letter_editing.open_letter, presenter.desk, family_id, letter_id)
        presenter.tasks.read(self, job, partial(self._open, family_id), presenter.refuse)

    def _open(self, family_id: str, opened: LetterDesk) -> None:
        if family_id != self._presenter.family_id or self.sheet is not None:
            return
        self.sheet = sheet = LetterSheet(self._pane, opened)
        _Writing(self, sheet, family_id, opened)
        sheet.closed.connect(self._closed)
        sheet.open(sheet.text if opened.letter_id else sheet.start)

    @Slot()
    def _closed(self) -> None:
        self.sheet = None

    @property
    def presenter(self) -> PapersPresenter:
        """Whose family it is."""
        return self._presenter

    def saved(self, letter_id: str) -> None:
        """The letter is kept: the pages follow."""
        if self._pane.kind == KIND:
            self._pane.about = letter_id
            self._presenter.ask_subjects(KIND)
            self._presenter.want(KIND, letter_id, self._pane.on.value())
        kit.toast(self._pane, _("The letter is saved"))


class _Writing(QObject):
    """One sheet: keeps the draft, fills start texts, saves."""

    def __init__(self, bar: LetterBar, sheet: LetterSheet, family_id: str, opened: LetterDesk) -> None:
        super().__init__(sheet)
        self._bar, self._sheet, self._family_id, self._id = bar, sheet, family_id, opened.letter_id
        self._desk, self._tasks = bar.presenter.desk, bar.presenter.tasks
        self.keeper = DraftKeeper(self._tasks, sheet.form, self._keep, self)
        self.keeper.kept.connect(self._kept)
        self.keeper.failed.connect(lambda error: bar.presenter.refuse(error))
        self.keeper.start(sheet.form())
        sheet.touched.connect(self.keeper.touch)
        sheet.dismissed.connect(self.keeper.flush)
        sheet.accepted.connect(self._save)
        sheet.start_wanted.connect(self._start)
        sheet.discard_wanted.connect(self._discard)

    def _keep(self, form: LetterForm) -> None:
        letter_editing.keep_letter_draft(self._desk, self._family_id, self._id, form)

    def _kept(self) -> None:
        now = time_24(local_time(self._desk.clock.now()))
        self._sheet.show_state(_("Draft kept {time}").format(time=now))

    def _start(self, key: str) -> None:
        job = partial(letter_editing.started_form, self._desk, self._family_id, key)
        self._tasks.read(self, job, self._sheet.fill, self._refuse)

    def _save(self) -> None:
        self.keeper.stop()
        job = partial(letter_editing.save_letter, self._desk, self._family_id, self._id, self._sheet.form())
        self._tasks.write(self, job, lambda answer: self._done(answer[1]), self._refuse)

    def _done(self, letter_id: str) -> None:
        self._sheet.put_away()
        self._bar.saved(letter_id)

    def _discard(self) -> None:
        self.keeper.stop()
        job = partial(letter_editing.drop_letter_draft, self._desk, self._family_id, self._id)
        self._tasks.write(self, job, lambda _none: self._sheet.put_away(), self._refuse)

    def _refuse(self, error: AppError) -> None:
        self.keeper.start(LetterForm())  # whatever stands there is not known to be safe
        if isinstance(error, InvalidEntry):
            self._sheet.show_missing_subject()
        else:
            self._bar.presenter.refuse(error)
