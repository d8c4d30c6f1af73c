"""The right column: what the checks found, and the notes that can be put into the part."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.opinion.views import OpinionView, SourceNote
from asystent_desktop.application.wording import labels
from asystent_desktop.application.wording.check_labels import CheckView
from asystent_desktop.domain.opinion_checks import CheckCode, CheckTone
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.opinion import words
from asystent_desktop.ui.opinion.cards import CardButton, CardColumn
from asystent_desktop.ui.theme import Role, Tone

WIDTH = 228
NOTE_CHARS = 120
CHECKS_MOST, NOTES = 11, 10
"""How the two share the height."""


class SideColumn(QWidget):
    """Checks above, sources below.

    Attributes:
        check_chosen: Carries the CheckView: go there.
        note_chosen: Carries the SourceNote to be inserted.
        source_chosen: Carries the SourceNote to be named as the source of the paragraph asked for.
        left: Esc: back to the text.
        review_wanted: A passage parents may read waits for a decision.
    """

    check_chosen = Signal(object)
    note_chosen = Signal(object)
    source_chosen = Signal(object)
    left = Signal()
    review_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "sunken")
        self._checks: tuple[CheckView, ...] = ()
        self._notes: tuple[SourceNote, ...] = ()
        self._number, self._linking, self._frozen = 0, False, False
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 0, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 14, 0)
        head.addWidget(kit.Label(_("Checks"), Role.ROW_STRONG))
        head.addStretch(1)
        self._blocking = kit.Label("", Role.CAPTION_STRONG)
        head.addWidget(self._blocking)
        column.addLayout(head)
        self.checks = CardColumn(_("Checks"), gap=6)
        self.checks.pressed.connect(self._check)
        self.checks.escaped.connect(self.left)
        self._quiet = kit.Label("", Role.CAPTION, tone="muted", wrap=True)
        self._found = _scroll(_("Checks"), self.checks, self._quiet)
        column.addWidget(self._found, CHECKS_MOST)
        column.addWidget(kit.Line())
        self._title = kit.Label("", Role.ROW_STRONG, wrap=True)
        column.addWidget(self._title)
        self.notes = CardColumn(_("Sources"), gap=6)
        self.notes.pressed.connect(self._note)
        self.notes.escaped.connect(self._escape)
        self._none = kit.Label(_("No notes speak of this part."), Role.CAPTION, tone="muted", wrap=True)
        column.addWidget(_scroll(_("Sources"), self.notes, self._none), NOTES)

    def show_view(self, view: OpinionView, number: int, *, read_only: bool) -> None:
        """Shows the checks of the whole opinion and the notes of one part."""
        if number != self._number:
            self._linking = False
        if view.checks != self._checks or not self._number:
            self._show_checks(view.checks)
        notes = view.sources.get(number, ())
        if notes != self._notes or number != self._number or read_only != self._frozen:
            self._show_notes(notes, keep=number == self._number, read_only=read_only)
        self._number, self._frozen = number, read_only
        self._show_title()

    def _show_checks(self, checks: tuple[CheckView, ...]) -> None:
        self._checks = checks
        blocking = sum(check.tone == CheckTone.BLOCK for check in checks)
        text = ngettext("{n} blocks", "{n} block", blocking).format(n=blocking)
        self._blocking.setText(text if blocking else _("nothing blocks"))
        self._blocking.set_tone(Tone.OVERDUE if blocking else "muted")
        self.checks.set_cards([_check_card(check) for check in checks], current=self.checks.current)
        self._quiet.setText(words.quiet_checks(checks))
        # Where little was found the sources have the room.
        self._column.setStretchFactor(self._found, min(CHECKS_MOST, 2 + 3 * len(checks)))

    def _show_notes(self, notes: tuple[SourceNote, ...], *, keep: bool, read_only: bool) -> None:
        first_unused = next((at for at, note in enumerate(notes) if not note.used), 0)
        current = self.notes.current if keep else first_unused
        self._notes = notes
        self.notes.set_cards([_note_card(note, read_only=read_only) for note in notes], current=current)
        self.notes.setEnabled(not read_only)
        self._none.setVisible(not notes)

    def _show_title(self) -> None:
        text = (
            _("Choose the note the paragraph comes from")
            if self._linking
            else _("Sources for part {n}").format(n=self._number)
        )
        self._title.setText(text)
        self._title.set_tone(Tone.SOON if self._linking else "")

    def focus_notes(self, *, linking: bool = False) -> None:
        """Puts the focus on the notes; `linking`: the one pressed becomes a source instead of text."""
        self._linking = linking
        self._show_title()
        if not self.notes.focus():
            kit.announce(self, self._none.text())

    @Slot(int)
    def _check(self, at: int) -> None:
        check = self._checks[at]
        if check.code == CheckCode.REVIEW_OPEN:
            self.review_wanted.emit()
        else:
            self.check_chosen.emit(check)

    @Slot(int)
    def _note(self, at: int) -> None:
        if self._frozen:
            return
        note, linking = self._notes[at], self._linking
        self._linking = False
        self._show_title()
        if linking:
            self.source_chosen.emit(note)
        else:
            self.note_chosen.emit(note)

    @Slot()
    def _escape(self) -> None:
        self._linking = False
        self._show_title()
        self.left.emit()


def _scroll(name: str, column: QWidget, below: QWidget) -> kit.ScrollColumn:
    scroll = kit.ScrollColumn(name, gap=6)
    scroll.setMinimumHeight(44)  # at 200 % both still fit a low window
    scroll.column.setContentsMargins(0, 0, 14, 4)
    scroll.column.addWidget(column)
    scroll.column.addWidget(below)
    scroll.column.addStretch(1)
    return scroll


def _check_card(check: CheckView) -> CardButton:
    title, place = labels.word_check(check)
    icon = words.CHECK_ICONS[check.tone]
    tone = Tone.OVERDUE if check.tone == CheckTone.BLOCK else None
    return CardButton(title, place, icon=icon, tone=tone)


def _note_card(note: SourceNote, *, read_only: bool) -> CardButton:
    text = note.text if len(note.text) <= NOTE_CHARS else f"{note.text[: NOTE_CHARS - 1].rstrip()}…"
    aside = "✓ " + _("used") if note.used else ""
    act, key = ("", "") if read_only else (_("insert"), "Enter")
    return CardButton(
        note.label, text, spoken=f"{note.label}, {note.text}", link=True, aside=aside, act=act, key=key
    )
