"""Sheets and views one step behind the screens of `scripts.screens_list`: where they open, by which deed."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from importlib import import_module
from typing import TYPE_CHECKING, Any

from asystent_desktop.application.assessments import changes as assessing, half_yearly
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.plans import changes as planning
from asystent_desktop.application.visits import cards
from asystent_desktop.ports.desk import Desk
from scripts.screens_file import when_made
from scripts.screens_papers import submit_twice

if TYPE_CHECKING:
    from asystent_desktop.ui.desk_window import DeskWindow

_FILE, _OPINION = "file:", "opinion:"


@dataclass(frozen=True)
class Room:
    """One of them.

    Attributes:
        where: Key of a page; "file:" and a tab or section; "opinion:" and a state of an opinion.
        widget: Module and class below `asystent_desktop.ui` that is asked.
        deed: What is done with it.
        before: What is written first.
    """

    where: str
    widget: str
    deed: Callable[[Any], object] = lambda _widget: None
    before: Callable[[Desk, str], object] = lambda _desk, _family: None


def _new_version(desk: Desk, family_id: str) -> None:
    planning.new_version(desk, family_id, "Nowa zaległość czynszowa, zmiana zajęć świetlicy.")


def _assessment(desk: Desk, family_id: str) -> None:
    """A working version, answered half way."""
    made = assessing.start_assessment(desk, family_id)[1]
    for area in half_yearly.assessment(desk, made).areas[:5]:
        assessing.grade_area(desk, made, area.area, grade=3, change="Rodzice stosują spisane zasady.")


def _one_way(desk: Desk, family_id: str) -> None:
    """The way of one card: of the others it is asked from then on."""
    newest = cards.visits(desk, family_id)[0]
    view = cards.visit(desk, newest.visit_id)
    form = {field.name: getattr(view, field.name) for field in fields(cards.VisitForm)}
    cards.correct_visit(desk, newest.visit_id, cards.VisitForm(**{**form, "travel_km": 12}), "dojazd")


_PEOPLE = "people.tab:PeopleTab"
_PLAN = "plan.tab:PlanTab"
_ASSESSED = "assessment.tab:AssessmentTab"
_CALENDAR = "calendar.page:CalendarPage"
_FAMILIES = "families.page:FamiliesPage"
_TODAY = "today.page:TodayPage"
_COURT = "court.tab:CourtTab"
_PAPERS = "papers.tab:PapersTab"
_EDITOR = "opinion.page:OpinionPage"
_QUEUE = "acceptance.page:AcceptancePage"
_COMPUTERS = "computers.page:ComputersPage"


def _first(tab: Any) -> str:
    return str(tab.presenter.data.members[0].member_id)


def _item(page: Any) -> Any:
    return page.cases.rows[0].case.item


def _machine(page: Any) -> str:
    return str(page._desk.machines[-1].device_id)


ROOMS: dict[str, Room] = {
    "today-by-family": Room("today", _TODAY, lambda page: page._views.chip("family").click()),
    "today-way": Room("today", _TODAY, lambda page: page.presenter.load(), _one_way),
    "today-plan": Room("today", _TODAY, lambda page: page.plan(_item(page))),
    "today-put-off": Room("today", _TODAY, lambda page: page.put_off(_item(page))),
    "today-rhythm": Room("today", _TODAY, lambda page: page.rhythm(_item(page))),
    "family-new": Room("families", _FAMILIES, lambda page: page.deeds.add_family()),
    "family-edit": Room("file:overview", _FAMILIES, lambda page: page.deeds.edit_family()),
    "person-new": Room("file:people", _PEOPLE, lambda tab: tab.deeds.add_member()),
    "person-edit": Room("file:people", _PEOPLE, lambda tab: tab.deeds.edit_member(_first(tab))),
    "person-situation": Room("file:people", _PEOPLE, lambda tab: tab.deeds.edit_situation(_first(tab))),
    "person-relation": Room("file:people", _PEOPLE, lambda tab: tab.deeds.add_relation()),
    "person-bond": Room("file:people", _PEOPLE, lambda tab: tab.deeds.add_bond()),
    "person-circle": Room("file:people", _PEOPLE, lambda tab: tab.circles.add()),
    "plan-draft": Room("file:plan", _PLAN, before=_new_version),
    "plan-goal": Room("file:plan", _PLAN, lambda tab: tab.questions.goal(), _new_version),
    "plan-sign": Room("file:plan", _PLAN, lambda tab: tab._ask_signed(), _new_version),
    "plan-difference": Room("file:plan", _PLAN, lambda tab: tab.questions.compare(), _new_version),
    "plan-diagnosis": Room("file:plan", _PLAN, lambda tab: tab.questions.diagnosis()),
    "plan-consultations": Room("file:plan", _PLAN, lambda tab: tab.questions.consultations()),
    "plan-new-version": Room("file:plan", _PLAN, lambda tab: tab._ask_reason()),
    "assessment-draft": Room("file:assessments", _ASSESSED, before=_assessment),
    "assessment-hand-over": Room("file:assessments", _ASSESSED, lambda tab: tab.deeds.ask_hand_over()),
    "assessment-correct": Room("file:assessments", _ASSESSED, lambda tab: tab.deeds.ask_correction()),
    "visit-not-held": Room("today", "visit.card:VisitCard", lambda card: card.held_link.click()),
    "visit-details": Room("today", "visit.card:VisitCard", lambda card: card.change_link.click()),
    "visit-more": Room("today", "visit.card:VisitCard", lambda card: card.more_link.click()),
    "calendar-day": Room("calendar", _CALENDAR, lambda page: page.head.views.chip("day").click()),
    "calendar-month": Room("calendar", _CALENDAR, lambda page: page.head.views.chip("month").click()),
    "calendar-plan": Room("calendar", _CALENDAR, lambda page: page.plan()),
    "calendar-rules": Room("calendar", _CALENDAR, lambda page: page._change_rules()),
    "group-plan": Room("group-work", "group_work.page:GroupPage", lambda page: page.plan()),
    "group-record": Room("group-work", "group_work.page:GroupPage", lambda page: page.record()),
    "court-letter": Room("file:court", _COURT, lambda tab: tab.ask_letter()),
    "court-paper": Room("file:court", _COURT, lambda tab: tab.ask_paper()),
    "court-reports": Room("file:court", "court.reports_card:ReportsCard", lambda card: card.ask()),
    "ending-prepare": Room("file:ending", "ending.ending_card:EndingCard", lambda card: card.ask_ending()),
    "ending-minutes": Room("file:ending", "ending.team_card:TeamCard", lambda card: card.ask_minutes()),
    "paper-verify": Room("file:documents", _PAPERS, lambda tab: tab.deeds.ask_verify()),
    "opinion-draft": Room("opinion:returned", _EDITOR),
    "opinion-details": Room("opinion:returned", _EDITOR, lambda page: page.sheets.ask_details("copies")),
    "opinion-submit": Room("opinion:returned", _EDITOR, lambda page: page.sheets.ask_submit()),
    "opinion-review": Room("opinion:returned", _EDITOR, lambda page: page.deeds.ask_review()),
    "opinion-remarks": Room("opinion:returned", _EDITOR, lambda page: page.deeds.ask_remarks()),
    "opinion-final": Room("opinion:approved", _EDITOR, lambda page: page.deeds.ask_final()),
    "opinion-outgoing": Room("opinion:final", _EDITOR, lambda page: page.deeds.ask_outgoing()),
    "opinion-masked": Room("opinion:final", _EDITOR, lambda page: page.deeds.ask_masked()),
    "opinion-correct": Room("opinion:final", _EDITOR, lambda page: page.deeds.ask_correction()),
    "settings-passphrase": Room(
        "settings", "settings.security:SecuritySection", lambda section: section.change.click()
    ),
    "hidden": Room("today", _TODAY, lambda page: page.window().hide_screen()),
}
"""On the first laptop."""

HEAD_ROOMS: dict[str, Room] = {
    "today-head": Room("today", _TODAY),
    "acceptance-approve": Room("acceptance", _QUEUE, lambda page: page.ask_approve()),
    "acceptance-return": Room("acceptance", _QUEUE, lambda page: page.ask_return()),
    "acceptance-remark": Room("acceptance", _QUEUE, lambda page: page.ask_remark()),
    "assignments-give": Room(
        "assignments", "assignments.page:AssignmentsPage", lambda page: page.hand_over.click()
    ),
    "computers-add": Room("computers", _COMPUTERS, lambda page: page._add_computer()),
    "computers-one": Room("computers", _COMPUTERS, lambda page: page._open(_machine(page))),
    "computers-lost": Room("computers", _COMPUTERS, lambda page: page._report_lost()),
    "computers-forgotten": Room("computers", _COMPUTERS, lambda page: page._open_forgotten(_machine(page))),
}
"""On the head's own."""


def _recovery(window: Any) -> None:
    from asystent_desktop.ui.unlock.recovery_sheet import RecoverySheet

    sheet = RecoverySheet(window)
    sheet.open(sheet.first_field)


def _restore(window: Any) -> None:
    from asystent_desktop.ui.unlock.restore_sheet import RestoreSheet

    sheet = RestoreSheet(window, "")
    days = ("wt. 17.11.2026, 07:58 · codzienna", "pn. 16.11.2026, 08:05 · przed aktualizacją")
    sheet.show_copies([(day, day) for day in days], days[0])
    sheet.open(sheet.first_field)


RESCUES: dict[str, Callable[[Any], None]] = {"unlock-recovery": _recovery, "unlock-restore": _restore}
"""Over the unlock page."""


def open_room(window: "DeskWindow", room: Room, family_id: str) -> None:
    """Goes there and does the deed once the widget stands."""
    desk = window.opened.desk
    room.before(desk, family_id)
    if room.where == "acceptance":
        submit_twice(desk)
    if room.where.startswith(_FILE):
        window.show_family(family_id, room.where.removeprefix(_FILE))
    elif room.where.startswith(_OPINION):
        state = room.where.removeprefix(_OPINION)
        window.show_opinion(next(one.opinion_id for one in opinions.opinions(desk) if one.state == state))
    else:
        window.navigate(room.where)
    if room.widget.startswith("visit.card"):
        window.start_visit(family_id)
    module, _colon, name = room.widget.partition(":")
    when_made(window, getattr(import_module(f"asystent_desktop.ui.{module}"), name), room.deed)
