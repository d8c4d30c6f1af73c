"""What the genogram and the ecomap of a family are made of, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from asystent_desktop.domain.drawing import Drawing
from asystent_desktop.domain.genogram import Kinship, ordered
from asystent_desktop.domain.kinds.diagram import Bond, Flow, GenogramMark, PersonBond, RelationDetails
from asystent_desktop.domain.kinds.household import MemberDetails


class Naming(Protocol):
    """How names and other words about people are shown: as they are, or masked."""

    def person(self, name: str) -> str:
        """A person's name."""

    def text(self, words: str) -> str:
        """Any other words about people."""


class Open:
    """Everything as it is."""

    def person(self, name: str) -> str:
        """The name."""
        return name

    def text(self, words: str) -> str:
        """The words."""
        return words


OPEN = Open()


class Stands(StrEnum):
    """What a circle of the ecomap stands for."""

    MEMBER = "member"
    CONTACT = "contact"
    REFERRAL = "referral"
    OWN = "own"


@dataclass(frozen=True)
class Circle:
    """A circle of the ecomap.

    Attributes:
        key: Id of what it stands for.
        name: Its own words. `what`: quiet words below them, e.g. who it is; may be empty.
        on: Day of the first meeting of something planned.
    """

    key: str
    stands: Stands
    name: str
    what: str = ""
    bond: Bond = Bond.ORDINARY
    flow: Flow = Flow.NONE
    note: str = ""
    on: date | None = None
    hidden: bool = False
    moved: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class FamilyDiagrams:
    """Both pictures of one family, before a word is composed.

    Attributes:
        day: Ages, deaths and contacts are those of this day.
        details, marks: By member id. `years`: by relation id.
        circles: All, hidden ones too, clockwise from the top.
    """

    family_id: str
    day: date
    kin: Kinship
    details: Mapping[str, MemberDetails]
    marks: Mapping[str, GenogramMark]
    years: Mapping[str, RelationDetails]
    bonds: tuple[PersonBond, ...]
    circles: tuple[Circle, ...]

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Ids row by row, left to right: the order the symbols stand in and the words are told in."""
        return tuple(ordered(self.kin))

    @property
    def dead(self) -> frozenset[str]:
        """Who had died by the day."""
        return frozenset(
            one.id for one in self.details.values() if one.died_on is not None and one.died_on <= self.day
        )

    @property
    def home(self) -> tuple[str, ...]:
        """Who lives in the home."""
        return tuple(
            one.id for one in self.kin.people.values() if one.in_household and one.id not in self.dead
        )


@dataclass(frozen=True)
class TwinLine:
    """One person or circle in words.

    Attributes:
        key: What it is about, the same as in the pictures; empty for a remark.
        head: Name and age. `text`: the rest.
    """

    key: str
    head: str
    text: str = ""

    @property
    def whole(self) -> str:
        """One sentence."""
        return f"{self.head}: {self.text.rstrip('.')}." if self.text else f"{self.head}."


@dataclass(frozen=True)
class TwinPart:
    """Lines under a heading."""

    title: str
    lines: tuple[TwinLine, ...]


@dataclass(frozen=True)
class Pictured:
    """One diagram, ready: the drawing and the same in words."""

    drawing: Drawing
    twin: tuple[TwinPart, ...]
