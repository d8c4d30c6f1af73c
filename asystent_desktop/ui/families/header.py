"""The head of a family file: name, badges, the line of facts, the main action and the rest in a menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from asystent_desktop.application.family.views import FamilyOverview
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.labels import SEPARATOR

BESIDE_W = 104
"""Room of the way back, of "…" and of the gaps."""
BADGE_GAP = 8


class FileHeader(QWidget):
    """Name and actions.

    Attributes:
        back: To the list (only in a narrow window).
        visit_wanted: A new visit card. `plan_wanted`: a planned visit. `edit_wanted`: the family's card.
        member_wanted, basis_wanted, strengths_wanted: something new in the file.
        copy_wanted: The copy of its data the family may ask for.
    """

    back = Signal()
    visit_wanted = Signal()
    plan_wanted = Signal()
    edit_wanted = Signal()
    member_wanted = Signal()
    basis_wanted = Signal()
    strengths_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = kit.IconButton(Icon.BACK, _("Back to the list"), key="Esc")
        self._back.clicked.connect(self.back)
        self._back.hide()
        self._name = kit.ElidedLabel("", Role.FAMILY)
        self._court = kit.Pill(_("Court obligation"), Tone.COURT, icon=Icon.COURT)
        self._for_life = kit.Pill(_("For life"), Tone.INFO, icon=Icon.FOR_LIFE)
        self._facts = kit.ElidedLabel("", Role.ROW, tone="muted")
        self.new_visit = kit.PrimaryButton(_("New visit"), icon=Icon.NOTE)
        self.new_visit.clicked.connect(self.visit_wanted)
        self.more = kit.IconButton(Icon.MORE, _("More actions"))
        self.more.clicked.connect(self._ask)
        self._family: FamilyOverview | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        names = QHBoxLayout()
        names.setSpacing(BADGE_GAP)
        names.addWidget(self._name, 0)
        names.addWidget(self._court)
        names.addWidget(self._for_life)
        names.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(names)
        words.addWidget(self._facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._back)
        row.addLayout(words, 1)
        row.addWidget(self.new_visit)
        row.addWidget(self.more)

    def show_family(self, family: FamilyOverview) -> None:
        """Shows another family."""
        self._name.set_text(masking().name(family.full_name or family.name, family.number))
        self._family = family
        self._fit()

    def _fit(self) -> None:
        """In a narrow file the badges give way to words, so that the name stays whole."""
        family = self._family
        if family is None:
            return
        wanted = [
            badge for badge, due in ((self._court, family.court), (self._for_life, family.for_life)) if due
        ]
        room = self.width() - self.new_visit.sizeHint().width() - BESIDE_W
        taken = sum(badge.sizeHint().width() + BADGE_GAP for badge in wanted)
        badges = room - self._name.sizeHint().width() >= taken
        self._court.setVisible(family.court and badges)
        self._for_life.setVisible(family.for_life and badges)
        before = [] if badges else [_("Court obligation")] * family.court + [_("For life")] * family.for_life
        facts = before + _facts(family)
        if painting.width(SEPARATOR.join(facts), Role.ROW) > room:
            facts = before + _facts(family, district=False)
        self._facts.set_parts(facts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Badges or words."""
        super().resizeEvent(event)
        self._fit()

    def set_folded(self, *, folded: bool) -> None:
        """Shows the way back to the list."""
        self._back.setVisible(folded)

    def _ask(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, wanted in (
            (_("Plan a visit…"), self.plan_wanted),
            (_("Edit the family's card…"), self.edit_wanted),
            (_("Add a person…"), self.member_wanted),
            (_("Add a basis for the work…"), self.basis_wanted),
            (_("Strengths…"), self.strengths_wanted),
            (_("Copy of the family's data…"), self.copy_wanted),
        ):
            menu.addAction(words).triggered.connect(wanted)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


def _facts(family: FamilyOverview, *, district: bool = True) -> list[str]:
    """The line under the name; a masked address gives way whole, a district to a street."""
    parts = (family.district if district or not family.address else "", family.address)
    place = ", ".join(part for part in parts if part)
    children = ngettext("{n} child", "{n} children", family.children).format(n=family.children)
    facts = [children] if masking().on else [family.number, place, children]
    if family.cooperation_from:
        first = numeric_date(family.cooperation_from)
        if family.ended_on:
            span = {"first": first, "last": numeric_date(family.ended_on)}
            facts.append(_("cooperation {first} – {last}").format(**span))
        else:
            facts.append(_("cooperation since {day}").format(day=first))
    return [fact for fact in facts if fact]
