"""Scans between laptops and the office: brought, handed on, asked for again, never to strangers."""

import pytest

from asystent_desktop.application.attachments import attachments, moves as attachment_moves
from asystent_desktop.application.attachments.faults import AttachmentAway
from asystent_desktop.application.exchange.week import exchange_week
from asystent_desktop.domain.kinds.attachment import Attachment
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.exchange.attachments import CHUNKS_PER_REPLY, chunk_line
from asystent_desktop.exchange.boxes import TO_OFFICE, for_device
from asystent_desktop.hub import attachments as at_hub, device_care
from asystent_desktop.hub.decisions import assign
from tests.exchange_sim.town import new_family, two_assistants
from tests.fakes.scans import photo


def add(desk, family, seed=1, title="Karta spotkania, podpisana"):
    content = photo(seed)
    _changes, made = attachments.add(desk, family.id, title, content)
    return made, content


def names(desk, attachment_id):
    with desk.unit_of_work() as unit:
        return unit.get(Attachment, attachment_id).chunks


def missing(town, scope):
    with town.hub.reading() as unit:
        return unit.chunks.missing([scope], 100)


@pytest.fixture
def pair(town):
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    family = new_family(anna)
    for desk in (anna, ewa):
        town.admit(desk)
    town.round(anna, ewa)
    return anna, ewa, family


def give(town, desk, family):
    assign(town.hub, town.office, family.id, desk.identity().person_id, AssignmentMode.STAND_IN)


def test_a_scan_goes_with_its_commit_and_comes_to_whoever_has_the_family(town, pair):
    anna, ewa, family = pair
    made, content = add(anna, family)
    assert len(names(anna, made)) == 2
    town.round(anna)
    assert missing(town, family.scope) == ()
    town.round(ewa)
    town.round(ewa)
    with pytest.raises(Exception, match="unknown-record"):
        attachments.content(ewa, made)
    give(town, ewa, family)
    town.round(ewa)
    with pytest.raises(AttachmentAway):
        attachments.content(ewa, made)
    town.round(ewa)
    row, held = attachments.content(ewa, made)
    assert held == content and row.here


def test_a_stranger_who_knows_a_name_gets_nothing(town, pair):
    anna, _ewa, family = pair
    made, _content = add(anna, family)
    town.round(anna)
    with town.hub.reading() as unit:
        own = list(at_hub.given(unit, names(anna, made), {family.scope}))
        others = list(at_hub.given(unit, names(anna, made), {"office", "family:another"}))
    assert len(own) == 2 and others == []


def test_what_was_lost_on_the_way_is_asked_for_by_name(town, pair):
    anna, _ewa, family = pair
    made, _content = add(anna, family)
    town.round(anna)
    first, second = names(anna, made)
    with town.hub.exchange_unit() as unit:
        unit.chunks.drop_scope(family.scope)
        unit.chunks.note([_listed(anna, name, family) for name in (first, second)])
        unit.chunks.put({first: _sealed(anna, first)})
        unit.commit()
    assert missing(town, family.scope) == (second,)
    town.round(anna)
    assert attachment_moves.moves(anna, ()).bringing == (second,)
    town.round(anna)
    town.round(anna)
    assert missing(town, family.scope) == ()
    assert not attachment_moves.moves(anna, ())


def test_chunks_nobody_listed_are_not_kept_by_either_side(town, pair):
    anna, _ewa, family = pair
    made, _content = add(anna, family)
    stray = {name: _sealed(anna, name) for name in names(anna, made)}
    assert at_hub.take_in(town.hub, stray) == 0
    other = town.laptop("Jan Kot")
    assert attachment_moves.take_in(other, stray) == frozenset()
    with other.unit_of_work() as unit:
        assert unit.blobs_held(stray) == set()


def test_more_scans_than_one_bundle_holds(town, pair):
    anna, ewa, family = pair
    made = [add(anna, family, seed)[0] for seed in range(1, 5)]
    town.exchange(anna)
    assert len(town.carrier.list(TO_OFFICE)) == 2
    town.answer()
    town.exchange(anna)
    give(town, ewa, family)
    town.round(ewa)
    assert len(attachment_moves.moves(ewa, ()).asking) == 8 < CHUNKS_PER_REPLY
    town.exchange(ewa)
    town.answer()
    assert len(town.carrier.list(for_device(ewa.identity().device_id))) == 2
    town.exchange(ewa)
    assert all(attachments.content(ewa, one)[0].here for one in made)


def test_erasing_takes_the_chunks_at_the_office(town, pair):
    anna, _ewa, family = pair
    made, _content = add(anna, family)
    town.round(anna)
    with anna.exchange_unit() as unit:
        (commit,) = [
            one.hash for one in unit.beyond({}, [family.scope]) if b'"attachment"' in one.payload_bytes
        ]
    with town.hub.exchange_unit() as unit:
        unit.drop_payloads([commit])
        unit.commit()
    with town.hub.reading() as unit:
        assert unit.chunks.get(names(anna, made), [family.scope]) == {}
    assert at_hub.take_in(town.hub, {one: _sealed(anna, one) for one in names(anna, made)}) == 0


def test_a_family_is_let_go_only_when_its_scans_lie_in_a_backup(town, pair):
    anna, _ewa, family = pair
    add(anna, family)
    town.round(anna)
    with town.hub.reading() as unit:
        assert not at_hub.all_safe(unit, family.scope)
        inside = unit.chunks.unsafe()
    with town.hub.exchange_unit() as unit:
        unit.chunks.put_durable(inside)
        unit.commit()
    with town.hub.reading() as unit:
        assert at_hub.all_safe(unit, family.scope)


def test_a_former_holder_brings_what_is_missing_and_purges_only_when_it_is_in_a_backup(town, pair):
    anna, ewa, family = pair
    made, _content = add(anna, family)
    town.round(anna)
    lost = names(anna, made)[0]
    with town.hub.exchange_unit() as unit:  # as after a restore from an older backup: one chunk is gone
        unit.chunks.drop_scope(family.scope)
        unit.chunks.note([_listed(anna, name, family) for name in names(anna, made)])
        unit.chunks.put({name: _sealed(anna, name) for name in names(anna, made)[1:]})
        unit.commit()
    town.clock.advance(days=1)
    assign(town.hub, town.office, family.id, ewa.identity().person_id, AssignmentMode.HOLDER)
    town.round(anna, ewa)
    commits_into_a_backup(town)
    chunks_into_a_backup(town)
    assert town.round(anna)[0].purged == ()  # released, but the hub wants a chunk that only she has
    assert missing(town, family.scope) == ()
    assert town.round(anna)[0].purged == ()  # brought, but in no backup yet
    chunks_into_a_backup(town)
    assert [one.scope for one in town.round(anna)[0].purged] == [family.scope]
    with anna.unit_of_work() as unit:
        assert unit.blobs_held([lost]) == set()
    town.round(ewa)
    assert attachments.content(ewa, made)[0].here


def commits_into_a_backup(town):
    with town.hub.exchange_unit() as unit:
        device_care.put_durable(unit, dict(unit.heads()))
        unit.commit()


def chunks_into_a_backup(town):
    with town.hub.exchange_unit() as unit:
        unit.chunks.put_durable(unit.chunks.unsafe())
        unit.commit()


def test_a_laptop_that_alone_has_a_scan_does_not_purge_it(town, pair):
    anna, _ewa, family = pair
    made, _content = add(anna, family)
    with anna.exchange_unit() as unit:
        attachment_moves.keep_wanted(unit, names(anna, made)[:1])
        unit.commit()
    assert attachment_moves.owed_scopes(anna) == {family.scope}


def test_over_the_network_all_of_it_goes_and_comes_in_one_exchange(tmp_path):
    pytest.importorskip("uvicorn", reason='the extra "hub" is not installed')
    from tests.exchange_sim.town import make_town
    from tests.unit.transport.serve_town import serving

    town = make_town(tmp_path)
    with serving(town) as served:
        anna, ewa, family = two_assistants(town)
        town.round(anna, ewa)
        give(town, ewa, family)
        made = [add(anna, family, seed)[0] for seed in range(1, 5)]
        assert exchange_week(anna, served.carrier(anna), via=served.address.url).accepted == 4
        assert missing(town, family.scope) == ()
        exchange_week(ewa, served.carrier(ewa), via=served.address.url)
        assert all(attachments.content(ewa, one)[0].here for one in made)
    town.close()


def test_a_chunk_under_another_name_is_refused():
    from asystent_desktop.exchange.lines import read_lines
    from asystent_desktop.exchange.trust_faults import BadDocument

    with pytest.raises(BadDocument):
        read_lines([chunk_line("0" * 64, b"something else entirely")])


def _sealed(desk, name):
    with desk.unit_of_work() as unit:
        return unit.blob(name)


def _listed(desk, name, family):
    from asystent_desktop.exchange.attachments import Listed

    return Listed(name, family.scope, "f" * 64)
