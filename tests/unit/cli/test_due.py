"""`asystent due`, `week`, `plan-visit`, `postpone`, `rhythm`, `court-reports`."""

from itertools import pairwise

from asystent_desktop.cli.frame import DONE, FIXABLE
from tests.unit.cli.terminal import Terminal


def contact(terminal: Terminal) -> dict[str, object]:
    rows = terminal.data("due")
    return next(row for row in rows if row["kind"] == "contact")


def test_due_tells_day_family_and_ground(terminal: Terminal) -> None:
    row = contact(terminal)
    assert {"kind", "family", "due_on", "working_days_left", "planned_on", "postponed_until"} <= row.keys()
    assert row["ground"] == "order"
    by_family = [row["family"] for row in terminal.data("due", "--by-family")]
    assert len({*by_family}) == sum(one != before for before, one in pairwise([None, *by_family]))


def test_a_visit_is_planned_repeated_moved_and_cancelled(terminal: Terminal) -> None:
    number = str(contact(terminal)["family"])
    asked = ("--family", number, "--on", "2026-12-14", "--start", "9:00")
    made = terminal.data("plan-visit", *asked, "--repeat", "1")
    (again,) = made["repeated"]
    visits = [
        one
        for on in ("2026-12-14", "2026-12-30")
        for day in terminal.data("week", "--on", on)["week"]["days"]
        for one in day["visits"]
        if one["appointment_id"] in (made["id"], again)
    ]
    assert [(one["on"], one["end"]) for one in visits] == [
        ("2026-12-14", "10:00:00"),
        ("2026-12-30", "10:00:00"),
    ]
    assert terminal.run("move-visit", made["id"], "--on", "2026-12-15").code == DONE
    assert terminal.run("move-visit", again, "--cancel").code == DONE
    assert terminal.run("move-visit", again, "--cancel").code == FIXABLE


def test_a_proposed_week_is_saved_only_when_inserted(terminal: Terminal) -> None:
    for row in terminal.data("due"):
        if row["kind"] == "visit":
            assert terminal.run("move-visit", row["record_id"], "--cancel").code == DONE
    asked = ("week", "--on", "2026-11-18")
    proposed = terminal.data(*asked, "--propose")["proposal"]["visits"]
    before = [one for day in terminal.data(*asked)["week"]["days"] for one in day["visits"]]
    after = [one for day in terminal.data(*asked, "--insert")["week"]["days"] for one in day["visits"]]
    assert proposed
    assert len(after) == len(before) + len(proposed)


def test_a_month_names_its_holidays_and_what_stands_in_it(terminal: Terminal) -> None:
    told = terminal.run("month", "--month", "2026-12")
    assert told.code == DONE
    assert "Wigilia Bożego Narodzenia" in told.out
    number = str(contact(terminal)["family"])
    made = terminal.data("plan-visit", "--family", number, "--on", "2026-12-14", "--start", "9:00")
    weeks = terminal.data("month", "--month", "2026-12")["weeks"]
    days = {day["on"]: day for week in weeks for day in week}
    assert [one["appointment_id"] for one in days["2026-12-14"]["visits"]] == [made["id"]]
    assert (min(days), max(days)) == ("2026-11-30", "2027-01-03")
    assert made["id"] in terminal.run("month", "--month", "2026-12").out
    assert terminal.run("month", "--month", "grudzień").code != DONE


def test_putting_off_needs_a_reason_and_a_term(terminal: Terminal) -> None:
    row = contact(terminal)
    there = {one["kind"] for one in terminal.data("due") if one["family"] == row["family"]}
    absent = next(kind for kind in ("team_task", "authorisation", "return_home") if kind not in there)
    asked = ("postpone", "--family", str(row["family"]), "--until", "2026-11-20")
    assert terminal.run(*asked, "--term", "contact", "--reason", " ").code == FIXABLE
    assert terminal.run(*asked, "--term", absent, "--reason", "szpital").code == FIXABLE
    assert terminal.run(*asked, "--term", "contact", "--reason", "szpital").code == DONE
    now = contact(terminal)
    assert (now["due_on"], now["postponed_until"], now["reason"]) == (row["due_on"], "2026-11-20", "szpital")


def test_a_rhythm_and_the_days_of_a_court(terminal: Terminal) -> None:
    row = contact(terminal)
    number = str(row["family"])
    assert terminal.run("rhythm", "--family", number, "--days", "3").code == FIXABLE
    assert terminal.run("rhythm", "--family", number, "--days", "3", "--reason", "małe dziecko").code == DONE
    assert "małe dziecko" in terminal.run("rhythm", "--family", number).out
    days = {one["family"]: one["due_on"] for one in terminal.data("due") if one["kind"] == "contact"}
    assert days[number] == str(row["due_on"]), "agreed today: who is late by the order stays late"
    assert terminal.run("rhythm", "--family", number, "--end", "2026-11-16").code == DONE
    assert "10" in terminal.run("rhythm", "--family", number).out
    before = [one for one in terminal.data("due") if one["kind"] == "court_report"]
    asked = ("court-reports", "add", "--family", number, "--court", "SR w Bytomiu")
    assert terminal.run(*asked, "--first-on", "2027-01-06", "--every-months", "0").code == FIXABLE
    assert terminal.run(*asked, "--first-on", "2027-01-06", "--every-months", "3").code == DONE
    reports = [one for one in terminal.data("due") if one["kind"] == "court_report"]
    assert [one["due_on"] for one in reports if one not in before] == ["2027-01-07"]  # Epiphany is free


def test_a_plan_action_is_done_from_the_terminal(terminal: Terminal) -> None:
    row = next(one for one in terminal.data("due") if one["kind"] == "plan_action")
    asked = ("term-done", "--family", row["family"], "--term", "plan_action", "--id", row["record_id"])
    assert terminal.run(*asked).code == DONE
    assert row["record_id"] not in [one["record_id"] for one in terminal.data("due")]
    assert terminal.run(*asked).code == FIXABLE
