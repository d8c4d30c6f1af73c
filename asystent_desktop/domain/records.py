"""One record kind, one declaration.

A kind is a frozen dataclass that inherits `Record` and is registered by `@record`. Its fields say how
sensitive they are, whether the search index holds them and whether two rival values are a risk that a
named person must decide. The projection's tables, the journal's operations, the search index, the export
and `asystent verify` all read this declaration; adding a kind needs an edit in one place.

Field types: `str`, `int`, `bool`, `date`, `time`, `datetime` (aware, UTC), `StrEnum`, frozen dataclasses of
these, `tuple[...]` of these, each optionally `| None`. No floats: they do not survive signing.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar, dataclass_transform, get_type_hints

OFFICE_SCOPE = "office"


def family_scope(family_id: str) -> str:
    """The scope that holds everything about one family."""
    return f"family:{family_id}"


def restricted_scope(family_id: str) -> str:
    """The scope of a family's stricter compartment (*Niebieska Karta*); it has an assignment of its own."""
    return f"restricted:{family_id}"


def is_restricted(scope: str) -> bool:
    """Whether a scope is a family's stricter compartment."""
    return scope.startswith("restricted:")


def person_scope(person_id: str) -> str:
    """The scope of one employee's own planner and time sheet."""
    return f"person:{person_id}"


class Merge(StrEnum):
    """How two replicas' writes to one record come together (exchange design, section 2)."""

    APPEND_ONLY = "append-only"  # a correction is a new version with a reason
    FIELD = "field"  # each field on its own; rivals are both kept
    WORKFLOW = "workflow"  # append-only steps of a paper; who may take which is read from the operations


class Sensitivity(StrEnum):
    """What a field tells; decides masking and what the subject-access copy names."""

    PLAIN = "plain"  # tells nothing of a person
    PERSONAL = "personal"  # names, addresses, narrative
    SENSITIVE = "sensitive"  # health, violence, convictions (GDPR art. 9 and 10)


@dataclass(frozen=True, slots=True)
class FieldRule:
    """What a declaration says of one field beside its type.

    Attributes:
        risk: Two rival values make a task for a named person.
        versioned: A long text: its operations are versions whose parents are the ones they replace. Two
            heads are both kept, and a three-way merge is proposed from their common base.
        indexed: The store finds and orders records of a scope by it without reading them all.
    """

    sensitivity: Sensitivity = Sensitivity.PLAIN
    searchable: bool = False
    risk: bool = False
    versioned: bool = False
    indexed: bool = False


_RULE = "asystent"


def rule(
    *,
    sensitivity: Sensitivity = Sensitivity.PLAIN,
    searchable: bool = False,
    risk: bool = False,
    versioned: bool = False,
    indexed: bool = False,
    default: Any = dataclasses.MISSING,
) -> Any:
    """Declares a field together with its `FieldRule`; a drop-in for `dataclasses.field`."""
    held = {_RULE: FieldRule(sensitivity, searchable, risk, versioned, indexed)}
    if default is dataclasses.MISSING:
        return dataclasses.field(metadata=held)
    return dataclasses.field(default=default, metadata=held)


def personal(
    *,
    searchable: bool = False,
    risk: bool = False,
    versioned: bool = False,
    default: Any = dataclasses.MISSING,
) -> Any:
    """A field that tells something of a person."""
    return rule(
        sensitivity=Sensitivity.PERSONAL,
        searchable=searchable,
        risk=risk,
        versioned=versioned,
        default=default,
    )


def sensitive(
    *,
    searchable: bool = False,
    risk: bool = False,
    versioned: bool = False,
    default: Any = dataclasses.MISSING,
) -> Any:
    """A field of the special categories (GDPR art. 9, 10)."""
    return rule(
        sensitivity=Sensitivity.SENSITIVE,
        searchable=searchable,
        risk=risk,
        versioned=versioned,
        default=default,
    )


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record has.

    Attributes:
        id: UUIDv7 text, unique in the whole office.
        scope: The journal scope the record lives in; a commit cannot reach a record of another scope.
        deleted: A tombstone; a deleted record stays in the journal and leaves lists.
    """

    id: str
    scope: str
    deleted: bool = False


Upcast = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""From one schema version to the next: field values (JSON) in, field values out. Pure. It is given all values
of a creation or the single one of a later write, so it must answer for each field on its own."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A registered record kind: its stable name, class, merge rule and field rules.

    Attributes:
        version: Raised when the same declaration must be folded anew, e.g. after a corrected upcaster.
        upcasts: Schema version to the upcaster that leads from it to the next one; none where the
            meaning of no field changed.
    """

    name: str
    cls: type[Record]
    merge: Merge
    rules: dict[str, FieldRule]
    types: dict[str, Any]
    version: int = 1
    upcasts: Mapping[int, Upcast] = dataclasses.field(default_factory=dict)

    @property
    def grows_only(self) -> bool:
        """Whether records take nothing but their creation."""
        return self.merge is not Merge.FIELD

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the journalled fields: all but `id` and `scope`, in order of declaration."""
        return tuple(self.rules)

    @property
    def searchable(self) -> tuple[str, ...]:
        """Names of the fields the search index holds."""
        return tuple(name for name, held in self.rules.items() if held.searchable)


KINDS: dict[str, Kind] = {}
_BY_CLASS: dict[type[Record], Kind] = {}

R = TypeVar("R", bound=Record)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(rule, personal, sensitive))
def record(
    name: str, *, merge: Merge, version: int = 1, upcasts: Mapping[int, Upcast] | None = None
) -> Callable[[type[R]], type[R]]:
    """Registers a record kind under its stable name and makes it a frozen dataclass.

    Args:
        name: The name written into the journal; never changes once released.
        merge: How rival writes come together.
        version, upcasts: See `Kind`.

    Raises:
        ValueError: The name is taken.
    """

    def register(cls: type[R]) -> type[R]:
        made = dataclass(frozen=True, kw_only=True)(cls)
        if name in KINDS:
            raise ValueError(name)
        rules = {
            held.name: held.metadata.get(_RULE, FieldRule())
            for held in dataclasses.fields(made)
            if held.name not in ("id", "scope")
        }
        types = {key: value for key, value in get_type_hints(made).items() if key in rules}
        KINDS[name] = _BY_CLASS[made] = Kind(name, made, merge, rules, types, version, dict(upcasts or {}))
        return made

    return register


def kind_of(thing: Record | type[Record]) -> Kind:
    """The kind of a record or of its class.

    Raises:
        KeyError: The class was never registered.
    """
    return _BY_CLASS[thing if isinstance(thing, type) else type(thing)]
