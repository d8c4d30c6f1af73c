"""The card below the table: what giving a family to a person brings, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.assignments.board import Consequences
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.assignments import words
from asystent_desktop.ui.assignments.presenter import Wish
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP

NARROW = 640


class ConsequencesCard(kit.Card):
    """The card.

    Attributes:
        accepted: Carries a Wish: give it.
        cancelled: Nothing is given.
    """

    accepted = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What it brings"), parent=parent)
        self._shown: Consequences | None = None
        self.body.setContentsMargins(12, 0, 12, 4)
        self.hint = kit.Label("", Role.ROW, tone="muted", wrap=True)
        self.body.addWidget(self.hint)
        self._row = kit.Abreast()
        self._row.setSpacing(GAP + 8)
        self._facts_holder = QWidget()
        self._facts = kit.Abreast(self._facts_holder)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setSpacing(GAP + 4)
        self._row.addWidget(self._facts_holder, 1)
        self._row.addWidget(self._buttons())
        self.reason = kit.TextField()
        self.reason_field = kit.LabeledField(
            _("Reason for going over the limit"), self.reason, hint=_("Required; write no names.")
        )
        self.reason.returnPressed.connect(self.accept)
        self.body.addLayout(self._row)
        self.body.addWidget(self.reason_field)
        self.show_nothing()

    def _buttons(self) -> QWidget:
        self._deeds = QWidget()
        column = QVBoxLayout(self._deeds)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.go = kit.PrimaryButton(_("Assign"), key="Enter")
        self.go.clicked.connect(self.accept)
        self.stop = kit.SecondaryButton(_("Cancel"), key=_("Esc"))
        self.stop.clicked.connect(self.cancelled)
        column.addWidget(self.go)
        column.addWidget(self.stop)
        column.addStretch(1)
        return self._deeds

    @property
    def shown(self) -> Consequences | None:
        """What is shown; None while nothing is being given."""
        return self._shown

    def show_nothing(self) -> None:
        """Says how to begin."""
        self._shown = None
        self._title(_("What it brings"))
        text = _(
            "Drag a waiting family to an assistant, or choose it with Enter. What it brings is shown "
            "here before anything is written."
        )
        self.hint.setText(text)
        self.hint.show()
        self._facts_holder.hide()
        self._deeds.hide()
        self.reason_field.hide()

    def show_picked(self, name: str) -> None:
        """A family is picked, the assistant is not."""
        self._shown = None
        self._title(_("{family}: choose the assistant").format(family=name))
        self.hint.setText(_("Arrows move between the assistants, Enter shows what it brings, Esc cancels."))
        self.hint.show()
        self._facts_holder.hide()
        self._deeds.hide()
        self.reason_field.hide()

    def show_consequences(self, found: Consequences) -> None:
        """What it brings, and the field for a reason where the limit asks for one."""
        fresh = self._shown is None or self._shown.family != found.family
        self._shown = found
        family = masking().name(found.family.name, found.family.number)
        self._title(_("After “Assign”: {family} → {person}").format(family=family, person=found.person_name))
        self.hint.hide()
        kit.clear(self._facts)
        for fact in _facts(found):
            self._facts.addWidget(fact, 1)
        self._facts_holder.show()
        self._deeds.show()
        self.reason_field.setVisible(found.over)
        if fresh:
            self.reason.clear()
            self.reason_field.set_error("")
        kit.announce(self, _spoken(found))

    def accept(self) -> None:
        """Gives it, if a reason stands where one is needed."""
        found = self._shown
        if found is None:
            return
        reason = self.reason.text().strip()
        if found.over and not reason:
            self.reason_field.set_error(_("Write why the limit is exceeded, for example who is ill."))
            self.reason.setFocus()
            return
        wish = Wish(
            (found.family.family_id,), found.person_id, found.mode, None, reason if found.over else ""
        )
        self.accepted.emit(wish)

    def _title(self, title: str) -> None:
        if self.header is not None:
            self.header.set_title(title)

    def reflow(self, width: int) -> None:
        """Facts and buttons one below the other in a narrow window."""
        self._facts.set_abreast(width >= NARROW)
        self._row.set_abreast(width >= NARROW)


def _facts(found: Consequences) -> list[QWidget]:
    picture, tone = words.icon(found.family)
    facts = [
        _fact(picture, tone, _("Basis"), masking().text(words.basis(found.family))),
        _fact(Icon.LAPTOP, Tone.DONE, _("Computer"), _computer(found)),
        _fact(Icon.CALENDAR, Tone.DONE, _("Deadlines"), _terms(found)),
    ]
    tone = Tone.OVERDUE if found.over else Tone.DONE
    facts.insert(0, _fact(Icon.PERSON_LIST, tone, _("Families"), _load(found)))
    return facts


def _load(found: Consequences) -> str:
    text = _("{before} → {after}, at most {limit}").format(
        before=found.before, after=found.after, limit=found.limit
    )
    if found.former and found.mode is AssignmentMode.HOLDER:
        text = _("{load}; {person} hands the family over").format(load=text, person=found.former)
    return text


def _computer(found: Consequences) -> str:
    if not found.computers:
        return _("no computer of this person is enrolled: the file waits at the office")
    count = len(found.computers)
    return ngettext(
        "{labels} fetches the whole file at the next exchange",
        "{labels} fetch the whole file at the next exchange",
        count,
    ).format(labels=", ".join(found.computers))


def _terms(found: Consequences) -> str:
    return _("first meeting by {day} (order)").format(day=day_date(found.first_meeting_by))


def _spoken(found: Consequences) -> str:
    parts = (found.person_name, _load(found), _computer(found), _terms(found))
    return ", ".join(parts)


def _fact(icon: Icon, tone: Tone, title: str, text: str) -> QWidget:
    fact = QWidget()
    row = QHBoxLayout(fact)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    mark = QVBoxLayout()
    mark.addWidget(kit.IconMark(icon, tone, size=18))
    mark.addStretch(1)
    row.addLayout(mark)
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(kit.Label(title, Role.ROW_STRONG))
    texts.addWidget(kit.Label(text, Role.CAPTION, tone="muted", wrap=True))
    texts.addStretch(1)
    row.addLayout(texts, 1)
    return fact
