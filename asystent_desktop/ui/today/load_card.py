"""How many families are carried, by oneself and by the team, and what the time sheet lacks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asystent_desktop.application.family.views import Load
from asystent_desktop.application.planner.load import TeamLoad
from asystent_desktop.application.planner.time_sheet import Unfilled
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import short_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.today.presenter import Day


class LoadCard(kit.Card):
    """The card.

    Attributes:
        fill_wanted: Id of the oldest card whose way is missing.
        assignments_wanted: The head's page of assignments.
    """

    fill_wanted = Signal(str)
    assignments_wanted = Signal()

    def __init__(self, day: Day) -> None:
        super().__init__()
        if day.load.own is not None:
            self._add_own(day.load.own)
        if day.load.team is not None:
            self._add_team(day.load.team)
        if day.unfilled:
            self._add_unfilled(day.unfilled)

    def _add_own(self, load: Load) -> None:
        words = ngettext("{current} of {n} family", "{current} of {n} families", load.limit)
        self.body.addWidget(kit.Label(words.format(current=load.current, n=load.limit), Role.ROW_STRONG))
        tone = Tone.OVERDUE if load.current > load.limit else Tone.DONE
        self.body.addWidget(kit.SegmentedProgress(load.current, load.limit, tone=tone, name=_("Load")))

    def _add_team(self, team: TeamLoad) -> None:
        """What the office's people carry together; the head's own families stand above."""
        words = ngettext("The team: {n} family of {room}", "The team: {n} families of {room}", team.families)
        line = kit.Label(words.format(n=team.families, room=team.room), Role.ROW_STRONG, wrap=True)
        self.body.addWidget(line)
        bar = kit.Bar(_("Load of the team"))
        bar.set_share(min(1.0, team.families / team.room) if team.room else 0.0)
        self.body.addWidget(bar)
        people = ngettext("{n} person, limit {limit}", "{n} people, limit {limit} each", team.people)
        parts = [people.format(n=team.people, limit=team.limit)]
        if team.over:
            parts.append(
                ngettext("{n} above the limit", "{n} above the limit", team.over).format(n=team.over)
            )
        if team.waiting:
            waiting = ngettext("{n} family waits", "{n} families wait", team.waiting)
            parts.append(waiting.format(n=team.waiting))
        tone = "soon" if team.over or team.waiting else "muted"
        link = kit.LinkButton(_("Assignments"))
        link.clicked.connect(self.assignments_wanted)
        self.body.addWidget(_beside(kit.Label(" · ".join(parts), Role.CAPTION, tone=tone, wrap=True), link))

    def _add_unfilled(self, cards: tuple[Unfilled, ...]) -> None:
        oldest, count = cards[0], len(cards)
        words = ngettext(
            "No hours or travel entered for the visit on {day}",
            "No hours or travel entered for {n} visits since {day}",
            count,
        ).format(n=count, day=short_date(oldest.on))
        name = masking().name(oldest.family_name, oldest.family_number)
        fill = kit.LinkButton(_("Fill in"))
        fill.setAccessibleName(_("Fill in: {family}, {day}").format(family=name, day=short_date(oldest.on)))
        fill.clicked.connect(lambda: self.fill_wanted.emit(oldest.visit_id))
        label = kit.Label(words, Role.CAPTION_MEDIUM, tone="soon", wrap=True)
        self.body.addWidget(_beside(label, fill, icon=Icon.HISTORY))


def _beside(label: QWidget, link: QWidget, icon: Icon | None = None) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    if icon is not None:
        row.addWidget(kit.IconMark(icon, Tone.SOON, size=16))
    row.addWidget(label, 1)
    row.addWidget(link)
    return box
