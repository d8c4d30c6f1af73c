"""Parental authority: a table of children and parents, the court's rulings behind it, legal guardians."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from asystent_desktop.application.family import card as family_card
from asystent_desktop.application.family.card_views import AuthorityCell
from asystent_desktop.domain.kinds.family import Authority
from asystent_desktop.domain.kinds.household import Guardianship, ParentalAuthority
from asystent_desktop.i18n import N_, _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.records import RecordKind, RecordsPage, RowWords, Wording
from asystent_desktop.ui.casework.records.presenter import RecordsFile
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone

TONES = {
    Authority.FULL: Tone.DONE,
    Authority.LIMITED: Tone.SOON,
    Authority.SUSPENDED: Tone.SOON,
    Authority.DEPRIVED: Tone.OVERDUE,
}
SHORT = {
    Authority.FULL: N_("full"),
    Authority.LIMITED: N_("limited"),
    Authority.SUSPENDED: N_("suspended"),
    Authority.DEPRIVED: N_("deprived of it"),
    Authority.UNKNOWN: N_("not established"),
}
"""Words of a cell; the table's title says of what."""
CELL_W = 168


def _order(one: ParentalAuthority | Guardianship, words: Wording) -> str:
    return words.joined(
        words.span(one.since, one.until),
        words.hide(one.court),
        words.hide(one.court_case_ref),
        words.day(one.order_on),
    )


def _ruling(one: ParentalAuthority, words: Wording) -> RowWords:
    pair = _("{child}: {parent}").format(child=words.person(one.child_id), parent=words.person(one.parent_id))
    return RowWords(
        pair,
        words.joined(_order(one, words), words.hide(one.scope_text)),
        pill=words.word(one.authority),
        tone=TONES.get(one.authority, Tone.NEUTRAL),
        over=words.is_over(one.until),
    )


def _guardian(one: Guardianship, words: Wording) -> RowWords:
    name = words.person(one.guardian_id) or masking().person(one.guardian)
    pair = _("{child}: {parent}").format(child=words.person(one.child_id), parent=name)
    return RowWords(pair, _order(one, words), over=words.is_over(one.until))


RULINGS = RecordKind(
    cls=ParentalAuthority,
    title=N_("Parental authority, each ruling"),
    add=N_("Add a ruling"),
    empty=N_("No entry yet. Write down what the court decided, or that no court has ruled."),
    icon=Icon.COURT,
    lines=(
        ("child_id",),
        ("parent_id",),
        ("authority",),
        ("scope_text",),
        ("since", "until"),
        ("court",),
        ("court_case_ref",),
        ("order_on",),
    ),
    row=_ruling,
    labels={"scope_text": N_("What the limitation covers"), "parent_id": N_("Parent")},
    hints={"order_on": N_("Only a court limits, suspends or takes parental authority away.")},
)
GUARDIANS = RecordKind(
    cls=Guardianship,
    title=N_("Legal guardians"),
    add=N_("Add a guardian"),
    empty=N_("No guardian is entered."),
    icon=Icon.SHIELD,
    lines=(
        ("child_id",),
        ("guardian_id",),
        ("guardian",),
        ("since", "until"),
        ("court",),
        ("court_case_ref",),
        ("order_on",),
    ),
    row=_guardian,
    labels={"guardian_id": N_("Guardian of the family")},
    hints={"guardian": N_("Only when the guardian is not in the file.")},
    nothing={"guardian_id": N_("somebody else")},
)


class AuthorityTable(kit.Card):
    """Children down, parents across; every cell leads to the ruling behind it.

    Attributes:
        chosen: An AuthorityCell.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Parental authority today"))
        self.cells: dict[tuple[str, str], kit.SecondaryButton] = {}
        self._table: QWidget | None = None

    def show_cells(self, cells: tuple[AuthorityCell, ...]) -> None:
        """Shows the table afresh."""
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
        self.cells = {}
        self._table = table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        children = list(dict.fromkeys((one.child_id, one.child) for one in cells))
        parents = list(dict.fromkeys((one.parent_id, one.parent) for one in cells))
        hide = masking().person
        for across, (_id, name) in enumerate(parents, 1):
            grid.addWidget(kit.Label(hide(name), Role.ROW_STRONG), 0, across)
        for down, (_id, name) in enumerate(children, 1):
            grid.addWidget(kit.Label(hide(name), Role.ROW_STRONG), down, 0)
        for one in cells:
            down = 1 + [child for child, _name in children].index(one.child_id)
            across = 1 + [parent for parent, _name in parents].index(one.parent_id)
            grid.addWidget(self._cell(one), down, across)
        grid.setColumnStretch(len(parents) + 1, 1)
        if not cells:
            words = _("Enter the parents and the children first, in the tab People.")
            grid.addWidget(kit.Label(words, Role.ROW, tone="muted", wrap=True), 0, 0, 1, 2)
        self.body.addWidget(table)
        table.show()

    def _cell(self, one: AuthorityCell) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = _(SHORT[one.authority])
        button = kit.SecondaryButton(words, icon=Icon.COURT if one.ruling else None)
        button.setFixedWidth(CELL_W)
        spoken = _("Parental authority of {parent} over {child}: {words}")
        hide = masking().person
        button.setAccessibleName(spoken.format(parent=hide(one.parent), child=hide(one.child), words=words))
        button.clicked.connect(lambda: self.chosen.emit(one))
        self.cells[one.child_id, one.parent_id] = button
        column.addWidget(button)
        if one.ruling is not None:
            since = Wording.span(one.ruling.since, one.ruling.until)
            column.addWidget(kit.Label(since, Role.CAPTION, tone="muted"))
        column.addStretch(1)
        return holder


class AuthorityPage(RecordsPage):
    """The section."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__(desk, tasks, (RULINGS, GUARDIANS), more=family_card.authority_on)
        self.table = AuthorityTable()
        self.table.chosen.connect(self._open_cell)
        self.above.addWidget(self.table)
        self.shown.connect(self._show_cells)

    def _show_cells(self, file: RecordsFile) -> None:
        self.table.show_cells(file.more)

    def _open_cell(self, one: AuthorityCell) -> None:
        """The ruling behind a cell, or a new one for that child and that parent."""
        if one.ruling is not None:
            self.open_entry(RULINGS.name, one.ruling.id)
        else:
            self.begin(RULINGS.name, {"child_id": one.child_id, "parent_id": one.parent_id})
