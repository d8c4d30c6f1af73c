"""Who works on which family, and so who is sent which scopes.

Rules:
- head and administrator receive every scope;
- everybody else receives the office's scope, her own, and the families assigned to her today in any mode;
- a family that was never assigned belongs to whoever made it known (`Standing.makers`) until the head assigns
  it: a family entered in the field is not stuck there; adoption that the head declined leaves it to nobody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.records import OFFICE_SCOPE, family_scope, person_scope
from asystent_desktop.exchange.directory import OFFICE_ROLES, Directory

NOBODY: Final = ""
"""Maker of a scope whose adoption the head declined."""

FAMILY_PREFIX: Final = "family:"
PERSON_PREFIX: Final = "person:"


@dataclass(frozen=True)
class Standing:
    """What the office knows of people and families on one day.

    Attributes:
        assignments: All of them, ended and future ones too, deleted ones left out.
        makers: Family scope to the id of the person whose commit made it known first, or `NOBODY`.
        on: The hub's day: never a laptop's.
    """

    directory: Directory
    assignments: tuple[Assignment, ...]
    makers: Mapping[str, str]
    on: date

    def modes(self, person_id: str, scope: str) -> frozenset[AssignmentMode]:
        """In which modes the family is assigned to the person today."""
        return frozenset(
            held.mode for held in self._of(scope) if held.person_id == person_id and _runs(held, self.on)
        )

    def formerly(self, person_id: str, scope: str) -> bool:
        """Whether the family was assigned to the person before today and is no longer."""
        mine = [held for held in self._of(scope) if held.person_id == person_id]
        return any(held.until_on is not None and held.until_on < self.on for held in mine)

    def is_assigned(self, scope: str) -> bool:
        """Whether the head ever assigned the family to anybody."""
        return bool(self._of(scope))

    def made(self, person_id: str, scope: str) -> bool:
        """Whether the family is the person's because she made it known and nobody assigned it since."""
        return not self.is_assigned(scope) and self.makers.get(scope) == person_id

    def _of(self, scope: str) -> list[Assignment]:
        return self._by_scope.get(scope, [])

    @cached_property
    def _by_scope(self) -> dict[str, list[Assignment]]:
        found: dict[str, list[Assignment]] = {}
        for held in self.assignments:
            found.setdefault(family_scope(held.family_id), []).append(held)
        return found


def entitled(standing: Standing, person_id: str, scopes: Iterable[str]) -> frozenset[str]:
    """Those of `scopes` that the person's computers are sent."""
    if standing.directory.role_of(person_id) in OFFICE_ROLES:
        return frozenset(scopes)
    if not standing.directory.role_of(person_id):
        return frozenset()
    mine = {
        family_scope(held.family_id)
        for held in standing.assignments
        if held.person_id == person_id and _runs(held, standing.on)
    }
    mine |= {scope for scope in standing.makers if standing.made(person_id, scope)}
    mine |= {OFFICE_SCOPE, person_scope(person_id)}
    return frozenset(mine.intersection(scopes))


def _runs(assignment: Assignment, on: date) -> bool:
    return assignment.from_on <= on and (assignment.until_on is None or on <= assignment.until_on)
