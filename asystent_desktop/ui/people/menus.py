"""What the menu of a symbol or a circle offers."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from asystent_desktop.application.diagrams.views import Stands
from asystent_desktop.domain.ecomap import HOME_KEY
from asystent_desktop.i18n import _
from asystent_desktop.ui.people.circle_deeds import CircleDeeds
from asystent_desktop.ui.people.deeds import PeopleDeeds, offer
from asystent_desktop.ui.people.steps import Job

Rows = list[tuple[str, Job] | None]


def person_menu(parent: QWidget, where: QPoint, key: str, deeds: PeopleDeeds) -> QMenu:
    """Everything that can be done with a person of the genogram."""
    held = deeds.mark(key)
    index = held is not None and held.index_person
    rows: Rows = [
        (_("Edit…"), lambda: deeds.edit_member(key)),
        (_("Death and place of living…"), lambda: deeds.edit_details(key)),
        (_("Citizenship, education, work…"), lambda: deeds.edit_situation(key)),
        None,
        (_("Add a relation…"), lambda: deeds.add_relation(key)),
        (_("Add a bond…"), lambda: deeds.add_bond(key)),
        (
            _("The case is not about this person") if index else _("The case is about this person"),
            lambda: deeds.toggle_index(key),
        ),
    ]
    if held is not None and (held.dx or held.dy):
        rows.append((_("Put back in place"), lambda: deeds.move_person(key, 0, 0)))
    rows += [None, (_("Remove"), lambda: deeds.remove_member(key))]
    return offer(parent, where, rows)


def circle_menu(parent: QWidget, where: QPoint, key: str, circles: CircleDeeds, deeds: PeopleDeeds) -> QMenu:
    """Everything that can be done with a circle; the home offers the circles that were left off."""
    rows: Rows = [(_("Add a circle…"), circles.add)]
    circle = circles.circle(key)
    if key == HOME_KEY or circle is None:
        rows += [_shown_again(one.key, one.name, circles) for one in circles.all() if one.hidden]
        return offer(parent, where, rows)
    rows = [(_("Link…"), lambda: circles.edit(key))]
    if circle.stands is Stands.MEMBER:
        rows.append((_("Edit the person…"), lambda: deeds.edit_member(key)))
    if any(circle.moved):
        rows.append((_("Put back in place"), lambda: circles.move(key, 0, 0)))
    own = circle.stands is Stands.OWN
    rows += [None, (_("Remove") if own else _("Leave off the ecomap"), lambda: circles.remove(key))]
    return offer(parent, where, rows)


def _shown_again(key: str, name: str, circles: CircleDeeds) -> tuple[str, Job]:
    return _("Show {name} again").format(name=name), lambda: circles.hide(key, hidden=False)
