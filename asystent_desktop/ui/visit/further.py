"""Rows of the card opened when they are needed: agreements settled, tasks, the way, a hearing, attempts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.visits.cards import VisitForm
from asystent_desktop.domain.kinds.visit import VisitKind
from asystent_desktop.i18n import _, dictionaries
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.visit.attempts import AttemptsField
from asystent_desktop.ui.visit.card_data import CardData, Choice
from asystent_desktop.ui.visit.rows import FormRow, GrowingField, OfferedChips

SPACING = 9
NUMBER_W = 86


class FurtherRows(QWidget):
    """The rows, each shown when the card needs it or "More" was chosen.

    Attributes:
        changed: The person entered something.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._form = VisitForm(family_id="")
        self._open = False
        self.settled = OfferedChips(_("Earlier agreements settled"))
        self.child_voice = GrowingField(name=_("Child's voice"))
        self.tasks = OfferedChips(_("Tasks of art. 15"))
        self.life_support = OfferedChips(_("“For life” support"))
        self.way = WayField()
        self.hearing = HearingField()
        self.missed = AttemptsField()
        self._tasks_words = kit.Label("", Role.CAPTION, tone="muted", wrap=True)
        self.rows = {
            "settled": FormRow(_("Settled since"), self.settled),
            "child_voice": FormRow(_("Child's voice"), self.child_voice),
            "statutory_tasks": FormRow(_("Tasks of art. 15"), _below(self.tasks, self._tasks_words)),
            "life_support": FormRow(_("“For life” support"), self.life_support),
            "travel_km": FormRow(_("Travel"), self.way),
            "court": FormRow(_("Hearing"), self.hearing),
            "attempted": FormRow(_("Attempts"), self.missed),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        for row in self.rows.values():
            column.addWidget(row)
        points = dictionaries.offered("statutory_tasks")
        self.tasks.set_options([kit.Option(one.key, one.key) for one in points])
        self.life_support.set_options(
            [kit.Option(one.key, one.short) for one in dictionaries.offered("for_life_support")]
        )
        for group in (self.settled, self.tasks, self.life_support):
            group.changed.connect(self._touched)
        self.child_voice.textChanged.connect(self._touched)
        for part in (self.way, self.hearing, self.missed):
            part.changed.connect(self._touched)
        self._show_rows()

    def offer(self, data: CardData) -> None:
        """Puts the earlier agreements and the children on the rows."""
        self._for_life = data.for_life
        self._agreements = data.agreements
        self.refresh_names()
        self.hearing.offer(data.children)
        self._show_rows()

    _for_life = False
    _agreements: tuple[str, ...] = ()

    def refresh_names(self) -> None:
        """Writes the agreements anew, masked or not."""
        options = [kit.Option(line, masking().text(line).replace("&", "&&")) for line in self._agreements]
        self.settled.set_options(options)
        self.child_voice.setVisible(not masking().on)

    def show_form(self, form: VisitForm) -> None:
        """Fills the rows."""
        self._form = form
        self.settled.set_values(form.settled)
        if self.child_voice.toPlainText() != form.child_voice:
            self.child_voice.setPlainText(form.child_voice)
        self.tasks.set_values(form.statutory_tasks)
        self.life_support.set_values(form.life_support)
        self.way.show_form(form)
        self.hearing.show_form(form)
        self.missed.show_form(form)
        self._word_tasks()
        self._show_rows()

    def into(self, form: VisitForm) -> VisitForm:
        """The form with what stands here."""
        gone = tuple(one for one in self._form.settled if one not in self.settled.offered)
        form = replace(
            form,
            settled=(*self.settled.values(), *gone),
            child_voice=self.child_voice.toPlainText(),
            statutory_tasks=self.tasks.values(),
            life_support=self.life_support.values(),
        )
        return self.missed.into(self.hearing.into(self.way.into(form)))

    def toggle(self) -> bool:
        """Opens or closes the rows nobody has filled; tells whether they are open."""
        self._open = not self._open
        self._show_rows()
        return self._open

    def judge(self, form: VisitForm) -> None:
        """Shows the rows that this kind of card needs."""
        self._form = replace(self._form, kind=form.kind, held=form.held)
        self._show_rows()

    def _show_rows(self) -> None:
        form, held, more = self._form, self._form.held, self._open
        shown = {
            "settled": held and bool(self.settled.offered),
            "child_voice": held and (more or bool(self.child_voice.toPlainText())),
            "statutory_tasks": held and (more or bool(self.tasks.values())),
            "life_support": held and ((more and self._for_life) or bool(self.life_support.values())),
            "travel_km": more or self.way.filled,
            "court": held and form.kind is VisitKind.HEARING,
            "attempted": not held,
        }
        for name, row in self.rows.items():
            row.setVisible(shown[name])

    def _word_tasks(self) -> None:
        words = [
            f"{one.key} {one.short}"
            for one in dictionaries.offered("statutory_tasks")
            if one.key in self.tasks.values()
        ]
        self._tasks_words.setText("; ".join(words))
        self._tasks_words.setVisible(bool(words))

    def _touched(self) -> None:
        self._word_tasks()
        self.changed.emit()


def _below(field: QWidget, words: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(field)
    column.addWidget(words)
    return holder


class WayField(QWidget):
    """Kilometres and minutes, there and back."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.km = kit.TextField(name=_("Kilometres there and back"))
        self.minutes = kit.TextField(name=_("Minutes there and back"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for field, unit in ((self.km, _("km")), (self.minutes, _("min, there and back"))):
            field.setFixedWidth(NUMBER_W)
            field.textEdited.connect(self.changed)
            row.addWidget(field)
            row.addWidget(kit.Label(unit, Role.ROW, tone="muted"))
            row.addSpacing(6)
        row.addStretch(1)

    @property
    def filled(self) -> bool:
        """Whether anything stands there."""
        return bool(self.km.text().strip() or self.minutes.text().strip())

    def show_form(self, form: VisitForm) -> None:
        """Fills the fields; nothing for zero."""
        self.km.setText(str(form.travel_km or ""))
        self.minutes.setText(str(form.travel_minutes or ""))

    def into(self, form: VisitForm) -> VisitForm:
        """The form with the way; what is no number is refused when the card is finished."""
        return replace(form, travel_km=_number(self.km.text()), travel_minutes=_number(self.minutes.text()))


def _number(text: str) -> int:
    said = text.strip()
    return 0 if not said else int(said) if said.isascii() and said.isdigit() and len(said) < 8 else -1


class HearingField(QWidget):
    """Court, case reference, hour and child of a hearing."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.court = kit.TextField(name=_("Court"), placeholder=_("court"))
        self.case_ref = kit.TextField(name=_("Court's case reference"), placeholder="III Nsm 397/15")
        self.at = kit.TimeEdit(name=_("Hour of the hearing"))
        self.child = OfferedChips(_("Child accompanied"), exclusive=True)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.court, 1)
        line.addWidget(self.case_ref)
        line.addWidget(self.at)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.child)
        for field in (self.court, self.case_ref):
            field.textEdited.connect(self.changed)
        self.at.changed.connect(self.changed)
        self.child.changed.connect(self.changed)

    def offer(self, children: tuple[Choice, ...]) -> None:
        """Puts the children on the chips."""
        self.child.set_options([kit.Option(one.key, masking().person(one.name)) for one in children])

    def show_form(self, form: VisitForm) -> None:
        """Fills the fields."""
        self.court.setText(form.court)
        self.case_ref.setText(form.case_ref)
        self.at.set_value(form.hearing_at)
        self.child.set_values([form.accompanied] if form.accompanied else [])

    def into(self, form: VisitForm) -> VisitForm:
        """The form with the hearing."""
        return replace(
            form,
            court=self.court.text().strip(),
            case_ref=self.case_ref.text().strip(),
            hearing_at=self.at.value(),
            accompanied=self.child.value(),
        )
