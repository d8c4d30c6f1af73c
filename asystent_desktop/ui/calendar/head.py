"""The head of the planner: what is shown, the way through time, and what can be begun."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import long_date, month_year, short_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Icon, Role

DAY, WEEK, MONTH = "day", "week", "month"
ONE_LINE_FROM = 960
WEEK_FROM = 620
"""A narrower page shows one day of the week."""


class PlannerHead(QWidget):
    """One line, or two in a narrow window.

    Attributes:
        stepped: One step back (-1) or on (1). `today_wanted`: back to today.
        viewed: Day, week or month was chosen.
    """

    stepped = Signal(int)
    today_wanted = Signal()
    viewed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._narrow, self._chosen = False, WEEK
        self._title = kit.ElidedLabel("", Role.ROW, tone="muted")
        self.back = kit.IconButton(Icon.CARET_LEFT, _("Week before"), bordered=True, size=36)
        self.on = kit.IconButton(Icon.CARET_RIGHT, _("Week after"), bordered=True, size=36)
        today = kit.SecondaryButton(_("Today"), key="T")
        self.views = kit.Segmented(_("Show"), self._options())
        self.choose(WEEK)
        self.groups_button = kit.SecondaryButton(_("Group work"), icon=Icon.MEETING)
        self.propose_button = kit.SecondaryButton(_("Propose a week"))
        self.plan_button = kit.PrimaryButton(_("Plan a visit"), key="N")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(kit.Label(_("Calendar"), Role.FAMILY))
        title.addWidget(self._title, 1)
        deeds = kit.FlowRow(spacing=6)
        ways = (self.back, today, self.on, self.views)
        for part in (*ways, self.groups_button, self.propose_button, self.plan_button):
            deeds.add(part)
        self._row.addLayout(title, 1)
        self._row.addWidget(deeds)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        today.clicked.connect(self.today_wanted)
        self.views.changed.connect(self._view)

    def _options(self) -> list[kit.Option]:
        week = [] if self._narrow else [kit.Option(WEEK, _("Week"))]
        return [kit.Option(DAY, _("Day")), *week, kit.Option(MONTH, _("Month"))]

    @property
    def view(self) -> str:
        """What is shown; a week has no room in a narrow window, one day of it has."""
        return DAY if self._narrow and self._chosen == WEEK else self._chosen

    def choose(self, view: str) -> None:
        """Shows another choice; nothing is emitted."""
        self._chosen = view
        self.views.set_values([self.view])

    def _view(self) -> None:
        self._chosen = self.views.value() or WEEK
        self.viewed.emit(self._chosen)

    def fit(self, width: int, room: int) -> None:
        """Lays out for a page of that width, of which this much is left beside a proposal."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if room >= ONE_LINE_FROM else down)
        narrow = width < WEEK_FROM
        if narrow != self._narrow:
            self._narrow = narrow
            self.views.set_options(self._options())
            self.choose(self._chosen)

    def tell(self, first: date, last: date, week: int) -> None:
        """Says which days are shown, and what a step is."""
        if self.view == MONTH:
            title, words = month_year(first), (_("Month before"), _("Month after"))
        else:
            title = _("{span} · week {n}").format(span=_span(first, last), n=week)
            words = (
                (_("Week before"), _("Week after"))
                if self.view == WEEK
                else (_("Day before"), _("Day after"))
            )
        self._title.set_text(title)
        for button, said in zip((self.back, self.on), words, strict=True):
            button.setAccessibleName(said)
            button.setToolTip(said)


def _span(first: date, last: date) -> str:
    """ "16–20 listopada 2026", a day alone in full."""
    if first == last:
        return long_date(first)
    if (first.month, first.year) == (last.month, last.year):
        return f"{first.day}–{long_date(last)}"
    return f"{short_date(first)} – {short_date(last)}.{last.year}"
