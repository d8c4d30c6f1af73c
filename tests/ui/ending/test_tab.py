"""The end of a service, the family team and follow-up on the screen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import endings, follow_ups
from asystent_desktop.application.wording import case_states
from asystent_desktop.application.wording.case_states import CaseState
from asystent_desktop.domain.kinds.ending import EndingCause, EndingNotice, Stability, Told
from asystent_desktop.domain.kinds.family import Outcome
from asystent_desktop.domain.kinds.teams import TeamDecision, TeamMinutes, TeamTask
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.record_sheet import RecordSheet
from asystent_desktop.ui.families.file import STAGE_TABS
from asystent_desktop.ui.masking import masking

TODAY = date(2026, 11, 17)


def sheet(tab):
    """The sheet that is open."""
    return next(one for one in tab.window().findChildren(RecordSheet) if one.isVisible())


def fill(tab, **values):
    form = sheet(tab)
    for name, value in values.items():
        form.fields[name].fill(value)
    return form


def save(qtbot, tab, form):
    with qtbot.waitSignal(tab.shown):
        form.go.click()
    return tab


def words(card):
    return " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))


def state(desk, family):
    return next(one.state for one in case_states.case_states(desk) if one.family_id == family)


def prepare(qtbot, tab, **more):
    tab.ending.deeds["Prepare the ending"].click()
    given = {
        "outcome": Outcome.COMPLETED,
        "cause": EndingCause.GOALS_REACHED,
        "ends_on": TODAY,
        "reason": "cele",
    }
    save(qtbot, tab, fill(tab, **{**given, **more}))


def enter_minutes(qtbot, tab, decision=TeamDecision.COMPLETE):
    tab.team.deeds["Enter the minutes"].click()
    form = fill(tab, number="Z-7/2026", on=TODAY, members=("Ewa Maj, pracownik socjalny",), decision=decision)
    save(qtbot, tab, form)


def test_a_service_ends_only_by_the_minutes_of_the_team(qtbot, desk, family, tab):
    prepare(qtbot, tab)
    assert state(desk, family) == CaseState.TO_CLOSE
    assert "It waits for the minutes of the family team." in words(tab.ending)
    assert "Close the service" not in tab.ending.deeds
    enter_minutes(qtbot, tab)
    tab.ending.deeds["Close the service"].click()
    save(qtbot, tab, sheet(tab))
    view = endings.endings(desk, family)[0]
    assert (view.ending.closed_on, view.minutes.number) == (TODAY, "Z-7/2026")
    assert state(desk, family) == CaseState.ENDED
    assert "Prepare the ending" not in tab.ending.deeds


def test_minutes_that_decided_otherwise_close_nothing(qtbot, desk, family, tab):
    prepare(qtbot, tab)
    enter_minutes(qtbot, tab, TeamDecision.CONTINUE)
    assert "decided otherwise" in words(tab.ending)
    assert "Close the service" not in tab.ending.deeds


def test_a_family_that_moved_away_is_closed_by_the_heads_note(qtbot, desk, family, tab):
    prepare(qtbot, tab, outcome=Outcome.OTHER, cause=EndingCause.MOVED_AWAY)
    tab.ending.deeds["Close the service"].click()
    form = sheet(tab)
    form.go.click()
    qtbot.waitUntil(lambda: form.trouble.isVisible())
    assert state(desk, family) == CaseState.TO_CLOSE
    save(qtbot, tab, fill(tab, head_note="Wyprowadzka do Opola, 16.11."))
    assert state(desk, family) == CaseState.ENDED


def test_what_is_wrong_stands_at_its_field(qtbot, desk, family, tab):
    tab.ending.deeds["Prepare the ending"].click()
    form = fill(tab, outcome=Outcome.INTERRUPTED, cause=EndingCause.GOALS_REACHED, ends_on=TODAY)
    form.go.click()
    qtbot.waitUntil(lambda: bool(form.fields["cause"].row.error))
    assert form.fields["reason"].row.error and form.fields["recommendations"].row.error
    assert endings.endings(desk, family) == []


def test_who_must_be_told_is_noted(qtbot, desk, family, tab):
    prepare(qtbot, tab, protective_orders=True)
    told = [one.told for one in endings.endings(desk, family)[0].told]
    assert told == [Told.SOCIAL_WORKER, Told.COURT, Told.PROTECTIVE_ORDERS]
    notes = [deed for name, deed in tab.ending.deeds.items() if name.startswith("Note that they were told")]
    notes[1].click()
    assert sheet(tab).fields["to"].value() == "Sąd Rejonowy w Gliwicach"
    save(qtbot, tab, fill(tab, proof="potwierdzenie odbioru"))
    held = entries.entries(desk, family, EndingNotice)
    assert [(one.told, one.proof) for one in held] == [(Told.COURT, "potwierdzenie odbioru")]
    assert "potwierdzenie odbioru" in words(tab.ending)


def test_the_work_may_go_on_after_all(qtbot, desk, family, tab):
    prepare(qtbot, tab)
    with qtbot.waitSignal(tab.shown):
        tab.ending.deeds["The work goes on"].click()
    assert (endings.endings(desk, family), state(desk, family)) == ([], CaseState.RUNNING)


def test_a_task_of_the_team_is_given_and_done(qtbot, desk, family, tab):
    enter_minutes(qtbot, tab, TeamDecision.CONTINUE)
    next(deed for name, deed in tab.team.deeds.items() if name.startswith("Add a task")).click()
    save(qtbot, tab, fill(tab, text="Pismo do szkoły", who="asystentka", due_on=date(2026, 12, 1)))
    assert "1 open" in tab.team.pill.text
    with qtbot.waitSignal(tab.shown):
        next(deed for name, deed in tab.team.deeds.items() if name.startswith("Done")).click()
    assert entries.entries(desk, family, TeamTask)[0].done_on == TODAY


def test_minutes_deleted_come_back(qtbot, desk, family, tab):
    enter_minutes(qtbot, tab)
    held = entries.entries(desk, family, TeamMinutes)[0]
    with qtbot.waitSignal(tab.shown):
        next(deed for name, deed in tab.team.deeds.items() if name.startswith("Delete")).click()
    assert entries.entries(desk, family, TeamMinutes) == []
    with qtbot.waitSignal(tab.shown):
        tab.presenter.restore(TeamMinutes, held.id)
    assert entries.entries(desk, family, TeamMinutes) == [held]


def test_follow_up_has_its_dates_and_leads_back_to_the_service(qtbot, desk, family, tab):
    prepare(qtbot, tab, ends_on=date(2026, 11, 10))
    day, whole = date(2026, 11, 10), TeamDecision.COMPLETE
    minutes = {"number": "Z-7/2026", "on": day, "members": ("Ewa Maj",), "decision": whole}
    _changes, minutes_id = entries.add(desk, family, TeamMinutes, **minutes)
    endings.close_ending(desk, endings.endings(desk, family)[0].ending.id, minutes_id)
    with qtbot.waitSignal(tab.shown):
        tab.presenter.load()
    tab.follow_up.deeds["Begin follow-up"].click()
    save(qtbot, tab, fill(tab, plan="raz w miesiącu", next_on=date(2026, 12, 10)))
    view = follow_ups.follow_ups(desk, family)[0]
    assert (view.follow_up.since, view.next_on) == (date(2026, 11, 11), date(2026, 12, 10))
    next(deed for name, deed in tab.follow_up.deeds.items() if name.startswith("Note a contact")).click()
    save(qtbot, tab, fill(tab, stability=Stability.NEEDS_RETURN, note="nowe nieobecności"))
    assert tab.follow_up.pill.text == "needs the service again"
    tab.follow_up.deeds["Return to the service"].click()
    save(qtbot, tab, sheet(tab))
    assert state(desk, family) == CaseState.RUNNING


def test_masking_hides_words(qtbot, tab):
    prepare(qtbot, tab, reason="Cele osiągnięte przez Annę")
    assert "Annę" in words(tab.ending)
    masking().set_on(True)
    assert "Annę" not in words(tab.ending)


def test_a_click_on_a_stage_tells_its_place(qapp, qtbot):
    bar = kit.StageBar([kit.Stage(str(n), "", kit.StageState.NEXT) for n in range(6)])
    qtbot.addWidget(bar)
    bar.resize(660, 46)
    with qtbot.waitSignal(bar.chosen) as told:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(500, 20))
    assert told.args == [4]
    assert STAGE_TABS[4] == "ending"


def test_escape_drops_what_was_typed_only_when_pressed_again(qtbot, desk, family, tab):
    tab.ending.deeds["Prepare the ending"].click()
    form = fill(tab, reason="cele")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible() and "not saved yet" in form.trouble.accessibleName()
    fill(tab, reason="cele osiągnięte")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible(), "something more was typed after the warning"
    with qtbot.waitSignal(form.closed):
        qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert endings.endings(desk, family) == []


def test_a_sheet_that_nobody_typed_in_closes_at_once(qtbot, tab):
    tab.ending.deeds["Prepare the ending"].click()
    form = sheet(tab)
    with qtbot.waitSignal(form.closed):
        qtbot.keyClick(form, Qt.Key.Key_Escape)


def test_masking_hides_the_fields_of_an_open_sheet(desk, family, tab):
    tab.ending.deeds["Prepare the ending"].click()
    form = fill(tab, reason="cele")
    masking().set_on(True)
    try:
        assert not form.form.isVisible()
        form.save()
        assert not form.fields["outcome"].row.error, "nobody saves what nobody sees"
    finally:
        masking().set_on(False)
    assert form.form.isVisible() and form.fields["reason"].value() == "cele"


def test_the_keyboard_comes_back_to_the_deed_it_was_on(qtbot, tab):
    deed = tab.team.deeds["Enter the minutes"]
    deed.setFocus()
    deed.click()
    save(qtbot, tab, fill(tab, number="Z-8/2026", on=TODAY, members=("Ewa",), decision=TeamDecision.OTHER))
    qtbot.waitUntil(lambda: tab.team.deeds["Enter the minutes"].hasFocus())
    gone = next(one for name, one in tab.team.deeds.items() if name.startswith("Delete"))
    gone.setFocus()
    gone.click()
    qtbot.waitUntil(lambda: tab.team.deeds["Enter the minutes"].hasFocus())
