"""The intervention over the window: checklist, who was told, what happened, next steps, a Blue Card."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.visits import interventions
from asystent_desktop.domain.kinds.intervention import Intervention
from asystent_desktop.i18n import _, dictionaries
from asystent_desktop.i18n.polish import day_date, day_time, short_date, time_24
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.intervention.blue_card_form import BlueCardStart
from asystent_desktop.ui.intervention.presenter import CrisisData, CrisisPresenter
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Role, Tone
from asystent_desktop.ui.visit.rows import FactsField

WIDTH = 860


NAME_W = 300


class InterventionSheet(kit.Sheet):
    """The sheet.

    Attributes:
        ended: It was ended; id of the family, whose visit card comes next, and the local moment it began.
    """

    ended = Signal(str, object)

    def __init__(self, window: QWidget, desk: Desk, tasks: Tasks, family_id: str) -> None:
        super().__init__(window, _("Intervention"), " ", width=WIDTH)
        self._family_id = family_id
        self._began_at: datetime | None = None
        self._filled = False
        self.fault = kit.Banner("", Tone.OVERDUE)
        self.fault.hide()
        self.found = kit.Banner("", Tone.INFO)
        self.found.hide()
        self.facts = FactsField(name=_("What happened"))
        self.children_note = kit.NoteField(name=_("Where the children are and with whom"))
        self.children_note.setFixedHeight(62)
        self.who = kit.ChoiceField(
            [
                ("", _("whom was told")),
                *((one.who, f"{one.label} {one.number}".strip()) for one in interventions.numbers()),
            ],
            name=_("Whom was told"),
        )
        self.who.set_value("")
        self.name = kit.TextField(
            name=_("Person, unit or report number"), placeholder=_("person, unit or report number")
        )
        self.name.setMinimumWidth(NAME_W)
        self.notify_button = kit.PrimaryButton(_("Notified now"))
        self.step = kit.TextField(name=_("Next step"), placeholder=_("what is to be done"))
        self.step_due = kit.DateEdit(
            desk.clock.today, desk.rules.holidays.add_working_days, name=_("By when")
        )
        self.step_button = kit.SecondaryButton(_("Add the step"))
        self.blue_card = BlueCardStart()
        self._checks, self._told, self._steps = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.end_button = kit.PrimaryButton(_("End the intervention"), key="Ctrl+Enter")
        self.later = kit.SecondaryButton(_("Later"), key="Esc")
        self._saved = kit.ElidedLabel(
            _("Ticks are kept at once, text while it is typed."), Role.CAPTION, tone="muted"
        )
        self.presenter = CrisisPresenter(desk, tasks, family_id, self)
        self._build()
        self._connect()
        self.presenter.start()

    def _build(self) -> None:
        for part in (self.fault, self.found):
            self.body.addWidget(part)
        checks = kit.Card(_("Checklist"))
        checks.body.addLayout(self._checks)
        told = kit.Card(_("Notified"))
        told.body.addLayout(_line(self.who, self.name, self.notify_button))
        told.body.addLayout(self._told)
        text = kit.Card(_("What happened"))
        text.body.addWidget(self.facts)
        text.body.addWidget(kit.Label(_("Where the children are and with whom"), Role.ROW_STRONG))
        text.body.addWidget(self.children_note)
        steps = kit.Card(_("Next steps"))
        steps.body.addLayout(_line(self.step, self.step_due, self.step_button))
        steps.body.addLayout(self._steps)
        for card in (checks, told, text, steps, self.blue_card):
            self.body.addWidget(card)
        self.footer.addWidget(self._saved, 1)
        self.footer.addWidget(self.later)
        self.footer.addWidget(self.end_button)
        self.end_button.setShortcut("Ctrl+Return")

    def _connect(self) -> None:
        for note in (self.facts, self.children_note):
            note.idle.connect(self._keep)
        self.notify_button.clicked.connect(self._notify)
        self.step_button.clicked.connect(self._add_step)
        self.blue_card.started.connect(self.presenter.start_card)
        self.blue_card.opened.connect(lambda: QTimer.singleShot(0, self, self._reveal_card))
        self.end_button.clicked.connect(lambda: self.presenter.close(*self._texts()))
        self.later.clicked.connect(self.dismiss)
        self.presenter.loaded.connect(self._show)
        self.presenter.kept.connect(self._kept)
        self.presenter.failed.connect(self._fail)
        self.presenter.closed.connect(self._end)
        self.presenter.card_started.connect(self.blue_card.tell_started)
        masking().changed.connect(self.presenter.reload)

    def _reveal_card(self) -> None:
        """The fields of a Blue Card came up below the edge."""
        self._scroll.ensureWidgetVisible(self.blue_card.start_button)
        self.blue_card.presence.setFocus()

    def _texts(self) -> tuple[str, str]:
        return self.facts.toPlainText(), self.children_note.toPlainText()

    def _show(self, data: CrisisData) -> None:
        mask, held = masking(), data.held
        title = _("Intervention · {family}").format(family=mask.name(data.family_name, data.family_number))
        self.title.set_text(title)
        self.setAccessibleName(title)
        self._began_at = datetime.combine(held.on, held.began_at)
        begun = f"{day_date(held.on)}, {time_24(held.began_at)}"
        self.subtitle.set_text(_("begun {when}").format(when=begun))
        if not self._filled:
            self._filled = True
            self.facts.setPlainText(data.facts)
            self.children_note.setPlainText(data.children)
            if data.found_at is not None:
                when = day_time(data.found_at)
                self.found.set(
                    _("The working version from {when} was brought back").format(when=when), Tone.INFO
                )
                self.found.show()
        for note in (self.facts, self.children_note):
            note.setVisible(not mask.on)
        self.blue_card.offer(data.members)
        self._show_lists(held)
        self.refit()

    def _show_lists(self, held: Intervention) -> None:
        for layout in (self._checks, self._told, self._steps):
            kit.clear(layout)
        for entry in dictionaries.offered("intervention_checks"):
            box = _box(entry.label, entry.key in held.done)
            box.toggled.connect(lambda on, key=entry.key: self._write(interventions.tick, key, done=on))
            self._checks.addWidget(box)
        for told in held.notified:
            who = dictionaries.label("notified", told.who)
            words = "  ".join(part for part in (time_24(told.at), who, masking().text(told.name)) if part)
            self._told.addWidget(kit.Label(words, Role.ROW, wrap=True))
        for number, step in enumerate(held.steps, 1):
            due = _("until {when}").format(when=short_date(step.due_on)) if step.due_on else ""
            box = _box("  ".join(filter(None, (masking().text(step.text), due))), step.done_on is not None)
            box.setEnabled(step.done_on is None)
            box.toggled.connect(lambda _on, n=number: self._write(interventions.finish_step, n))
            self._steps.addWidget(box)

    def _write(self, *job: object, **fields: object) -> None:
        self.fault.hide()
        self.presenter.write(*job, **fields)  # type: ignore[arg-type]

    def _notify(self) -> None:
        if who := self.who.value():
            self._write(interventions.notify, who, self.name.text())
            self.name.clear()
        else:
            self.who.setFocus()

    def _add_step(self) -> None:
        if self.step.text().strip():
            self._write(interventions.add_step, self.step.text(), self.step_due.value())
            self.step.clear()
            self.step_due.set_value(None)
        else:
            self.step.setFocus()

    def _keep(self) -> None:
        if self._filled:
            self.presenter.keep(*self._texts())

    def save_drafts(self) -> None:
        """Keeps what was typed, now: the screen is about to lock."""
        self._keep()

    def _kept(self, moment: datetime) -> None:
        self._saved.set_text(_("The working version saves itself · {time}").format(time=f"{moment:%H:%M:%S}"))

    def _fail(self, text: str) -> None:
        self.fault.set(text, Tone.OVERDUE)
        self.fault.show()
        self.refit()
        kit.announce(self, text, urgent=True)

    def dismiss(self) -> None:
        """Esc: the texts go into the record; the checklist stays open."""
        if self._filled:
            self.presenter.put_down(*self._texts())
        super().dismiss()

    def _end(self) -> None:
        host = self._host
        self._filled = False
        self.put_away()
        kit.toast(host, _("The intervention is written down. Write the visit card next."))
        self.ended.emit(self._family_id, self._began_at)


def _line(*fields: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(6)
    for field in fields:
        line.addWidget(field)
    return line


def _box(words: str, done: bool) -> kit.CheckBox:
    box = kit.CheckBox(words.replace("&", "&&"))
    box.setChecked(done)
    return box


def open_intervention(window: QWidget, desk: Desk, tasks: Tasks, family_id: str) -> InterventionSheet:
    """Opens the intervention of a family that runs, or begins one."""
    sheet = InterventionSheet(window, desk, tasks, family_id)
    about_to_lock = getattr(sheet.parentWidget(), "about_to_lock", None)
    if about_to_lock is not None:
        about_to_lock.connect(sheet.save_drafts)
    sheet.open(sheet.facts)
    return sheet
