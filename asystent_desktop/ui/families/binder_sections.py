"""The sections of the two binders of a family's file: its card, and the people and institutions around it.

A section is opened by its key like a tab (`FamiliesPage.show_family(id, "for_life")`); a section without a
factory is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from asystent_desktop.application.family.card_views import Gap
from asystent_desktop.i18n import N_
from asystent_desktop.ui.theme import Icon

CARD, CONTACTS = "card", "contacts"
"""Keys of the tabs that are binders."""


@dataclass(frozen=True)
class Section:
    """One section.

    Attributes:
        tab: The binder it belongs to.
        title: Message id of its name.
        gaps: What a complete file has here; a mark stands beside the name while it lacks.
    """

    tab: str
    title: str
    icon: Icon
    gaps: tuple[Gap, ...] = ()


SECTIONS = {
    "address": Section(CARD, N_("Address and telephones"), Icon.HOME),
    "service": Section(CARD, N_("Basis and dates"), Icon.FLAG, (Gap.NO_BASIS,)),
    "consents": Section(CARD, N_("Consents and clauses"), Icon.AGREEMENT, (Gap.NO_CONSENT, Gap.NO_CLAUSE)),
    "for_life": Section(CARD, N_("For life"), Icon.FOR_LIFE, (Gap.NO_CERTIFICATE,)),
    "authority": Section(CARD, N_("Parental authority"), Icon.COURT, (Gap.NO_AUTHORITY,)),
    "problems": Section(CARD, N_("Problems and strengths"), Icon.STRENGTH),
    "received": Section(CARD, N_("Papers received"), Icon.LETTER),
    "blue_card": Section(CARD, N_("Blue Card"), Icon.LOCK),
    "ending": Section(CARD, N_("Ending and follow-up"), Icon.DONE),
    "history": Section(CARD, N_("History of changes"), Icon.HISTORY),
    "contacts": Section(CONTACTS, N_("People and institutions"), Icon.PERSON_LIST),
    "referrals": Section(CONTACTS, N_("Referrals"), Icon.FORWARD),
    "placements": Section(CONTACTS, N_("Placements"), Icon.CHILD, (Gap.NO_HELP_PLAN,)),
    "team_work": Section(CONTACTS, N_("Teams and groups"), Icon.MEETING),
}


def tab_of(key: str) -> str:
    """The tab a section lies in; a tab's own key is its own.

    "contacts" is both: the tab, and its first section.
    """
    return SECTIONS[key].tab if key in SECTIONS else key
