"""Visit cards: checking, finishing, correcting, drafts, the brief."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from asystent_desktop.application.drafts import waiting_drafts
from asystent_desktop.application.family import members
from asystent_desktop.application.faults import ReasonMissing, UnknownFamily, UnknownRecord
from asystent_desktop.application.planner.brief import brief
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import appointments, cards
from asystent_desktop.application.wording import labels
from asystent_desktop.domain.kinds.visit import Place, Safety, Visit, VisitKind
from asystent_desktop.i18n import speaking
from asystent_desktop.persistence.store import open_store
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, card, new_family
from tests.fakes.clock import FakeClock
from tests.fakes.vaults import RAW_KEY, make_desk


def test_a_blank_card_holds_place_and_hours_but_never_evidence(
    desk: Desk, family_id: str, clock: FakeClock
) -> None:
    _changes, planned = appointments.plan_visit(
        desk, family_id, date(2026, 11, 18), time(14), time(15, 30), Place.SCHOOL
    )
    form = cards.blank_visit(desk, family_id, planned)
    assert (form.on, form.start, form.end, form.place) == (
        date(2026, 11, 18),
        time(14),
        time(15, 30),
        Place.SCHOOL,
    )
    clock.set(datetime(2026, 11, 17, 10, 44, tzinfo=UTC))
    form = cards.blank_visit(desk, family_id)
    assert (form.on, form.start, form.end, form.place) == (TODAY, time(10, 30), time(11, 30), Place.HOME)
    assert (form.present, form.children_seen, form.safety, form.facts) == ((), (), None, "")
    with pytest.raises(UnknownFamily):
        cards.blank_visit(desk, "01930000-0000-7000-8000-000000000000")


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({}, []),
        ({"safety": None}, [("safety", "missing")]),
        ({"facts": " \n"}, [("facts", "missing")]),
        ({"end": time(9)}, [("end", "not-after-start")]),
        ({"end": time(10, 14)}, []),
        ({"end": time(10, 15)}, [("end", "future")]),
        ({"on": date(2026, 11, 16), "end": time(18)}, []),
        ({"end": time(18), "held": False, "attempts": "Odwołała rano."}, []),
        ({"on": date(2026, 11, 18)}, [("on", "future")]),
        (
            {"on": None, "start": None, "end": None},
            [("on", "missing"), ("start", "missing"), ("end", "missing")],
        ),
        ({"held": False, "facts": "", "safety": None}, [("attempts", "missing")]),
        ({"held": False, "facts": "", "safety": None, "attempts": "Dzwonek."}, []),
        ({"next_on": date(2026, 11, 16)}, [("next_on", "before-visit")]),
    ],
)
def test_what_stands_in_the_way_of_finishing(
    desk: Desk, family_id: str, fields: dict[str, object], problems: list[tuple[str, str]]
) -> None:
    form = replace(card(family_id, TODAY), **fields)  # type: ignore[arg-type]
    found = cards.check_visit(form, datetime(2026, 11, 17, 10, 0))
    assert [(one.field, one.code) for one in found] == problems
    for one in found:
        with speaking("en"):
            assert labels.word_problem(one).endswith((".", "11:30.", "12:25."))
    if problems:
        with pytest.raises(cards.InvalidVisit) as caught:
            cards.save_visit(desk, form)
        assert caught.value.problems == found
        assert cards.visits(desk, family_id) == []
    else:
        cards.save_visit(desk, form)
        assert len(cards.visits(desk, family_id)) == 1


def test_a_finished_card_is_read_back_with_names(
    desk: Desk, family_id: str, people: dict[str, str], signed_plan: str
) -> None:
    plan = work_plan.plan(desk, family_id)
    assert plan is not None
    form = card(
        family_id,
        TODAY,
        present=(people["Anna"], people["Tomasz"]),
        children_seen=(people["Zosia"],),
        goals=(plan.goals[0].goal_id,),
        assessment="Poranny plan działa.",
        agreements="Telefon do poradni.\nRata czynszu.",
    )
    _changes, visit_id = cards.save_visit(desk, form)
    held = cards.visit(desk, visit_id)
    assert held.present_names == ("Anna", "Tomasz")
    assert held.children_seen_names == ("Zosia",)
    assert held.goal_titles == ("Dzieci regularnie w szkole",)
    assert (held.minutes, held.entered_late, held.former_id, held.successor_id) == (55, False, None, None)
    assert held.author_name == desk.identity().name
    assert held.safety_label == "No concern"
    assert cards.VisitForm.of(_record(desk, visit_id)) == replace(form, planned=False)


def _record(desk: Desk, visit_id: str) -> Visit:
    with desk.unit_of_work() as unit:
        held = unit.get(Visit, visit_id)
    assert held is not None
    return held


def test_a_visit_that_did_not_take_place_keeps_no_evidence(
    desk: Desk, family_id: str, people: dict[str, str]
) -> None:
    form = card(family_id, TODAY, held=False, attempts="Dzwonek o 10:00.", children_seen=(people["Zosia"],))
    _changes, visit_id = cards.save_visit(desk, form)
    held = cards.visit(desk, visit_id)
    assert (held.children_seen, held.facts, held.safety) == ((), "", None)
    assert cards.visits(desk, family_id)[0].first_line == "Dzwonek o 10:00."


def test_a_card_written_on_a_later_day_is_marked(desk: Desk, family_id: str) -> None:
    cards.save_visit(desk, card(family_id, TODAY))
    cards.save_visit(desk, card(family_id, date(2026, 11, 16)))
    assert [(row.on, row.entered_late) for row in cards.visits(desk, family_id)] == [
        (TODAY, False),
        (date(2026, 11, 16), True),
    ]


def test_a_correction_replaces_the_card_in_lists_and_the_former_stays_readable(
    desk: Desk, family_id: str
) -> None:
    _changes, first = cards.save_visit(desk, card(family_id, TODAY))
    with pytest.raises(ReasonMissing):
        cards.correct_visit(desk, first, card(family_id, TODAY), " ")
    with pytest.raises(cards.InvalidVisit):
        cards.correct_visit(desk, first, card(family_id, TODAY, facts=""), "pomyłka")
    _changes, second = cards.correct_visit(
        desk, first, card(family_id, TODAY, facts="Poprawione."), "pomyłka"
    )
    # Correcting the first version again goes on from the latest: the chain does not fork.
    _changes, third = cards.correct_visit(desk, first, card(family_id, TODAY, facts="Znowu."), "druga")
    rows = cards.visits(desk, family_id)
    assert [(row.visit_id, row.first_line, row.corrected) for row in rows] == [(third, "Znowu.", True)]
    old = cards.visit(desk, first)
    assert (old.facts, old.successor_id) == ("Anna pokazała e-dziennik.", second)
    assert cards.visit(desk, third).former_id == second
    assert cards.visit(desk, third).correction_reason == "druga"


def test_finishing_links_the_appointment_and_plans_the_next_once(desk: Desk, family_id: str) -> None:
    _changes, planned = appointments.plan_visit(desk, family_id, TODAY, time(11), time(12))
    _changes, other = appointments.plan_visit(desk, family_id, TODAY, time(18), time(19))
    next_on = date(2026, 12, 1)
    _changes, visit_id = cards.save_visit(desk, card(family_id, TODAY, next_on=next_on, next_at=time(9)))
    today = {view.appointment_id: view for view in appointments.appointments(desk, TODAY)}
    assert (today[planned].done, today[planned].visit_id, today[planned].held) == (True, visit_id, True)
    assert not today[other].done
    after = appointments.appointments(desk, next_on)
    assert [(view.start, view.end) for view in after] == [(time(9), time(9, 55))]
    cards.save_visit(desk, card(family_id, TODAY, next_on=next_on), other)
    assert len(appointments.appointments(desk, next_on)) == 1
    assert all(view.done for view in appointments.appointments(desk, TODAY))


def test_a_late_next_visit_ends_on_its_own_day(desk: Desk, family_id: str) -> None:
    next_on = date(2026, 12, 1)
    cards.save_visit(desk, card(family_id, TODAY, next_on=next_on, next_at=time(23, 30)))
    assert appointments.appointments(desk, next_on)[0].end == time(23, 59)


def test_the_draft_survives_without_any_closing(tmp_path: Path) -> None:
    # No close(): the process may be killed right after keep_draft returned.
    vault_desk = make_desk(tmp_path / "v")
    family_id = new_family(vault_desk)
    form = card(family_id, TODAY, facts="Zosia oddychała sw", safety=None, next_on=date(2026, 12, 1))
    cards.keep_draft(vault_desk, form)
    shutil.copytree(tmp_path / "v", tmp_path / "copy")  # what a kill leaves behind, WAL included
    store = open_store(tmp_path / "copy", RAW_KEY, FakeClock())
    with store.unit_of_work(None) as unit:  # type: ignore[arg-type]
        kept = unit.draft(f"visit:{family_id}")
    assert kept is not None
    assert cards.VisitForm.from_draft(kept.fields) == form
    store.close()
    vault_desk.close()


def test_a_draft_is_found_again_and_finishing_drops_it(desk: Desk, family_id: str, clock: FakeClock) -> None:
    assert cards.visit_draft(desk, family_id) is None
    form = card(family_id, TODAY, safety=None)
    cards.keep_draft(desk, form)
    found = cards.visit_draft(desk, family_id)
    assert found is not None
    assert (found.form, found.saved_at, found.corrects) == (form, clock.instant, None)
    assert [(row.family_name, row.what) for row in waiting_drafts(desk)] == [("Wiśniewska", "Visit card")]
    with pytest.raises(cards.InvalidVisit):
        cards.save_visit(desk, form)
    assert cards.visit_draft(desk, family_id) is not None
    cards.save_visit(desk, card(family_id, TODAY))
    assert cards.visit_draft(desk, family_id) is None
    assert waiting_drafts(desk) == []


def test_a_draft_of_a_correction_remembers_what_it_corrects(desk: Desk, family_id: str) -> None:
    _changes, visit_id = cards.save_visit(desk, card(family_id, TODAY))
    cards.keep_draft(desk, card(family_id, TODAY, facts="Po"), corrects=visit_id)
    found = cards.visit_draft(desk, family_id)
    assert found is not None
    assert found.corrects == visit_id
    cards.drop_visit_draft(desk, family_id)
    cards.drop_visit_draft(desk, family_id)
    assert cards.visit_draft(desk, family_id) is None


def test_every_field_of_a_draft_goes_through_json(family_id: str) -> None:
    form = card(
        family_id,
        TODAY,
        place=Place.SCHOOL,
        kind=VisitKind.INTERVENTION,
        held=False,
        present=("a",),
        children_seen=("b",),
        goals=("c",),
        assessment="ocena",
        safety=Safety.NOT_SEEN,
        agreements="ustalenia",
        attempts="próby",
        next_on=date(2026, 12, 1),
        next_at=time(9, 30),
    )
    kept = json.loads(json.dumps(form.draft_fields()))
    assert cards.VisitForm.from_draft(kept) == form


def test_an_unreadable_value_of_a_draft_does_not_cost_the_rest() -> None:
    kept = {"family_id": "f", "facts": "treść", "on": "wczoraj", "safety": "?", "start": 7, "unknown": 1}
    assert cards.VisitForm.from_draft(kept) == cards.VisitForm(family_id="f", facts="treść")


def test_the_brief_before_the_door(
    desk: Desk, family_id: str, people: dict[str, str], signed_plan: str
) -> None:
    assert brief(desk, family_id).first_visit
    members.add_strength(desk, family_id, "Sama dzwoni w kryzysie")
    seen, nobody = (people["Oliwia"], people["Zosia"]), (people["Oliwia"],)
    cards.save_visit(desk, card(family_id, date(2026, 10, 9), children_seen=seen, agreements="Stare"))
    cards.save_visit(
        desk, card(family_id, date(2026, 11, 6), children_seen=nobody, agreements=" Rata\n\nPPP ")
    )
    cards.save_visit(desk, card(family_id, date(2026, 11, 16), kind=VisitKind.PHONE, agreements="Telefon"))
    page = brief(desk, family_id)
    assert (page.agreements, page.agreed_on, page.first_visit) == (("Rata", "PPP"), date(2026, 11, 6), False)
    assert [(child.name, child.last_on, child.not_lately) for child in page.children] == [
        ("Oliwia", date(2026, 11, 6), False),
        ("Zosia", date(2026, 10, 9), True),
    ]
    assert [child.name for child in page.not_seen_lately] == ["Zosia"]
    assert {"contact", "plan_action", "assessment"} <= {term.kind.value for term in page.terms}


def test_presence_does_not_count_as_having_seen_a_child(
    desk: Desk, family_id: str, people: dict[str, str]
) -> None:
    cards.save_visit(desk, card(family_id, TODAY, present=(people["Zosia"],)))
    assert [child.last_on for child in brief(desk, family_id).children] == [None, None]


def test_appointments_move_and_go(desk: Desk, family_id: str) -> None:
    _changes, planned = appointments.plan_visit(desk, family_id, TODAY, time(9), time(10))
    appointments.move(desk, planned, on=date(2026, 11, 19), start=time(12), end=time(13))
    assert appointments.appointments(desk, TODAY) == []
    view = appointments.appointments(desk, date(2026, 11, 19))[0]
    assert (view.start, view.family_name, view.address, view.done) == (
        time(12),
        "Wiśniewska",
        "ul. Łączna 4/7",
        False,
    )
    appointments.cancel(desk, planned)
    assert appointments.appointments(desk, date(2026, 11, 19)) == []
    with pytest.raises(UnknownRecord):
        appointments.cancel(desk, planned)
