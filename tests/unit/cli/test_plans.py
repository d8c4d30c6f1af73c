"""The work plan from the command line: what it prints, and its exit codes."""

from __future__ import annotations

from asystent_desktop.cli.frame import FIXABLE, USAGE
from tests.unit.cli.terminal import Terminal


def number(terminal: Terminal) -> str:
    """A family of the caseload; its plan is signed."""
    found: str = terminal.data("family", "list")[0]["number"]
    return found


def test_a_plan_is_shown_with_what_is_missing(terminal: Terminal) -> None:
    family = number(terminal)
    shown = terminal.data("plan", "show", family)
    assert (shown["version"], shown["state"]) == (1, "signed")
    assert [one["with_whom"] for one in shown["consultations"]] == ["social_worker", "family"]
    out = terminal.run("plan", "show", family).out
    assert shown["goals"][0]["title"] in out and shown["goals"][0]["actions"][0]["action_id"] in out


def test_a_signed_plan_is_changed_by_a_new_version_only(terminal: Terminal) -> None:
    family = number(terminal)
    goal = terminal.data("plan", "show", family)["goals"][0]
    assert terminal.run("plan", "goal", "add", family, "--title", "Nowy").code == FIXABLE
    assert (
        terminal.run("plan", "action", "edit", goal["actions"][0]["action_id"], "--text", "X").code == FIXABLE
    )
    assert terminal.run("plan", "new-version", family, "--reason", " ").code == FIXABLE
    terminal.data("plan", "new-version", family, "--reason", "nowa zaległość")
    assert terminal.run("plan", "new-version", family, "--reason", "druga").code == FIXABLE


def test_goals_actions_signature_and_the_difference(terminal: Terminal) -> None:
    family = number(terminal)
    terminal.data("plan", "new-version", family, "--reason", "nowa zaległość")
    draft = terminal.data("plan", "show", family)
    kept = draft["goals"][0]["actions"][0]["action_id"]
    terminal.data("plan", "action", "edit", kept, "--due-on", "2027-01-15", "--method", "referral")
    goal = terminal.data("plan", "goal", "add", family, "--title", "Spokojne wieczory", "--area", "bonds")[
        "id"
    ]
    terminal.data(
        "plan", "action", "add", goal, "--text", "Wspólna kolacja", "--who", "matka",
        "--due-on", "2026-12-30", "--expected-effect", "trzy razy w tygodniu", "--statutory-task", "6",
    )  # fmt: skip
    terminal.data("plan", "goal", "add", family, "--template", "school_attendance")
    found = terminal.data("plan", "diff", family)
    assert (found["version"], found["compared_with"], found["reason"]) == (2, 1, "nowa zaległość")
    turns = [(one["turn"], one["subject"]) for one in found["changes"]]
    assert turns.count(("added", "goal")) == 2 and turns.count(("altered", "action")) == 1
    words = terminal.run("--lang", "en", "plan", "diff", family).out
    assert "Wspólna kolacja" in words and "Deadline:" in words and "→" in words
    assert terminal.run("plan", "sign", family, "--on", "2026-11-18").code == FIXABLE
    terminal.data("plan", "sign", family, "--on", "2026-11-17")
    assert terminal.data("plan", "show", family)["state"] == "signed"
    assert terminal.data("plan", "show", family, "--version", "1")["version"] == 1


def test_a_consultation_needs_its_day(terminal: Terminal) -> None:
    family = number(terminal)
    assert terminal.run("plan", "consult", family, "--with-whom", "family").code == USAGE
    terminal.data("plan", "new-version", family, "--reason", "zmiana")
    terminal.data("plan", "consult", family, "--with-whom", "family", "--on", "2026-11-16", "--name", "matka")
    ran = terminal.run("plan", "consult", family, "--with-whom", "family", "--on", "2027-11-16")
    assert ran.code == FIXABLE and ran.err.strip()
    assert len(terminal.data("plan", "show", family)["consultations"]) == 1


def test_an_unknown_version_or_template_is_said(terminal: Terminal) -> None:
    family = number(terminal)
    assert terminal.run("plan", "show", family, "--version", "9").code == FIXABLE
    assert terminal.run("plan", "diff", family).code == FIXABLE
    terminal.data("plan", "new-version", family, "--reason", "zmiana")
    assert terminal.run("plan", "goal", "add", family, "--template", "nie-ma").code == FIXABLE
    assert terminal.data("plan", "templates", "--area", "school")[0]["key"] == "school_attendance"


def test_an_incomplete_plan_is_not_printed(terminal: Terminal, tmp_path) -> None:
    family = number(terminal)
    terminal.data("plan", "new-version", family, "--reason", "zmiana")
    terminal.data("plan", "goal", "add", family, "--template", "sobriety")
    out = tmp_path / "plan.pdf"
    ran = terminal.run("document", "work-plan", family, "--pdf", out)
    assert ran.code == FIXABLE and not out.exists()
    assert terminal.run("document", "work-plan", family, "--pdf", out, "--about", "nie-ma").code == FIXABLE
    terminal.data("plan", "drop", family)
    terminal.data("plan", "new-version", family, "--reason", "uzupełnienie")
    for goal in terminal.data("plan", "show", family)["goals"]:
        for action in goal["actions"]:
            if not action["expected_effect"]:
                terminal.data("plan", "action", "edit", action["action_id"], "--expected-effect", "zmiana")
    assert terminal.run("document", "work-plan", family, "--pdf", out).code == 0 and out.stat().st_size > 1000
