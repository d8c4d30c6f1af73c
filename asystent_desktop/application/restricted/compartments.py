"""Who may open a family's compartment: it has an assignment of its own, the family's never gives it.

Rules, as the exchange routes the scope (`exchange.routing`):
1. Alone, one's own compartments are one's own.
2. The head may look into all of them; writing needs the assignment, or a compartment nobody was given yet.
3. Everybody else, the administrator too, needs an assignment in force today that names the compartment;
   one given to read lets nobody write.
4. A compartment that was never assigned belongs to the assistant who began it in the field.
"""

from asystent_desktop.application.reading import in_force
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.errors import UserFixable
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

_ASSISTANT, _HEAD = "assistant", "head"


class CompartmentClosed(UserFixable):
    """The compartment is not this person's to open or to write in. Values: `family_id`."""

    code = "application.compartment-closed"


def refuse_strangers(desk: Desk, unit: UnitOfWork, family_id: str) -> None:
    """Lets whoever may look pass.

    Raises:
        CompartmentClosed: The person at this desk may not.
    """
    if not may_look(desk, unit, family_id):
        raise CompartmentClosed(family_id=family_id)


def refuse_writers(desk: Desk, unit: UnitOfWork, family_id: str) -> None:
    """Lets whoever may write pass.

    Raises:
        CompartmentClosed: The person at this desk may not.
    """
    if not _may_write(desk, unit, family_id):
        raise CompartmentClosed(family_id=family_id)


def may_look(desk: Desk, unit: UnitOfWork, family_id: str) -> bool:
    """Whether the compartment opens for the person at this desk."""
    identity = desk.identity()
    return not identity.enrolled or identity.role == _HEAD or bool(_modes(desk, unit, family_id))


def _may_write(desk: Desk, unit: UnitOfWork, family_id: str) -> bool:
    if not desk.identity().enrolled:
        return True
    return bool(_modes(desk, unit, family_id) - {AssignmentMode.READER})


def _modes(desk: Desk, unit: UnitOfWork, family_id: str) -> frozenset[AssignmentMode]:
    """How the compartment is this person's today."""
    given = unit.find(Assignment, family_id=family_id, restricted=True)
    identity, day = desk.identity(), desk.clock.today()
    if not given and identity.role in (_ASSISTANT, _HEAD):
        return frozenset({AssignmentMode.HOLDER})
    return frozenset(one.mode for one in given if one.person_id == identity.person_id and in_force(one, day))
