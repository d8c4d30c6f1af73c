"""Where a record found belongs: its group in the results, its picture, the part of the file it lies in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from asystent_desktop.ui.theme import Icon, Tone


class Group(StrEnum):
    """Groups in the order shown."""

    PEOPLE = "people"
    VISITS = "visits"
    PLANS = "plans"
    OPINIONS = "opinions"
    CONTACTS = "contacts"
    PAPERS = "papers"


@dataclass(frozen=True)
class Place:
    """Of one kind.

    Attributes:
        tab: Key of a tab or section of the family's file.
    """

    group: Group
    tab: str = "overview"
    icon: Icon = Icon.FAMILIES
    tone: Tone = Tone.DONE


_COURT = (Icon.COURT, Tone.COURT)
_PLACES = {
    "family": Place(Group.PEOPLE),
    "family_member": Place(Group.PEOPLE, "people", Icon.PERSON),
    "member_details": Place(Group.PEOPLE, "people", Icon.PERSON),
    "person_bond": Place(Group.PEOPLE, "people", Icon.BOND),
    "ecomap_link": Place(Group.PEOPLE, "people", Icon.BOND),
    "strength": Place(Group.PEOPLE, "problems", Icon.STRENGTH),
    "problem": Place(Group.PEOPLE, "problems", Icon.FLAG),
    "family_address": Place(Group.PEOPLE, "address", Icon.HOME),
    "family_phone": Place(Group.PEOPLE, "address", Icon.PHONE),
    "case_basis": Place(Group.PEOPLE, "service", *_COURT),
    "parental_authority": Place(Group.PEOPLE, "authority", *_COURT),
    "guardianship": Place(Group.PEOPLE, "authority", *_COURT),
    "visit": Place(Group.VISITS, "timeline", Icon.NOTE, Tone.NEUTRAL),
    "intervention": Place(Group.VISITS, "timeline", Icon.ATTENTION, Tone.OVERDUE),
    "work_plan": Place(Group.PLANS, "plan", Icon.GOAL, Tone.INFO),
    "plan_goal": Place(Group.PLANS, "plan", Icon.GOAL, Tone.INFO),
    "plan_action": Place(Group.PLANS, "plan", Icon.GOAL, Tone.INFO),
    "assessment": Place(Group.PLANS, "assessments", Icon.GOAL, Tone.INFO),
    "assessment_area": Place(Group.PLANS, "assessments", Icon.GOAL, Tone.INFO),
    "court_request": Place(Group.OPINIONS, "court", *_COURT),
    "court_opinion": Place(Group.OPINIONS, "court", *_COURT),
    "opinion_part": Place(Group.OPINIONS, "court", *_COURT),
    "opinion_document": Place(Group.OPINIONS, "court", *_COURT),
    "court_report_schedule": Place(Group.OPINIONS, "court", *_COURT),
    "contact": Place(Group.CONTACTS, "contacts", Icon.PERSON_LIST, Tone.NEUTRAL),
    "contact_entry": Place(Group.CONTACTS, "contacts", Icon.CONTACT, Tone.NEUTRAL),
    "referral": Place(Group.CONTACTS, "referrals", Icon.FORWARD, Tone.NEUTRAL),
    "placement": Place(Group.CONTACTS, "placements", Icon.CHILD, Tone.NEUTRAL),
    "placement_contact": Place(Group.CONTACTS, "placements", Icon.CHILD, Tone.NEUTRAL),
    "team_work": Place(Group.CONTACTS, "team_work", Icon.MEETING, Tone.NEUTRAL),
    "team_minutes": Place(Group.CONTACTS, "ending", Icon.MEETING, Tone.NEUTRAL),
    "team_task": Place(Group.CONTACTS, "ending", Icon.MEETING, Tone.NEUTRAL),
    "service_ending": Place(Group.CONTACTS, "ending", Icon.DONE, Tone.NEUTRAL),
    "follow_up": Place(Group.CONTACTS, "ending", Icon.CONTACT, Tone.NEUTRAL),
    "follow_up_contact": Place(Group.CONTACTS, "ending", Icon.CONTACT, Tone.NEUTRAL),
    "received_document": Place(Group.PAPERS, "received", Icon.LETTER, Tone.NEUTRAL),
    "letter": Place(Group.PAPERS, "documents", Icon.LETTER, Tone.NEUTRAL),
    "attachment": Place(Group.PAPERS, "documents", Icon.DOCUMENT, Tone.NEUTRAL),
    "paper_document": Place(Group.PAPERS, "documents", Icon.DOCUMENT, Tone.NEUTRAL),
}


def place_of(kind: str) -> Place:
    """Where records of a kind belong; of a kind without a place of its own: with the family."""
    return _PLACES.get(kind, _PLACES["family"])
