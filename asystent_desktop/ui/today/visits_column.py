"""The right column of the Today page: the visits of the day, what waits for others, the load."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.opinion.views import OpinionRow
from asystent_desktop.application.planner.brief import Brief
from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import short_date, time_24, time_span
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.today import visit_words
from asystent_desktop.ui.today.load_card import LoadCard
from asystent_desktop.ui.today.presenter import Day, next_visit


def _line(icon: Icon, words: str, tone: Tone = Tone.NEUTRAL) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(kit.IconMark(icon, tone, size=16))
    role = Role.ROW if tone == Tone.NEUTRAL else Role.ROW_MEDIUM
    row.addWidget(kit.ElidedLabel(words, role, tone="" if tone == Tone.NEUTRAL else tone), 1)
    return box


def _brief_lines(visit: AppointmentView, brief: Brief) -> list[QWidget]:
    """What to know at the door, in four lines at most."""
    lines = [_line(Icon.PLACE, visit_words.where(visit))]
    for child in brief.not_seen_lately[:1]:
        name = masking().person(child.name)
        words = (
            _("{name} not seen since {day}").format(name=name, day=short_date(child.last_on))
            if child.last_on
            else _("{name} not seen yet").format(name=name)
        )
        lines.append(_line(Icon.CHILD, words, Tone.SOON))
    if brief.agreements and brief.agreed_on:
        count = len(brief.agreements)
        words = ngettext("{n} agreement of {day} to check", "{n} agreements of {day} to check", count)
        lines.append(_line(Icon.AGREEMENT, words.format(n=count, day=short_date(brief.agreed_on))))
    if brief.questions:
        count = len(brief.questions)
        words = ngettext("{n} question of the court", "{n} questions of the court", count)
        lines.append(_line(Icon.COURT, words.format(n=count), Tone.COURT))
    if brief.safety_note:
        lines.append(_line(Icon.WARNING, masking().text(brief.safety_note), Tone.SOON))
    return lines


class NextVisit(kit.Frame):
    """The visit that is next, with the brief and the button that starts it.

    Attributes:
        start_wanted: The visit begins. `brief_wanted`: the thirty seconds before it.
        menu_wanted: "…", with a global position.
    """

    start_wanted = Signal()
    brief_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, visit: AppointmentView, brief: Brief | None, now: datetime) -> None:
        super().__init__()
        self.set_selected(True)
        name = masking().name(visit.family_name, visit.family_number)
        self.setAccessibleName(_("Next visit: {name}").format(name=name))
        words, tone = visit_words.distance(visit, now)
        head = QHBoxLayout()
        head.addWidget(kit.ElidedLabel(name, Role.PANE), 1)
        head.addWidget(kit.Label(words, Role.ROW_STRONG, tone=tone))
        more = kit.IconButton(Icon.MORE, _("More actions"), size=28)
        more.clicked.connect(lambda: self.menu_wanted.emit(more.mapToGlobal(QPoint(0, more.height()))))
        head.addWidget(more)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 10, 14)
        column.setSpacing(7)
        column.addLayout(head)
        lines = _brief_lines(visit, brief) if brief else [_line(Icon.PLACE, visit_words.where(visit))]
        for line in lines:
            column.addWidget(line)
        column.addSpacing(6)
        start = kit.PrimaryButton(_("Start the visit"))
        start.clicked.connect(self.start_wanted)
        before = kit.SecondaryButton(_("Before the visit"), key="B")
        before.clicked.connect(self.brief_wanted)
        buttons = kit.FlowRow(spacing=8)
        buttons.add(start)
        buttons.add(before)
        column.addWidget(buttons)


class VisitsColumn(QWidget):
    """The column.

    Attributes:
        start_wanted, open_wanted, brief_wanted: An AppointmentView.
        menu_wanted: An AppointmentView and a global position.
        opinion_wanted: Id of an opinion.
        fill_wanted: Id of a card whose way is missing. `assignments_wanted`: who carries how much.
    """

    start_wanted = Signal(object)
    open_wanted = Signal(object)
    brief_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    opinion_wanted = Signal(str)
    fill_wanted = Signal(str)
    assignments_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._content: QWidget | None = None

    def show_day(self, day: Day, now: datetime) -> None:
        """Shows another day, or other distances."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_visits_head(day))
        column.addWidget(self._visits(day, now))
        if day.waiting:
            column.addSpacing(6)
            column.addWidget(_head(_("Waiting for others")))
            column.addWidget(self._waiting(day.waiting))
        column.addSpacing(6)
        column.addWidget(_head(_("Load and time sheet")))
        column.addWidget(self._load(day))
        column.addStretch(1)
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self._column.addWidget(content)

    def _visits(self, day: Day, now: datetime) -> QWidget:
        paper = kit.Card()
        if not day.view.visits:
            paper.body.addWidget(
                kit.Label(_("No visits planned for today."), Role.ROW, tone="muted", wrap=True)
            )
            return paper
        upcoming = next_visit(day.view.visits, now)
        steps = kit.Timeline(_("Visits today"))
        for visit in day.view.visits:
            time = time_24(visit.start)
            if visit.done:
                state = kit.StepState.DONE if visit.held else kit.StepState.FAILED
                steps.add(state, self._quiet(visit, now), time=time)
            elif visit is upcoming:
                brief = day.next_brief if _is_of(day.next_brief, visit) else None
                steps.add(kit.StepState.CURRENT, self._next(visit, brief, now), time=time, middle=24)
            else:
                steps.add(kit.StepState.NEXT, self._quiet(visit, now), time=time)
        paper.body.addWidget(steps)
        return paper

    def _next(self, visit: AppointmentView, brief: Brief | None, now: datetime) -> QWidget:
        frame = NextVisit(visit, brief, now)
        frame.start_wanted.connect(lambda: self.start_wanted.emit(visit))
        frame.brief_wanted.connect(lambda: self.brief_wanted.emit(visit))
        frame.menu_wanted.connect(lambda where: self.menu_wanted.emit(visit, where))
        return frame

    def _quiet(self, visit: AppointmentView, now: datetime) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(6, 4, 0, 10)
        column.setSpacing(0)
        name = kit.LinkButton(masking().name(visit.family_name, visit.family_number))
        name.clicked.connect(lambda: self.open_wanted.emit(visit))
        name.setFixedHeight(24)
        words, tone = visit_words.distance(visit, now)
        late = not visit.done and tone == Tone.SOON
        state = visit_words.outcome(visit) if visit.done else words if late else ""
        about = [state, visit_words.where(visit), time_span(visit.start, visit.end)]
        below = kit.ElidedLabel(" · ".join(filter(None, about)), Role.CAPTION, tone=tone if late else "muted")
        below.setContentsMargins(6, 0, 0, 0)
        column.addWidget(name)
        column.addWidget(below)
        return box

    def _load(self, day: Day) -> QWidget:
        paper = LoadCard(day)
        paper.fill_wanted.connect(self.fill_wanted)
        paper.assignments_wanted.connect(self.assignments_wanted)
        return paper

    def _waiting(self, opinions: tuple[OpinionRow, ...]) -> QWidget:
        paper = kit.Card()
        rows = kit.RowList(_("Waiting for others"))
        rows.set_rows([_waiting_row(one) for one in opinions])
        rows.fit_height()
        rows.opened.connect(self.opinion_wanted)
        paper.add_rows(rows)
        return paper


def _is_of(brief: Brief | None, visit: AppointmentView) -> bool:
    """Whether the brief is that of the visit: a new visit may have become the next since it was read."""
    return brief is not None and brief.family_id == visit.family_id


def _waiting_row(one: OpinionRow) -> kit.Row:
    family = masking().name(one.family_name, one.family_number)
    until = _("court's deadline {day}").format(day=short_date(one.due_on)) if one.due_on else ""
    return kit.Row(
        key=one.opinion_id,
        title=_("Opinion · {case}").format(case=family),
        subtitle=_("with the head for acceptance"),
        rest=until,
        icon=Icon.WAITING,
        tone=Tone.INFO,
    )


def _head(title: str) -> kit.SectionHeader:
    header = kit.SectionHeader(title, tone="muted", role=Role.ROW_STRONG)
    header.row.setContentsMargins(4, 0, 0, 0)
    return header


def _visits_head(day: Day) -> QWidget:
    view = day.view
    header = _head(_("Visits today"))
    if view.visits_total:
        words = _("{done} of {total} done").format(done=view.done_visits, total=view.visits_total)
        header.set_title(_("Visits today"), words)
        bar = kit.SegmentedProgress(view.done_visits, view.visits_total, name=_("Visits today"))
        bar.setFixedWidth(120)
        header.row.addWidget(bar)
    return header
