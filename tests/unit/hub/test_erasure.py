"""Erasure: two people, every replica, nothing comes back, the chain still verifies."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from asystent_desktop.application.exchange import erasure
from asystent_desktop.application.faults import OtherRecords, RetentionRuns, SamePerson
from asystent_desktop.crypto import signing
from asystent_desktop.domain.kinds import Strength
from asystent_desktop.domain.kinds.scope import ErasureConsent
from asystent_desktop.exchange import ledger, signed
from asystent_desktop.hub import erasure as at_hub, held as hub_held
from asystent_desktop.hub.decisions import revoke
from asystent_desktop.hub.faults import NotErasedYet
from tests.exchange_sim.town import make_town, new_family, save, stored
from tests.fakes.sqlcipher_pages import lies_in
from tests.fakes.vaults import RAW_KEY
from tests.unit.hub.test_attacks import commits_of

NAME = "Żółtopuzik"
WORDS = (NAME, "zoltopuzik")
BASIS = "B10, zgoda archiwum 12/2026"


@pytest.fixture
def town(tmp_path):
    made = make_town(tmp_path)
    yield made
    made.close()


@pytest.fixture
def office(town):
    """Anna's family, ended long ago, known to two heads and to the hub."""
    anna, maria, jan = (
        town.laptop("Anna Nowak"),
        town.laptop("Maria Zych", "head"),
        town.laptop("Jan Kos", "head"),
    )
    family = new_family(anna, NAME)
    save(anna, replace(stored(anna, family.id), ended_on=date(2015, 6, 30)))
    for number in range(3):
        save(anna, Strength(id=f"s{number}", scope=family.scope, text=f"{NAME} {number}"))
    town.admit(anna)
    town.admit(maria, role="head")
    town.admit(jan, role="head")
    town.round(anna)
    town.round(maria, jan)
    return anna, maria, jan, family


def ordered(maria, family, *records, **options):
    return erasure.order(maria, erasure.plan(maria, family.id, records), BASIS, **options)[1]


def test_what_is_due_is_listed_and_the_dry_run_changes_nothing(town, office):
    _, maria, _, family = office
    (row,) = erasure.past_retention(maria)
    assert (row.family_id, row.category, row.erasable_from) == (family.id, "B10", date(2026, 1, 1))
    assert erasure.past_retention(maria, date(2025, 12, 31)) == ()
    before = maria.verify().state_hash
    planned = erasure.plan(maria, family.id)
    assert (planned.whole, planned.early, len(planned.records), len(planned.commits)) == (True, False, 4, 5)
    assert maria.verify().state_hash == before


def test_one_person_alone_erases_nothing(town, office):
    anna, maria, jan, family = office
    number = ordered(maria, family)
    with pytest.raises(SamePerson):
        erasure.consent(maria, number)
    town.round(maria, jan, anna)
    assert [stored(desk, family.id).name for desk in (anna, maria, jan)] == [NAME] * 3
    assert [row.state for row in erasure.orders(jan)] == ["waiting"]
    with pytest.raises(NotErasedYet):
        at_hub.certificate(town.hub, number)


def test_a_family_is_erased_everywhere_and_the_chain_holds(town, office):
    anna, maria, jan, family = office
    anna.upkeep.back_up()
    number = ordered(maria, family)
    town.round(maria, jan)
    erasure.consent(jan, number)
    assert stored(jan, family.id) is None
    town.round(jan)
    town.round(anna, maria)
    for desk in (anna, maria, jan):
        assert stored(desk, family.id) is None
        assert lies_in(desk.folder, RAW_KEY, WORDS) == []
        found = town.verify(desk)
        assert found.problems == ()
        assert [row.state for row in erasure.orders(maria)] == ["done"]
    with town.hub.reading() as unit:
        assert family.scope in unit.erased_scopes()
        assert unit.beyond({}, [family.scope]) == []
    assert town.verify(town.hub).problems == ()


def test_an_old_laptop_offers_it_again_and_nobody_takes_it(town, office, tmp_path):
    anna, maria, jan, family = office
    with anna.exchange_unit() as unit:
        old = unit.beyond({}, [family.scope])
    number = ordered(maria, family)
    town.round(maria, jan)
    erasure.consent(jan, number)
    town.round(jan, maria)
    # Anna has not exchanged since: her laptop has it, writes more, and forgets what was confirmed.
    save(anna, Strength(id="late", scope=family.scope, text=f"{NAME} jeszcze"))
    from asystent_desktop.application.exchange import memory as exchange_memory

    with anna.exchange_unit() as unit:
        exchange_memory.put_memory(unit, replace(exchange_memory.memory(unit), office_heads={}))
        unit.commit()
    town.round(anna)
    town.round(anna, maria)
    assert stored(anna, family.id) is None
    assert [lies_in(desk.folder, RAW_KEY, WORDS) for desk in (anna, maria)] == [[], []]
    with town.hub.reading() as unit:
        assert unit.beyond({}, [family.scope]) == []
    assert len(old) == 5


def test_one_record_goes_and_a_new_laptop_gets_the_rest(town, office):
    anna, maria, jan, family = office
    number = ordered(maria, family, "s1")
    town.round(maria, jan)
    erasure.consent(jan, number)
    town.round(jan)
    town.round(anna, maria)
    zofia = town.laptop("Zofia Kos", "head")
    town.admit(zofia, role="head")
    town.round(zofia)
    for desk in (anna, maria, jan, zofia):
        with desk.unit_of_work() as unit:
            assert [one.id for one in unit.find(Strength)] == ["s0", "s2"]
        assert lies_in(desk.folder, RAW_KEY, (f"{NAME} 1",)) == []
        assert town.verify(desk).problems == ()
    assert len({town.verify(desk).records for desk in (maria, jan, zofia)}) == 1


def test_records_that_cannot_be_parted_are_named_first(town, office):
    anna, maria, _, family = office
    both = [Strength(id=name, scope=family.scope, text=NAME) for name in ("x", "y")]
    save(anna, *both)
    town.round(anna)
    town.round(maria)
    planned = erasure.plan(maria, family.id, ["x"])
    assert [one.record_id for one in planned.along] == ["y"]
    with pytest.raises(OtherRecords):
        erasure.order(maria, planned, BASIS)
    erasure.order(maria, planned, BASIS, along=True)


def test_nothing_goes_before_its_time_without_saying_so(town, office):
    anna, maria, _, family = office
    save(anna, replace(stored(anna, family.id), ended_on=date(2020, 1, 1)))
    town.round(anna)
    town.round(maria)
    with pytest.raises(RetentionRuns) as told:
        ordered(maria, family)
    assert told.value.values["erasable_from"] == "2031-01-01"
    assert ordered(maria, family, early=True)


def test_the_office_key_consents_at_the_hub_and_the_certificate_names_the_day(town, office):
    anna, maria, _, family = office
    number = ordered(maria, family)
    town.round(maria)
    at_hub.consent(town.hub, town.office, number)
    made = at_hub.certificate(town.hub, number)
    body, (seal,) = signed.unpack(made.file, (64,), "certificate")
    signing.verify(town.hub.keys.signing.public, seal, body)
    said = json.loads(body)
    assert said["backups_out_of_reach_on"] == (town.clock.today() + timedelta(days=35)).isoformat()
    assert (said["ordered_by"], said["consented_by"]) == (maria.identity().person_id, "administrator")
    assert NAME.encode() not in made.file
    town.round(anna)
    assert lies_in(anna.folder, RAW_KEY, WORDS) == []


@pytest.mark.parametrize("step", ["erase", "scrub", "replace_backups"])
def test_a_kill_inside_an_erasure_is_carried_through(town, office, monkeypatch, step):
    anna, maria, jan, family = office
    anna.upkeep.back_up()
    number = ordered(maria, family)
    town.round(maria, jan)
    erasure.consent(jan, number)
    town.round(jan)

    def killed(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(type(anna.upkeep), step, killed)
        with pytest.raises(KeyboardInterrupt):
            town.exchange(anna)
    town.exchange(anna)
    assert lies_in(anna.folder, RAW_KEY, WORDS) == []


def test_an_assistants_consent_is_no_consent(town, office):
    """A commit that says so, from somebody without an office role, puts nothing in force."""
    from asystent_desktop.exchange.orders import proposed
    from asystent_desktop.hub import state

    anna, maria, _, family = office
    number = ordered(maria, family)
    town.round(maria)
    town.round(anna)
    with town.hub.reading() as unit:
        (one,) = proposed(unit.beyond({}, ["office"]), state.directory(unit), unit.held_back())
    consent = ErasureConsent(
        id="c", scope="office", order_id=number, order_digest=one.digest, consented_on=town.clock.today()
    )
    save(anna, consent)
    assert town.round(anna)[0].held == 1
    assert at_hub.carry_out(town.hub) == ()
    assert stored(anna, family.id).name == NAME


def test_two_computers_that_were_revoked_erase_nothing(town, office):
    """Their commits are sound and held; what cannot be taken back does not rest on them, admitted or not."""
    _, maria, jan, family = office
    for desk in (maria, jan):
        revoke(town.hub, town.office, desk.identity().device_id)
    number = ordered(maria, family)
    with maria.exchange_unit() as unit:
        *_, last = unit.beyond({}, ["office"])
    save(jan, ErasureConsent(
        id="c", scope="office", order_id=number, order_digest=ledger.digest(last.operations[0].values),
        consented_on=town.clock.today(),
    ))  # fmt: skip
    town.round(maria, jan)
    held = [one.commit for one in hub_held.held(town.hub)]
    assert len(held) == 2
    for commit in held:
        hub_held.decide(town.hub, town.office, commit, admit=True)
    town.answer()
    assert all(one.payload_bytes for one in commits_of(town.hub, family.scope))
    assert len(commits_of(town.hub, family.scope)) == 5
    assert at_hub.orders(town.hub) == ()


def test_the_consent_of_a_revoked_computer_carries_no_good_order_out(town, office):
    """It arrives last and is about to be held: by then it must not have counted."""
    _, maria, jan, family = office
    number = ordered(maria, family)
    with maria.exchange_unit() as unit:
        *_, last = unit.beyond({}, ["office"])
    town.round(maria)
    revoke(town.hub, town.office, jan.identity().device_id)
    save(jan, ErasureConsent(
        id="c", scope="office", order_id=number, order_digest=ledger.digest(last.operations[0].values),
        consented_on=town.clock.today(),
    ))  # fmt: skip
    town.round(jan)
    assert len(hub_held.held(town.hub)) == 1
    assert all(one.payload_bytes for one in commits_of(town.hub, family.scope))


def test_an_order_reaches_no_further_than_the_scope_it_names(town, office):
    """The second person is shown one family; commits of another one named beside change nothing there."""
    anna, maria, jan, family = office
    other = new_family(anna, "Inna")
    town.round(anna)
    town.round(maria, jan)
    (victim,) = commits_of(maria, other.scope)
    planned = replace(erasure.plan(maria, family.id, ["s0"]), commits=(victim.hash,))
    number = erasure.order(maria, planned, BASIS)[1]
    town.round(maria)
    town.round(jan)
    erasure.consent(jan, number)
    town.round(jan, maria, anna)
    assert [bool(one.payload_bytes) for one in commits_of(town.hub, other.scope)] == [True]
    assert [stored(desk, other.id).name for desk in (anna, maria, jan)] == ["Inna"] * 3
