"""The sections of a family's card: where it lives, why the assistant is there, consents, papers, problems.

page = PAGES["consents"](desk, tasks)
page.show_family(family_id)
"""

from collections.abc import Callable, Mapping

from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.casework.records import RecordsPage
from asystent_desktop.ui.family_card.address import AddressPage
from asystent_desktop.ui.family_card.authority import AuthorityPage
from asystent_desktop.ui.family_card.consents import consents_page
from asystent_desktop.ui.family_card.for_life import ForLifePage
from asystent_desktop.ui.family_card.problems import problems_page
from asystent_desktop.ui.family_card.received import received_page
from asystent_desktop.ui.family_card.service import ServicePage
from asystent_desktop.ui.tasks import Tasks

PAGES: Mapping[str, Callable[[Desk, Tasks], RecordsPage]] = {
    "address": AddressPage,
    "service": ServicePage,
    "consents": consents_page,
    "for_life": ForLifePage,
    "authority": AuthorityPage,
    "problems": problems_page,
    "received": received_page,
}
"""What makes the page of a section, by its key in `families.binder_sections`."""
