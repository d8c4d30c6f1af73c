"""Reads the people of a family and both pictures of them, and again when one of their records changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from PySide6.QtCore import QObject, Slot

from asystent_desktop.application.diagrams import diagrams, pictures as diagram_pictures
from asystent_desktop.application.diagrams.views import FamilyDiagrams, Pictured
from asystent_desktop.application.family import card as family_card, members
from asystent_desktop.application.family.card_views import AuthorityCell
from asystent_desktop.application.family.views import MemberView, RelationView
from asystent_desktop.domain.drawing import Drawing
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.people.steps import Steps
from asystent_desktop.ui.presenting import FamilyPresenter
from asystent_desktop.ui.tasks import Tasks


@dataclass(frozen=True)
class PeopleData:
    """What the tab shows."""

    file: FamilyDiagrams
    members: tuple[MemberView, ...]
    relations: tuple[RelationView, ...]
    powers: tuple[AuthorityCell, ...]

    @cached_property
    def genogram(self) -> Pictured:
        """The genogram; its words are chosen here, on the main thread."""
        return diagram_pictures.genogram_picture(self.file, masking())

    @cached_property
    def ecomap(self) -> Pictured:
        """The ecomap, likewise."""
        return diagram_pictures.ecomap_picture(self.file, masking())

    def genogram_legend(self, width: int) -> Drawing:
        """The legend of the genogram for a width in units."""
        return diagram_pictures.genogram_legend(self.file, width)

    def ecomap_legend(self, width: int) -> Drawing:
        """The legend of the ecomap for a width in units."""
        return diagram_pictures.ecomap_legend(self.file, width)


class PeoplePresenter(FamilyPresenter):
    """The people of one family.

    Attributes:
        on: The day the pictures show; None for today.
        data: What was read last.
        steps: What can be taken back.
    """

    kinds = (*diagrams.KINDS, "parental_authority")

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self.on: date | None = None
        self.data: PeopleData | None = None
        self.steps = Steps(self)
        masking().changed.connect(self._masked)

    def open(self, family_id: str) -> None:
        """Shows another family."""
        self.on, self.data = None, None
        self.steps.clear()
        super().open(family_id)

    def as_of(self, on: date | None) -> None:
        """Shows the pictures as they stood on a day; None for today."""
        self.on = on
        self.load()

    def load(self) -> None:
        """Reads; an answer about another family or day than asked for since is dropped."""
        if not self.family_id:
            return
        wanted = (self.family_id, self.on)

        def show(data: PeopleData) -> None:
            if wanted == (self.family_id, self.on):
                self.data = data
                self.loaded.emit(data)

        self.tasks.read(self, lambda: _read(self.desk, *wanted), show, self.refuse)

    @Slot(bool)
    def _masked(self, _on: bool) -> None:
        if self.in_view:
            self.load()

    @Slot(ChangeSet)
    def _changed(self, changes: ChangeSet) -> None:
        if self.family_id and family_scope(self.family_id) in changes.scopes:
            super()._changed(changes)


def _read(desk: Desk, family_id: str, on: date | None) -> PeopleData:
    file = diagrams.read(desk, family_id, on)
    _ = file.rows  # finding the order of the symbols takes longest: it is done here, beside the window
    return PeopleData(
        file=file,
        members=tuple(members.members(desk, family_id, file.day)),
        relations=tuple(members.relations(desk, family_id)),
        powers=family_card.authority_on(desk, family_id, file.day),
    )
