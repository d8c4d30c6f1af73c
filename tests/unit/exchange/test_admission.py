"""Who may write what, and who is sent what: the rules, each alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.records import OFFICE_SCOPE, restricted_scope
from asystent_desktop.exchange import admission
from asystent_desktop.exchange.receipts import Status
from asystent_desktop.exchange.routing import NOBODY, Standing, entitled
from asystent_desktop.journal.commit import Commit
from asystent_desktop.journal.ops import Create, Put
from tests.unit.exchange.trust import (
    ANNA,
    EWA,
    FAMILY,
    FAMILY_ID,
    HEAD,
    NOW,
    commit,
    directory,
    laptop,
    signing,
)

TODAY = date(2026, 11, 17)
COMPARTMENT = restricted_scope(FAMILY_ID)
PROFILE = (Create("office_profile", "p", {"name": "Ośrodek"}),)


def assigned(person: str, mode: AssignmentMode = AssignmentMode.HOLDER, **changes) -> Assignment:
    values = {
        "id": person,
        "scope": OFFICE_SCOPE,
        "family_id": FAMILY_ID,
        "person_id": person,
        "mode": mode,
        "from_on": date(2026, 1, 1),
    }
    return Assignment(**{**values, **changes})


def compartment(person: str) -> Assignment:
    return assigned(person, id=f"{person}-r", restricted=True)


def standing(*assignments: Assignment, makers=None, **changes) -> Standing:
    return replace(Standing(directory(), assignments, makers or {}, TODAY), **changes)


def verdict(made: Commit, stands: Standing) -> tuple[str, str]:
    plan = admission.admit([made], stands)
    if plan.refusals:
        return "refused", plan.refusals[0].code
    return plan.decisions[0].status.value, plan.decisions[0].reason


@pytest.mark.parametrize("mode", [AssignmentMode.HOLDER, AssignmentMode.STAND_IN])
def test_holder_and_stand_in_write(mode):
    assert verdict(commit(ANNA), standing(assigned(ANNA, mode))) == ("ok", "")


@pytest.mark.parametrize(
    ("made", "stands", "expected"),
    [
        (commit(EWA), standing(assigned(ANNA)), ("held", "not-assigned")),
        (commit(ANNA), standing(assigned(ANNA, AssignmentMode.READER)), ("held", "reader")),
        (commit(ANNA), standing(assigned(ANNA, until_on=date(2026, 11, 16))), ("late", "former-holder")),
        (commit(ANNA), standing(assigned(ANNA, until_on=TODAY)), ("ok", "")),
        (commit(ANNA), standing(assigned(ANNA, from_on=date(2026, 11, 18))), ("held", "not-assigned")),
        (commit(ANNA), standing(makers={FAMILY: NOBODY}), ("held", "not-assigned")),
        (commit(ANNA), standing(makers={FAMILY: EWA}), ("held", "not-assigned")),
        (commit(ANNA), standing(makers={FAMILY: ANNA}), ("ok", "")),
        (commit(ANNA), standing(assigned(EWA), makers={FAMILY: ANNA}), ("held", "not-assigned")),
        (commit(HEAD), standing(assigned(ANNA)), ("ok", "")),
        (commit(ANNA, f"person:{ANNA}", PROFILE), standing(), ("ok", "")),
        (commit(EWA, f"person:{ANNA}", PROFILE), standing(), ("held", "foreign-person")),
        (commit(ANNA, "office", PROFILE), standing(), ("held", "office-only")),
        (commit(HEAD, "office", PROFILE), standing(), ("ok", "")),
        (commit(ANNA, "diary:x"), standing(), ("held", "unknown-scope")),
        (commit(ANNA, COMPARTMENT), standing(assigned(ANNA)), ("ok", "")),
        (commit(EWA, COMPARTMENT), standing(assigned(ANNA)), ("held", "not-assigned")),
        (
            commit(ANNA, COMPARTMENT),
            standing(assigned(ANNA), makers={COMPARTMENT: EWA}),
            ("held", "not-assigned"),
        ),
        (commit(EWA, COMPARTMENT), standing(compartment(EWA)), ("ok", "")),
        (commit(ANNA, COMPARTMENT), standing(assigned(ANNA), compartment(EWA)), ("held", "not-assigned")),
        (commit(EWA), standing(assigned(ANNA), compartment(EWA)), ("held", "not-assigned")),
        (
            commit(ANNA, device_id=laptop(EWA), key=signing(EWA)),
            standing(),
            ("held", "not-the-devices-person"),
        ),
    ],
)
def test_what_is_held_and_why(made, stands, expected):
    assert verdict(made, stands) == expected


def test_an_assistant_cannot_assign_herself_by_any_scope():
    grant = (Create("assignment", "x", {"family_id": FAMILY_ID, "person_id": EWA, "mode": "holder"}),)
    assert verdict(commit(EWA, "office", grant), standing()) == ("held", "office-only")
    assert verdict(commit(EWA, FAMILY, grant), standing(assigned(EWA))) == ("held", "foreign-kind")


def test_a_note_once_written_cannot_be_changed_by_anybody():
    edit = (Put("visit", "v", "facts", "Inaczej", ("x.0",)),)
    assert verdict(commit(HEAD, FAMILY, edit), standing()) == ("held", "append-only")


def test_a_revoked_computer_is_held_whatever_it_wrote():
    gone = standing(assigned(ANNA), directory=directory().without_device(laptop(ANNA), NOW))
    assert verdict(commit(ANNA), gone) == ("held", "revoked-device")


def test_forged_and_foreign_commits_are_not_stored():
    good = commit(ANNA)
    stands = standing(assigned(ANNA))
    assert verdict(commit(ANNA, key=signing("mallory")), stands) == ("refused", "bad-signature")
    assert verdict(commit(ANNA, device_id="unknown"), stands) == ("refused", "unknown-sender")
    swapped = Commit(good.envelope_bytes, good.signature, commit(ANNA, number=2).payload_bytes + b" ")
    assert verdict(swapped, stands) == ("refused", "bad-commit")
    assert verdict(Commit(b"{}", good.signature, good.payload_bytes), stands) == ("refused", "bad-commit")


def test_one_bad_commit_stops_no_other():
    good, bad = commit(ANNA), commit(ANNA, key=signing("mallory"), number=2)
    plan = admission.admit([bad, good], standing(assigned(ANNA)))
    assert [one.commit for one in plan.refusals] == [bad.hash]
    assert [(one.commit.hash, one.status) for one in plan.decisions] == [(good.hash, Status.OK)]


def test_a_forged_copy_of_a_commit_takes_the_true_one_nothing():
    good = commit(ANNA)
    forged = Commit(good.envelope_bytes, bytes(64), good.payload_bytes)
    plan = admission.admit([forged, good], standing(assigned(ANNA)))
    assert [one.code for one in plan.refusals] == ["bad-signature"]
    assert [one.commit for one in plan.decisions] == [good]


def test_whoever_makes_a_family_known_first_holds_it_until_the_head_assigns():
    plan = admission.admit([commit(ANNA), commit(EWA, number=2)], standing())
    assert plan.makers == {FAMILY: ANNA}
    assert [one.status for one in plan.decisions] == [Status.OK, Status.HELD]


def test_a_restored_office_gives_a_compartment_back_to_its_maker_though_her_family_went_to_somebody_else():
    made, look = commit(ANNA, COMPARTMENT), commit(HEAD, COMPARTMENT, number=2)
    gone = standing(assigned(ANNA, until_on=TODAY - timedelta(days=1)))
    former = {made.hash: Status.OK, look.hash: Status.OK}
    plan = admission.admit([look, made], gone, former=former)
    assert [one.status for one in plan.decisions] == [Status.OK, Status.OK]
    assert plan.makers == {COMPARTMENT: ANNA}
    assert admission.admit([look, made], gone, former={made.hash: Status.HELD}).makers == {}
    given = replace(gone, assignments=(*gone.assignments, compartment(EWA)))
    assert admission.admit([made], given, former=former).makers == {}


def test_no_clock_makes_a_commit_unwelcome():
    stands = standing(assigned(ANNA))
    for years in (-30, 30):
        assert verdict(commit(ANNA, number=years * 365 * 86_400_000 + 2**50), stands) == ("ok", "")


SCOPES = (OFFICE_SCOPE, FAMILY, f"person:{ANNA}", f"person:{EWA}", "family:other")


def test_who_is_sent_what():
    stands = standing(assigned(ANNA), makers={"family:other": EWA})
    assert entitled(stands, ANNA, SCOPES) == {OFFICE_SCOPE, FAMILY, f"person:{ANNA}"}
    assert entitled(stands, EWA, SCOPES) == {OFFICE_SCOPE, "family:other", f"person:{EWA}"}
    assert entitled(stands, HEAD, SCOPES) == set(SCOPES)
    assert entitled(stands, "nobody", SCOPES) == set()


def test_readers_are_sent_it_and_former_holders_are_not():
    assert FAMILY in entitled(standing(assigned(EWA, AssignmentMode.READER)), EWA, SCOPES)
    ended = assigned(ANNA, until_on=TODAY - timedelta(days=1))
    assert FAMILY not in entitled(standing(ended), ANNA, SCOPES)
    assert FAMILY not in entitled(standing(assigned(ANNA, from_on=TODAY + timedelta(days=1))), ANNA, SCOPES)
    assert FAMILY not in entitled(standing(makers={FAMILY: NOBODY}), ANNA, SCOPES)


def test_a_compartment_is_sent_only_with_an_assignment_of_its_own():
    scopes = (FAMILY, COMPARTMENT)
    both = standing(assigned(ANNA), compartment(EWA))
    assert entitled(both, ANNA, scopes) == {FAMILY}
    assert entitled(both, EWA, scopes) == {COMPARTMENT}
    assert entitled(both, HEAD, scopes) == set(scopes)
    assert entitled(both, "administrator", scopes) == {FAMILY}


WRITTEN_ON = date(2025, 11, 17)  # what the clock of `trust.commit` shows


@pytest.mark.parametrize(
    ("until_on", "today", "expected"),
    [
        (WRITTEN_ON, WRITTEN_ON + timedelta(days=14), ("ok", "")),
        (WRITTEN_ON, WRITTEN_ON + timedelta(days=15), ("late", "former-holder")),
        (WRITTEN_ON - timedelta(days=1), WRITTEN_ON, ("late", "former-holder")),
    ],
)
def test_what_was_written_in_time_and_comes_soon_is_good(until_on, today, expected):
    stands = standing(assigned(ANNA, until_on=until_on, from_on=date(2025, 1, 1)), on=today, grace_days=14)
    assert verdict(commit(ANNA), stands) == expected


def test_the_grace_is_for_writers_alone():
    reader = assigned(ANNA, AssignmentMode.READER, until_on=WRITTEN_ON, from_on=date(2025, 1, 1))
    assert (
        verdict(commit(ANNA), standing(reader, on=WRITTEN_ON + timedelta(days=1), grace_days=14))[0] == "late"
    )


def test_a_computer_an_officer_revoked_is_held_before_the_directory_says_so():
    stands = standing(assigned(ANNA), revoked=frozenset({laptop(ANNA)}))
    assert verdict(commit(ANNA), stands) == ("held", "revoked-device")


def test_the_reason_is_the_same_wherever_it_is_asked():
    ended = standing(assigned(ANNA, until_on=TODAY - timedelta(days=1)))
    assert admission.reason_held(commit(ANNA), ended) == "former-holder"
    assert admission.reason_held(commit(EWA), ended) == "not-assigned"
