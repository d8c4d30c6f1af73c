"""An intervention in a crisis (*interwencja*, art. 15 ust. 1 pkt 12): a checklist filled while it happens.

A Blue Card that was started is not named here: it lives in the family's restricted compartment alone.
"""

from dataclasses import dataclass
from datetime import date, time

from asystent_desktop.domain.records import Merge, Record, personal, record, rule, sensitive


@dataclass(frozen=True, slots=True)
class Notified:
    """Somebody who was told.

    Attributes:
        who: Key of dictionaries/notified.toml.
        name: Person, unit or number of the report, in words.
    """

    who: str
    at: time
    name: str = ""


@dataclass(frozen=True, slots=True)
class InterventionStep:
    """What is to be done next."""

    text: str
    due_on: date | None = None
    done_on: date | None = None


@record("intervention", merge=Merge.FIELD)
class Intervention(Record):
    """One intervention.

    Attributes:
        began_at, ended_at: Hours of the same day; no end while it goes on.
        place: Key of dictionaries/places.toml.
        done: Keys of dictionaries/intervention_checks.toml that were done.
        facts: What was seen and said. `children`: where the children are and in whose care.
        closed_on: The last step was taken.
    """

    on: date = rule(risk=True)
    began_at: time
    ended_at: time | None = None
    place: str = "home"
    facts: str = sensitive(searchable=True, versioned=True, default="")
    children: str = sensitive(default="")
    done: tuple[str, ...] = ()
    notified: tuple[Notified, ...] = personal(default=())
    steps: tuple[InterventionStep, ...] = personal(default=())
    author_id: str = ""
    closed_on: date | None = None
