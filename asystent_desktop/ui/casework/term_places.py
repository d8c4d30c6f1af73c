"""Where in a family's file a term is worked on: key of a tab, or of a section of a binder."""

from __future__ import annotations

from asystent_desktop.application.due.views import DueItem
from asystent_desktop.domain.due_rules import DueKind

_PLACES = {
    DueKind.PLAN_ACTION: "plan",
    DueKind.NO_PLAN: "plan",
    DueKind.COURT_OPINION: "court",
    DueKind.COURT_REPORT: "court",
    DueKind.ASSESSMENT: "assessments",
    DueKind.VISIT: "timeline",
    DueKind.BLUE_CARD_HAND_OVER: "blue_card",
    DueKind.BLUE_CARD_MEETING: "blue_card",
    DueKind.CERTIFICATE: "for_life",
    DueKind.AUTHORISATION: "for_life",
    DueKind.HELP_PLAN: "placements",
    DueKind.RETURN_HOME: "placements",
    DueKind.REFERRAL: "referrals",
    DueKind.TEAM_TASK: "ending",
    DueKind.TEAM_MEETING: "team_work",
    DueKind.FOLLOW_UP: "ending",
    DueKind.FOLLOW_UP_END: "ending",
    DueKind.TO_CLOSE: "ending",
    DueKind.CONSENT: "consents",
    DueKind.FILE_GAP: "card",
}


def place_of(item: DueItem) -> str:
    """The tab or section; the overview for what has no place of its own."""
    return _PLACES.get(item.kind, "overview")
