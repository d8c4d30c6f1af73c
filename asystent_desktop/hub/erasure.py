"""Carrying an erasure out at the hub, and the certificate that names the day it reaches every backup.

Of a whole scope the data key is destroyed: what lies in the database and in every backup without its key
cannot be read by anybody. Of single records the payloads are dropped. The keys' own backups live at most
`backup_reach_days`, so after that day no copy can be opened any more.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from asystent_desktop.domain.kinds.scope import ErasureConsent, ErasureOrder
from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.exchange import fields, ledger_store, signed
from asystent_desktop.exchange.directory import ADMINISTRATOR, Directory
from asystent_desktop.exchange.ledger import Ledger
from asystent_desktop.exchange.orders import Proposed, proposed
from asystent_desktop.hub import gap_notes, state, terms
from asystent_desktop.hub.decisions import write_decision
from asystent_desktop.hub.faults import NotErasedYet, SamePerson, UnknownOrder
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.hub import HubUnit

FORMAT: Final = "asystent-erasure-certificate/1"


@dataclass(frozen=True)
class Certificate:
    """What the hub certifies. `file`: the signed document.

    Attributes:
        out_of_reach_on: From that day on no backup can hold readable content.
    """

    file: bytes
    order_id: str
    target: str
    whole: bool
    erased_at: datetime
    out_of_reach_on: date


def learn(unit: HubUnit, commits: Collection[Commit], directory: Directory) -> Ledger:
    """The ledger with the orders these commits put in force; `carry_out` does what is due.

    Args:
        commits: Without those that are going to be held.
    """
    known = ledger_store.learn(
        commits, directory, unit.beyond, unit.held_back, unit.document, unit.put_document
    )
    return known.ledger


def carry_out(hub: HubDesk) -> tuple[str, ...]:
    """Carries out every order in force that was not yet; returns their ids. Safe to repeat."""
    with hub.exchange_unit() as unit:
        done = carry_out_in(unit, hub.clock.now())
        if done:
            unit.commit()
    return done


def carry_out_in(unit: HubUnit, at: datetime) -> tuple[str, ...]:
    """The same inside a transaction."""
    due = ledger_store.kept(unit.document).due
    for one in due:
        if one.whole:
            unit.destroy_scope_key(one.target, at)
            gap_notes.forget(unit, one.target)
        else:
            unit.drop_payloads(unit.of_scope(one.target, one.commits))
        ledger_store.mark_done(one.order_id, at, unit.document, unit.put_document)
    return tuple(one.order_id for one in due)


def orders(hub: HubDesk) -> tuple[Proposed, ...]:
    """All orders, with who stands behind them.

    Raises:
        HubNotFounded.
    """
    with hub.reading() as unit:
        return _proposed(unit)


def _proposed(unit: HubUnit) -> tuple[Proposed, ...]:
    return proposed(unit.beyond({}, [OFFICE_SCOPE]), state.directory(unit), unit.held_back())


def consent(hub: HubDesk, office: OfficeKey, order_id: str) -> None:
    """The second person's half, given with the OFFICE key; carried out at the hub at once.

    Raises:
        HubNotFounded, OtherOfficeKey, UnknownOrder.
        SamePerson: OFFICE ordered it.
    """
    with hub.exchange_unit() as unit:
        found = _proposed(unit)
        one = next((one for one in found if one.order_id == order_id), None)
        if one is None or unit.get(ErasureOrder, order_id) is None:
            raise UnknownOrder(order=order_id)
        if one.ordered_by == ADMINISTRATOR:
            raise SamePerson(order=order_id)
        if not one.consented_by:
            made = ErasureConsent(
                id=hub.ids.new(),
                scope=OFFICE_SCOPE,
                order_id=order_id,
                order_digest=one.digest,
                consented_on=hub.clock.today(),
            )
            write_decision(hub, unit, office, made, "consent-erasure")
            ledger_store.refresh(
                state.directory(unit), unit.beyond, unit.held_back, unit.document, unit.put_document
            )
            unit.commit()
    carry_out(hub)


def certificate(hub: HubDesk, order_id: str) -> Certificate:
    """What the hub certifies of an order it carried out, signed with its key.

    Raises:
        HubNotFounded, NotErasedYet.
    """
    with hub.reading() as unit:
        directory, known = state.directory(unit), ledger_store.kept(unit.document)
        order = unit.get(ErasureOrder, order_id)
    if order_id not in known.done or order is None:
        raise NotErasedYet(order=order_id)
    said, at = known.orders[order_id], known.done[order_id]
    reach = at.date() + timedelta(days=terms.backup_reach_days(at.date()))
    body = fields.written(
        {
            "format": FORMAT,
            "office": directory.office,
            "office_name": directory.name,
            "order": order_id,
            "target": said.target,
            "whole": said.whole,
            "commits": len(said.commits),
            "retention_class": order.retention_class,
            "basis": order.basis,
            "ordered_by": said.ordered_by,
            "consented_by": said.consented_by,
            "erased_at": fields.instant(at),
            "backups_out_of_reach_on": reach.isoformat(),
        }
    )
    file = signed.pack(body, hub.keys.signing.sign(body))
    return Certificate(file, order_id, said.target, said.whole, at, reach)
