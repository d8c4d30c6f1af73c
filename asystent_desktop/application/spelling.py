"""What the spell check of a family's texts knows beside the dictionary: the family's own names."""

from asystent_desktop.application.reading import family_in
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.ports.desk import Desk


def known_names(desk: Desk, family_id: str) -> tuple[str, ...]:
    """Names, streets and schools of one family; another family's names stay unknown on purpose.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        people = unit.find(FamilyMember, scope=family.scope)
    names = [family.name, family.full_name, family.street, family.district, family.city]
    names += [part for one in people for part in (one.first_name, one.surname)]
    return tuple(dict.fromkeys(filter(None, names)))
