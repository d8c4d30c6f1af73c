"""What a list of entries has to be told about its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from asystent_desktop.application.entries import entries
from asystent_desktop.application.entries.choices import Options
from asystent_desktop.domain.entry_shapes import Shape, shape_of
from asystent_desktop.domain.records import family_scope, kind_of
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.casework.records.wording import Wording
from asystent_desktop.ui.theme import Icon, Tone


@dataclass(frozen=True)
class RowWords:
    """One entry as a row.

    Attributes:
        title: First line. `line`: second.
        pill: At the right end, in `tone`.
        over: It belongs to the past: quiet, below those in force.
        icon: Picture; None takes the kind's.
    """

    title: str
    line: str = ""
    pill: str = ""
    tone: Tone = Tone.NEUTRAL
    over: bool = False
    icon: Icon | None = None


class EntryWays:
    """How entries of a kind are read and kept: as `application.entries.entries` does, unless overridden."""

    def held(self, desk: Desk, family_id: str, cls: type[Any]) -> list[Any]:
        """A family's entries, oldest first. Runs on the database thread, like the rest."""
        return entries.entries(desk, family_id, cls)

    def add(self, desk: Desk, family_id: str, cls: type[Any], given: dict[str, Any]) -> object:
        """Keeps a new one."""
        return entries.add(desk, family_id, cls, **given)

    def change(self, desk: Desk, cls: type[Any], entry: Any, given: dict[str, Any]) -> object:
        """Keeps other values."""
        return entries.change(desk, cls, entry.id, **given)

    def remove(self, desk: Desk, cls: type[Any], entry: Any) -> object:
        """Takes one back."""
        return entries.remove(desk, cls, entry.id)

    def restore(self, desk: Desk, cls: type[Any], entry: Any) -> object:
        """Brings back one just removed."""
        return entries.restore(desk, cls, entry.id)

    def scope(self, family_id: str) -> str:
        """Where a draft of the form belongs."""
        return family_scope(family_id)


@dataclass(frozen=True)
class RecordKind:
    """A kind of entries on a page. Texts are message ids.

    Attributes:
        title: Above the list. `add`: on the link that begins a new one. `empty`: said when there is none.
        lines: Fields of the form, those of one tuple side by side; fields named nowhere are left out.
        row: Words an entry for its row.
        starts: Fields that begin with today in a new entry.
        begins: Other first values of a new entry.
        labels, hints, nothing: See `record_form.FieldTerms`.
        options: Makes the values of a field that `entry_shapes` does not know.
        types, joints, called: Declared types, joints and stable name; without them the kind's own.
        fixed: Values a new entry gets without being asked.
        deeds: More that can be done with an entry that is open: words and what to do with it.
    """

    cls: type[Any]
    title: str
    add: str
    empty: str
    icon: Icon
    lines: tuple[tuple[str, ...], ...]
    row: Callable[[Any, Wording], RowWords]
    starts: tuple[str, ...] = ()
    begins: Mapping[str, Any] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    nothing: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Callable[[], Options]] = field(default_factory=dict)
    ways: EntryWays = field(default_factory=EntryWays)
    types: Mapping[str, Any] | None = None
    joints: Shape | None = None
    called: str = ""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    deeds: tuple[tuple[str, Callable[[Any], None]], ...] = ()

    @property
    def name(self) -> str:
        """Stable name, e.g. of a draft."""
        return self.called or kind_of(self.cls).name

    @property
    def shape(self) -> Shape:
        """Which fields name people, entries and words."""
        return self.joints if self.joints is not None else shape_of(self.cls)

    def declared(self) -> dict[str, Any]:
        """Types of the form's fields, in order."""
        known = self.types if self.types is not None else kind_of(self.cls).types
        return {name: known[name] for line in self.lines for name in line}
