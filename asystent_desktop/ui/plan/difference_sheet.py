"""What a version changes against another, part by part, before and after beside each other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from asystent_desktop.application.plans import words as plan_words
from asystent_desktop.application.plans.work_plan import PlanDifference
from asystent_desktop.domain.plan_difference import FieldChange, PlanChange, Turn
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone

WIDTH = 840
NAME_W = 150
_TONES = {Turn.ADDED: Tone.DONE, Turn.REMOVED: Tone.OVERDUE, Turn.ALTERED: Tone.INFO}
_PLAIN = frozenset({"due_on", "area", "statutory_task", "method"})


class DifferenceSheet(kit.Sheet):
    """The sheet; another version to compare with may be chosen.

    Args:
        versions: Numbers of the versions that may be compared with.

    Attributes:
        against_wanted: Number of another version.
        paper_wanted: The modification is to be printed.
    """

    against_wanted = Signal(int)
    paper_wanted = Signal()

    def __init__(self, window: QWidget, found: PlanDifference, versions: list[int]) -> None:
        title = _("Changes of version {n}").format(n=found.version)
        super().__init__(window, title, masking().text(found.reason), width=WIDTH)
        choices = [(str(n), _("against version {n}").format(n=n)) for n in versions]
        self.against = kit.ChoiceField(choices, name=_("Compared with"))
        self.against.set_value(str(found.compared_with))
        self.against.activated.connect(lambda: self.against_wanted.emit(int(self.against.value() or 0)))
        self.head.addWidget(self.against)
        self.blocks: list[QWidget] = []
        self.paper = kit.SecondaryButton(_("Make the paper"), icon=Icon.PRINT)
        self.paper.clicked.connect(self.paper_wanted)
        done = kit.PrimaryButton(_("Close"), key="Esc")
        done.clicked.connect(self.dismiss)
        self.footer.addWidget(self.paper)
        self.footer.addStretch(1)
        self.footer.addWidget(done)
        self.show_difference(found)

    def show_difference(self, found: PlanDifference) -> None:
        """Shows what was found."""
        kit.clear(self.body)
        self.blocks = [_block(change) for change in found.changes]
        for block in self.blocks:
            self.body.addWidget(block)
        if not found.changes:
            self.body.addWidget(kit.Label(_("The two versions say the same."), Role.BODY))


def _block(change: PlanChange) -> QWidget:
    frame = kit.Frame()
    grid = QGridLayout(frame)
    grid.setContentsMargins(12, 8, 12, 8)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, NAME_W)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(kit.Pill(_(plan_words.TURNS[change.turn]), _TONES[change.turn]))
    words = plan_words.head(change, masking().text(change.words))
    head.addWidget(kit.Label(words, Role.ROW_STRONG, wrap=True), 1)
    grid.addLayout(head, 0, 0, 1, 3)
    for row, field in enumerate(change.fields, 1):
        grid.addWidget(kit.Label(plan_words.field_name(field), Role.CAPTION, tone="muted"), row, 0)
        sides = (field.before, field.after) if change.turn is Turn.ALTERED else (_only(field),)
        for column, held in enumerate(sides, 1):
            grid.addWidget(kit.Label(_shown(field, held), Role.ROW, wrap=True), row, column)
    frame.setAccessibleName(words)
    return frame


def _only(field: FieldChange) -> object:
    return field.after if field.before is None else field.before


def _shown(field: FieldChange, held: object) -> str:
    text = plan_words.value(field.field, held)
    return text if field.field in _PLAIN or text == "–" else masking().text(text)
