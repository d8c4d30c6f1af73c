"""The two sheets of the board: hand a family over, arrange a stand-in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.assignments.board import Board, Worker
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.assignments.presenter import Wish
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Tone

EVERY = "*"


class GiveSheet(kit.Sheet):
    """From whom, which family, to whom; a stand-in also until when.

    Args:
        window: Any widget of the window to cover.
        board: The board in force.
        mode: Hand-over or stand-in.
        from_person: Chosen beforehand.

    Attributes:
        accepted: Carries a Wish.
    """

    accepted = Signal(object)

    def __init__(self, window: QWidget, board: Board, mode: AssignmentMode, from_person: str = "") -> None:
        stands_in = mode is AssignmentMode.STAND_IN
        title = _("Arrange a stand-in") if stands_in else _("Hand a family over")
        super().__init__(window, title, _subtitle(mode), width=520)
        self._board, self._mode = board, mode
        own = [one for one in board.workers if one.own]
        self.giver = kit.ChoiceField([(one.person_id, one.name) for one in own])
        self.giver.set_value(from_person or None)
        self.giver.currentIndexChanged.connect(lambda _at: self._fill())
        self.family = kit.ChoiceField()
        self.family.currentIndexChanged.connect(lambda _at: self._judge())
        self.taker = kit.ChoiceField()
        self.taker.currentIndexChanged.connect(lambda _at: self._judge())
        self.until = kit.DateEdit(lambda: board.today, name=_("Last day"))
        self.note = kit.Banner("", Tone.INFO)
        self.note.hide()
        self.reason = kit.TextField()
        self.fields = {
            "giver": kit.LabeledField(_("From whom"), self.giver),
            "family": kit.LabeledField(_("Family"), self.family),
            "taker": kit.LabeledField(_("To"), self.taker),
            "until": kit.LabeledField(
                _("Last day"),
                self.until,
                hint=_("Left empty: until you end it. The holder keeps the family."),
            ),
            "reason": kit.LabeledField(
                _("Reason for going over the limit"), self.reason, hint=_("Required; write no names.")
            ),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.body.insertWidget(0, self.note)
        self.body.addStretch(1)
        self.fields["until"].setVisible(stands_in)
        self.fields["reason"].hide()
        self._add_buttons(_("Arrange it") if stands_in else _("Hand over"))
        self._fill()

    def _add_buttons(self, words: str) -> None:
        self.go = self.ask(words, self.accept)

    def _giver(self) -> Worker | None:
        wanted = self.giver.value()
        return next((one for one in self._board.workers if one.person_id == wanted), None)

    def _fill(self) -> None:
        giver = self._giver()
        held = [one.family for one in giver.held if not one.stand_in] if giver else []
        choices = [(one.family_id, masking().name(one.name, one.number)) for one in held]
        if self._mode is AssignmentMode.STAND_IN and len(choices) > 1:
            every = ngettext("all {n} family", "all {n} families", len(choices)).format(n=len(choices))
            choices.insert(0, (EVERY, every))
        self.family.set_choices(choices)
        others = [one for one in self._board.workers if giver is None or one.person_id != giver.person_id]
        self.taker.set_choices([(one.person_id, self._offered(one)) for one in others])
        self._judge()

    def _offered(self, worker: Worker) -> str:
        return _("{person} ({load} of {limit})").format(
            person=worker.name, load=worker.load, limit=self._board.limit
        )

    def _families(self) -> tuple[str, ...]:
        giver, chosen = self._giver(), self.family.value()
        if giver is None or chosen is None:
            return ()
        if chosen == EVERY:
            return tuple(one.family.family_id for one in giver.held if not one.stand_in and not one.covered)
        return (chosen,)

    def _after(self) -> int:
        """What the taker would carry."""
        taker = next((one for one in self._board.workers if one.person_id == self.taker.value()), None)
        if taker is None:
            return 0
        known = {one.family.family_id for one in taker.held}
        return taker.load + len(set(self._families()) - known)

    def _judge(self) -> None:
        after, limit = self._after(), self._board.limit
        over = after > limit
        self.fields["reason"].setVisible(over)
        if after:
            text = ngettext(
                "{person} will have {after} family; the limit is {limit}.",
                "{person} will have {after} families; the limit is {limit}.",
                after,
            ).format(person=self.taker.currentText().partition(" (")[0], after=after, limit=limit)
            self.note.set(text, Tone.SOON if over else Tone.INFO)
        self.note.setVisible(bool(after))
        self.refit()

    def accept(self) -> None:
        """Checks the fields and gives the wish."""
        missing = {
            "giver": _("Choose from whom.") if self.giver.value() is None else "",
            "family": _("Choose the family.") if not self._families() else "",
            "taker": _("Choose to whom.") if self.taker.value() is None else "",
            "until": self._until_fault(),
            "reason": self._reason_fault(),
        }
        for name, fault in missing.items():
            self.fields[name].set_error(fault)
        first = next((name for name, fault in missing.items() if fault), None)
        if first is not None:
            self.reveal(self.fields[first].field)
            return
        wish = Wish(
            self._families(),
            self.taker.value() or "",
            self._mode,
            self._last_day(),
            self.reason.text().strip(),
        )
        self.accepted.emit(wish)
        self.put_away()

    def _last_day(self) -> date | None:
        return self.until.value() if self._mode is AssignmentMode.STAND_IN else None

    def _until_fault(self) -> str:
        day = self._last_day()
        if not self.until.is_readable():
            return kit.DateEdit.refusal()
        return _("The last day must not be in the past.") if day and day < self._board.today else ""

    def _reason_fault(self) -> str:
        if self._after() > self._board.limit and not self.reason.text().strip():
            return _("Write why the limit is exceeded, for example who is ill.")
        return ""


def _subtitle(mode: AssignmentMode) -> str:
    if mode is AssignmentMode.STAND_IN:
        return _("For the time of an absence; both have the file, it is counted once.")
    return _("The new assistant gets the whole file; it leaves the former computer later.")
