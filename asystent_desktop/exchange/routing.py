"""Who works on which family, and so who is sent which scopes.

Rules:
- the head and the administrator receive every scope but the restricted ones; those the head receives, the
  administrator only when one is assigned to her;
- everybody else receives the office's scope, her own, and the scopes assigned to her today in any mode;
- a family's restricted compartment has an assignment of its own: the family's never gives it;
- a scope that was never assigned belongs to whoever made it known (`Standing.makers`) until the head assigns
  it: a family entered in the field is not stuck there; adoption that the head declined leaves it to nobody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.records import OFFICE_SCOPE, person_scope
from asystent_desktop.exchange.directory import OFFICE_ROLES, Directory

NOBODY: Final = ""
"""Maker of a scope whose adoption the head declined."""

FAMILY_PREFIX: Final = "family:"
RESTRICTED_PREFIX: Final = "restricted:"
PERSON_PREFIX: Final = "person:"
CASE_PREFIXES: Final = (FAMILY_PREFIX, RESTRICTED_PREFIX)
"""Scopes that are assigned."""

HEAD: Final = "head"
_WRITERS: Final = frozenset({AssignmentMode.HOLDER, AssignmentMode.STAND_IN})


@dataclass(frozen=True)
class Standing:
    """What the office knows of people and families on one day.

    Attributes:
        assignments: All of them, ended and future ones too, deleted ones left out.
        makers: Family scope to the id of the person whose commit made it known first, or `NOBODY`.
        on: The hub's day: never a laptop's.
        grace_days: So many days after an assignment's end the hub still takes what was written within it.
        revoked: Computers an officer revoked before the directory said so.
    """

    directory: Directory
    assignments: tuple[Assignment, ...]
    makers: Mapping[str, str]
    on: date
    grace_days: int = 0
    revoked: frozenset[str] = frozenset()

    def modes(self, person_id: str, scope: str) -> frozenset[AssignmentMode]:
        """In which modes the scope is assigned to the person today."""
        return frozenset(
            held.mode for held in self._of(scope) if held.person_id == person_id and runs(held, self.on)
        )

    def formerly(self, person_id: str, scope: str) -> bool:
        """Whether the scope was assigned to the person before today and is no longer."""
        mine = [held for held in self._of(scope) if held.person_id == person_id]
        return any(held.until_on is not None and held.until_on < self.on for held in mine)

    def written_within(self, person_id: str, scope: str, written_on: date) -> bool:
        """Whether an entry of that day belongs to a writer's assignment that ended only lately.

        The writer's clock says the day, so the office's own day bounds it: after `grace_days` nothing counts
        as written in time any more.
        """
        return any(
            held.person_id == person_id
            and held.mode in _WRITERS
            and held.until_on is not None
            and held.from_on <= written_on <= held.until_on
            and (self.on - held.until_on).days <= self.grace_days
            for held in self._of(scope)
        )

    def is_assigned(self, scope: str) -> bool:
        """Whether the head ever assigned the scope to anybody."""
        return bool(self._of(scope))

    def made(self, person_id: str, scope: str) -> bool:
        """Whether the scope is the person's because she made it known and nobody assigned it since."""
        return not self.is_assigned(scope) and self.makers.get(scope) == person_id

    def counts(self, device_id: str) -> bool:
        """Whether a computer is good: known, and revoked neither by the directory nor by an officer."""
        device = self.directory.device(device_id)
        return device is not None and device.revoked_at is None and device_id not in self.revoked

    def _of(self, scope: str) -> list[Assignment]:
        return self._roster.by_scope.get(scope, [])

    def of_person(self, person_id: str) -> list[Assignment]:
        """All assignments of a person."""
        return self._roster.by_person.get(person_id, [])

    @cached_property
    def _roster(self) -> "Roster":
        return self.assignments if isinstance(self.assignments, Roster) else Roster(self.assignments)


class Roster(tuple[Assignment, ...]):
    """Assignments with their indices, so that a hub makes these once and not for every bundle."""

    @cached_property
    def by_scope(self) -> dict[str, list[Assignment]]:
        """Assignments by the scope they give."""
        found: dict[str, list[Assignment]] = {}
        for held in self:
            found.setdefault(held.target, []).append(held)
        return found

    @cached_property
    def by_person(self) -> dict[str, list[Assignment]]:
        """Assignments by who was given them."""
        found: dict[str, list[Assignment]] = {}
        for held in self:
            found.setdefault(held.person_id, []).append(held)
        return found


def entitled(standing: Standing, person_id: str, scopes: Iterable[str]) -> frozenset[str]:
    """Those of `scopes` that the person's computers are sent."""
    role = standing.directory.role_of(person_id)
    if not role:
        return frozenset()
    mine = entitled_at_most(standing, person_id)
    if role not in OFFICE_ROLES:
        return frozenset(mine.intersection(scopes))
    return frozenset(scope for scope in scopes if scope in mine or by_role(role, scope))


def by_role(role: str, scope: str) -> bool:
    """Whether a role has a family's scope without any assignment."""
    return role == HEAD or (role in OFFICE_ROLES and not scope.startswith(RESTRICTED_PREFIX))


def entitled_at_most(standing: Standing, person_id: str) -> frozenset[str]:
    """Scopes that are a person's own, whether anything is known of them or not; office roles have more."""
    mine = {held.target for held in standing.of_person(person_id) if runs(held, standing.on)}
    mine |= {scope for scope in standing.makers if standing.made(person_id, scope)}
    return frozenset(mine | {OFFICE_SCOPE, person_scope(person_id)})


def runs(assignment: Assignment, on: date) -> bool:
    """Whether an assignment holds on a day, both ends included."""
    return assignment.from_on <= on and (assignment.until_on is None or on <= assignment.until_on)
