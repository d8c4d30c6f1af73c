"""Interventions in a crisis: what was done, who was told and when, the numbers, the next steps.

Rules:
1. Everything ticked or told is kept at once, with its hour; text is kept as a draft while it is typed.
2. A Blue Card that the assistant starts goes into the restricted compartment and leaves no trace here.
3. Whoever intervened writes a visit card too; this record is the checklist, not the note.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from asystent_desktop import assets
from asystent_desktop.application.entries.entries import open_fields
from asystent_desktop.application.faults import FieldProblem, InvalidForm, UnknownRecord
from asystent_desktop.application.reading import changed, family_id_of, family_in, record_in
from asystent_desktop.application.restricted import blue_card
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.domain.kinds.intervention import Intervention, InterventionStep, Notified
from asystent_desktop.domain.records import family_scope
from asystent_desktop.i18n import dictionaries
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import Draft

_OPEN = tuple(name for name in open_fields(Intervention) if name != "author_id")
_TEXTS = ("facts", "children")


class InvalidIntervention(InvalidForm):
    """An intervention cannot be kept like that. `problems` says why."""

    code = "application.invalid-intervention"


@dataclass(frozen=True)
class Number:
    """Somebody who may have to be told; `number` is empty where the office has to look it up."""

    who: str
    label: str
    number: str


def numbers() -> tuple[Number, ...]:
    """Whom to tell, with their numbers, in the order of the dictionary."""
    rows = {row["key"]: row for row in assets.load_toml("dictionaries/notified.toml")["entry"]}
    return tuple(
        Number(one.key, one.label, str(rows[one.key].get("number", "")))
        for one in dictionaries.offered("notified")
    )


def begin(
    desk: Desk, family_id: str, on: date | None = None, began_at: time | None = None, place: str = "home"
) -> tuple[ChangeSet, str]:
    """Begins the checklist; the hour of now unless another is given.

    Raises:
        UnknownFamily: The family is not in this store.
        InvalidIntervention: A day to come, or an unknown place.
    """
    made = Intervention(
        id=desk.ids.new(),
        scope=family_scope(family_id),
        on=on or desk.clock.today(),
        began_at=began_at or _now(desk),
        place=place,
        author_id=desk.identity().person_id,
    )
    with desk.unit_of_work() as unit:
        family_in(unit, family_id)
        _refuse_faults(desk, made)
        unit.save(made)
        return unit.commit("begin-intervention"), made.id


def _now(desk: Desk) -> time:
    return local_time(desk.clock.now()).time().replace(second=0, microsecond=0)


def change(desk: Desk, intervention_id: str, **fields: Any) -> ChangeSet:
    """Changes fields; what was typed beside it as a draft is dropped with the texts.

    Raises:
        UnknownRecord: It is not here.
        NotOnesField: Another field.
        InvalidIntervention: Something cannot be true.
    """
    with desk.unit_of_work() as unit:
        made = changed(record_in(unit, Intervention, intervention_id), _OPEN, fields)
        _refuse_faults(desk, made)
        unit.save(made)
        if set(_TEXTS) & set(fields):
            unit.drop_draft(_draft_key(intervention_id))
        return unit.commit("change-intervention")


def tick(desk: Desk, intervention_id: str, check: str, *, done: bool = True) -> ChangeSet:
    """Ticks a point of the checklist, or takes the tick back; raises as `change`."""
    held = [one for one in _one(desk, intervention_id).done if one != check]
    return change(desk, intervention_id, done=(*held, check) if done else tuple(held))


def notify(desk: Desk, intervention_id: str, who: str, name: str = "", at: time | None = None) -> ChangeSet:
    """Writes down that somebody was told; the hour of now unless another is given. Raises as `change`."""
    told = Notified(who, at or _now(desk), name.strip())
    return change(desk, intervention_id, notified=(*_one(desk, intervention_id).notified, told))


def add_step(desk: Desk, intervention_id: str, text: str, due_on: date | None = None) -> ChangeSet:
    """Adds a next step; raises as `change`."""
    step = InterventionStep(text.strip(), due_on)
    return change(desk, intervention_id, steps=(*_one(desk, intervention_id).steps, step))


def finish_step(desk: Desk, intervention_id: str, number: int, on: date | None = None) -> ChangeSet:
    """Marks a step done; `number` counts from 1.

    Raises:
        UnknownRecord: There is no such step.
    """
    steps = list(_one(desk, intervention_id).steps)
    if not 1 <= number <= len(steps):
        raise UnknownRecord(kind="intervention_step", record_id=str(number))
    steps[number - 1] = replace(steps[number - 1], done_on=on or desk.clock.today())
    return change(desk, intervention_id, steps=tuple(steps))


def close(desk: Desk, intervention_id: str, ended_at: time | None = None) -> ChangeSet:
    """Ends it: the hour it ended, and that nothing of it is open but its steps.

    Raises:
        InvalidIntervention: Nothing was written about what happened.
    """
    held = _one(desk, intervention_id)
    if not held.facts.strip():
        raise InvalidIntervention((FieldProblem("facts", "missing"),))
    end = ended_at or held.ended_at or max(_now(desk), held.began_at)
    return change(desk, intervention_id, ended_at=end, closed_on=desk.clock.today())


def start_blue_card(desk: Desk, intervention_id: str, **given: Any) -> tuple[ChangeSet, str]:
    """Starts a Blue Card by form A, in the restricted compartment: when, by whom, in whose presence.

    Args:
        desk: Where.
        intervention_id: Day and hour are its own unless given.
        given: Fields of `domain.kinds.blue_card.BlueCard`.

    Raises:
        UnknownRecord, UnknownFamily, InvalidEntry: As `blue_card.start_card`.
    """
    held = _one(desk, intervention_id)
    begun = {"started_on": held.on, "started_at": held.began_at, "started_by": desk.identity().name}
    return blue_card.start_card(desk, family_id_of(held.scope), **(begun | given))


def intervention(desk: Desk, intervention_id: str) -> Intervention:
    """One intervention.

    Raises:
        UnknownRecord: It is not here.
    """
    return _one(desk, intervention_id)


def _one(desk: Desk, intervention_id: str) -> Intervention:
    with desk.unit_of_work() as unit:
        return record_in(unit, Intervention, intervention_id)


def interventions(desk: Desk, family_id: str) -> list[Intervention]:
    """A family's interventions, newest first.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        held = unit.find(Intervention, scope=family_in(unit, family_id).scope)
    return sorted(held, key=lambda one: (one.on, one.began_at, one.id), reverse=True)


def keep_text(desk: Desk, intervention_id: str, texts: Mapping[str, str]) -> None:
    """Makes typing durable without a commit of its own; `texts` by field."""
    with desk.unit_of_work() as unit:
        held = record_in(unit, Intervention, intervention_id)
        fields = {name: texts.get(name, "") for name in _TEXTS}
        unit.put_draft(Draft(_draft_key(held.id), held.scope, held.id, fields, desk.clock.now()))
        unit.commit("keep-draft")


def kept_text(desk: Desk, intervention_id: str) -> tuple[Mapping[str, str], datetime] | None:
    """Typing found again, and when it was kept; None without any."""
    with desk.unit_of_work() as unit:
        kept = unit.draft(_draft_key(intervention_id))
    if kept is None:
        return None
    return {name: str(kept.fields.get(name, "")) for name in _TEXTS}, kept.saved_at


def _draft_key(intervention_id: str) -> str:
    return f"intervention:{intervention_id}"


def _refuse_faults(desk: Desk, made: Intervention) -> None:
    found = []
    if made.on > desk.clock.today():
        found.append(FieldProblem("on", "future"))
    if made.ended_at is not None and made.ended_at < made.began_at:
        found.append(FieldProblem("ended_at", "before-start"))
    if any(not step.text for step in made.steps):
        found.append(FieldProblem("steps", "missing"))
    chosen = (
        ("place", "places", (made.place,)),
        ("done", "intervention_checks", made.done),
        ("notified", "notified", tuple(one.who for one in made.notified)),
    )
    for name, dictionary, keys in chosen:
        if not {entry.key for entry in dictionaries.entries(dictionary)}.issuperset(keys):
            found.append(FieldProblem(name, "unknown-word"))
    if found:
        raise InvalidIntervention(tuple(found))
