"""The office-wide directory of institutions; whoever works alone keeps her own."""

from typing import Any

from asystent_desktop.application.entries.entries import built, command, open_fields, refuse_faults
from asystent_desktop.application.letterhead import own_or_office_scope
from asystent_desktop.application.reading import changed, record_in
from asystent_desktop.domain.kinds.contacts import Institution
from asystent_desktop.i18n.polish import collation_key
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk


def institutions(desk: Desk, *, closed: bool = False) -> list[Institution]:
    """The directory in order of names; `closed` adds those no longer offered."""
    with desk.unit_of_work() as unit:
        held = unit.find(Institution)
    return sorted((one for one in held if closed or not one.closed), key=lambda one: collation_key(one.name))


def add_institution(desk: Desk, **given: Any) -> tuple[ChangeSet, str]:
    """Adds an institution.

    Raises:
        OfficeOnly: An enrolled assistant: the directory is the office's.
        NotOnesField, InvalidEntry: As `entries.add`.
    """
    scope = own_or_office_scope(desk.identity())
    with desk.unit_of_work() as unit:
        made = built(Institution, desk.ids.new(), scope, given)
        refuse_faults(desk, unit, made)
        unit.save(made)
        return unit.commit(command("add", Institution)), made.id


def change_institution(desk: Desk, institution_id: str, **given: Any) -> ChangeSet:
    """Changes an institution; `closed=True` takes it off the offers and keeps it in old entries.

    Raises:
        OfficeOnly, UnknownRecord, NotOnesField, InvalidEntry: As above.
    """
    own_or_office_scope(desk.identity())
    with desk.unit_of_work() as unit:
        made = changed(record_in(unit, Institution, institution_id), open_fields(Institution), given)
        refuse_faults(desk, unit, made)
        unit.save(made)
        return unit.commit(command("change", Institution))
