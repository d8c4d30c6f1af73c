"""The timeline tab: every visit by month, with a filter; opening one shows the card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.application.visits.views import VisitRow
from asystent_desktop.domain.kinds.visit import VisitKind
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.folding import matches
from asystent_desktop.i18n.polish import month_year, short_date, time_span
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.families.pane import EDGE
from asystent_desktop.ui.families.visit_line import kind_and_length
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP
from asystent_desktop.ui.today import visit_words


def icon_of(visit: VisitRow) -> Icon:
    """The picture of a card: not held, a call, or where it was."""
    if not visit.held:
        return Icon.REFUSED
    return Icon.PHONE if visit.kind == VisitKind.PHONE else visit_words.icon(visit.place)


def kept(visits: Sequence[VisitRow], query: str) -> list[VisitRow]:
    """The visits whose first line, kind, place or date match what was typed."""
    if not query.strip():
        return list(visits)
    return [one for one in visits if matches(query, _searched(one)) or query.strip() in _dates(one)]


def _searched(visit: VisitRow) -> str:
    return " ".join((visit.first_line, kind_and_length(visit), _(visit.kind_label), month_year(visit.on)))


def _dates(visit: VisitRow) -> str:
    return f"{visit.on:%d.%m.%Y}"


def rows(visits: Sequence[VisitRow]) -> Iterator[kit.Row]:
    """The visits under the names of their months."""
    for month, members in groupby(visits, key=lambda one: (one.on.year, one.on.month)):
        found = list(members)
        yield kit.Row(key=f"{month}", title=month_year(found[0].on), right=str(len(found)), heading=True)
        yield from map(_row, found)


def _row(visit: VisitRow) -> kit.Row:
    remarks = [_("entered later")] if visit.entered_late else []
    if visit.corrected:
        remarks.append(_("corrected"))
    if visit.unsigned:
        remarks.append(_("no signature yet"))
    return kit.Row(
        key=visit.visit_id,
        title=kind_and_length(visit),
        lead=short_date(visit.on),
        extra=_(visit.kind_label) if visit.held and visit.kind != VisitKind.PHONE else "",
        subtitle=masking().text(visit.first_line) or time_span(visit.start, visit.end),
        right=" · ".join(remarks),
        tone=Tone.NEUTRAL if visit.held else Tone.SOON,
        icon=icon_of(visit),
        icon_tone=Tone.DONE if visit.held else Tone.SOON,
    )


class TimelineTab(QWidget):
    """The visits.

    Attributes:
        card_wanted: Id of a card to read.
        visit_wanted: The first visit shall be written.
    """

    card_wanted = Signal(str)
    visit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visits: tuple[VisitRow, ...] = ()
        self._family_id = ""
        self.filter = kit.SearchField(_("Filter visits…"), key="/")
        self.filter.textChanged.connect(self._fill)
        # A letter key of its own, so only while the focus is in this tab.
        kit.bind_key(self, "/", self.filter.setFocus)
        self._count = kit.Label("", Role.ROW, tone="muted")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.filter, 1)
        head.addWidget(self._count)
        self.list = kit.RowList(_("Visits"))
        self.list.opened.connect(self.card_wanted)
        paper = kit.Card()
        paper.add_rows(self.list)
        self._nothing = kit.EmptyState(Icon.HISTORY, _("The first visit will appear here."), _("New visit"))
        self._nothing.acted.connect(self.visit_wanted)
        self._none_kept = kit.EmptyState(Icon.FILTER, _("No visit matches the filter."), _("Show all"))
        self._none_kept.acted.connect(self.filter.clear)
        self._stack = QStackedWidget()
        for part in (paper, self._nothing, self._none_kept):
            self._stack.addWidget(part)
        self._paper = paper
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, EDGE, 12)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def show_family(self, family_id: str) -> None:
        """Makes room for another family's visits; the filter stays only within one family."""
        if family_id != self._family_id:
            self._family_id = family_id
            self.filter.blockSignals(True)
            self.filter.clear()
            self.filter.blockSignals(False)
            self._visits = ()
            self.list.set_rows([])
            self._count.setText("")
            self._stack.setCurrentWidget(self._paper)

    def show_visits(self, visits: tuple[VisitRow, ...]) -> None:
        """Shows the family's visits, once they were read."""
        self._visits = visits
        self._fill()

    def _fill(self) -> None:
        shown = kept(self._visits, self.filter.text())
        self.list.set_rows(list(rows(shown)))
        words = ngettext("{n} visit", "{n} visits", len(shown)).format(n=len(shown))
        self._count.setText(words)
        self._stack.setCurrentWidget(
            self._paper if shown else self._none_kept if self._visits else self._nothing
        )
