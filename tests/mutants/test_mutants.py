"""A proof is worth what it notices: each rule taken out makes the simulator fail, and by the right name.

CI plays a few histories per mutant; `ASYSTENT_MUTANT_SEEDS` lets it play more.
"""

import os
from random import Random

import pytest

from asystent_desktop.exchange import admission, bundle, gaps
from asystent_desktop.exchange.directory import TrustState
from asystent_desktop.hub import state
from asystent_desktop.journal import authority, capture
from asystent_desktop.journal import fold as folding
from tests.exchange_sim.events import Event
from tests.exchange_sim.histories import attempt, drawn
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
        ("enrol_colleague", "repeat", "exchange", "answer"),
    ),
    Mutant(
        "no heads over a gap",
        gaps.declared,
        "if scope not in gaps",
        "if True",
        ("nothing is held silently", "everything is confirmed", "nothing is lost while one replica survives"),
        ("drop", "edit", "exchange", "answer"),
    ),
    Mutant(
        "commits signed by their device",
        admission.authentic,
        "signing.verify(device.sign, commit.signature, commit.envelope_bytes)",
        "pass",
        ("signatures hold",),
        ("forge", "answer"),
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
        ("rivals are kept", "replicas agree"),
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
)


def histories(mutant, count):
    """Events of so many seeds, every second one replaced by what concerns the mutant."""
    for seed in range(1, count + 1):
        random, events = Random(f"{seed}/{mutant.name}"), drawn(seed)
        if mutant.often:
            events[::2] = [Event(random.choice(mutant.often), one.seed) for one in events[::2]]
        yield seed, events


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
        for seed, events in histories(mutant, 3):
            assert attempt(seed, events) is None
