"""A finished visit card, read-only; "Correct" leads to a new version of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.visit_views import VisitView
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.domain.kinds.visit import Safety
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import day_date, day_time, duration, time_24, time_span
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.families.overview_cards import emptied
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Role, Tone

_SAFETY_TONES = {
    Safety.NO_CONCERN: Tone.DONE,
    Safety.CONCERN: Tone.SOON,
    Safety.INTERVENTION: Tone.OVERDUE,
    Safety.NOT_SEEN: Tone.SOON,
}


class CardSheet(kit.Sheet):
    """The card over the window.

    Attributes:
        correct_wanted: Id of the card to correct.
        version_wanted: Id of the version before or after this one.
    """

    correct_wanted = Signal(str)
    version_wanted = Signal(str)

    def __init__(self, window: QWidget, card: VisitView) -> None:
        super().__init__(window, _("Visit card"), " ", width=704)
        self._card = card
        self._foot()
        self.show_card(card)
        masking().changed.connect(self._fill)

    def _foot(self) -> None:
        self._former = kit.LinkButton(_("Earlier version"))
        self._former.clicked.connect(lambda: self.version_wanted.emit(self._card.former_id or ""))
        self._later = kit.LinkButton(_("Later version"))
        self._later.clicked.connect(lambda: self.version_wanted.emit(self._card.successor_id or ""))
        self._correct = kit.SecondaryButton(_("Correct…"))
        self._correct.clicked.connect(self._ask_to_correct)
        close = kit.PrimaryButton(_("Close"), key="Esc")
        close.clicked.connect(self.put_away)
        self.footer.addWidget(self._former)
        self.footer.addWidget(self._later)
        self.footer.addStretch(1)
        self.footer.addWidget(self._correct)
        self.footer.addWidget(close)
        self.close_button = close

    def _ask_to_correct(self) -> None:
        visit_id = self._card.visit_id
        self.put_away()
        self.correct_wanted.emit(visit_id)

    def show_card(self, card: VisitView) -> None:
        """Shows another version."""
        self._card = card
        self._fill()
        if self.isVisible():
            self.refit()

    def _fill(self) -> None:
        card = self._card
        family = masking().name(card.family_name, card.family_number)
        self.subtitle.set_text(f"{family} · {day_date(card.on)}, {time_span(card.start, card.end)}")
        self._former.setVisible(card.former_id is not None)
        self._later.setVisible(card.successor_id is not None)
        # Only the latest version is corrected; an earlier one is history.
        self._correct.setVisible(card.successor_id is None)
        emptied(self.body)
        self._banners(card)
        self._facts(card)
        for title, text in (
            (_("Observations and statements"), card.facts),
            (_("My assessment"), card.assessment),
            (_("Agreements until the next visit"), card.agreements),
            (_("Attempts and notice left"), card.attempts),
        ):
            if text.strip():
                self._text(title, text)
        self._text(_("Written"), self._written(card), quiet=True)
        self.body.addStretch(1)

    def _banners(self, card: VisitView) -> None:
        if card.successor_id is not None:
            self.body.addWidget(kit.Banner(_("An earlier version: a correction has replaced it."), Tone.SOON))
        if card.correction_reason:
            words = _("Corrected. Reason: {reason}").format(reason=masking().text(card.correction_reason))
            self.body.addWidget(kit.Banner(words, Tone.INFO))
        if not card.held:
            self.body.addWidget(kit.Banner(_("The visit did not take place."), Tone.SOON))

    def _facts(self, card: VisitView) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        place = f"{_(card.place_label)}, {duration(card.minutes)} · {_(card.kind_label)}"
        facts = [(_("Place and length"), place)]
        if card.held:
            facts += [
                (_("Present"), _names(card.present_names)),
                (_("Children seen"), _names(card.children_seen_names)),
            ]
        if card.goals:
            facts.append((_("Goals"), masking().text("; ".join(card.goal_titles))))
        if card.next_on:
            at = f", {time_24(card.next_at)}" if card.next_at else ""
            facts.append((_("Next visit"), day_date(card.next_on) + at))
        for row, (title, words) in enumerate(facts):
            grid.addWidget(kit.Label(title, Role.ROW, tone="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(kit.Label(words, Role.ROW, wrap=True, selectable=True), row, 1)
        self.body.addLayout(grid)
        if card.safety is not None:
            line = QHBoxLayout()
            line.setSpacing(10)
            line.addWidget(kit.Label(_("Are the children safe?"), Role.ROW, tone="muted"))
            line.addWidget(kit.Pill(_(card.safety_label), _SAFETY_TONES[card.safety]))
            line.addStretch(1)
            self.body.addLayout(line)

    def _text(self, title: str, text: str, *, quiet: bool = False) -> None:
        tone, role = ("muted", Role.CAPTION) if quiet else ("", Role.BODY)
        words = text if quiet else masking().text(text)
        part = QVBoxLayout()
        part.setSpacing(2)
        part.addWidget(kit.Label(title, Role.ROW_STRONG))
        part.addWidget(kit.Label(words, role, tone=tone, wrap=True, selectable=True))
        self.body.addLayout(part)

    @staticmethod
    def _written(card: VisitView) -> str:
        parts = [day_time(local_time(card.recorded_at)), card.author_name]
        if card.entered_late:
            parts.append(_("entered later"))
        return " · ".join(part for part in parts if part)


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(masking().person(name) for name in names) or _("nobody")
