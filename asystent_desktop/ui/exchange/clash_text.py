"""A long text in two versions: both with their changes, the proposal between them, own wording."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.exchange.conflicts import ConflictRow, RivalView
from asystent_desktop.application.exchange.text_merge import Proposal, Stretch
from asystent_desktop.application.history.words import kind_label
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.exchange import words
from asystent_desktop.ui.exchange.clash_fields import VERSION_TONES, author
from asystent_desktop.ui.exchange.clash_presenter import MERGED, OWN, Decided
from asystent_desktop.ui.exchange.text_box import TextBox
from asystent_desktop.ui.history.diff_text import plain
from asystent_desktop.ui.history.difference import Piece, Stretch as Shown, difference
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.widgets import Option

NARROW = 720
FIRST, SECOND = "1", "2"
_SIDES = {1: VERSION_TONES[0], 2: VERSION_TONES[1], 3: Tone.SOON}
"""Colour of a change in the proposal: whose it is; amber where both changed the place."""


class ClashText(QWidget):
    """One text.

    Attributes:
        decided: The person took a version as it stands (from 1).
        worded: Kind of decision (`MERGED` or `OWN`) and the text to save.
        entered: The focus came into this text.
    """

    decided = Signal(int)
    worded = Signal(int, str)
    entered = Signal()

    def __init__(self, row: ConflictRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._choices: list[kit.ChipGroup] = []
        self.setAccessibleName(_(row.field_label))
        self.boxes: list[TextBox] = []
        self.proposal: TextBox | None = None
        self.editor = kit.NoteField()
        self.editor.setAccessibleName(_("Own wording"))
        self.editor.setFixedHeight(140)
        self._build()
        self.editor.hide()
        self._save_row.hide()
        self.show_decided(None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._head())
        self._base = kit.Label("", Role.ROW, tone="muted", wrap=True, selectable=True)
        self._base.hide()
        column.addWidget(self._base)
        self._columns = kit.Abreast()
        self._columns.setSpacing(12)
        for number, rival in enumerate(self.row.rivals, 1):
            box = self._version(number, rival)
            self.boxes.append(box)
            self._columns.addWidget(box, 1)
        if self.row.proposal is not None:
            self.proposal = self._proposal_box(self.row.proposal)
            self._columns.addWidget(self.proposal, 1)
        column.addLayout(self._columns)
        column.addWidget(self.editor)
        column.addWidget(self._own_row())
        column.addWidget(self._legend())
        self.refresh()

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        part = _("part {n}").format(n=self.row.part) if self.row.part else ""
        words_of = (_(kind_label(self.row.kind)), part, _(self.row.field_label).lower())
        title = " · ".join(one for one in words_of if one)
        row.addWidget(kit.ElidedLabel(title, Role.CARD), 1)
        self._state = kit.Label("", Role.CAPTION, tone="muted")
        row.addWidget(self._state)
        if self.row.base is not None:
            self.show_base = kit.QuietButton(_("Show the common text"), icon=Icon.SHOW)
            self.show_base.setCheckable(True)
            self.show_base.toggled.connect(self._base_wanted)
            row.addWidget(self.show_base)
        return head

    def _base_wanted(self, wanted: bool) -> None:
        self._base.setVisible(wanted)

    def _version(self, number: int, rival: RivalView) -> TextBox:
        tone = VERSION_TONES[(number - 1) % len(VERSION_TONES)]
        where = f" · {rival.device_label}" if rival.device_label else ""
        title = _("Version {n} · {author}").format(n=number, author=author(rival))
        box = TextBox(title, words.moment(rival.written_at) + where, tone)
        box.chosen.connect(lambda: self._take(number))
        return box

    def _proposal_box(self, proposal: Proposal) -> TextBox:
        count = len(proposal.open)
        note = ngettext("made of both, {n} place to choose", "made of both, {n} places to choose", count)
        text = note.format(n=count) if count else _("made of both, nothing to choose")
        box = TextBox(_("Proposal: both joined"), text, Tone.DONE)
        box.chosen.connect(self.take_proposal)
        for stretch in proposal.open:
            box.foot.addWidget(self._choice(stretch))
        self.take = kit.PrimaryButton(_("Save the proposal"), key="3", height=32)
        self.take.clicked.connect(self.take_proposal)
        box.foot.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _choice(self, stretch: Stretch) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(kit.IconMark(Icon.ATTENTION, Tone.SOON, size=16))
        offered = [
            Option(side, _short(text, number) or _("(nothing)"))
            for number, (side, text) in enumerate(((FIRST, stretch.first), (SECOND, stretch.second)), 1)
        ]
        chips = kit.ChipGroup(_("Place both changed"), offered, exclusive=True, mark=False)
        chips.changed.connect(self._judge)
        self._choices.append(chips)
        row.addWidget(chips, 1)
        return holder

    def _own_row(self) -> QWidget:
        self._deeds = QWidget()
        row = QHBoxLayout(self._deeds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.edit = kit.SecondaryButton(_("Own wording…"), icon=Icon.EDIT, key="E", height=32)
        self.edit.clicked.connect(self.write_own)
        self._save_row = QWidget()
        saved = QHBoxLayout(self._save_row)
        saved.setContentsMargins(0, 0, 0, 0)
        self.keep = kit.PrimaryButton(_("Save this wording"), icon=Icon.CHECK, height=32)
        self.keep.clicked.connect(self.keep_own)
        saved.addWidget(self.keep)
        row.addWidget(self.edit)
        row.addWidget(self._save_row)
        row.addStretch(1)
        return self._deeds

    def _legend(self) -> QWidget:
        text = _(
            "Underlined: put in; struck through: taken out of the common text. Nothing joins itself: a "
            "person saves the result, with name and time."
        )
        return kit.Label(text, Role.CAPTION, tone="muted", wrap=True)

    def refresh(self) -> None:
        """Takes the texts anew (masking was switched)."""
        base = self.row.base
        hidden = masking().on
        for number, (box, rival) in enumerate(zip(self.boxes, self.row.rivals, strict=True), 1):
            tone = VERSION_TONES[(number - 1) % len(VERSION_TONES)]
            text = masking().text(rival.value)
            box.show_text(plain(text) if hidden or base is None else difference(base, text), tone)
        if self.proposal is not None and self.row.proposal is not None:
            shown = (Shown(Piece.SAME, masking().text("…")),) if hidden else self._drawn(self.row.proposal)
            self.proposal.show_text(shown, Tone.INFO)
        self._base.setText(masking().text(base or ""))
        self._judge()

    def _drawn(self, proposal: Proposal) -> tuple[Shown, ...]:
        """The proposal as it would read: what came from either side is underlined."""
        chosen = self._chosen()
        found: list[Shown] = []
        at = 0
        for one in proposal.stretches:
            text = one.text
            if one.open:
                wanted = chosen[at] if at < len(chosen) else ""
                at += 1
                text = wanted if wanted is not None else f"{one.first} | {one.second}"
            found.append(Shown(Piece.SAME if one.side == 0 else Piece.IN, text, _SIDES.get(one.side)))
        return tuple(found)

    def _chosen(self) -> list[str | None]:
        """The wording chosen for each open place; None where nothing is chosen yet."""
        places = self.row.proposal.open if self.row.proposal else ()
        sides = [chips.value() for chips in self._choices]
        return [
            None if side is None else place.first if side == FIRST else place.second
            for place, side in zip(places, sides, strict=True)
        ]

    def _judge(self) -> None:
        if self.proposal is None or self.row.proposal is None:
            return
        if not masking().on:
            self.proposal.show_text(self._drawn(self.row.proposal), Tone.INFO)
        self.take.setEnabled(None not in self._chosen() and self.isEnabled())

    def _take(self, number: int) -> None:
        self.entered.emit()
        self.decided.emit(number)

    def take_proposal(self) -> None:
        """Key 3: saves the proposal, or goes to the place that is still open."""
        if self.row.proposal is None:
            return
        self.entered.emit()
        chosen = self._chosen()
        if None in chosen:
            self._choices[chosen.index(None)].focus_first()
            kit.announce(self, _("Choose a wording for this place first."), urgent=True)
            return
        text = self.row.proposal.text([one for one in chosen if one is not None])
        if text is not None:
            self.worded.emit(MERGED, text)

    def write_own(self) -> None:
        """Key E: the proposal, or version 1, to be edited."""
        self.entered.emit()
        if self.editor.isHidden():
            proposal = self.row.proposal
            chosen = [one or "" for one in self._chosen()]
            text = proposal.text(chosen) if proposal else self.row.rivals[0].value
            self.editor.setPlainText(text or "")
        self.editor.show()
        self._save_row.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_own(self) -> None:
        """Saves what was written."""
        self.worded.emit(OWN, self.editor.toPlainText())

    def show_decided(self, decided: Decided | None) -> None:
        """Shows the result, or that there is none yet."""
        for number, box in enumerate(self.boxes, 1):
            box.set_chosen(decided is not None and decided.version == number)
            box.setEnabled(self.row.decidable and decided is None)
        if self.proposal is not None:
            self.proposal.set_chosen(decided is not None and decided.version == MERGED)
            self.proposal.setEnabled(self.row.decidable and decided is None)
        self._deeds.setVisible(self.row.decidable and decided is None)
        if decided is not None:
            self.editor.hide()
            text = _("{result} · saved {time}")
            self._state.setText(
                text.format(result=words.result(decided.version), time=words.hour(decided.at))
            )
        else:
            self._state.setText(_("both come from the same text") if self.row.base is not None else "")

    def reflow(self, width: int) -> None:
        """One below the other below 720 logical pixels."""
        narrow = width < NARROW
        self._columns.set_abreast(not narrow)
        self._state.setVisible(not narrow)
        if self.row.base is not None:
            when = words.moment(self.row.base_at) if self.row.base_at and not narrow else ""
            text = _("Show the common text ({when})").format(when=when) if when else _("Show the common text")
            self.show_base.setText(text)
            self.show_base.updateGeometry()

    def focus_first(self) -> None:
        """The proposal, else the first version."""
        (self.proposal or self.boxes[0]).focus_radio()


def _short(text: str, number: int) -> str:
    """A short wording whole; a passage by its beginning and the version's number: its column shows it."""
    line = " ".join(text.split())
    return line if len(line) <= 28 else f"{number}: {line[:24]}…"
