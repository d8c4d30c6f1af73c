"""One page for a colleague who stands in: who they are, what was agreed, what is due, whom to call."""

from asystent_desktop.application.papers.asking import Ask, common, day, fact_ids, names, short_day
from asystent_desktop.application.papers.filling import PaperData, Values
from asystent_desktop.application.papers.people import CONTACT, MEMBER, contact_row, full_name, member_row
from asystent_desktop.application.papers.words import phrase
from asystent_desktop.domain.agreements import open_agreements
from asystent_desktop.domain.cards import is_meeting, last_seen_on, latest_versions
from asystent_desktop.domain.kinds.contacts import Contact
from asystent_desktop.domain.kinds.court import CourtRequest
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.domain.people import is_child
from asystent_desktop.domain.plan_rules import is_done, plan_in_force

VALUES = "safety_note last_meeting_on main_goal"
ROWS = {
    "members": MEMBER | {"seen_on"},
    "children": names("name", "seen_on"),
    "agreements": names("text"),
    "actions": names("text", "who", "due_on"),
    "letters": names("case_ref", "court", "due_on"),
    "contacts": CONTACT,
}
_ACTIONS = _AGREEMENTS = _CONTACTS = 6  # the nearest and latest ones: the page has to stay one page


def compose(ask: Ask) -> PaperData:
    """The brief as of the day the paper bears; nothing of a restricted compartment stands in it."""
    scope = ask.family.scope
    members = ask.unit.find(FamilyMember, scope=scope)
    cards = [one for one in latest_versions(ask.unit.find(Visit, scope=scope)) if one.on <= ask.on]
    met = next((one for one in cards if is_meeting(one)), None)
    plan = plan_in_force(ask.unit.find(WorkPlan, scope=scope))
    actions = _open_actions(ask, plan)
    letters = [one for one in ask.unit.find(CourtRequest, scope=scope) if one.closed_on is None]
    contacts = [one for one in ask.unit.find(Contact, scope=scope) if one.until is None]
    agreed = open_agreements(cards, [one.first_name for one in members])
    values = common(ask) | {
        "safety_note": ask.family.safety_note,
        "last_meeting_on": day(met.on if met else None),
        "main_goal": plan.main_goal if plan else "",
    }
    children = [one for one in members if is_child(one, ask.on)]
    seen = {one.id: short_day(last_seen_on(one.id, cards)) or phrase("never_seen") for one in children}
    rows: dict[str, list[Values]] = {
        "members": [{**member_row(one), "seen_on": seen.get(one.id, "")} for one in members],
        "children": [{"name": full_name(one), "seen_on": seen[one.id]} for one in children],
        "agreements": [{"text": one.line} for one in agreed[:_AGREEMENTS]],
        "actions": [{"text": one.text, "who": one.who, "due_on": short_day(one.due_on)} for one in actions],
        "letters": [
            {"case_ref": one.case_ref, "court": one.court, "due_on": short_day(one.due_on)} for one in letters
        ],
        "contacts": [contact_row(one) for one in contacts[:_CONTACTS]],
    }
    used = [ask.family, *members, *actions, *letters, *contacts, *(one for one in (met, plan) if one)]
    return PaperData(values, rows, fact_ids=fact_ids(ask.unit, used))


def _open_actions(ask: Ask, plan: WorkPlan | None) -> list[PlanAction]:
    if plan is None:
        return []
    goals = ask.unit.find(PlanGoal, scope=ask.family.scope, plan_id=plan.id)
    found = [
        action
        for goal in goals
        for action in ask.unit.find(PlanAction, scope=ask.family.scope, goal_id=goal.id)
        if not is_done(action)
    ]
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or ask.on, one.id))[:_ACTIONS]
