"""The exchange itself: its steps while it runs, and afterwards what really happened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.exchange.desk import ExchangeDesk
from asystent_desktop.application.exchange.words import summary
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.faults import word, word_code
from asystent_desktop.i18n.polish import file_size, number
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.exchange import words
from asystent_desktop.ui.exchange.presenter import Outcome
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.widgets import StepState

STEPS = ("receive", "apply", "send")

_CUT_OFF = "revoked-device"
"""The fault of a computer that exchanges no more: nothing of it goes with the next exchange."""


class _Step(QWidget):
    """Name, bar, figures of one step."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setMinimumHeight(34)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(12)
        self._label = kit.Label(name, Role.BODY_STRONG)
        self._bar = kit.Bar(name)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._figures = kit.Label("", Role.ROW, tone="muted")
        row.addWidget(self._label)
        row.addWidget(self._bar, 1)
        row.addWidget(self._figures)
        self.set(0, 0)

    def set_bytes(self, done: int, total: int) -> None:
        """Shows how much of one bundle went through."""
        self._bar.setVisible(total > 0)
        self._bar.set_share(done / total if total else 0.0)
        counted = _of(file_size(done), file_size(total))
        self._figures.setText(" · ".join(part for part in (self._counted, counted) if part))

    def set(self, done: int, total: int) -> None:
        """Shows how far it got; without a total only the name stands there."""
        self._bar.setVisible(total > 0)
        self._bar.set_share(done / total if total else 0.0)
        self._counted = _of(number(done), number(total)) if total else ""
        self._figures.setText(self._counted)


class RunCard(kit.Card):
    """The card.

    Attributes:
        break_wanted: Break off now.
    """

    break_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Last exchange"), parent=parent)
        self._at_step = 0
        self._steps = kit.Timeline(_("Steps of the exchange"))
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(6)
        self.body.addWidget(self._steps)
        self.body.addWidget(self._lines)
        self.stop = kit.SecondaryButton(_("Break off"))
        self.stop.setFixedHeight(32)
        self.stop.clicked.connect(self._break)
        if self.header is not None:
            self.header.row.addWidget(self.stop)
        self.body.addStretch(1)
        self.body.addWidget(kit.Line())
        self.body.addWidget(
            _note(_("You may break off at any time. Nothing is lost: the next exchange goes on from there."))
        )
        self._show_steps(running=False)

    def _break(self) -> None:
        self.stop.setEnabled(False)
        self.break_wanted.emit()

    def _show_steps(self, *, running: bool) -> None:
        self._steps.setVisible(running)
        self._lines.setVisible(not running)
        self.stop.setVisible(running)
        self.stop.setEnabled(running)

    def start(self) -> None:
        """An exchange begins."""
        self._title(_("Exchange under way"))
        self._steps.clear()
        names = (
            _("Reading the office's replies"),
            _("Checking signatures and saving"),
            _("Laying out for the office"),
        )
        self._parts = [_Step(name) for name in names]
        for at, part in enumerate(self._parts):
            self._steps.add(StepState.NEXT if at else StepState.CURRENT, part, middle=17)
        self._at_step = 0
        self._show_steps(running=True)
        kit.announce(self, _("Exchange under way"))

    def piece(self, direction: str, done: int, total: int) -> None:
        """So many bytes of one bundle went over the network."""
        at = STEPS.index(direction)
        self._steps.set_state(at, StepState.CURRENT)
        self._parts[at].set_bytes(done, total)

    def step(self, name: str, done: int, total: int) -> None:
        """One step got further; those before it are done."""
        at = STEPS.index(name)
        for earlier in range(at):
            self._steps.set_state(earlier, StepState.DONE)
        self._steps.set_state(at, StepState.DONE if done >= total else StepState.CURRENT)
        self._parts[at].set(done, total)
        self._at_step = at

    def finish(self, outcome: Outcome) -> None:
        """Says what happened, in whole sentences, and aloud."""
        self._show_steps(running=False)
        time = words.hour(outcome.at)
        if outcome.report is not None:
            self._title(_("Exchange finished at {time}").format(time=time))
            self._say(_report_lines(outcome))
        elif outcome.fault is not None:
            self._title(_("Exchange not finished, {time}").format(time=time))
            lines = [(Icon.WARNING, Tone.OVERDUE, word(outcome.fault))]
            self._say(lines if outcome.fault.code == _CUT_OFF else [*lines, _kept()])
        else:
            self._title(_("Exchange broken off at {time}").format(time=time))
            self._say([_kept()])

    def show_desk(self, desk: ExchangeDesk) -> None:
        """Between exchanges: where things stand."""
        self._show_steps(running=False)
        last = desk.waiting.last_success
        self._title(_("Last exchange"), words.moment(last) if last else _("no reply of the office yet"))
        lines: list[tuple[Icon, Tone, str]] = []
        fresh = desk.waiting.total - desk.laid_out
        if desk.laid_out:
            text = ngettext(
                "{n} change taken out, awaits the office's confirmation",
                "{n} changes taken out, await the office's confirmation",
                desk.laid_out,
            )
            lines.append((Icon.WAITING, Tone.SOON, text.format(n=number(desk.laid_out))))
        if fresh:
            text = ngettext("{n} change waits for the exchange", "{n} changes wait for the exchange", fresh)
            lines.append((Icon.UPLOAD, Tone.SOON, text.format(n=number(fresh))))
        if not desk.waiting.total:
            lines.append((Icon.DONE, Tone.DONE, _("The office has everything from this computer.")))
        self._say(lines, aloud=False)

    def _title(self, title: str, count: str = "") -> None:
        if self.header is not None:
            self.header.set_title(title, count)

    def _say(self, lines: Sequence[tuple[Icon, Tone, str]], *, aloud: bool = True) -> None:
        kit.clear(self._column)
        for icon, tone, text in lines:
            self._column.addWidget(_line(icon, tone, text))
        if aloud:
            kit.announce(self, " ".join(text for _icon, _tone, text in lines))


def _kept() -> tuple[Icon, Tone, str]:
    return Icon.SHIELD, Tone.DONE, _("Nothing was lost. The next exchange goes on from there.")


def _report_lines(outcome: Outcome) -> list[tuple[Icon, Tone, str]]:
    report = outcome.report
    if report is None:
        return []
    waits = report.waiting > 0 or report.awaiting_enrolment
    said = summary(report)
    lines = []
    for text in said:
        soon = waits and text is said[-1 - bool(report.conflicts)]
        lines.append((Icon.WAITING, Tone.SOON, text) if soon else (Icon.DONE, Tone.DONE, text))
    if report.conflicts:
        lines[-1] = (Icon.VERSIONS, Tone.SOON, said[-1])
    for code in dict.fromkeys(problem.code for problem in report.problems):
        lines.append((Icon.WARNING, Tone.OVERDUE, word_code(code)))
    return lines


def _line(icon: Icon, tone: Tone, text: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(9)
    row.addWidget(kit.IconMark(icon, tone))
    row.addWidget(kit.Label(text, Role.ROW_MEDIUM, tone=tone if tone is Tone.OVERDUE else "", wrap=True), 1)
    line.setAccessibleName(text)
    return line


def _of(done: str, total: str) -> str:
    return _("{done} of {total}").format(done=done, total=total)


def _note(text: str) -> QWidget:
    note = QWidget()
    row = QHBoxLayout(note)
    row.setContentsMargins(0, 2, 0, 0)
    row.setSpacing(9)
    row.addWidget(kit.IconMark(Icon.SHIELD, Tone.DONE, size=16))
    row.addWidget(kit.Label(text, Role.CAPTION, tone="muted", wrap=True), 1)
    return note
