"""The load Today tells of: one's own families against the limit, and the team's for the head."""

from dataclasses import dataclass
from datetime import date

from asystent_desktop.application.assignments.board import board
from asystent_desktop.application.family import families
from asystent_desktop.application.family.views import Load
from asystent_desktop.application.letterhead import is_office
from asystent_desktop.ports.desk import Desk


@dataclass(frozen=True)
class TeamLoad:
    """What those who work with families carry together.

    Attributes:
        families: Open families somebody holds, each once. `waiting`: those nobody holds.
        people: Assistants, and whoever else holds a family.
        limit: Families per assistant (art. 15 ust. 4). `over`: people above it.
    """

    families: int
    people: int
    limit: int
    over: int
    waiting: int

    @property
    def room(self) -> int:
        """How many families they may hold together."""
        return self.people * self.limit


@dataclass(frozen=True)
class DayLoad:
    """One's own load, None for an office role that carries no family; `team`: for the office's roles only."""

    own: Load | None
    team: TeamLoad | None = None


def day_load(desk: Desk, today: date | None = None) -> DayLoad:
    """The load of the person at this desk; the whole office is nobody's own."""
    day = today or desk.clock.today()
    if not is_office(desk.identity()):
        return DayLoad(families.load(desk, day))
    shown = board(desk, day)
    team = TeamLoad(
        families=shown.families - len(shown.waiting),
        people=len(shown.workers),
        limit=shown.limit,
        over=sum(one.load > shown.limit for one in shown.workers),
        waiting=len(shown.waiting),
    )
    mine = desk.identity().person_id
    held = next((one.own for one in shown.workers if one.person_id == mine), 0)
    return DayLoad(Load(held, shown.limit) if held else None, team)
