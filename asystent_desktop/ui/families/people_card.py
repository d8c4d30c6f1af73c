"""The card of the people on the overview: the genogram in small, or a list where it would be too small."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asystent_desktop.application.family.views import FamilyOverview, MemberView
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.person_mark import PersonMark
from asystent_desktop.ui.families.overview_cards import quiet
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role

if TYPE_CHECKING:
    from asystent_desktop.application.diagrams.views import FamilyDiagrams

_LEAST_H = 150
"""Room kept for a picture under way."""


class PeopleCard(kit.Card):
    """Who belongs to the family.

    Attributes:
        add_wanted: The first person shall be entered. `people_wanted`: the picture was pressed.
    """

    add_wanted = Signal()
    people_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Family and home"), link=_("People"))
        self.body.setSpacing(3)
        self._family: FamilyOverview | None = None
        self._diagrams: FamilyDiagrams | None = None
        self._pictured = False

    def await_pictures(self) -> None:
        """A picture follows every family: until it has come nothing stands in its place."""
        self._pictured = True

    def show_family(self, family: FamilyOverview) -> None:
        """Shows another family, or the same one afresh."""
        self._family = family
        held = self._diagrams if self._diagrams and self._diagrams.family_id == family.family_id else None
        kit.clear(self.body)
        if not family.members:
            self._add_nobody()
        elif held is not None:
            self._add_picture(held)
        elif self._pictured:
            self.body.addSpacing(_LEAST_H)
        else:
            self._add_list(family.members)
        self.body.addStretch(1)

    def show_diagrams(self, diagrams: FamilyDiagrams) -> None:
        """Shows the picture of the family that is open."""
        self._diagrams = diagrams
        if self._family is not None and self._family.family_id == diagrams.family_id:
            self.show_family(self._family)

    def _add_nobody(self) -> None:
        self.body.addWidget(quiet(_("Nobody is entered yet.")))
        button = kit.SecondaryButton(_("Add a person"), icon=Icon.PERSON_ADD)
        button.clicked.connect(self.add_wanted)
        self.body.addWidget(button)

    def _add_picture(self, diagrams: FamilyDiagrams) -> None:
        # both are too much while the desk comes up
        from asystent_desktop.application.diagrams.pictures import genogram_picture
        from asystent_desktop.ui.families.mini_genogram import LEAST, MiniGenogram

        picture = MiniGenogram()
        picture.show_picture(genogram_picture(diagrams, masking()))
        assert self._family is not None
        if picture.scale(self.contentsRect().width() - 2 * kit.Card.INSET) < LEAST:
            self._add_list(self._family.members)
            picture.deleteLater()
            return
        picture.clicked.connect(self.people_wanted)
        self.body.addWidget(picture)
        picture.show()

    def _add_list(self, members: Iterable[MemberView]) -> None:
        home = [one for one in members if one.in_household]
        away = [one for one in members if not one.in_household]
        for one in home:
            self.body.addWidget(_person(one))
        if away:
            self.body.addSpacing(3)
            self.body.addWidget(kit.Label(_("Outside the home"), Role.CAPTION_STRONG, tone="muted"))
        for one in away:
            self.body.addWidget(_person(one))


def _person(one: MemberView) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(9)
    row.addWidget(PersonMark(one.sex, one.age))
    row.addWidget(kit.Label(masking().person(one.first_name), Role.ROW_STRONG))
    row.addWidget(kit.ElidedLabel(_(one.role_label), Role.CAPTION, tone="muted"), 1)
    return box
