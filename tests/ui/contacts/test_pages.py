"""People around the family, referrals, placements and teams on the screen."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QAbstractButton

from asystent_desktop.application.entries import entries
from asystent_desktop.domain.kinds.contacts import (
    Channel,
    Contact,
    ContactEntry,
    Referral,
    ReferralState,
    TeamWork,
)
from asystent_desktop.domain.kinds.placement import Placement, PlacementContact, PlacementForm
from asystent_desktop.ui.masking import masking


def rows(page, kind) -> list[str]:
    return [row.words() for row in page.cards[kind].rows.rows.rows]


def kept(qtbot, page, **values):
    """Fills the open form and saves it."""
    for name, value in values.items():
        page.form.form.fields[name].fill(value)
    with qtbot.waitSignal(page.shown):
        page.form.save()


def pressed(page, words):
    next(one for one in page.form.findChildren(QAbstractButton) if one.text() == words).click()


def test_somebody_around_the_family_is_kept_and_a_contact_noted_from_there(qtbot, opened, desk, family):
    page = opened("contacts")
    page.begin("contact")
    kept(qtbot, page, name="Barbara Wrona", role="probation_officer", phone="500 111 333")
    made = entries.entries(desk, family, Contact)[0]
    assert "Barbara Wrona" in rows(page, "contact")[0]
    page.open_entry("contact", made.id)
    pressed(page, "Note a contact")
    assert page.form.form.fields["contact_id"].value() == made.id
    kept(qtbot, page, on=date(2026, 11, 12), at=time(9, 15), subject="Nieobecności", minutes=20)
    noted = entries.entries(desk, family, ContactEntry)[0]
    assert (noted.contact_id, noted.channel, noted.minutes) == (made.id, Channel.PHONE, 20)
    assert "12.11.2026 09:15" in rows(page, "contact_entry")[0]


def test_the_log_stands_in_order_of_days_however_it_was_written(opened, desk, family):
    for day in (12, 3, 9):
        entries.add(desk, family, ContactEntry, with_whom="szkoła", on=date(2026, 11, day), subject="rozmowa")
    page = opened("contacts")
    assert [line.split(" ·")[0][:10] for line in rows(page, "contact_entry")] == [
        "12.11.2026",
        "09.11.2026",
        "03.11.2026",
    ]


def test_nobody_named_is_told_at_the_field(qtbot, opened, desk, family):
    page = opened("contacts")
    page.begin("contact_entry")
    page.form.form.fields["subject"].fill("rozmowa")
    page.form.save()
    qtbot.waitUntil(lambda: bool(page.form.form.fields["with_whom"].row.error))
    assert entries.entries(desk, family, ContactEntry) == []


def test_a_referral_gets_its_result_and_stands_below_as_over(qtbot, opened, desk, family, child):
    _changes, made = entries.add(
        desk, family, Referral, specialist="psychologist", on=date(2026, 10, 5), member_id=child, to="PPP 3"
    )
    page = opened("referrals")
    assert "referral given" in rows(page, "referral")[0]
    page.open_entry("referral", made)
    kept(
        qtbot,
        page,
        state=ReferralState.COMPLETED,
        closed_on=date(2026, 11, 10),
        result="opinia o dostosowaniach",
    )
    held = entries.entry(desk, Referral, made)
    assert (held.state, held.result) == (ReferralState.COMPLETED, "opinia o dostosowaniach")
    assert "support completed" in rows(page, "referral")[0]


def test_a_placement_without_a_help_plan_says_so(qtbot, opened, desk, family, child):
    page = opened("placements")
    page.begin("placement")
    kept(qtbot, page, child_id=child, form=PlacementForm.FOSTER_KIN, place="u babci", since=date(2026, 4, 1))
    made = entries.entries(desk, family, Placement)[0]
    assert "no help plan yet" in rows(page, "placement")[0]
    page.open_entry("placement", made.id)
    kept(qtbot, page, help_plan_on=date(2026, 5, 4), return_planned_on=date(2027, 3, 1), coordinator="A. Bąk")
    assert "return planned 01.03.2027" in rows(page, "placement")[0]
    page.open_entry("placement", made.id)
    pressed(page, "Note a contact")
    kept(qtbot, page, on=date(2026, 11, 7), note="spokojnie")
    noted = entries.entries(desk, family, PlacementContact)[0]
    assert (noted.placement_id, noted.held) == (made.id, True)


def test_a_team_meets_and_can_be_taken_back_and_brought_again(qtbot, opened, desk, family):
    page = opened("team_work")
    page.begin("team_work")
    kept(
        qtbot,
        page,
        team="diagnostic",
        on=date(2026, 11, 3),
        present=("dzielnicowy",),
        next_on=date(2026, 12, 8),
    )
    made = entries.entries(desk, family, TeamWork)[0]
    assert "next 08.12.2026" in rows(page, "team_work")[0]
    with qtbot.waitSignal(page.shown):
        page.remove_entry("team_work", made.id)
    assert rows(page, "team_work") == []
    with qtbot.waitSignal(page.shown):
        page.presenter.restore(page.file.kinds[0].kind, made)
    assert len(rows(page, "team_work")) == 1


def test_masking_hides_people(opened, desk, family):
    entries.add(desk, family, Contact, name="Barbara Wrona", role="probation_officer", phone="500 111 333")
    page = opened("contacts")
    masking().set_on(True)
    assert "Wrona" not in rows(page, "contact")[0]
    assert "500 111" not in rows(page, "contact")[0]
