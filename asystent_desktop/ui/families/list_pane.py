"""The pane with the family list: load, order, filters, rings; a page of its own in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.application.family.views import FamilyRow
from asystent_desktop.application.wording.case_states import CaseRow
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.families.list_rows import Filter, Order, counts, kept, painted, painted_ended
from asystent_desktop.ui.families.presenter import FamilyList
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import CHIP_H, FAMILY_ROW_H, LIST_W


class ListPane(QWidget):
    """The list. It keeps what it shows while it is read again.

    Attributes:
        chosen: A family became current (keyboard): show its file beside the list.
        opened: A family was clicked or entered: go to its file.
        add_wanted: A new family.
        import_wanted: Families from lists of a spreadsheet.
        exchange_wanted: Nothing here yet, and the office is the one who sends families.
    """

    chosen = Signal(str)
    opened = Signal(str)
    add_wanted = Signal()
    import_wanted = Signal()
    exchange_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: tuple[FamilyRow, ...] = ()
        self._order = Order.URGENCY
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 6)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(7)
        column.addWidget(self._filters())
        column.addSpacing(8)
        column.addWidget(self._content(), 1)
        column.addWidget(self._foot())
        masking().changed.connect(self._fill)
        self.set_folded(folded=False)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 8, 0)
        row.setSpacing(8)
        self._load = kit.Label("", Role.ROW, tone="muted")
        self._sort = kit.Button(
            _("Urgency"), kind=kit.Kind.QUIET, icon=Icon.SORT, role=Role.CAPTION_MEDIUM, height=32
        )
        self._sort.clicked.connect(self._ask_order)
        row.addWidget(kit.Label(_("Families"), Role.PANE))
        row.addWidget(self._load)
        row.addStretch(1)
        row.addWidget(self._sort)
        return row

    def _filters(self) -> QWidget:
        self.filters = kit.ChipGroup(_("Filter"), exclusive=True, clearable=False, mark=False)
        self.filters.setContentsMargins(16, 0, 12, 0)
        # Chips are replaced as the counts change; a row that fell in for a moment would scroll the list.
        self.filters.setMinimumHeight(CHIP_H)
        self._offer_filters(counts(()), 0)
        self.filters.set_values([Filter.ALL])
        self.filters.changed.connect(self._fill)
        return self.filters

    def _offer_filters(self, found: dict[Filter, int], ended: int) -> None:
        words = {
            Filter.ALL: _("All"),
            Filter.URGENT: _("Urgent {n}").format(n=found[Filter.URGENT]),
            Filter.COURT: _("Court {n}").format(n=found[Filter.COURT]),
        }
        if ended:
            words[Filter.ENDED] = _("Ended {n}").format(n=ended)
        self.filters.set_options([kit.Option(wanted, text) for wanted, text in words.items()])

    def _content(self) -> QWidget:
        self.list = kit.RowList(_("Families"), height=FAMILY_ROW_H)
        self.list.setContentsMargins(8, 0, 8, 0)
        self.list.setViewportMargins(8, 0, 8, 0)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._alone = kit.EmptyState(
            Icon.FAMILIES, _("No families yet. Add the first one to begin."), _("Add a family")
        )
        self._alone.acted.connect(self.add_wanted)
        self._waiting = kit.EmptyState(
            Icon.EXCHANGE, _("No families yet. Fetch your assignment from the office."), _("Exchange data")
        )
        self._waiting.acted.connect(self.exchange_wanted)
        self._none_kept = kit.EmptyState(Icon.FILTER, _("No family matches this filter."), _("Show all"))
        self._none_kept.acted.connect(self._show_all)
        for state in (self._alone, self._waiting, self._none_kept):
            self._stack.addWidget(state)
        return self._stack

    def _foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        self._add = kit.QuietButton(_("New family"), icon=Icon.ADD)
        self._add.clicked.connect(self.add_wanted)
        row.addWidget(self._add)
        row.addStretch(1)
        bring = kit.QuietButton(_("Import…"), icon=Icon.FOLDER)
        bring.clicked.connect(self.import_wanted)
        row.addWidget(bring)
        column.addWidget(kit.Line())
        column.addLayout(row)
        return foot

    def show_list(self, shown: FamilyList) -> None:
        """Shows other families; the current one stays current."""
        self._rows = shown.rows
        self._enrolled = shown.enrolled
        load = shown.load
        self._load.setText(_("{current} of {limit}").format(current=load.current, limit=load.limit))
        self._load.setToolTip(_("Families that count towards your limit"))
        self._load.set_tone(Tone.OVERDUE if load.current > load.limit else "muted")
        self._ended = shown.ended
        self._offer_filters(counts(shown.rows), len(shown.ended))
        self._fill()

    _enrolled = False
    _ended: tuple[CaseRow, ...] = ()

    @property
    def rows(self) -> Sequence[FamilyRow]:
        """All families of the list, whatever the filter."""
        return self._rows

    def _fill(self) -> None:
        wanted = Filter(self.filters.value() or Filter.ALL)
        if wanted is Filter.ENDED:
            self.list.set_rows([painted_ended(row) for row in self._ended])
            self._stack.setCurrentWidget(self.list)
            return
        shown = kept(self._rows, wanted, self._order)
        self.list.set_rows([painted(row) for row in shown])
        empty = self._waiting if self._enrolled else self._alone
        self._stack.setCurrentWidget(self.list if shown else self._none_kept if self._rows else empty)

    def _show_all(self) -> None:
        self.filters.set_values([Filter.ALL])
        self._fill()

    def _ask_order(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for order, words in ((Order.URGENCY, _("Most urgent first")), (Order.NAME, _("By name"))):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order == self._order)
            action.triggered.connect(lambda _on=False, order=order: self.set_order(order))
        menu.popup(self._sort.mapToGlobal(QPoint(0, self._sort.height())))

    def set_order(self, order: Order) -> None:
        """Most urgent first, or by name."""
        self._order = order
        words = _("Urgency") if order == Order.URGENCY else _("By name")
        self._sort.setText(words)
        self._sort.setAccessibleName(_("Order: {order}").format(order=words))
        self._sort.updateGeometry()
        self._fill()

    def choose(self, family_id: str) -> None:
        """Marks the family whose file is open."""
        hidden = self.list.rows.row_of(family_id) < 0
        if hidden and any(row.family_id == family_id for row in self._rows):
            self._show_all()
        self.list.choose(family_id)

    def set_folded(self, *, folded: bool) -> None:
        """Takes the whole width (the list is a page of its own), or stands beside the file."""
        self.setMinimumWidth(0 if folded else LIST_W)
        self.setMaximumWidth(16_777_215 if folded else LIST_W)

    def first_focus(self) -> None:
        """Puts the focus on the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
