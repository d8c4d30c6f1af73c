"""The visit card (*karta wizyty*): a sheet over the window that saves itself while it is being typed.

    card = VisitCard(window, desk, tasks, lambda: load_new(desk, family_id))
    card.finished.connect(show_visit)

Keys: Alt+1..9 who was present, Alt and the underlined letter for safety, Ctrl+Enter finishes, Esc puts the
card aside with its draft.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.tables import snippets
from asystent_desktop.application.visits.cards import FieldProblem, VisitForm
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.visit import keys, words
from asystent_desktop.ui.visit.card_data import CardData
from asystent_desktop.ui.visit.fields import CardFields
from asystent_desktop.ui.visit.presenter import CardPresenter
from asystent_desktop.ui.visit.recovery import RecoveryBanner
from asystent_desktop.ui.visit.rows import FormRow
from asystent_desktop.ui.visit.snippets import SnippetKeys
from asystent_desktop.ui.visit.spelling import SpellCheck
from asystent_desktop.ui.widgets.sheet import EDGE

WIDTH = 704


class VisitCard(kit.Sheet):
    """The card, new or of a finished one being corrected.

    Args:
        window: Any widget of the window to cover.
        desk: The opened vault.
        tasks: The runner.
        load: Reads the card's data, on the database thread.
        held: False begins as the card of a visit that did not take place.

    Attributes:
        finished: Id of the card, once it is finished.
        put_aside: Id of the family; the card was left with its draft kept.
    """

    finished = Signal(str)
    put_aside = Signal(str)

    def __init__(
        self, window: QWidget, desk: Desk, tasks: Tasks, load: Callable[[], CardData], *, held: bool = True
    ) -> None:
        super().__init__(window, _("Visit card"), " ", width=WIDTH)
        self._leaving = False
        self._filled = False
        self._begin_held = held
        self._thrown_away: VisitForm | None = None
        self.presenter = CardPresenter(desk, tasks, load, lambda: self.fields.form(), self)
        self.fields = CardFields(self.presenter.now, self.presenter.add_working_days)
        self.recovery = RecoveryBanner()
        self.fault = kit.Banner("", Tone.OVERDUE)
        self.fault.hide()
        self.undo = kit.Banner(
            _("The working version was discarded"), Tone.NEUTRAL, action=_("Undo"), closable=True
        )
        self.undo.hide()
        self.reason = kit.TextField(name=_("Reason for the correction"))
        self.reason_row = FormRow(_("Reason for the correction"), self.reason, above=True)
        self.reason_row.hide()
        self.held_link = kit.LinkButton(_("Visit not held…"))
        self.change_link = kit.LinkButton(_("Change"))
        self.more_link = kit.LinkButton(_("More"))
        self._build()
        self._connect()
        self._keys = keys.CardKeys(
            self, lambda pressed: self.finish if pressed == keys.FINISH else self.fields.action(pressed)
        )
        self.snippets = SnippetKeys(self.fields.all_notes, self)
        self.spelling: SpellCheck | None = None
        tasks.read(self, lambda: snippets.texts(desk), self.snippets.set_texts)
        self._begin_spelling = partial(SpellCheck, desk, tasks)
        self.fields.set_held(held)
        self.presenter.start()

    def _build(self) -> None:
        self.head.addWidget(self.held_link)
        self.head.addWidget(self.change_link)
        self.head.addWidget(self.more_link)
        for part in (self.fault, self.recovery, self.undo, self.reason_row, self.fields):
            self.body.addWidget(part)
        self.body.setSpacing(8)
        self._saved = kit.ElidedLabel(words.saved_line(None), Role.CAPTION, tone="muted")
        self.later = kit.SecondaryButton(_("Later"), key="Esc")
        self.finish_button = kit.PrimaryButton(_("Finish the card"), key="Ctrl+Enter")
        self.footer.addWidget(kit.IconMark(Icon.DONE, Tone.DONE, size=16))
        self.footer.addWidget(self._saved, 1)
        self.footer.addWidget(self.later)
        self.footer.addWidget(self.finish_button)

    def _connect(self) -> None:
        self.fields.changed.connect(self._touched)
        self.fields.reshaped.connect(self.refit)
        for note in self.fields.all_notes:
            note.idle.connect(self.presenter.keeper.flush)
        self.reason.textEdited.connect(lambda: self.reason_row.set_error(""))
        self.recovery.reshaped.connect(self.refit)
        self.recovery.discarded.connect(self._discard)
        self.undo.acted.connect(self._restore)
        self.held_link.clicked.connect(self._toggle_held)
        self.change_link.clicked.connect(self.fields.toggle_details)
        self.more_link.clicked.connect(self.fields.toggle_further)
        self.later.clicked.connect(self.dismiss)
        self.finish_button.clicked.connect(self.finish)
        self.presenter.loaded.connect(self._show)
        self.presenter.kept.connect(self._kept)
        self.presenter.refused.connect(self._refuse)
        self.presenter.failed.connect(self._fail)
        self.presenter.finished.connect(self._done)
        masking().changed.connect(self._mask)

    def _show(self, data: CardData) -> None:
        """Fills the card; what was typed while it was being read stays."""
        self.recovery.show_for(data, now_day=self.presenter.today())
        if self._filled:
            return
        self._filled = True
        typed = self.fields.form()
        self.fields.offer(data)
        facts = "\n".join(text for text in (data.form.facts, typed.facts) if text)
        safety = typed.safety or data.form.safety
        held = data.form.held and self._begin_held
        self.fields.show_form(replace(data.form, facts=facts, safety=safety, held=held))
        self.reason_row.setVisible(data.corrects is not None)
        if data.corrects is not None:
            self.finish_button.setText(_("Save the correction"))
            self.finish_button.setAccessibleName(self.finish_button.text())
        self.spelling = self._begin_spelling(data.family_id, self.fields.all_notes, self)
        self._write_heading()
        self.refit()
        if typed.facts:
            self.presenter.keeper.touch()
        # Once the rows stand: in a low window the text would lie below the edge.
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.first_field()))

    def _write_heading(self) -> None:
        data = self.presenter.data
        if data is None:
            return
        form = self.fields.form()
        title = words.title(data, correction=data.corrects is not None)
        self.title.set_text(title)
        self.setAccessibleName(title)
        self.panel.setAccessibleName(title)
        planned = data.appointment_id is not None
        self.subtitle.set_text(words.heading(form, data.address, from_calendar=planned))
        self.held_link.setText(_("Visit not held…") if form.held else _("Visit held…"))
        self.held_link.setAccessibleName(self.held_link.text())
        self.held_link.updateGeometry()

    def _touched(self) -> None:
        for row in self.fields.rows.values():
            if row.error:
                row.set_error("")
        self._write_heading()
        self.presenter.keeper.touch()

    def first_field(self) -> QWidget:
        """Where the cursor starts."""
        return self.fields.facts if self.fields.form().held else self.fields.attempts

    def _toggle_held(self) -> None:
        held = not self.fields.form().held
        self.fields.set_held(held)
        self._touched()
        self.first_field().setFocus()

    def _kept(self, moment: datetime) -> None:
        self._saved.set_text(words.saved_line(moment))
        self.fault.hide()
        if self._leaving:
            self._leave()

    def _fail(self, text: str) -> None:
        self._leaving = False
        self.finish_button.setEnabled(True)
        self.fault.set(text, Tone.OVERDUE)
        self.fault.show()
        self.refit()
        kit.announce(self, text, urgent=True)

    def _discard(self) -> None:
        """Throws the draft away; until the card is left it can be brought back."""
        data = self.presenter.data
        if data is None or data.draft is None:
            return
        self._thrown_away = self.fields.form()
        self.fields.show_form(data.base)
        self.presenter.discard()
        self.undo.show()
        self.refit()
        self.fields.facts.setFocus()

    def _restore(self) -> None:
        self.undo.hide()
        if self._thrown_away is not None:
            self.fields.show_form(self._thrown_away)
            self._touched()
        self.refit()

    def finish(self) -> None:
        """Finishes the card, or says what is missing."""
        if self.finish_button.isEnabled() and self.presenter.data is not None:
            self.finish_button.setEnabled(False)
            self.presenter.finish(self.fields.form(), self.reason.text())

    def _refuse(self, problems: Sequence[FieldProblem]) -> None:
        self.finish_button.setEnabled(True)
        spots = [self.fields.spot(one) or (self.reason_row, self.reason, "") for one in problems]
        # The focus first: the field it leaves may tell a change, and a change takes the red lines away.
        for row, field, _hint in spots[:1]:
            row.show()
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        for (row, _field, hint), problem in reversed(list(zip(spots, problems, strict=True))):
            row.show()
            row.set_error(words.problem_line(problem, hint))
        self.refit()
        for row, field, _hint in spots[:1]:
            self.reveal(field)
            kit.announce(field, row.error, urgent=True)

    def _done(self, visit_id: str) -> None:
        host = self._host
        self.put_away()
        kit.toast(host, _("Card saved"))
        self.finished.emit(visit_id)

    def dismiss(self) -> None:
        """Esc: keeps the draft first and closes only when it is safe."""
        self._leaving = True
        self.presenter.keeper.flush()
        if self.presenter.keeper.clean:
            self._leave()

    def _leave(self) -> None:
        family = self.presenter.data.family_id if self.presenter.data else ""
        super().dismiss()
        self.put_aside.emit(family)

    def save_drafts(self) -> None:
        """Keeps what was typed, now: the screen is about to lock."""
        self.presenter.keeper.flush()

    def _mask(self) -> None:
        self.fields.refresh_names()
        self._write_heading()
        self.refit()

    def _place(self) -> None:
        """Gives the long text the room that is left over, then places the panel."""
        content, layout = self._scroll.content, self.panel.layout()
        wide = min(WIDTH, self._host.width() - 2 * EDGE)
        if layout is not None:
            chrome = layout.sizeHint().height() - self._scroll.sizeHint().height()
            rest = content.heightForWidth(wide) - self.fields.facts.sizeHint().height()
            free = self._host.height() - 2 * EDGE - chrome - rest
            for field in (self.fields.facts, self.fields.attempts):
                field.set_room(free)
        super()._place()
