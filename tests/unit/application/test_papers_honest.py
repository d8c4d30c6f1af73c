"""What papers must not leave out or claim: refusals, authors, courts that never ordered anything."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from asystent_desktop.application.assessments import half_yearly
from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import endings, families, members
from asystent_desktop.application.papers import making
from asystent_desktop.application.papers.asking import Ask
from asystent_desktop.application.papers.faults import NotCourtOrdered, NoticeWithoutCourt
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.application.papers.registry import KINDS
from asystent_desktop.application.papers.subjects import subjects
from asystent_desktop.application.visits import cards, signatures
from asystent_desktop.domain.kinds.consent import ConsentForm, CooperationConsent
from asystent_desktop.domain.kinds.ending import EndingCause
from asystent_desktop.domain.kinds.family import Basis, MemberRole, Outcome, Sex
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.kinds.teams import TeamDecision, TeamMinutes
from asystent_desktop.domain.kinds.visit import Place, Safety
from asystent_desktop.domain.paper_content import BlockKind, PaperContent
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, card, new_family
from tests.fakes.clock import FakeClock
from tests.fakes.vaults import make_desk

MOTHER = members.MemberForm("Anna", "Kos", MemberRole.MOTHER, Sex.FEMALE)


@pytest.fixture
def family(desk: Desk) -> str:
    return new_family(desk, "Kos")


def _signed(content: PaperContent) -> list[tuple[str, ...]]:
    return [row for one in content.blocks if one.kind is BlockKind.SIGNATURES for row in one.rows]


def _rows(content: PaperContent) -> list[tuple[str, ...]]:
    """Rows of every table and frame, their hard spaces plain."""
    held = [row for one in content.blocks for row in one.rows]
    return [tuple(cell.replace("\u00a0", " ") for cell in row) for row in held]


def test_a_refused_signature_says_who_and_when_and_no_place_for_it_stays_blank(desk, family) -> None:
    _changes, mother = members.add_member(desk, family, MOTHER)
    _changes, visit = cards.save_visit(desk, card(family, TODAY, present=(mother,)))
    assert _signed(making.compose(desk, Wanted("visit-card", family, visit)))[0][0].endswith(
        "członka rodziny"
    )

    signatures.sign_visit(desk, visit, TODAY, mother, refused=True, reason="nie podpisuje pism")
    printed = making.compose(desk, Wanted("visit-card", family, visit))
    told = "odmowa podpisu 17.11.2026, Anna Kos: nie podpisuje pism"
    assert ("Podpis na karcie spotkań", told) in _rows(printed)
    assert [place[0] for place in _signed(printed)] == ["podpis"]
    month = _rows(making.compose(desk, Wanted("meeting-card", family)))
    assert month[2][-1] == "odmowa podpisu 17.11.2026, Anna Kos"


def test_a_card_says_when_it_was_written(desk, family) -> None:
    _changes, visit = cards.save_visit(desk, card(family, TODAY - timedelta(days=3)))
    rows = _rows(making.compose(desk, Wanted("visit-card", family, visit)))
    assert ("Kartę sporządzono", "17 listopada 2026 r.") in rows


def test_a_head_who_prints_does_not_sign_in_the_assistants_place(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "head", name="Halina Jarosz", role="head", clock=FakeClock())
    family = new_family(desk, "Kos")
    form = cards.VisitForm(
        family, TODAY, time(9), time(10), facts="x", safety=Safety.NOT_SEEN, place=Place.HOME
    )
    cards.save_visit(desk, form)
    given = Assignment(
        id=desk.ids.new(), scope="office", family_id=family, person_id="a1", mode=AssignmentMode.HOLDER,
        from_on=date(2026, 1, 1),
    )  # fmt: skip
    staff = {"a1": ("Anna Nowak", "asystentka rodziny")}

    def printed(kind: str) -> dict[str, str]:
        with desk.unit_of_work() as unit:
            ask = Ask(desk, unit, making.family_in(unit, family), TODAY, "", True, staff)
            return dict(KINDS[kind].compose(ask).values)

    assert printed("family-card")["assistant_name"] == ""
    with desk.unit_of_work() as unit:
        unit.save(given)
        unit.commit("assign")
    card_of_family = printed("family-card")
    assert card_of_family["assistant_name"] == "Anna Nowak"
    assert card_of_family["assistant_title"] == "asystentka rodziny"
    assert printed("visit-card")["assistant_name"] == "Halina Jarosz"  # who wrote that card herself
    desk.close()


def _ending(desk: Desk, family: str, outcome: Outcome = Outcome.INTERRUPTED) -> None:
    endings.prepare_ending(
        desk, family, outcome=outcome, cause=EndingCause.FAMILY_STOPPED, ends_on=TODAY, reason="x",
        recommendations="y",
    )  # fmt: skip


def test_a_court_that_ordered_nothing_is_told_of_no_end_of_its_order(desk, family) -> None:
    _ending(desk, family)
    with pytest.raises(NotCourtOrdered):
        making.compose(desk, Wanted("ending-court", family))
    basis = families.BasisForm(Basis.COURT, since=date(2026, 2, 2), court_case_ref="IV Nsm 1/26")
    members.add_basis(desk, family, basis)
    drafted = making.compose(desk, Wanted("ending-court", family))
    assert drafted.addressee == ()
    with pytest.raises(NoticeWithoutCourt):
        making.finish(desk, Wanted("ending-court", family))


def test_a_notice_of_an_interruption_calls_itself_one(desk, family) -> None:
    _ending(desk, family)
    printed = making.compose(desk, Wanted("ending-social-worker", family), draft=False)
    assert printed.document_title == "Informacja o przerwaniu pracy z rodziną"
    assert printed.footer.startswith(printed.document_title)


def test_an_assessment_bears_the_day_it_was_made_and_whom_the_family_heard_it_from(desk, family) -> None:
    _changes, held = half_yearly.start_assessment(desk, family, on=date(2026, 6, 1))
    half_yearly.change_assessment(desk, held, informed_on=date(2026, 6, 2), informed="rodzice")
    rows = _rows(making.compose(desk, Wanted("assessment", family, held)))
    assert ("Ocena z dnia", "1 czerwca 2026 r.") in rows
    assert ("Rodzinę poinformowano", "2 czerwca 2026 r., rodzice") in rows


def test_each_member_of_the_team_has_a_place_to_sign(desk, family) -> None:
    entries.add(
        desk, family, TeamMinutes, number="Z-1", on=TODAY, members=("Ewa Maj", "Leon Rybak"),
        decision=TeamDecision.OTHER, findings="x",
    )  # fmt: skip
    signed = _signed(making.compose(desk, Wanted("team-minutes", family)))
    assert [name for _caption, name, _title in signed] == ["Ewa Maj", "Leon Rybak"]


def test_a_consent_is_not_offered_as_an_acknowledgement(desk, family) -> None:
    _changes, mother = members.add_member(desk, family, MOTHER)
    members.add_basis(desk, family, families.BasisForm(Basis.COURT, since=date(2026, 2, 2)))
    _changes, given = entries.add(desk, family, CooperationConsent, member_id=mother, signed_on=TODAY)
    _changes, taken = entries.add(
        desk, family, CooperationConsent, member_id=mother, signed_on=TODAY, form=ConsentForm.ACKNOWLEDGEMENT
    )
    offered = {
        kind: [one.record_id for one in subjects(desk, kind, family)]
        for kind in ("consent", "acknowledgement")
    }
    assert offered == {"consent": [given], "acknowledgement": [taken]}


def test_a_stand_in_reads_which_child_was_never_seen(desk, family) -> None:
    born = date(2018, 3, 1)
    members.add_member(
        desk, family, members.MemberForm("Ola", "Kos", MemberRole.CHILD, Sex.FEMALE, birth_date=born)
    )
    people = next(
        row for row in _rows(making.compose(desk, Wanted("stand-in", family))) if row[0] == "Ola Kos"
    )
    assert people[-1] == "jeszcze nie"
