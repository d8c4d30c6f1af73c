"""Who may take which step of a paper: read from the operations, whatever the command is called."""

from typing import Any

import pytest

from asystent_desktop.journal.authority import Reason, refusal, workflow_refusal
from asystent_desktop.journal.frozen import content_sha256
from asystent_desktop.journal.ops import Create, Put
from tests.unit.journal.making import commit


def step(**changes: Any) -> Create:
    values = {"step": "submit", "by_id": "p1", "paper_author_id": "p2", **changes}
    return Create("paper_transition", "t1", values)


def refused(*operations: Any, role: str = "assistant", command: str = "save-visit") -> Reason | None:
    made = commit(*operations, command=command)
    return refusal(made.envelope, made.operations, role, "p1")


def test_an_assistant_submits_and_sends() -> None:
    assert refused(step()) is None
    assert refused(step(step="send", paper_author_id="p1")) is None


@pytest.mark.parametrize("what", ["approve", "return"])
def test_only_an_office_role_decides(what: str) -> None:
    assert refused(step(step=what)) is Reason.OFFICE_DECIDES
    assert refused(step(step=what), command="approve-opinion") is Reason.OFFICE_DECIDES
    assert refused(step(step=what), role="head") is None
    assert refused(step(step=what), role="administrator") is None


@pytest.mark.parametrize("what", ["approve", "return"])
def test_nobody_decides_about_her_own_paper(what: str) -> None:
    assert refused(step(step=what, paper_author_id="p1"), role="head") is Reason.OWN_PAPER


def test_a_step_bears_the_name_of_who_signs_it() -> None:
    assert refused(step(by_id="p2")) is Reason.OTHERS_STEP
    assert refused(Create("paper_transition", "t1", {"step": "submit"})) is Reason.OTHERS_STEP


def test_one_bad_step_among_good_ones_is_enough() -> None:
    assert refused(step(), step(step="approve")) is Reason.OFFICE_DECIDES


def test_a_step_is_never_changed_or_taken_back() -> None:
    assert refused(Put("paper_transition", "t1", "step", "approve", ()), role="head") is Reason.APPEND_ONLY
    assert refused(Put("paper_transition", "t1", "deleted", True, ()), role="head") is Reason.APPEND_ONLY


@pytest.mark.parametrize("odd", [["approve"], {"approve": 1}, 7, None, "unheard-of"])
def test_odd_values_of_a_forger_break_nothing(odd: Any) -> None:
    assert workflow_refusal("p1", "assistant", [step(step=odd)]) is None


def test_equal_content_has_one_hash_and_any_change_another() -> None:
    content = ("opinia-1", ("Sąd Rejonowy", "V Nsm 412/26"), ("akapit",))
    assert content_sha256(*content) == content_sha256(*content)
    assert len(content_sha256(*content)) == 64
    assert content_sha256(*content) != content_sha256("opinia-2", *content[1:])
    assert content_sha256("a", "b") != content_sha256("ab")
