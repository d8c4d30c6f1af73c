"""The hub's store in memory answers as the real one, step by step: journal, receipts, chunks, scope keys."""

from functools import cache
from random import Random

import pytest

from asystent_desktop.domain.kinds.office import Assignment
from asystent_desktop.exchange.attachments import listed
from asystent_desktop.hub.faults import ScopeErased
from asystent_desktop.persistence.hub_store import office_only
from asystent_desktop.ports.exchange import Incoming, Status
from tests.exchange_sim.histories import drawn_often, run
from tests.exchange_sim.memory_hub import MemoryHubUnit
from tests.exchange_sim.memory_store import MemoryStore
from tests.fakes.clock import FakeClock
from tests.fakes.hubs import make_hub

OFTEN = ("add_scan", "edit", "clone", "exchange", "answer", "give_family")


@cache
def held(seed):
    """What a hub of that seed's history held; a committed disk never changes again."""
    return run(seed, drawn_often(seed, OFTEN)).hub_vault.store.disk


@pytest.fixture(params=[1, 2, 3])
def twins(request, tmp_path):
    """What a hub of that seed's history held, and two empty stores."""
    clock, random = FakeClock(), Random(request.param)
    real, memory = make_hub(tmp_path, clock), MemoryStore(office_only)

    def both():
        return real.exchange_unit(), MemoryHubUnit(memory, clock)

    yield held(request.param), both, random, clock
    real.close()


def portions(disk, random):
    left = list(disk.commits.values())
    random.shuffle(left)
    while left:
        size = random.randrange(1, 12)
        yield [
            Incoming(kept.commit, kept.receipt, kept.receipt is not None and kept.receipt.status is Status.OK)
            for kept in left[:size]
        ]
        left = left[size:]


def same(both, ask):
    """Both give the same answer to that question; returns it."""
    with both()[0] as one, both()[1] as other:
        first, second = ask(one), ask(other)
    assert first == second
    return first


def do(both, act):
    for unit in both():
        with unit:
            act(unit)
            unit.commit()


def names_of(commits):
    return {one.hash for one in commits}


OF_ALL = (
    lambda unit: unit.scopes(),
    lambda unit: unit.last_hlc(),
    lambda unit: unit.latest_write(),
    lambda unit: unit.split(unit.scopes()),
    lambda unit: unit.find(Assignment),
    lambda unit: names_of(unit.unacknowledged()),
    lambda unit: names_of(unit.held_back()),
    lambda unit: {one.commit: one.missing for one in unit.parked()},
)


def of_portion(given):
    """Questions about commits just admitted."""
    hashes = [one.hash for one in given]
    scope, device = given[0].envelope.scope, given[0].envelope.device
    return (
        lambda unit: unit.known([*hashes, "0" * 64]),
        lambda unit: unit.receipts(hashes),
        lambda unit: unit.of_scope(scope, hashes),
        lambda unit: unit.tips(scope, device),
        lambda unit: unit.count_up_to(scope, unit.heads()[scope]),
    )


def test_the_journal_agrees_in_any_portions(twins):
    disk, both, random, _clock = twins
    for portion in portions(disk, random):
        do(both, lambda unit, portion=portion: unit.admit(portion))
        heads = same(both, lambda unit: unit.heads())
        some = {scope: tips[:1] for scope, tips in heads.items() if random.random() < 0.5}
        same(both, lambda unit, some=some: names_of(unit.beyond(some)))
        for ask in (*of_portion([one.commit for one in portion]), *OF_ALL):
            same(both, ask)


def test_what_is_durable_agrees(twins):
    disk, both, random, _clock = twins
    for portion in portions(disk, random):
        do(both, lambda unit, portion=portion: unit.admit(portion))
    heads = same(both, lambda unit: unit.heads())
    some = {scope: tips for scope, tips in heads.items() if random.random() < 0.5}
    marked = same(both, lambda unit: unit.put_durable(some))
    assert marked or not some
    do(both, lambda unit: unit.put_durable(some))
    for scope in heads:
        same(both, lambda unit, scope=scope: unit.not_durable(scope))
    do(both, lambda unit: unit.forget_durable())
    for scope in heads:
        assert same(both, lambda unit, scope=scope: unit.not_durable(scope)) > 0


def test_chunks_agree(twins):
    disk, both, random, _clock = twins
    commits = [kept.commit for kept in disk.commits.values()]
    content = {name: row[1] for name, row in disk.sides.get("chunks", {}).items() if row[1] is not None}
    assert content, "the history has no scan"
    for portion in portions(disk, random):
        do(both, lambda unit, portion=portion: unit.admit(portion))
    do(both, lambda unit: unit.chunks.note(listed(commits)))
    scopes = {one.envelope.scope for one in commits}
    brought = dict(random.sample(sorted(content.items()), len(content) // 2 + 1))
    same(both, lambda unit: unit.chunks.missing(scopes, 2))
    assert same(both, lambda unit: unit.chunks.put({**brought, "f" * 64: b"nobody lists it"})) == len(brought)
    do(both, lambda unit: unit.chunks.put(brought))
    for some in (scopes, set(random.sample(sorted(scopes), 1)), set()):
        same(both, lambda unit, some=some: unit.chunks.get(content.keys(), some))
        same(both, lambda unit, some=some: unit.chunks.missing(some, 100))
    assert set(same(both, lambda unit: sorted(unit.chunks.unsafe()))) == brought.keys()
    do(both, lambda unit: unit.chunks.put_durable(list(brought)[:1]))
    for scope in scopes:
        same(both, lambda unit, scope=scope: unit.chunks.not_durable(scope))


def test_erasure_agrees(twins):
    disk, both, random, clock = twins
    families = sorted({kept.commit.envelope.scope for kept in disk.commits.values()} - {"office"})
    gone, other = families[0], families[-1]
    late = next(kept.commit for kept in disk.commits.values() if kept.commit.envelope.scope == gone)
    for portion in portions(disk, random):
        kept = [one for one in portion if one.commit is not late]
        do(both, lambda unit, kept=kept: unit.admit(kept))
    hashes = [name for name, kept in disk.commits.items() if kept.commit.envelope.scope == other][:2]
    assert same(both, lambda unit: unit.drop_payloads(hashes)) <= len(hashes)
    do(both, lambda unit: unit.drop_payloads(hashes))
    do(both, lambda unit: unit.destroy_scope_key(gone, clock.now()))
    assert same(both, lambda unit: unit.erased_scopes()) == {gone}
    assert gone not in same(both, lambda unit: {one.envelope.scope for one in unit.beyond({})})
    same(both, lambda unit: names_of(unit.beyond({})))
    for unit in both():
        with unit, pytest.raises(ScopeErased):
            unit.admit([Incoming(late, None, False)])


def test_documents_and_rows_beside_the_journal_agree(twins):
    disk, both, _random, clock = twins
    at = clock.now()
    for name, content in sorted(disk.documents.items()):
        do(both, lambda unit, name=name, content=content: unit.put_document(name, content))
    do(both, lambda unit: unit.delete_document("directory/1"))
    made = {f"family:{number}": f"person-{number % 2}" for number in range(5)}
    do(both, lambda unit: unit.put_makers(made))
    do(both, lambda unit: unit.put_makers({"family:1": "somebody else"}))
    for name, code in (("b.bundle", "unknown-sender"), ("a.bundle", "truncated"), ("b.bundle", "too-large")):
        do(both, lambda unit, name=name, code=code: unit.set_aside(name, code, at))
    for ask in (
        lambda unit: unit.makers(),
        lambda unit: unit.documents("d"),
        lambda unit: unit.document("directory/1"),
        lambda unit: unit.makers(["family:1", "family:9"]),
        lambda unit: unit.makers(person="person-0"),
        lambda unit: unit.makers(["family:1"], "person-0"),
        lambda unit: {(one.name, one.code) for one in unit.quarantine()},
    ):
        same(both, ask)
