"""What a computer with a valid key, or a hub, may write and send; nobody's work stops for it."""

import tracemalloc
from dataclasses import replace

import pytest

from asystent_desktop.application.exchange import alarms
from asystent_desktop.application.exchange.standing import standing
from asystent_desktop.domain.kinds import Strength
from asystent_desktop.domain.records import kind_of
from asystent_desktop.exchange.directory import HUB
from asystent_desktop.exchange.lines import Carried, commit_line
from asystent_desktop.hub import state
from asystent_desktop.hub.decisions import revoke
from asystent_desktop.journal import capture, hlc
from asystent_desktop.journal.commit import SALT_BYTES, SCHEMA, Commit, Envelope, compose
from asystent_desktop.journal.faults import BadCommit, NewerCommit
from asystent_desktop.journal.ops import Put
from tests.exchange_sim.town import make_town, name_of, new_family, save, stored, two_assistants
from tests.unit.hub.test_attacks import commits_of, craft, drop

FAR = (2**53 - 1, 0)
"""The latest clock an envelope may hold: the year 287396."""


@pytest.fixture
def town(tmp_path):
    made = make_town(tmp_path)
    yield made
    made.close()


def written(desk, scope, operations, clock):
    """A commit the program would not make, signed with this computer's key."""
    writer = desk.identity()
    with desk.exchange_unit() as unit:
        prev = unit.tips(scope, writer.device_id)

    def envelope(payload):
        return Envelope(
            id=desk.ids.new(), device=writer.device_id, actor=writer.person_id, scope=scope, prev=prev,
            hlc=clock, directory=1, tx="t", command="test", schema=SCHEMA, payload=payload,
        )  # fmt: skip

    return compose(envelope, operations, bytes(SALT_BYTES), desk.keys.signing.sign)


def bring(town, desk, *commits):
    lines = [commit_line(Carried(one)) for one in commits]
    drop(town, craft(town, desk.identity().device_id, desk.keys.signing, lines))
    return town.answer()


@pytest.fixture
def shared(town):
    """Anna's family, known to the head."""
    anna, maria = town.laptop("Anna Nowak"), town.laptop("Maria Zych", "head")
    family = new_family(anna)
    town.admit(anna)
    town.admit(maria, role="head")
    town.round(anna)
    town.round(maria)
    return anna, maria, family


def test_a_clock_beyond_all_calendars_stops_neither_history_nor_exchange(town, shared):
    """It decides which rival is shown, no more: the timeline, the conflict desk and `verify` go on."""
    anna, maria, family = shared
    fresh = capture.operations(kind_of(Strength), None, Strength(id="far", scope=family.scope, text="Razem"))
    rival = Put("family", family.id, "phone", "32 000 00 00", ())
    bring(town, anna, written(anna, family.scope, [*fresh, rival], FAR))
    save(maria, replace(stored(maria, family.id), phone="32 111 22 33"))
    assert town.round(maria)[0].conflicts == 1
    with maria.unit_of_work() as unit:
        assert unit.history(family.scope).entries[0].written_at == hlc.LATEST
        assert hlc.LATEST in {one.written_at for one in unit.conflicts()[0].rivals}
    found = maria.verify().problems
    assert all(one.startswith("unknown-device:") for one in found), "the fake knows no keys of others"


@pytest.mark.parametrize(
    "version, code", [(b"asystent-commit/2", NewerCommit.code), (b"asystent-commit/x", BadCommit.code)]
)
def test_an_entry_this_version_cannot_read_is_named_and_stops_nothing_else(town, shared, version, code):
    anna, _, family = shared
    (real,) = commits_of(anna, family.scope)
    later = real.envelope_bytes.replace(b"asystent-commit/1", version)
    line = commit_line(Carried(Commit(later, real.signature, real.payload_bytes)))
    device = anna.identity().device_id
    own = anna.keys.sealing.public
    blob = craft(town, HUB, town.hub.keys.signing, [line], recipient=device, seal=own)
    town.carrier.put(f"dla-{device}", name_of(blob), blob)
    report = town.exchange(anna)
    assert code in {one.code for one in report.problems}
    assert report.replies == 1
    assert town.carrier.list(f"dla-{device}") == []


def test_what_a_computer_says_to_await_does_not_fill_the_database(town):
    anna, _, _ = two_assistants(town)
    town.round(anna)
    names = [b'{"scope":"family:%d"}' % number for number in range(30_000)]
    lines = [
        b'{"type":"arriving","scopes":[%s]}' % b",".join(names[start : start + 1000])
        for start in range(0, len(names), 1000)
    ]
    drop(town, craft(town, anna.identity().device_id, anna.keys.signing, lines))
    town.answer()
    with town.hub.reading() as unit:
        assert len(state.device_note(unit, anna.identity().device_id).arriving) == 1000


@pytest.mark.parametrize("side", ["hub", "laptop"])
def test_a_stick_full_of_bundles_is_unpacked_one_at_a_time(town, side):
    """What lies there may be any number of bundles of 16 MiB, which unpack to 64."""
    anna, _, _ = two_assistants(town)
    town.round(anna)
    device, text = anna.identity().device_id, b"x" * 900_000
    lines = [b'{"type":"later-%d","text":"%s"}' % (number, text) for number in range(4)]
    count = 8
    for _ in range(count):
        if side == "hub":
            drop(town, craft(town, device, anna.keys.signing, lines))
        else:
            own = anna.keys.sealing.public
            blob = craft(town, HUB, town.hub.keys.signing, lines, recipient=device, seal=own)
            drop(town, blob, f"dla-{device}")
    tracemalloc.start()
    try:
        done = len(town.answer().ingested) if side == "hub" else town.exchange(anna).replies
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert done == count
    assert peak < count * len(lines) * len(text), "all of them were in memory at once"


def test_an_old_reply_put_back_is_no_success_and_hides_no_alarm(town, shared):
    anna, maria, family = shared
    box = f"dla-{maria.identity().device_id}"
    save(maria, Strength(id="m", scope=family.scope, text="Razem"))
    town.exchange(maria)
    town.answer()
    (old,) = town.carrier.boxes[box].values()
    town.exchange(maria)
    town.clock.advance(days=1)
    revoke(town.hub, town.office, anna.identity().device_id)
    town.exchange(anna)
    town.answer()
    town.round(maria)
    told, heard = codes(maria), standing(maria).last_success
    assert "revoked-talking" in told
    town.clock.advance(days=1)
    drop(town, old, box)
    assert town.exchange(maria).replies == 1
    assert (codes(maria), standing(maria).last_success) == (told, heard)


def codes(desk):
    return {one.code for one in alarms.office_report(desk).alarms}
