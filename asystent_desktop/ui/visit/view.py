"""A finished visit card to read: every field, "entered later", and the history of its corrections."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.visits import cards
from asystent_desktop.application.visits.views import VisitView
from asystent_desktop.application.wording.wording import field_words, value_words
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.domain.kinds.visit import Safety
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.i18n.faults import word
from asystent_desktop.i18n.polish import day_date, day_time, duration, time_24, time_span
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Role, Tone
from asystent_desktop.ui.visit.rows import LABEL_W
from asystent_desktop.ui.visit.signature import SignatureLine

_SAFETY_TONES = {
    Safety.NO_CONCERN: Tone.DONE,
    Safety.CONCERN: Tone.SOON,
    Safety.INTERVENTION: Tone.OVERDUE,
    Safety.NOT_SEEN: Tone.SOON,
}
History = tuple[VisitView, ...]


def load_history(desk: Desk, visit_id: str) -> History:
    """All versions of a card, the latest first; `visit_id` may be any of them.

    Raises:
        UnknownRecord: The card is not here.
    """
    latest = cards.visit(desk, visit_id)
    while latest.successor_id:
        latest = cards.visit(desk, latest.successor_id)
    found = [latest]
    while found[-1].former_id:
        found.append(cards.visit(desk, found[-1].former_id))
    return tuple(found)


class VisitViewPresenter(QObject):
    """Loads the versions of a card.

    Attributes:
        loaded: Versions, the latest first.
        failed: A fault in words.
    """

    loaded = Signal(tuple)
    failed = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks

    def load(self, visit_id: str) -> None:
        """Reads the card and its versions."""
        self._tasks.read(self, lambda: load_history(self._desk, visit_id), self.loaded.emit, self._fail)

    def _fail(self, error: AppError) -> None:
        self.failed.emit(word(error))


class VisitSheet(kit.Sheet):
    """The card over the window.

    Attributes:
        correction_wanted: Id of the card to correct; the sheet went away.
    """

    correction_wanted = Signal(str)

    def __init__(self, window: QWidget, desk: Desk, tasks: Tasks, visit_id: str) -> None:
        super().__init__(window, _("Visit card"), " ", width=704)
        self._desk, self._tasks = desk, tasks
        self._history: History = ()
        self._shown = 0
        self.body.setSpacing(8)
        self.correct_button = kit.SecondaryButton(_("Correct the card…"))
        self.correct_button.setEnabled(False)
        self.close_button = kit.PrimaryButton(_("Close"), key="Esc")
        self.footer.addWidget(self.correct_button)
        self.footer.addStretch(1)
        self.footer.addWidget(self.close_button)
        self.close_button.clicked.connect(self.dismiss)
        self.correct_button.clicked.connect(self._correct)
        self.presenter = VisitViewPresenter(desk, tasks, self)
        self.presenter.loaded.connect(self._loaded)
        self.presenter.failed.connect(lambda text: self.body.addWidget(kit.Banner(text, Tone.OVERDUE)))
        masking().changed.connect(self._fill)
        self.presenter.load(visit_id)

    @property
    def shown(self) -> VisitView | None:
        """The version on the screen."""
        return self._history[self._shown] if self._history else None

    def _loaded(self, history: History) -> None:
        self._history = history
        self.correct_button.setEnabled(True)
        self._fill()

    def _correct(self) -> None:
        wanted = self._history[0].visit_id
        self.put_away()
        self.correction_wanted.emit(wanted)

    def _fill(self) -> None:
        card = self.shown
        if card is None:
            return
        kit.clear(self.body)
        name = masking().name(card.family_name, card.family_number)
        self.title.set_text(_("Visit card · {family}").format(family=name))
        self.subtitle.set_text(heading(card))
        for part in (*self._marks(card), *_fields(card), *self._signature(card), *self._versions()):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.refit()

    def _marks(self, card: VisitView) -> list[QWidget]:
        pills = []
        if not card.held:
            pills.append(kit.Pill(_("visit not held"), Tone.SOON))
        if card.planned is not None:
            pills.append(kit.Pill(_("planned") if card.planned else _("not in the calendar"), Tone.NEUTRAL))
        if card.entered_late:
            recorded = day_time(local_time(card.recorded_at))
            pills.append(kit.Pill(_("entered later: {when}").format(when=recorded), Tone.SOON))
        if card.successor_id:
            pills.append(kit.Pill(_("former version"), Tone.OVERDUE))
        if card.safety is not None:
            pills.append(kit.Pill(_(card.safety_label), _SAFETY_TONES[card.safety]))
        if not pills:
            return []
        row = kit.FlowRow()
        for pill in pills:
            row.add(pill)
        return [row]

    def _signature(self, card: VisitView) -> list[QWidget]:
        """The family's signature; a version that was corrected is signed no more."""
        if not card.held or card.successor_id:
            return []
        line = SignatureLine(self._desk, self._tasks, card, self)
        line.changed.connect(self.refit)
        return [line]

    def _versions(self) -> list[QWidget]:
        """The history of corrections, each version one click away."""
        if len(self._history) < 2:
            return []
        parts: list[QWidget] = [kit.Line(), kit.SectionHeader(_("History of corrections"))]
        for at, card in enumerate(self._history):
            link = kit.LinkButton(_("Show"))
            link.setAccessibleName(_("Show the version of {when}").format(when=_written(card)))
            link.setEnabled(at != self._shown)
            link.clicked.connect(lambda _checked=False, at=at: self._choose(at))
            reason = masking().text(card.correction_reason) or _("first version")
            words = ", ".join(part for part in (_written(card), card.author_name) if part)
            parts.append(_line(words, reason, link))
        return parts

    def _choose(self, at: int) -> None:
        self._shown = at
        self._fill()
        self.close_button.setFocus()


def heading(card: VisitView) -> str:
    """Date, hours and length, place and kind."""
    hours = f"{time_span(card.start, card.end)} ({duration(card.minutes)})"
    return f"{day_date(card.on)}, {hours}, {_(card.place_label)} · {_(card.kind_label)}"


def _written(card: VisitView) -> str:
    return day_time(local_time(card.recorded_at))


def _fields(card: VisitView) -> list[QWidget]:
    mask = masking()
    next_visit = ""
    if card.next_on:
        next_visit = ", ".join([day_date(card.next_on), *([time_24(card.next_at)] if card.next_at else [])])
    held = (
        (_("Present"), ", ".join(map(mask.person, card.present_names)) or "–"),
        (_("Child seen"), ", ".join(map(mask.person, card.children_seen_names)) or "–"),
        (_("Goals of the plan"), mask.text(", ".join(card.goal_titles))),
        (_("Observations and statements"), mask.text(card.facts)),
        (_("Child's voice"), mask.text(card.child_voice)),
        (_("My assessment"), mask.text(card.assessment)),
        (_("Agreements"), mask.text(card.agreements)),
        (_("Settled since"), mask.text("\n".join(card.settled))),
        *((_(field_words(name)), _keyed(card, name)) for name in ("statutory_tasks", "life_support")),
        (_("Hearing"), _hearing(card)),
    )
    attempts = (
        (_("Attempts and notice left"), mask.text(card.attempts)),
        *((_(field_words(name)), _keyed(card, name)) for name in ("attempted", "missed_reason", "notice")),
    )
    both = (
        (_("Travel"), _way(card)),
        (_("Next visit"), next_visit),
        (_("Written by"), card.author_name),
    )
    return [_line(label, text) for label, text in (*(held if card.held else attempts), *both) if text]


def _keyed(card: VisitView, name: str) -> str:
    """Words of a field that holds keys of a dictionary; "" where it is empty."""
    held = getattr(card, name)
    return value_words(held, name) if held else ""


def _hearing(card: VisitView) -> str:
    mask = masking()
    at = time_24(card.hearing_at) if card.hearing_at else ""
    parts = (mask.text(card.court), mask.text(card.case_ref), at, mask.person(card.accompanied_name))
    return ", ".join(filter(None, parts)) if card.court else ""


def _way(card: VisitView) -> str:
    km = _("{km} km").format(km=card.travel_km) if card.travel_km else ""
    return ", ".join(filter(None, (km, duration(card.travel_minutes) if card.travel_minutes else "")))


def _line(label: str, text: str, *more: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    head = kit.Label(label, Role.ROW_STRONG, wrap=True)
    head.setFixedWidth(LABEL_W)
    column = QVBoxLayout()
    column.addWidget(head)
    column.addStretch(1)
    row.addLayout(column)
    words = kit.Label(text, Role.BODY, wrap=True, selectable=True)
    row.addWidget(words, 1)
    for widget in more:
        row.addWidget(widget)
    return holder
