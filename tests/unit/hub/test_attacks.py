"""What a thief, a curious colleague, a relay and a hub operator try; each refusal has its name."""

from dataclasses import replace

import pytest

from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.domain.kinds import Assignment, Family, OfficeProfile, Strength
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.exchange import bundle, trust_store
from asystent_desktop.exchange.directory import HUB, SignedDirectory
from asystent_desktop.exchange.lines import Carried, commit_line, directory_line
from asystent_desktop.exchange.manifest import Draft, heads_digest
from asystent_desktop.hub import state
from asystent_desktop.hub.decisions import revoke
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.exchange import Receipt, Status
from tests.exchange_sim.town import make_town, name_of, save, stored, two_assistants

TO_OFFICE, ASIDE = "do-osrodka", "odlozone"


def craft(town, sender, signing, lines=(), *, recipient=HUB, seal=None, office=None, epoch=None, heads=None):
    """A bundle as a hostile peer with these keys would make it."""
    declared = heads or {}
    with town.hub.exchange_unit() as unit:
        directory = state.directory(unit)
    draft = Draft(
        office=office or directory.office,
        sender=sender,
        recipient=recipient,
        number=99,
        previous=None,
        created_at=town.clock.now(),
        hub_epoch=epoch or directory.hub.epoch,
        heads_digest=heads_digest(declared),
        directory_version=directory.version,
        heads=declared,
    )
    return bundle.encode(draft, list(lines), signing.sign, seal or town.hub.keys.sealing.public)


def drop(town, blob, box=TO_OFFICE):
    town.carrier.put(box, name_of(blob), blob)


def commits_of(desk, scope):
    with desk.exchange_unit() as unit:
        return unit.beyond({}, [scope])


def lie_aside(town):
    return set(town.carrier.boxes.get(ASIDE, {}))


@pytest.fixture
def staff(town):
    """Anna with her family, known to the hub, and Ewa, who has nothing to do with it."""
    anna, ewa, family = two_assistants(town)
    town.round(anna, ewa)
    town.answer()  # empties the box to the office
    return anna, ewa, family


def test_a_bad_bundle_is_set_aside_by_name_and_stops_no_other(town, staff):
    anna, ewa, family = staff
    device = anna.identity().device_id
    save(anna, replace(stored(anna, family.id), phone="32 555 00 00"))
    town.exchange(anna)
    bad = {
        craft(town, "01930000-0000-7000-8000-00000000dead", anna.keys.signing): "unknown-sender",
        craft(town, device, ewa.keys.signing): "bad-signature",
        craft(town, HUB, town.hub.keys.signing): "unknown-sender",
        craft(town, "office", town.office.signing): "unknown-sender",
        craft(town, device, anna.keys.signing, recipient=ewa.identity().device_id): "wrong-recipient",
        craft(town, device, anna.keys.signing, seal=ewa.keys.sealing.public): "other-recipient-key",
        craft(town, device, anna.keys.signing, office="01930000-0000-7000-8000-00000000beef"): "cannot-open",
        craft(town, device, anna.keys.signing, [b'{"type":"commit"}']): "bad-document",
        b"no bundle at all": "not-a-bundle",
        craft(town, device, anna.keys.signing)[:-1]: "truncated",
        craft(town, device, anna.keys.signing)[:-9] + bytes(9): "cannot-open",
    }
    for blob in bad:
        drop(town, blob)
    report = town.answer()
    assert {problem.name: problem.code for problem in report.problems} == {
        name_of(blob): code for blob, code in bad.items()
    }
    assert sum(one.taken for one in report.ingested) == 1
    assert lie_aside(town) == {name_of(blob) for blob in bad}
    with town.hub.exchange_unit() as unit:
        assert {(held.name, held.code) for held in state.quarantine(unit)} == {
            (name_of(blob), code) for blob, code in bad.items()
        }
    assert town.carrier.list(TO_OFFICE) == []
    assert town.exchange(anna).accepted == 1


def test_a_colleague_writing_into_a_family_that_is_not_hers_is_held(town, staff):
    anna, ewa, family = staff
    save(ewa, Strength(id=ewa.ids.new(), scope=family.scope, text="Podrzucone"))
    town.exchange(ewa)
    (outcome,) = town.answer().ingested
    assert [(one.scope, one.reason) for one in outcome.held] == [(family.scope, "not-assigned")]
    assert town.exchange(ewa).held == 1
    town.round(anna)
    with anna.unit_of_work() as unit:
        assert unit.find(Strength) == []
    with ewa.unit_of_work() as unit:
        assert unit.get(Family, family.id) is None


def test_asking_for_a_family_by_naming_its_scope_gives_nothing(town, staff):
    anna, ewa, family = staff
    (commit,) = commits_of(anna, family.scope)
    identity = ewa.identity()
    line = b'{"type":"awaiting","commits":["%s"]}' % commit.hash.encode()
    drop(town, craft(town, identity.device_id, ewa.keys.signing, [line]))
    (reply,) = [row for row in town.answer().replies if row.device == identity.device_id]
    assert reply.commits == len(commits_of(town.hub, "office"))
    town.exchange(ewa)
    with ewa.exchange_unit() as unit:
        assert family.scope not in unit.scopes()


@pytest.mark.parametrize("carrier", ["hub", "colleague"])
def test_a_forged_commit_is_stored_nowhere(town, staff, carrier):
    anna, ewa, family = staff
    (real,) = commits_of(anna, family.scope)
    forged_envelope = real.envelope_bytes.replace(b'"create-family"', b'"delete-family"')
    forged = Commit(forged_envelope, real.signature, real.payload_bytes)
    if carrier == "colleague":
        drop(town, craft(town, ewa.identity().device_id, ewa.keys.signing, [commit_line(Carried(forged))]))
        (outcome,) = town.answer().ingested
        assert [(one.commit, one.code) for one in outcome.refused] == [(forged.hash, "bad-signature")]
        assert len(lie_aside(town)) == 1
        return
    receipt = Receipt(forged.hash, town.clock.now(), 1, Status.OK)
    device = anna.identity().device_id
    drop(
        town,
        craft(
            town,
            HUB,
            town.hub.keys.signing,
            [commit_line(Carried(forged, receipt))],
            recipient=device,
            seal=anna.keys.sealing.public,
        ),
        f"dla-{device}",
    )
    report = town.exchange(anna)
    assert [(one.code, one.subject) for one in report.problems] == [("bad-signature", forged.hash)]
    with anna.exchange_unit() as unit:
        assert unit.known([forged.hash]) == set()


def test_a_hub_cannot_raise_an_assistant_by_calling_her_commit_ok(town, staff):
    """Ewa writes the office's letterhead; a bribed hub says OK; Anna's laptop asks the directory."""
    anna, ewa, _family = staff
    save(ewa, OfficeProfile(id=ewa.ids.new(), scope=OFFICE_SCOPE, name="Mój ośrodek"))
    device = ewa.identity().device_id
    (made,) = [one for one in commits_of(ewa, OFFICE_SCOPE) if one.envelope.device == device]
    line = commit_line(Carried(made, Receipt(made.hash, town.clock.now(), 1, Status.OK)))
    recipient = anna.identity().device_id
    bribed = craft(
        town, HUB, town.hub.keys.signing, [line], recipient=recipient, seal=anna.keys.sealing.public
    )
    drop(town, bribed, f"dla-{recipient}")
    town.exchange(anna)
    with anna.unit_of_work() as unit:
        assert unit.find(OfficeProfile) == []
    town.exchange(ewa)
    # Anna's laptop offers what it was given to the office, as every replica does: held whoever brings it.
    held = {one for outcome in town.answer().ingested for one in outcome.held}
    assert {(one.commit, one.reason) for one in held} == {(made.hash, "office-only")}


def test_a_revoked_computer_is_refused_and_its_late_entries_are_held(town, staff):
    anna, _ewa, family = staff
    save(anna, replace(stored(anna, family.id), phone="32 999 99 99"))
    town.exchange(anna)
    revoked = revoke(town.hub, town.office, anna.identity().device_id)
    assert revoked.families == (family.id,)
    assert revoke(town.hub, town.office, anna.identity().device_id) == revoked
    report = town.answer()
    (outcome,) = report.ingested
    assert (outcome.fault, [one.reason for one in outcome.held]) == ("revoked-device", ["revoked-device"])
    assert anna.identity().device_id not in {row.device for row in report.replies}
    assert lie_aside(town) == {outcome.name}
    with town.hub.exchange_unit() as unit:
        (kept,) = unit.receipts([outcome.held[0].commit]).values()
    assert kept.status is Status.HELD


def test_an_older_directory_is_named_and_changes_nothing(town, staff):
    anna, _ewa, _family = staff
    device = anna.identity().device_id
    with town.hub.exchange_unit() as unit:
        old = SignedDirectory(unit.document("directory/2"), unit.document("directory/2.sig"))
    drop(
        town,
        craft(
            town,
            HUB,
            town.hub.keys.signing,
            [directory_line(old)],
            recipient=device,
            seal=anna.keys.sealing.public,
        ),
        f"dla-{device}",
    )
    report = town.exchange(anna)
    assert [one.code for one in report.problems] == ["directory-rolled-back"]
    with anna.exchange_unit() as unit:
        assert trust_store.load(unit.document).version == 3


def test_a_directory_signed_by_the_hub_is_not_believed(town, staff):
    """The hub operator adds a computer of his own."""
    anna, _ewa, _family = staff
    device = anna.identity().device_id
    with town.hub.exchange_unit() as unit:
        forged = SignedDirectory.sign(
            replace(state.directory(unit), version=9, name="Przejęty"), town.hub.keys.signing
        )
    blob = craft(
        town,
        HUB,
        town.hub.keys.signing,
        [directory_line(forged)],
        recipient=device,
        seal=anna.keys.sealing.public,
    )
    drop(town, blob, f"dla-{device}")
    assert [one.code for one in town.exchange(anna).problems] == ["bad-signature"]
    assert anna.identity().office_name == "Ośrodek Przykładowy"


def test_bundles_for_others_and_of_others_are_set_aside_on_the_laptop(town, staff, tmp_path):
    anna, ewa, _family = staff
    device = anna.identity().device_id
    other = make_town(tmp_path / "other", "other hub")
    with other.hub.exchange_unit() as unit:
        foreign = state.directory(unit).office
    bad = {
        craft(
            town, ewa.identity().device_id, ewa.keys.signing, recipient=device, seal=anna.keys.sealing.public
        ): "unknown-sender",
        craft(
            town, HUB, SigningKey.generate(), recipient=device, seal=anna.keys.sealing.public
        ): "bad-signature",
        craft(
            town,
            HUB,
            town.hub.keys.signing,
            recipient=ewa.identity().device_id,
            seal=anna.keys.sealing.public,
        ): "wrong-recipient",
        craft(
            town,
            HUB,
            other.hub.keys.signing,
            recipient=device,
            seal=anna.keys.sealing.public,
            office=foreign,
        ): "cannot-open",
    }
    for blob in bad:
        drop(town, blob, f"dla-{device}")
    report = town.exchange(anna)
    assert {one.subject: one.code for one in report.problems} == {
        name_of(blob): code for blob, code in bad.items()
    }
    assert set(bad) <= set(town.carrier.boxes[ASIDE].values())
    other.close()


def test_heads_of_a_hub_of_another_epoch_are_not_believed(town, staff):
    """What a hub that is not the directory's says it has must not keep the laptop from sending it."""
    anna, _ewa, family = staff
    device = anna.identity().device_id
    save(anna, replace(stored(anna, family.id), phone="32 555 00 00"))
    with anna.exchange_unit() as unit:
        everything, heads = unit.beyond({}), unit.heads()
    other = craft(
        town,
        HUB,
        town.hub.keys.signing,
        recipient=device,
        seal=anna.keys.sealing.public,
        epoch="0" * 32,
        heads={scope: tuple(tips) for scope, tips in heads.items()},
    )
    drop(town, other, f"dla-{device}")
    report = town.exchange(anna)
    assert (report.sent, report.office_restored) == (len(everything), True)


def test_an_assignment_counts_for_the_entries_that_came_with_it(town, staff):
    """A head's laptop refills a hub: what it brings is judged by the assignments it brings, in any order."""
    _anna, ewa, family = staff
    head = town.laptop("Maria Zych", "head")
    town.admit(head, role="head")
    town.round(head)
    town.answer()
    grant = Assignment(
        id=head.ids.new(),
        scope=OFFICE_SCOPE,
        family_id=family.id,
        person_id=ewa.identity().person_id,
        mode=AssignmentMode.STAND_IN,
        from_on=head.clock.today(),
    )
    save(head, grant, command="assign-family")
    save(ewa, Strength(id=ewa.ids.new(), scope=family.scope, text="Dziadek odbiera dzieci"))
    (entry,) = commits_of(ewa, family.scope)
    granted = commits_of(head, OFFICE_SCOPE)[-1]
    lines = [commit_line(Carried(one)) for one in (entry, granted)]
    drop(town, craft(town, head.identity().device_id, head.keys.signing, lines))
    (outcome,) = town.answer().ingested
    assert (outcome.taken, outcome.held) == (2, ())


@pytest.mark.parametrize("attempt", range(2))
def test_bundles_are_read_in_the_order_they_were_signed_in(town, staff, monkeypatch, attempt):
    """The older of two declares fewer heads: read last, it would have everything sent again."""
    anna, _ewa, family = staff
    save(anna, replace(stored(anna, family.id), phone="32 555 00 01"))
    town.exchange(anna)
    (older,) = town.carrier.boxes[TO_OFFICE].items()
    save(anna, replace(stored(anna, family.id), phone="32 555 00 00"))
    town.exchange(anna)
    (newer,) = town.carrier.boxes[TO_OFFICE].items()
    town.carrier.boxes[TO_OFFICE] = dict([older, newer])
    names = [newer[0], older[0]] if attempt else [older[0], newer[0]]
    monkeypatch.setattr(town.carrier, "list", lambda box: names if box == TO_OFFICE else [])
    reply = next(row for row in town.answer().replies if row.device == anna.identity().device_id)
    assert (reply.commits, reply.receipts) == (0, 2)
