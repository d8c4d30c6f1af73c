"""Names of fields and wording of their values, for fields with two versions."""

from datetime import date, datetime, time

from asystent_desktop.application.wording import labels
from asystent_desktop.application.wording.entry_field_words import FIELDS as FILE_FIELDS
from asystent_desktop.application.wording.field_words import FIELDS
from asystent_desktop.domain.kinds.access import AccessKind
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.domain.kinds.family import MemberRole
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.kinds.plan import PlanState
from asystent_desktop.domain.kinds.visit import Place, Safety, VisitKind
from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.i18n import N_, _
from asystent_desktop.i18n.polish import day_date, time_24

_FIELDS = {
    "address": N_("Address"),
    "area": N_("Area"),
    "attachments": N_("Attachments"),
    "authority": N_("Parental authority"),
    "basis": N_("Basis of the service"),
    "birth_approximate": N_("Approximate birth date"),
    "birth_date": N_("Birth date"),
    "case_number": N_("Case number"),
    "case_ref": N_("Court's case reference"),
    "city": N_("Town"),
    "closed_on": N_("Closed on"),
    "cooperation_from": N_("Cooperation from"),
    "content": N_("Text"),
    "copies": N_("Copies"),
    "court": N_("Court"),
    "court_case_ref": N_("Court's case reference"),
    "dated_on": N_("Date"),
    "deleted": N_("Deleted"),
    "diagnosed_on": N_("Diagnosis ready on"),
    "district": N_("District"),
    "division": N_("Division"),
    "document": N_("Document"),
    "done_on": N_("Done on"),
    "due_on": N_("Deadline"),
    "end": N_("End"),
    "ended_on": N_("Ended on"),
    "expected_effect": N_("Expected effect"),
    "first_name": N_("First name"),
    "follow_up_until": N_("Follow-up until"),
    "full_name": N_("Name of the file"),
    "health_note": N_("Health note"),
    "in_household": N_("Lives in the household"),
    "letter_on": N_("Date of the letter"),
    "main_goal": N_("Main goal"),
    "mode": N_("Kind of assignment"),
    "name": N_("Name"),
    "number": N_("Number"),
    "on": N_("Date"),
    "outcome": N_("Outcome"),
    "over_limit_reason": N_("Reason for going over the limit"),
    "paragraphs": N_("Text"),
    "period": N_("Period and basis of cooperation"),
    "phone": N_("Telephone"),
    "place": N_("Place"),
    "position": N_("Order"),
    "postcode": N_("Postcode"),
    "postcode_city": N_("Postcode and town"),
    "previous_progress": N_("Previous progress"),
    "progress": N_("Progress"),
    "questions": N_("Questions of the court"),
    "reason": N_("Reason"),
    "received_on": N_("Received on"),
    "relation": N_("Relation"),
    "risk_level": N_("Risk level"),
    "role": N_("Role in the family"),
    "safety_note": N_("Safety note"),
    "school_or_work": N_("School or work"),
    "sex": N_("Sex"),
    "short": N_("Short name"),
    "signed_on": N_("Signed on"),
    "since": N_("Since"),
    "social_worker": N_("Social worker"),
    "sources": N_("Sources"),
    "start": N_("Start"),
    "state": N_("State"),
    "statutory_task": N_("Statutory task"),
    "street": N_("Street"),
    "surname": N_("Surname"),
    "text": N_("Text"),
    "title": N_("Goal"),
    "unit": N_("Unit"),
    "until": N_("Until"),
    "until_on": N_("Until"),
    "version": N_("Version"),
    "visit_id": N_("Visit card"),
    "who": N_("Who does it"),
}
_ACCESS = {
    AccessKind.PRINTED: N_("printed"),
    AccessKind.SAVED_AS_FILE: N_("saved as an unencrypted file"),
    AccessKind.OPENED: N_("opened"),
}


def field_label(name: str) -> str:
    """Message id of a field's name; a field without one is shown by its own name."""
    return _FIELDS.get(name) or FIELDS.get(name) or FILE_FIELDS.get(name, name)


def value_text(value: object) -> str:
    """A field's value in the language spoken; "–" for nothing."""
    match value:
        case None | "" | ():
            return "–"
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return value.isoformat(timespec="minutes")
        case date():
            return day_date(value)
        case time():
            return time_24(value)
        case tuple():
            return "\n".join(one.text if isinstance(one, Paragraph) else str(one) for one in value)
    label = _enum_label(value)
    return _(label) if label else str(value)


def _enum_label(value: object) -> str:
    """Message id of an enum's member that `entry_words` has no words for; empty for any other value."""
    match value:
        case Place():
            return labels.place_label(value)
        case MemberRole():
            return labels.role_label(value)
        case OpinionState():
            return labels.opinion_state_label(value)
        case PlanState():
            return labels.plan_state_label(value)
        case AssignmentMode():
            return labels.assignment_label(value)
        case VisitKind():
            return labels.visit_kind_label(value)
        case Safety():
            return labels.safety_label(value)
        case AccessKind():
            return _ACCESS[value]
    return ""
