"""How often each form of "Za życiem" support was given to a family (ustawa 4.11.2016, art. 8 ust. 2)."""

from collections import Counter

from asystent_desktop.application.reading import family_in
from asystent_desktop.domain.cards import latest_versions
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.i18n import dictionaries
from asystent_desktop.ports.desk import Desk

DICTIONARY = "for_life_support"


def support_counts(desk: Desk, family_id: str) -> tuple[tuple[str, int], ...]:
    """Key of each form and on how many visit cards it stands, all forms in the order of the dictionary.

    A card that was corrected counts once. A form out of use is left out unless a card bears it.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        cards = latest_versions(unit.find(Visit, scope=family_in(unit, family_id).scope))
    counted = Counter(key for card in cards for key in card.life_support)
    return tuple(
        (one.key, counted[one.key])
        for one in dictionaries.entries(DICTIONARY)
        if counted[one.key] or not one.retired
    )
