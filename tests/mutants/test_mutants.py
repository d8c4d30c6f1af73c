"""A proof is worth what it notices: each rule taken out makes the simulator fail, and by the right name.

CI plays a few histories per mutant; `ASYSTENT_MUTANT_SEEDS` lets it play more.
"""

import os
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from asystent_desktop.application.attachments import moves as attachment_moves
from asystent_desktop.application.exchange import (
    absences,
    hand_over,
    introduction,
    uploads as exchange_uploads,
)
from asystent_desktop.domain.kinds import Family
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.exchange import admission, bundle, routing
from asystent_desktop.exchange.directory import TrustState
from asystent_desktop.hub import epoch, gap_notes, hand_over as hub_hand_over, state
from asystent_desktop.hub.decisions import assign
from asystent_desktop.journal import authority, capture, fold as folding
from tests.exchange_sim import invariants, office_events
from tests.exchange_sim.events import own_family
from tests.exchange_sim.histories import attempt, drawn_often, opened
from tests.exchange_sim.quick_crypto import quick_crypto
from tests.exchange_sim.town import save
from tests.exchange_sim.world import Broken, found
from tests.mutants.mutating import Mutant, without

SEEDS = int(os.environ.get("ASYSTENT_MUTANT_SEEDS", "40"))

MUTANTS = (
    Mutant(
        "the seen list",
        capture.operations,
        "values[name], _seen(before, name))",
        "values[name], ())",
        ("what is saved is what is shown",),
    ),
    Mutant(
        "the scope filter",
        state.entitled_scopes,
        "return frozenset(unit.heads(wanted))",
        "return frozenset(unit.scopes())",
        ("nothing outside scope",),
    ),
    Mutant(
        "the recipient check",
        bundle._authenticate,
        "if checked.recipient != recipient:",
        "if False:",
        ("nothing outside scope",),
        ("rewrap", "exchange"),
    ),
    Mutant(
        "versions of the directory that never go backwards",
        TrustState.accept,
        "if directory.version < self.directory.version:",
        "if False:",
        ("the directory never goes back",),
        ("enrol_colleague", "roll_back", "exchange", "answer"),
    ),
    Mutant(
        "commits signed by their device",
        admission._not_authentic,
        "signing.verify(device.sign, commit.signature, commit.envelope_bytes)",
        "pass",
        ("signatures hold",),
        ("forge", "answer"),
        also=(Mutant("one by one", admission.authentic, "signing.verify(device.sign,", "(device.sign,"),),
    ),
    Mutant(
        "only office roles write the office's scope",
        authority._scope_refusal,
        "return None if role in OFFICE_ROLES else Reason.OFFICE_ONLY",
        "return None",
        ("nothing outside scope",),
        ("grab", "exchange"),
    ),
    Mutant(
        "rivals kept until a person decides",
        folding._live,
        "if one.op not in replaced",
        "if one.op not in replaced][-1:] or [one for one in writes if False",
        ("rivals are kept", "replicas agree", "no word of a letter is lost"),
        ("edit", "exchange", "answer"),
    ),
    Mutant(
        "what a revoked computer brings is held",
        admission._decide,
        "if not standing.counts(envelope.device):",
        "if False:",
        ("nothing of a revoked computer is folded",),
        ("lose_laptop", "edit", "exchange", "answer"),
    ),
    Mutant(
        "a compartment has an assignment of its own",
        routing.entitled_at_most,
        "mine |= {scope for scope",
        "mine |= {'restricted:' + held.family_id for held in standing.of_person(person_id)}\n"
        "    mine |= {scope for scope",
        ("nothing outside scope",),
        ("write_card", "give_family", "exchange", "answer"),
    ),
    Mutant(
        "only the office approves a paper",
        authority.workflow_refusal,
        'if one.values.get("step") in _DECISIONS and role not in OFFICE_ROLES:',
        "if False:",
        ("papers go their way",),
        ("begin_letter", "take_step", "approve_own", "approve_own", "exchange", "answer", "give_family"),
    ),
    Mutant(
        "only who wrote the next entry says that one is lost",
        gap_notes.believe,
        "set(own).intersection(hashes)",
        "set(hashes)",
        ("no false alarm",),
        ("lose_entry", "exchange", "answer", "edit"),
    ),
    Mutant(
        "what its writer has no more nobody waits for",
        absences.gap,
        "missing = gaps.of_laptop(unit.document)",
        "missing = {}",
        ("nobody waits for what is lost", "no false alarm", "comes to rest"),
        ("lose_entry", "exchange", "answer", "edit"),
    ),
    Mutant(
        "a scan the office lacks is brought again",
        attachment_moves.moves,
        "for name in (*fresh, *wanted) if name in here",
        "for name in fresh if name in here and False",
        ("no scan is lost",),
        ("add_scan", "exchange", "answer"),
    ),
)


def histories(mutant, count):
    """Events of so many seeds, every second one replaced by what concerns the mutant."""
    for seed in range(1, count + 1):
        yield seed, drawn_often(seed, mutant.often)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: one.name)
def test_without_a_rule_the_simulator_fails(mutant):
    with without(mutant):
        for seed, events in histories(mutant, SEEDS):
            failure = attempt(seed, events)
            if failure is not None:
                assert not mutant.breaks or failure.rule in mutant.breaks, str(failure)
                return
    pytest.fail(f"{SEEDS} histories did not notice that this is missing: {mutant.name}")


def test_with_every_rule_in_place_the_same_histories_hold():
    for mutant in MUTANTS:
        for seed, events in histories(mutant, 2):
            assert attempt(seed, events) is None


DURABLE_WAIT = Mutant(
    "the durable wait",
    hand_over._allowed,
    "and not unit.not_durable(scope)",
    "and True",
    also=(Mutant("at the hub", hub_hand_over.released, "if set(", "if True or set("),),
)


def handed_over_then_restored():
    """A family changes hands; before a backup holds her last entry and anybody else has it, the hub dies."""
    with quick_crypto():
        world = found(Random("durable"), 2, office_events.MemoryArchive)
        opened(world)
        office_events.hub_back_up(world, Random(0))
        old, new = (one for one in world.live() if one.role == "assistant")
        with old.desk.unit_of_work() as unit:
            (family,) = unit.find(Family)
        save(old.desk, replace(family, phone="32 111 22 33"))
        world.exchange(old)
        world.answer()
        assign(world.hub, world.office, family.id, new.person, AssignmentMode.HOLDER)
        world.days(30)
        for _ in range(3):
            world.exchange(old)
            world.answer()
        world.carrier.boxes.clear()  # the sticks with the others' replies are lost
        world.hub_vault.store.disk, world.restored = world.archive.copies[-1][1], True
        with world.hub.exchange_unit() as unit:
            epoch.begin(unit, "e" * 32, world.clock.instant, world.clock.instant)
            unit.commit()
        invariants.check(world)
        return world


def test_nothing_is_let_go_before_a_backup_holds_it():
    world = handed_over_then_restored()
    assert world.let_go == set(), "no backup was made since: nothing may be purged"


def test_without_the_durable_wait_an_entry_is_lost():
    with without(DURABLE_WAIT), pytest.raises(Broken, match="nothing durable is lost"):
        handed_over_then_restored()


NUMBER_FIRST = Mutant(
    "a number taken before its bundle goes",
    exchange_uploads.begin,
    "exchange_memory.put_memory(unit, after)",
    "pass",
)


def power_cut_at_every_step():
    """A laptop lays out its week, the power goes at one step of it after another, and it tries again."""
    for step in range(1, 12):
        with quick_crypto():
            world = found(Random("power"), 1, office_events.MemoryArchive)
            opened(world)
            (anna,) = (one for one in world.live() if one.role == "assistant")
            own_family(anna)
            world.crashing(step, lambda world=world, anna=anna: world.exchange(anna))
            world.exchange(anna)
            world.answer()
            invariants.check(world)


def test_a_power_cut_makes_no_laptop_look_restored():
    power_cut_at_every_step()


def test_without_its_number_taken_first_it_does():
    with without(NUMBER_FIRST), pytest.raises(Broken, match="no false alarm"):
        power_cut_at_every_step()


INTRODUCTION = Mutant(
    "a forgotten computer introduces itself",
    introduction.of_bundle,
    "memory.told_number >= memory.number",
    "True",
)


def resumed_too_soon():
    """A colleague is signed in, the hub dies, and its backup does not know her."""
    with quick_crypto():
        world = found(Random("forgotten"), 2, office_events.MemoryArchive)
        opened(world)
        office_events.hub_back_up(world, Random(0))
        fresh = world.add("nowa", "assistant", timedelta(0))
        own_family(fresh)
        world.admit(fresh, "assistant")
        world.carrier.boxes.clear()  # the others' replies are lost: she alone knows that directory
        office_events.hub_restore(world, Random(0))
        office_events.resume(world, anyway=True)
        invariants.check(world)


def test_whom_a_restored_hub_forgot_is_heard_again():
    resumed_too_soon()


def test_without_an_introduction_she_is_never_heard():
    with without(INTRODUCTION), pytest.raises(Broken, match="nothing is lost while one replica survives"):
        resumed_too_soon()
