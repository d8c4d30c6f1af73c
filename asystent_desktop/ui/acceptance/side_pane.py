"""The right column: the sources the text names, and what the checks found."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.wording import labels
from asystent_desktop.application.wording.check_labels import CheckView
from asystent_desktop.domain.opinion_checks import CheckTone
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.acceptance.presenter import NumberedSource, Reading
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.opinion import words as opinion_words
from asystent_desktop.ui.opinion.cards import CardButton, CardColumn
from asystent_desktop.ui.presenting import Pane
from asystent_desktop.ui.theme import Icon, Role, Tone

WIDTH = 288
SHOWN_CHARS = 140
CHECKS = 6


class SidePane(Pane):
    """Sources above, checks below.

    Attributes:
        source_wanted: The record behind the chosen source, in the family's file.
    """

    source_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._all: tuple[NumberedSource, ...] = ()
        self._sources: tuple[NumberedSource, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 2, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.addWidget(kit.Label(_("Sources"), Role.CARD))
        head.addStretch(1)
        self.count = kit.Label("", Role.CAPTION, tone="muted")
        head.addWidget(self.count)
        column.addLayout(head)
        self.body = kit.ScrollColumn(_("Sources and checks"), gap=8)
        self.body.column.setContentsMargins(0, 0, 12, 0)
        self.cards = CardColumn(_("Sources"), gap=6)
        self.cards.pressed.connect(self._pressed)
        self.none = kit.Label(_("The text names no source."), Role.ROW, tone="muted", wrap=True)
        self.none.hide()  # nothing is claimed before the text was read
        self.checks = QVBoxLayout()
        self.checks.setSpacing(6)
        for part in (self.cards, self.none, kit.Line()):
            self.body.column.addWidget(part)
        self.body.column.addWidget(kit.Label(_("Checks of the text"), Role.CARD))
        self.body.column.addLayout(self.checks)
        self.body.column.addStretch(1)
        column.addWidget(self.body, 1)
        self.go = kit.SecondaryButton(_("Show the source in the file"), icon=Icon.FOLDER, height=36)
        self.go.clicked.connect(lambda: self._pressed(self.cards.current))
        column.addWidget(self.go)

    def show_reading(self, reading: Reading) -> None:
        """Checks of a text; its sources follow with `show_sources`."""
        self._all = reading.sources
        kit.clear(self.checks)
        for line in check_lines(reading):
            self.checks.addWidget(line)
            line.show()

    @Slot(object)
    def show_sources(self, numbers: set[int]) -> None:
        """The sources of what is in view."""
        self._sources = tuple(one for one in self._all if one.number in numbers)
        n = len(self._sources)
        self.count.setText(ngettext("{n} named", "{n} named", n).format(n=n) if n else "")
        self.cards.set_cards([_card(one) for one in self._sources])
        self.none.setVisible(not n)
        self.go.setEnabled(bool(n))

    @Slot(int)
    def _pressed(self, at: int) -> None:
        if 0 <= at < len(self._sources):
            self.source_wanted.emit(self._sources[at].source)


def _card(one: NumberedSource) -> CardButton:
    words = masking().text(one.view.text)
    shown = words if len(words) <= SHOWN_CHARS else f"{words[: SHOWN_CHARS - 1].rstrip()}…"
    title = f"{one.number}. {masking().text(one.view.label)}"
    return CardButton(title, shown, spoken=f"{title}, {words}", link=True)


def check_lines(reading: Reading) -> list[QWidget]:
    """What the checks found, blocking ones first; what was looked for and not found stands last."""
    order = {CheckTone.BLOCK: 0, CheckTone.WARN: 1, CheckTone.INFO: 2}
    found = sorted(reading.view.checks, key=lambda check: order[check.tone])
    lines: list[QWidget] = [_check_line(check) for check in found[:CHECKS]]
    more = len(found) - CHECKS
    if more > 0:
        words = ngettext("and {n} more", "and {n} more", more).format(n=more)
        lines.append(kit.Label(words, Role.CAPTION, tone="muted"))
    if quiet := opinion_words.quiet_checks(reading.view.checks):
        lines.append(_line(Icon.DONE, Tone.DONE, quiet))
    return lines


def _check_line(check: CheckView) -> QWidget:
    title, place = labels.word_check(check)
    words = f"{title} · {masking().text(place)}" if place else title
    return _line(*opinion_words.CHECK_ICONS[check.tone], words)


def _line(icon: Icon, tone: Tone, words: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(kit.IconMark(icon, tone, size=16))
    ink = "" if tone is Tone.DONE else tone
    row.addWidget(kit.Label(words, Role.ROW, tone=ink, wrap=True), 1)
    return box
