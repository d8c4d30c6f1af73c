"""What can be done with the circles of the ecomap, and putting either picture in order."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.diagrams import diagrams
from asystent_desktop.application.diagrams.views import Circle, Stands
from asystent_desktop.application.entries import entries
from asystent_desktop.domain.kinds.diagram import EcomapLink
from asystent_desktop.i18n import _
from asystent_desktop.ui.people.presenter import PeoplePresenter
from asystent_desktop.ui.people.sheets import CircleSheet


class CircleDeeds(QObject):
    """Opens the forms over the window of the tab, and writes.

    Args:
        presenter: Whose family.
        tab: Whose window the forms stand over.
    """

    def __init__(self, presenter: PeoplePresenter, tab: QWidget) -> None:
        super().__init__(tab)
        self._presenter, self._tab = presenter, tab
        self._desk, self._tasks, self._steps = presenter.desk, presenter.tasks, presenter.steps

    def move(self, key: str, dx: int, dy: int) -> None:
        """Puts a circle elsewhere."""
        circle = self.circle(key)
        if circle is not None:
            former = {"dx": circle.moved[0], "dy": circle.moved[1]}
            self._set(key, _("The circle was moved."), {"dx": dx, "dy": dy}, former)

    def hide(self, key: str, *, hidden: bool = True) -> None:
        """Leaves a circle off the ecomap, or shows it again."""
        words = _("The circle is left off the ecomap.") if hidden else _("The circle is shown again.")
        self._set(key, words, {"hidden": hidden}, {"hidden": not hidden})

    def _set(self, key: str, words: str, given: dict[str, Any], former: dict[str, Any]) -> None:
        desk, family_id = self._desk, self._presenter.family_id
        self._steps.take(
            words,
            lambda: diagrams.set_circle(desk, family_id, key, **given),
            lambda _changes: lambda: diagrams.set_circle(desk, family_id, key, **former),
        )

    def circle(self, key: str) -> Circle | None:
        """The circle of that key."""
        return next((one for one in self.all() if one.key == key), None)

    def all(self) -> tuple[Circle, ...]:
        """Every circle, hidden ones too."""
        return self._presenter.data.file.circles if self._presenter.data else ()

    def add(self) -> None:
        """A circle that stands for nothing else in the file."""
        desk = self._desk

        def done(result: tuple[object, str]) -> None:
            made = result[1]
            self._steps.note(
                _("The circle is added."),
                lambda: entries.remove(desk, EcomapLink, made),
                lambda: entries.restore(desk, EcomapLink, made),
            )

        sheet = CircleSheet(self._tab, desk, self._tasks, self._presenter.family_id)
        sheet.saved.connect(done)
        sheet.open()

    def edit(self, key: str) -> None:
        """The link of a circle."""
        circle = self.circle(key)
        if circle is not None:
            CircleSheet(self._tab, self._desk, self._tasks, self._presenter.family_id, circle).open()

    def remove(self, key: str) -> None:
        """Takes a circle of its own away; any other is left off."""
        circle, desk = self.circle(key), self._desk
        if circle is None:
            return
        if circle.stands is not Stands.OWN:
            self.hide(key)
            return
        self._steps.take(
            _("The circle was removed."),
            lambda: entries.remove(desk, EcomapLink, key),
            lambda _changes: lambda: entries.restore(desk, EcomapLink, key),
        )

    def arrange(self, *, ecomap: bool) -> None:
        """Puts everything back where the program places it."""
        data, desk, family_id = self._presenter.data, self._desk, self._presenter.family_id
        if data is None:
            return
        marks = {one.id: (one.dx, one.dy) for one in data.file.marks.values()}
        places = {one.key: one.moved for one in data.file.circles} if ecomap else marks
        self._steps.take(
            _("Everything stands where the program places it."),
            lambda: diagrams.arrange(desk, family_id, ecomap=ecomap),
            lambda _changes: lambda: diagrams.put_back(desk, family_id, places, ecomap=ecomap),
        )
