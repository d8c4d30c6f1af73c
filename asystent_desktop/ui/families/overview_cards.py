"""The cards of the overview but that of the people. Each tells by signals where the person wants to go."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.family.views import (
    FamilyOverview,
    GoalProgress,
    StrengthView,
)
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework import due_words
from asystent_desktop.ui.families.visit_line import VisitLineDelegate, line
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone

FEW_TERMS = 4
FEW_VISITS = 3
FEW_STRENGTHS = 5


def quiet(words: str) -> kit.Label:
    """What an empty card says."""
    return kit.Label(words, Role.ROW, tone="muted", wrap=True)


class TermsCard(kit.Card):
    """What is due.

    Attributes:
        term_wanted: The DueItem that was chosen.
    """

    term_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Next deadlines"), link=_("All"))
        self._terms: tuple[DueItem, ...] = ()
        self._today = date.min
        self._all = False
        self._empty = quiet(_("No deadlines are running."))
        self.body.addWidget(self._empty)
        self._rows = kit.RowList(_("Next deadlines"))
        self._rows.opened.connect(self._opened)
        self.add_rows(self._rows)
        self._column.addStretch(1)
        if self.link:
            self.link.clicked.connect(self._toggle)

    def show_family(self, family: FamilyOverview, today: date) -> None:
        """Shows other terms."""
        self._terms, self._today = family.terms, today
        self._fill()

    def _fill(self) -> None:
        shown = self._terms if self._all else self._terms[:FEW_TERMS]
        self._rows.set_rows([self._row(at, item) for at, item in enumerate(shown)])
        self._rows.fit_height()
        self._empty.setVisible(not shown)
        if self.link:
            self.link.setVisible(len(self._terms) > FEW_TERMS)
            self.link.setText(_("Fewer") if self._all else _("All {n}").format(n=len(self._terms)))
            self.link.updateGeometry()

    def _row(self, at: int, item: DueItem) -> kit.Row:
        return kit.Row(
            key=str(at),
            title=due_words.title(item),
            right=due_words.near_date(item.due_on, self._today),
            pill=due_words.distance(item, self._today),
            tone=due_words.tone(item),
            icon=due_words.icon(item),
            icon_tone=due_words.icon_tone(item),
        )

    def _toggle(self) -> None:
        self._all = not self._all
        self._fill()

    def _opened(self, key: str) -> None:
        self._rows.choose("")
        self.term_wanted.emit(self._terms[int(key)])


class GoalsCard(kit.Card):
    """The goals of the plan in force with their progress."""

    def __init__(self) -> None:
        super().__init__(_("Goals of the work plan"), link=_("Open the plan"))
        self.body.setSpacing(3)

    def show_family(self, family: FamilyOverview) -> None:
        """Shows other goals."""
        kit.clear(self.body)
        if self.link:
            version = family.plan_version
            words = _("Plan v{n}").format(n=version) if version else _("Open the plan")
            self.link.setText(words)
            self.link.updateGeometry()
        for goal in family.goals:
            self._add(goal)
        if not family.goals:
            self.body.addWidget(quiet(_("No signed plan yet.")))
        self.body.addStretch(1)

    def _add(self, goal: GoalProgress) -> None:
        tone = Tone.SOON if goal.late else Tone.DONE
        counted = _("{done} of {total}").format(done=goal.done, total=goal.total)
        until = f" · {goal.due_on.day:02}.{goal.due_on.month:02}" if goal.due_on else ""
        title = masking().text(goal.title)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(kit.ElidedLabel(title, Role.ROW_MEDIUM), 1)
        row.addWidget(kit.Label(counted + until, Role.CAPTION, tone=tone if goal.late else "muted"))
        self.body.addLayout(row)
        self.body.addWidget(kit.SegmentedProgress(goal.done, goal.total, tone=tone, name=title))
        self.body.addSpacing(6)


class StrengthsCard(kit.Card):
    """What goes well."""

    def __init__(self) -> None:
        super().__init__(_("Strengths"), link=_("Add"))
        self.body.setSpacing(8)

    def show_family(self, family: FamilyOverview) -> None:
        """Shows other strengths."""
        kit.clear(self.body)
        for strength in family.strengths[:FEW_STRENGTHS]:
            self._add(strength)
        rest = len(family.strengths) - FEW_STRENGTHS
        if rest > 0:
            self.body.addWidget(quiet(ngettext("and {n} more", "and {n} more", rest).format(n=rest)))
        if not family.strengths:
            self.body.addWidget(quiet(_("What goes well in this family? Add the first strength.")))
        self.body.addStretch(1)

    def _add(self, strength: StrengthView) -> None:
        words = masking().text(strength.text)
        if strength.member_name and not masking().on:
            words = f"{strength.member_name}: {words}"
        row = QHBoxLayout()
        row.setSpacing(9)
        row.addWidget(kit.IconMark(Icon.STRENGTH, Tone.DONE, size=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(kit.Label(words, Role.ROW, wrap=True), 1)
        self.body.addLayout(row)


class VisitsCard(kit.Card):
    """The newest visits.

    Attributes:
        card_wanted: Id of a card to read.
    """

    card_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Recent visits"), link=_("Timeline"))
        self._empty = quiet(_("The first visit will appear here."))
        self.body.addWidget(self._empty)
        self._rows = kit.RowList(_("Recent visits"))
        self._rows.setItemDelegate(VisitLineDelegate(self._rows))
        self._rows.opened.connect(self._opened)
        self.add_rows(self._rows)

    def show_family(self, family: FamilyOverview, today: date) -> None:
        """Shows other visits."""
        shown = family.visits[:FEW_VISITS]
        self._rows.set_rows([line(visit, today) for visit in shown])
        self._rows.fit_height()
        self._rows.setVisible(bool(shown))
        self._empty.setVisible(not shown)

    def _opened(self, key: str) -> None:
        self._rows.choose("")
        self.card_wanted.emit(key)
