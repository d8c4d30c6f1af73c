"""What must hold once a history has come to rest. Each rule names itself when it is broken."""

from collections.abc import Iterator
from dataclasses import replace

from asystent_desktop.crypto import signing
from asystent_desktop.domain.kinds.scope import HeldDecision
from asystent_desktop.domain.records import OFFICE_SCOPE, person_scope
from asystent_desktop.errors import AppError
from asystent_desktop.exchange import held
from asystent_desktop.exchange.boxes import DONE, TO_OFFICE, for_device
from asystent_desktop.exchange.directory import OFFICE_ROLES
from asystent_desktop.exchange.receipts import Receipt, Status
from asystent_desktop.hub import alarms, state
from asystent_desktop.persistence.journal_rows import State
from tests.exchange_sim.absence_events import awaited, waited_for
from tests.exchange_sim.erasure_events import erased_scopes, readable
from tests.exchange_sim.fork_rule import unalarmed
from tests.exchange_sim.memory_store import Kept
from tests.exchange_sim.memory_vault import restarted
from tests.exchange_sim.next_version import next_kinds
from tests.exchange_sim.office_events import invite_again, readmit_all, resume
from tests.exchange_sim.paper_events import papers_astray, words_lost
from tests.exchange_sim.print_events import papers_unprinted
from tests.exchange_sim.scan_events import chunks_aboard, chunks_lost
from tests.exchange_sim.town import name_of
from tests.exchange_sim.world import Broken, Laptop, World

ROUNDS = 12
GIVEN_UP_AFTER = 15
"""Days: what was missing for so long nobody waits for."""
_OF_COPIES = {alarms.LAPTOP_RESTORED: "restored", alarms.ENTRY_LOST: "without an entry it wrote"}
Picture = dict[str, tuple[State, Receipt | None]]
"""Commit to where it stands, on one replica."""


def settle(world: World, days: int = 7) -> None:
    """Rounds without mishap until nobody has anything to say.

    First everybody gets the same version, a restored hub is resumed, clones hand in what they have and stop.
    Then a week goes by, two where an entry is missing: once a week each computer tells its heads again,
    whatever a copy of it told.
    """
    for laptop in world.live():
        if not laptop.updated:
            restarted(laptop.vault, next_kinds())
            laptop.updated = True
    for anyway in (False, True) if world.restored else (True,):
        for laptop in world.live():
            _quiet_exchange(world, laptop)
        world.answer()
        resume(world, anyway=anyway)
    if world.restored:
        _remembered(world)
    for twin in [one for one in world.working() if one.twin_of and not one.revoked]:
        for _ in range(2):
            _quiet_exchange(world, twin)
            world.answer()
        twin.retired = True
    world.days(max(days, GIVEN_UP_AFTER) if awaited(world) else days)
    former: object = None
    for _ in range(ROUNDS):
        for laptop in world.live():
            _quiet_exchange(world, laptop)
        replies = world.answer().replies
        now = _picture(world)
        if now == former and not any(row.commits or row.receipts for row in replies):
            return
        former = now
    raise Broken("comes to rest", f"still moving after {ROUNDS} rounds")


def _remembered(world: World) -> None:
    """Whom the office forgot, it is shown within two exchanges, and the administrator decides."""
    for _ in range(2):
        for laptop in world.live():
            _quiet_exchange(world, laptop)
        world.answer()
        readmit_all(world)
    invite_again(world)


def _quiet_exchange(world: World, laptop: Laptop) -> None:
    try:
        world.exchange(laptop)
    except AppError as fault:
        raise Broken("an exchange goes through", f"{laptop.name}: {fault.code}") from fault


def _picture(world: World) -> list[Picture]:
    vaults = [world.hub_vault, *(one.vault for one in world.live())]
    return [
        {name: (kept.state, _facts(kept)) for name, kept in vault.store.disk.commits.items()}
        for vault in vaults
    ]


def _facts(kept: Kept) -> Receipt | None:
    """A receipt without the signature: a hub learns its own again from whoever brings it back.

    Of what is erased nobody is told unless asked: a receipt that got lost may come for an old question.
    """
    if kept.receipt is None or kept.state is State.ERASED:
        return None
    return replace(kept.receipt, signature=b"")


def check(world: World) -> None:
    """Everything that must hold.

    Raises:
        Broken: the first rule that does not.
    """
    expected, chunks = _survivors(world), chunks_aboard(world)
    settle(world)
    for rule, faults in (
        ("nothing is lost while one replica survives", _lost(world, expected)),
        ("nothing durable is lost", _durable_lost(world)),
        ("no scan is lost", chunks_lost(world, chunks)),
        ("a paper is printed as it was signed", papers_unprinted(world)),
        ("no word of a letter is lost", words_lost(world)),
        ("papers go their way", papers_astray(world)),
        ("no false alarm", _false_alarms(world)),
        ("nobody waits for what is lost", waited_for(world)),
        ("everything is confirmed", _unconfirmed(world)),
        ("replicas agree", _disagreeing(world)),
        ("nothing outside scope", _outside(world)),
        ("signatures hold", _unsigned(world)),
        ("nothing is held silently", _silent(world)),
        ("every fork is alarmed", unalarmed(world)),
        ("nothing erased can be read", readable(world)),
        ("nothing of a revoked computer is folded", _revoked(world)),
        ("the projection is what the commits say", _projection(world)),
    ):
        for fault in faults:
            raise Broken(rule, fault)


def _survivors(world: World) -> dict[str, str]:
    """Commits on any replica that will speak to the hub again, and where."""
    found: dict[str, str] = dict.fromkeys(world.hub_vault.store.disk.commits, "hub")
    for laptop in world.working():
        if not laptop.revoked and laptop.vault.identity().enrolled:
            found |= dict.fromkeys(laptop.vault.store.disk.commits, laptop.name)
    return found


def _lost(world: World, expected: dict[str, str]) -> Iterator[str]:
    held, erased = world.hub_vault.store.disk.commits, erased_scopes(world)
    for name, where in expected.items():
        if name not in held and world.written[name].envelope.scope not in erased:
            yield f"{name} of {where}"


def _durable_lost(world: World) -> Iterator[str]:
    held = world.hub_vault.store.disk.commits
    yield from (name for name in world.durable if name not in held)
    yield from (f"{name}, purged from a laptop" for name in world.let_go if name not in held)


def _unconfirmed(world: World) -> Iterator[str]:
    for laptop in world.live():
        for name, kept in laptop.vault.store.disk.commits.items():
            if kept.receipt is None and kept.state is not State.ERASED:
                yield f"{name} on {laptop.name}"


def _disagreeing(world: World) -> Iterator[str]:
    """Laptops that share a scope show the same, unless something of it was held and nobody admitted it.

    Its writer's laptop shows that all the same.
    """
    with world.hub.reading() as unit:
        admitted = held.admitted(unit.find(HeldDecision, admit=True))
    waiting = {
        kept.commit.envelope.scope
        for name, kept in world.hub_vault.store.disk.commits.items()
        if name not in admitted and (kept.receipt is None or kept.receipt.status is not Status.OK)
    }
    seen: dict[str, tuple[str, str]] = {}
    for laptop in world.live():
        scopes = {kept.commit.envelope.scope for kept in laptop.vault.store.disk.commits.values()}
        for scope in sorted(scopes & world.entitled(laptop) - waiting):
            shown = laptop.vault.store.state_hash(lambda one, scope=scope: one == scope)
            first = seen.setdefault(scope, (laptop.name, shown))
            if first[1] != shown:
                yield f"{scope} on {first[0]} and {laptop.name}"
    if OFFICE_SCOPE in seen and world.hub_vault.store.state_hash() != seen[OFFICE_SCOPE][1]:
        yield f"{OFFICE_SCOPE} at the hub"


def _outside(world: World) -> Iterator[str]:
    """An assistant's laptop holds what she was given at some time, the office's and her own."""
    for laptop in world.laptops.values():
        if laptop.role in OFFICE_ROLES:
            continue
        allowed = {OFFICE_SCOPE, person_scope(laptop.person)} | _given(world, laptop.person)
        for name, kept in laptop.vault.store.disk.commits.items():
            made = kept.commit.envelope
            if made.scope not in allowed and made.actor != laptop.person:
                yield f"{name} of {made.scope} on {laptop.name}"


def _given(world: World, person: str) -> set[str]:
    """Scopes ever assigned to her, in any version of any assignment, or made known by her."""
    found: set[str] = set()
    for commit in world.written.values():
        for one in commit.operations:
            values = getattr(one, "values", {})
            honest = one.kind == "assignment" and one.record not in world.grabbed
            if honest and values.get("person_id") == person:
                kind = "restricted" if values.get("restricted") else "family"
                found.add(f"{kind}:{values['family_id']}")
    with world.hub.exchange_unit() as unit:
        makers = state.makers(unit)
    return found | {scope for scope, maker in makers.items() if maker == person}


def _unsigned(world: World) -> Iterator[str]:
    with world.hub.exchange_unit() as unit:
        directory = state.directory(unit)
    for vault in (world.hub_vault, *(one.vault for one in world.live())):
        for name, kept in vault.store.disk.commits.items():
            device = directory.device(kept.commit.envelope.device)
            try:
                signing.verify(
                    device.sign if device else b"", kept.commit.signature, kept.commit.envelope_bytes
                )
            except AppError as fault:
                yield f"{name}: {fault.code}"


def _silent(world: World) -> Iterator[str]:
    """What is not folded has a receipt that says so, and the head has both."""
    for laptop in world.live():
        for name, kept in laptop.vault.store.disk.commits.items():
            if kept.state is State.HELD and (kept.receipt is None or kept.receipt.status is Status.OK):
                yield f"{name} held without a word on {laptop.name}"
    erased = erased_scopes(world)
    for name, kept in world.hub_vault.store.disk.commits.items():
        if kept.receipt is None:
            yield f"{name} without a receipt at the hub"
        elif kept.receipt.status is not Status.OK and kept.commit.envelope.scope not in erased:
            for head in (one for one in world.live() if one.role == "head"):
                shown = head.vault.store.disk.commits.get(name)
                if shown is None or shown.receipt is None or shown.receipt.status is Status.OK:
                    yield f"{name} {kept.receipt.status} at the hub, unknown to {head.name}"


def _false_alarms(world: World) -> Iterator[str]:
    """A computer nobody cloned or put back lost nothing and was not restored, wherever the power went."""
    undisturbed = {one.device: one.name for one in world.live() if one.undisturbed}
    with world.hub.reading() as unit:
        for one in alarms.events(unit):
            if one.code in _OF_COPIES and one.device in undisturbed:
                yield f"{undisturbed[one.device]} was called {_OF_COPIES[one.code]}"


def _revoked(world: World) -> Iterator[str]:
    """What the hub first met after the revocation is OK nowhere."""
    for laptop in world.laptops.values():
        for name, kept in world.hub_vault.store.disk.commits.items():
            late = laptop.revoked_at and kept.receipt and kept.receipt.received_at > laptop.revoked_at
            if late and kept.commit.envelope.device == laptop.device and kept.receipt.status is Status.OK:
                yield f"{name} of {laptop.name}"


def _projection(world: World) -> Iterator[str]:
    for name, vault in (("hub", world.hub_vault), *((one.name, one.vault) for one in world.live())):
        before = vault.store.state_hash()
        vault.store.rebuild()
        if vault.store.state_hash() != before:
            yield name


def check_repetition(world: World) -> None:
    """Every file that ever was carried comes once more, to everybody: nothing changes.

    Raises:
        Broken: something did.
    """
    before, shown = _picture(world), [one.vault.store.state_hash() for one in world.live()]
    # A computer that was cloned or put back may meet a file for the first time; so may a hub put back, where
    # a laptop put back has an entry no more, and nobody could refill it.
    refilled = not world.restored or all(one.undisturbed for one in world.live())
    hub = {TO_OFFICE} if refilled else set[str]()
    known = {*hub, *(for_device(one.device) for one in world.live() if one.undisturbed)}
    applied = world.carrier.boxes.get(DONE, {})
    for blob, box in list(world.carried.items())[-40:]:
        if box in known and name_of(blob) in applied:
            world.carrier.boxes.setdefault(box, {})[name_of(blob)] = blob
    settle(world, days=0)
    after = _picture(world)
    if before != after or shown != [one.vault.store.state_hash() for one in world.live()]:
        raise Broken("taken in twice is taken in once", _difference(world, before, after))


def _difference(world: World, before: list[Picture], after: list[Picture]) -> str:
    names = ["hub", *(one.name for one in world.live())]
    return "; ".join(
        f"{name}: {one} was {former.get(one)} is {latter.get(one)}"
        for name, former, latter in zip(names, before, after, strict=True)
        for one in sorted(former.keys() | latter.keys())
        if former.get(one) != latter.get(one)
    )
