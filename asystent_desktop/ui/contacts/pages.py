"""The pages of the binder "Kontakty": each a list or two with one form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from asystent_desktop.domain.kinds.contacts import Contact
from asystent_desktop.domain.kinds.placement import Placement
from asystent_desktop.i18n import N_
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.casework.records import RecordKind, RecordsPage
from asystent_desktop.ui.contacts.people import CONTACTS, LOG
from asystent_desktop.ui.contacts.placements import MEETINGS, PLACEMENTS
from asystent_desktop.ui.contacts.referrals import REFERRALS
from asystent_desktop.ui.contacts.teams import TEAMS
from asystent_desktop.ui.tasks import Tasks


class AroundPage(RecordsPage):
    """A page of this binder; the guide finds its own page by the room of the class."""


def contacts_page(desk: Desk, tasks: Tasks, family_id: str) -> RecordsPage:
    """The register with its log; from somebody of the register a contact is noted at once."""

    def note(one: Contact) -> None:
        page.begin(LOG.name, {"contact_id": one.id})

    page = _page(desk, tasks, family_id, replace(CONTACTS, deeds=((N_("Note a contact"), note),)), LOG)
    return page


def referrals_page(desk: Desk, tasks: Tasks, family_id: str) -> RecordsPage:
    """Referrals."""
    return _page(desk, tasks, family_id, REFERRALS)


def placements_page(desk: Desk, tasks: Tasks, family_id: str) -> RecordsPage:
    """Placements, and how family and child meet."""

    def note(one: Placement) -> None:
        page.begin(MEETINGS.name, {"placement_id": one.id})

    page = _page(desk, tasks, family_id, replace(PLACEMENTS, deeds=((N_("Note a contact"), note),)), MEETINGS)
    return page


def teams_page(desk: Desk, tasks: Tasks, family_id: str) -> RecordsPage:
    """Interdisciplinary and diagnostic work."""
    return _page(desk, tasks, family_id, TEAMS)


def _page(desk: Desk, tasks: Tasks, family_id: str, *kinds: RecordKind) -> RecordsPage:
    page = AroundPage(desk, tasks, kinds)
    page.show_family(family_id)
    return page


PAGES: Mapping[str, Callable[[Desk, Tasks, str], RecordsPage]] = {
    "contacts": contacts_page,
    "referrals": referrals_page,
    "placements": placements_page,
    "team_work": teams_page,
}
"""By key of the binder's section."""
