"""Held entries at the hub: listed with their reasons, decided with the OFFICE key."""

from dataclasses import dataclass
from datetime import datetime

from asystent_desktop.domain.kinds.scope import HeldDecision
from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.exchange import admission
from asystent_desktop.exchange.held import HeldCommit, admitted, undecided
from asystent_desktop.hub import state
from asystent_desktop.hub.decisions import write_decision
from asystent_desktop.hub.faults import NotAdmissible, UnknownEntry
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.exchange import Incoming
from asystent_desktop.ports.hub import HubUnit


@dataclass(frozen=True)
class HeldRow:
    """One entry that waits; ids only. `reason_label`: message id."""

    commit: str
    scope: str
    person_id: str
    person_name: str
    device_id: str
    device_label: str
    reason: str
    reason_label: str
    received_at: datetime
    admissible: bool


def held(hub: HubDesk) -> tuple[HeldRow, ...]:
    """What waits for a decision, the longest first.

    Raises:
        HubNotFounded.
    """
    with hub.reading() as unit:
        directory = state.directory(unit)
        waiting = _waiting(hub, unit)
    people = {one.id: one.name for one in directory.people}
    labels = {one.id: one.label for one in directory.devices}
    return tuple(
        HeldRow(
            commit=one.commit.hash,
            scope=one.commit.envelope.scope,
            person_id=one.commit.envelope.actor,
            person_name=people.get(one.commit.envelope.actor, ""),
            device_id=one.commit.envelope.device,
            device_label=labels.get(one.commit.envelope.device, ""),
            reason=one.reason,
            reason_label=one.label,
            received_at=one.received_at,
            admissible=one.admissible,
        )
        for one in waiting
    )


def decide(hub: HubDesk, office: OfficeKey, commit: str, *, admit: bool, reason: str = "") -> str:
    """Admits or rejects the entry whose hash begins so; returns the whole hash.

    Raises:
        HubNotFounded, OtherOfficeKey, UnknownEntry.
        NotAdmissible: Nobody has the right to write such an entry.
    """
    with hub.exchange_unit() as unit:
        found = [one for one in _waiting(hub, unit) if commit and one.commit.hash.startswith(commit)]
        if len(found) != 1:
            raise UnknownEntry(commit=commit)
        one = found[0]
        if admit and not one.admissible:
            raise NotAdmissible(commit=one.commit.hash, reason=one.reason)
        made = HeldDecision(
            id=hub.ids.new(),
            scope=OFFICE_SCOPE,
            commit=one.commit.hash,
            admit=admit,
            reason=reason,
            decided_on=hub.clock.today(),
        )
        write_decision(hub, unit, office, made, "admit-entry" if admit else "reject-entry")
        fold_admitted(unit)
        unit.commit()
    return one.commit.hash


def fold_admitted(unit: HubUnit) -> None:
    """Folds what was held in the `office` scope and admitted since, as every laptop does.

    Of families nothing is folded here.
    """
    directory = state.directory(unit)
    wanted = admitted(unit.find(HeldDecision, admit=True))
    unit.admit(
        [
            Incoming(commit, None)
            for commit in (unit.held_back() if wanted else ())
            if commit.hash in wanted
            and commit.envelope.scope == OFFICE_SCOPE
            and not admission.unauthorised(commit, directory)
        ]
    )


def _waiting(hub: HubDesk, unit: HubUnit) -> tuple[HeldCommit, ...]:
    back = unit.held_back()
    receipts = unit.receipts([commit.hash for commit in back])
    scopes = {commit.envelope.scope for commit in back}
    standing = state.standing_in(unit, hub.clock.today(), scopes)
    return undecided(back, receipts, unit.find(HeldDecision), standing)
