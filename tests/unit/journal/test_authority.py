"""Authority: by scope, role, person and operations, never by command name."""

from typing import Any

import pytest

from asystent_desktop.journal.authority import Reason, may_live, refusal
from asystent_desktop.journal.ops import Create, Put
from tests.unit.journal.making import commit

FAMILY = Create("family", "f1", {})
ASSIGNMENT = Create("assignment", "a1", {})


def asked(operation: Any, role: str | None, person: str | None = "p1", **envelope: Any) -> Reason | None:
    made = commit(operation, **envelope)
    return refusal(made.envelope, made.operations, role, person)


@pytest.mark.parametrize(
    ("operation", "scope", "role", "expected"),
    [
        (FAMILY, "family:f1", "assistant", None),
        (FAMILY, "restricted:f1", "assistant", None),
        (FAMILY, "family:f1", "head", None),
        (FAMILY, "family:f1", "hub", Reason.UNKNOWN_ROLE),
        (FAMILY, "family:f1", None, Reason.UNKNOWN_ROLE),
        (FAMILY, "family:", "assistant", Reason.UNKNOWN_SCOPE),
        (FAMILY, "elsewhere", "head", Reason.UNKNOWN_SCOPE),
        (FAMILY, "office:x", "head", Reason.UNKNOWN_SCOPE),
        (ASSIGNMENT, "office", "assistant", Reason.OFFICE_ONLY),
        (ASSIGNMENT, "office", "head", None),
        (ASSIGNMENT, "office", "administrator", None),
        (ASSIGNMENT, "family:f1", "assistant", Reason.FOREIGN_KIND),
        (ASSIGNMENT, "family:f1", "head", Reason.FOREIGN_KIND),
        (FAMILY, "office", "head", Reason.FOREIGN_KIND),
        (Create("appointment", "t", {}), "person:p1", "assistant", None),
        (Create("appointment", "t", {}), "person:p2", "assistant", Reason.FOREIGN_PERSON),
        (Create("appointment", "t", {}), "person:p2", "head", Reason.FOREIGN_PERSON),
        (Create("appointment", "t", {}), "person:", "head", Reason.UNKNOWN_SCOPE),
        (Put("visit", "v", "facts", "", ()), "family:f1", "head", Reason.APPEND_ONLY),
        (Put("assignment", "a", "person_id", "p1", ()), "family:f1", "assistant", Reason.FOREIGN_KIND),
        (Create("of_a_later_version", "x", {}), "family:f1", "assistant", None),
    ],
)
def test_who_may_write_what_where(
    operation: Any, scope: str, role: str | None, expected: Reason | None
) -> None:
    assert asked(operation, role, scope=scope) is expected


def test_the_actor_is_the_devices_person() -> None:
    for person in (None, "p2"):
        assert asked(FAMILY, "head", person) is Reason.NOT_THE_DEVICES_PERSON


def test_every_operation_counts_not_the_first_and_not_the_commands_name() -> None:
    made = commit(FAMILY, ASSIGNMENT, scope="family:f1", command="save-visit")
    assert refusal(made.envelope, made.operations, "head", "p1") is Reason.FOREIGN_KIND


def test_the_letterhead_of_someone_alone_is_their_own() -> None:
    assert may_live("office_profile", "person:p1")
    assert may_live("office_profile", "office")
    assert not may_live("office_profile", "family:f1")
