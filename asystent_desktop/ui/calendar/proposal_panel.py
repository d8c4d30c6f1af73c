"""The proposed week beside the hours: what would be planned, what found no room, and on what it rests."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.planner.planning import Assumptions, Proposal, ProposedVisit
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import relative_working_days, short_date, time_24, time_span
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework import due_words
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role

PANEL_W = 300


class ProposalPanel(QWidget):
    """The panel.

    Attributes:
        inserted: The visits that are to be saved.
        dropped: Nothing is to be saved.
        rules_wanted: The assumptions are to be changed.
    """

    inserted = Signal(object)
    dropped = Signal()
    rules_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(PANEL_W)
        self.setAccessibleName(_("Propose a week"))
        self._boxes: list[tuple[kit.CheckBox, ProposedVisit]] = []
        self._off: set[str] = set()
        self._scroll = kit.ScrollColumn(_("Proposed visits"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 12, 10)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addWidget(self._scroll, 1)
        column.addLayout(self._foot())

    def _head(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.addWidget(kit.Label(_("Propose a week"), Role.PANE))
        row.addStretch(1)
        close = kit.IconButton(Icon.CLOSE, _("Drop the proposal"), key="Esc")
        close.clicked.connect(self.dropped)
        row.addWidget(close)
        words = _("Proposed from deadlines, distances and free hours. Nothing is saved until you insert it.")
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addLayout(row)
        head.addWidget(kit.Label(words, Role.CAPTION, tone="muted", wrap=True))
        return head

    def _foot(self) -> QHBoxLayout:
        self.insert_button = kit.PrimaryButton("", key="Enter")
        self.insert_button.clicked.connect(lambda: self.inserted.emit(self.chosen()))
        drop = kit.SecondaryButton(_("Discard"))
        drop.clicked.connect(self.dropped)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.insert_button, 1)
        row.addWidget(drop)
        return row

    def chosen(self) -> tuple[ProposedVisit, ...]:
        """The visits that are ticked."""
        return tuple(one for box, one in self._boxes if box.isChecked())

    def show_proposal(self, proposal: Proposal, rules: Assumptions, today: date) -> None:
        """Shows another proposal; what was unticked stays so."""
        self._off = {one.family_id for box, one in self._boxes if not box.isChecked()}
        self._boxes = []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 4, 4, 4)
        column.setSpacing(8)
        for one in proposal.visits:
            column.addWidget(self._card(one, today))
        if not proposal.visits:
            nothing = _("Everybody due has a visit planned, or no hours are free this week.")
            column.addWidget(kit.Label(nothing, Role.ROW, tone="muted", wrap=True))
        if proposal.without_room:
            column.addWidget(kit.Label(_("No room this week"), Role.ROW_STRONG, tone="muted"))
        for one in proposal.without_room:
            name = masking().name(one.family, one.family_number)
            when = f"{name} → {short_date(one.on)}, {time_24(one.start)}"
            column.addWidget(kit.Label(when, Role.ROW, wrap=True))
        column.addWidget(kit.Line())
        column.addWidget(self._rules(rules))
        column.addStretch(1)
        kit.clear(self._scroll.column)
        self._scroll.column.addWidget(content)
        content.show()
        self._count()

    def _card(self, one: ProposedVisit, today: date) -> QWidget:
        item = one.item
        name = masking().name(one.family, one.family_number)
        box = kit.CheckBox()
        box.setChecked(one.family_id not in self._off)
        when = f"{short_date(one.on)}, {time_24(one.start)}"
        box.setAccessibleName(_("{name}, {when}").format(name=name, when=when))
        box.toggled.connect(lambda _on: self._count())
        self._boxes.append((box, one))
        left = item.working_days_left
        state = (
            relative_working_days(left)
            if left < 0
            else _("due {day}").format(day=due_words.near_day(item.due_on, today, dated=True))
        )
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(kit.ElidedLabel(name, Role.BUTTON))
        words.addWidget(kit.ElidedLabel(when, Role.ROW_MEDIUM, tone="done"))
        tone = "overdue" if left < 0 else "soon" if one.late or left <= 1 else "muted"
        words.addWidget(kit.ElidedLabel(state, Role.CAPTION, tone=tone))
        frame = kit.Frame()
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(10)
        row.addWidget(kit.ContactRing(left))
        row.addLayout(words, 1)
        row.addWidget(box)
        return frame

    def _rules(self, rules: Assumptions) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(kit.Label(_("Assumptions"), Role.ROW_STRONG, tone="muted"))
        row.addStretch(1)
        change = kit.LinkButton(_("Change"))
        change.clicked.connect(self.rules_wanted)
        row.addWidget(change)
        column.addLayout(row)
        most = ngettext("at most {n} visit a day", "at most {n} visits a day", rules.visits_a_day)
        hours = f"{time_span(rules.begins, rules.ends)}, {most.format(n=rules.visits_a_day)}"
        column.addWidget(kit.Label(hours, Role.CAPTION, tone="muted", wrap=True))
        visit = _("visit {visit} min, travel {way} min, {near} min inside a district").format(
            visit=rules.visit_minutes, way=rules.travel_minutes, near=rules.near_minutes
        )
        column.addWidget(kit.Label(visit, Role.CAPTION, tone="muted", wrap=True))
        return box

    def _count(self) -> None:
        count = len(self.chosen())
        words = ngettext("Insert {n} visit", "Insert {n} visits", count).format(n=count)
        self.insert_button.setText(words)
        self.insert_button.setAccessibleName(words)
        self.insert_button.setEnabled(count > 0)
