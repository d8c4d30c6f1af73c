"""Words of the history of changes: names of record kinds, headings and summaries of entries."""

from collections.abc import Sequence

from asystent_desktop.application.history.views import FieldView, Group, RecordView
from asystent_desktop.domain.records import KINDS
from asystent_desktop.i18n import N_, _, ngettext

_KINDS = {
    "access_note": N_("Access to data"),
    "appointment": N_("Planned meeting"),
    "assessment": N_("Periodic assessment"),
    "assessment_area": N_("Periodic assessment"),
    "assignment": N_("Assignment"),
    "authorisation": N_("Authorisation"),
    "attachment": N_("Scan"),
    "blue_card": N_("Blue Card"),
    "blue_card_form": N_("Blue Card form"),
    "blue_card_meeting": N_("Meeting of the Blue Card group"),
    "case_basis": N_("Basis of the service"),
    "contact": N_("Contact"),
    "contact_cadence": N_("Family's own rhythm of meetings"),
    "court_report_schedule": N_("Report days of a court"),
    "contact_entry": N_("Talk with a contact"),
    "cooperation_consent": N_("Consent to cooperation"),
    "court_opinion": N_("Court opinion"),
    "court_request": N_("Letter of the court"),
    "ecomap_link": N_("Ecomap"),
    "ending_notice": N_("Notice of the ending"),
    "erasure_consent": N_("Consent to erasure"),
    "erasure_order": N_("Order to erase"),
    "family": N_("Family file"),
    "family_address": N_("Address"),
    "family_member": N_("Family member"),
    "family_phone": N_("Telephone"),
    "follow_up": N_("Follow-up"),
    "follow_up_contact": N_("Contact during follow-up"),
    "for_life_document": N_("“For life” document"),
    "genogram_mark": N_("Genogram"),
    "group_meeting": N_("Group meeting"),
    "guardianship": N_("Guardianship"),
    "held_decision": N_("Decision on a held entry"),
    "information_clause": N_("Information clause"),
    "intervention": N_("Intervention"),
    "institution": N_("Institution"),
    "letter": N_("Letter in own words"),
    "member_details": N_("Family member"),
    "name_form": N_("Inflected name"),
    "office_profile": N_("Letterhead"),
    "office_logo": N_("Logo of the office"),
    "signed_paper": N_("Electronic signature of a paper"),
    "office_table": N_("Dictionary of the office"),
    "opinion_document": N_("Court opinion"),
    "opinion_part": N_("Court opinion"),
    "paper_comment": N_("Comment on a paper"),
    "paper_delivery": N_("Delivery of a document"),
    "paper_document": N_("Document"),
    "paper_file": N_("Stored print of a paper"),
    "paper_transition": N_("Course of a document"),
    "parental_authority": N_("Parental authority"),
    "person_bond": N_("Bond between two people"),
    "placement": N_("Placement of a child"),
    "placement_contact": N_("Contact with a placed child"),
    "plan_action": N_("Work plan"),
    "plan_consultation": N_("Work plan"),
    "plan_goal": N_("Work plan"),
    "planner_block": N_("Hours without a family"),
    "postponement": N_("Deadline put off"),
    "problem": N_("Problem"),
    "purge_receipt": N_("Receipt of removal"),
    "received_document": N_("Received document"),
    "referral": N_("Referral"),
    "relation": N_("Relation"),
    "relation_details": N_("Relation"),
    "review_decision": N_("Decision about a sensitive passage"),
    "revocation": N_("Revocation of a computer"),
    "service_ending": N_("Ending of the service"),
    "service_period": N_("Period of the service"),
    "snippet": N_("Snippet"),
    "strength": N_("Strength"),
    "strength_details": N_("Strength"),
    "team_minutes": N_("Minutes of a team meeting"),
    "team_task": N_("Task of the team"),
    "team_work": N_("Work of the team"),
    "visit": N_("Visit card"),
    "visit_signature": N_("Signature for a meeting"),
    "work_entry": N_("Work outside meetings"),
    "work_plan": N_("Work plan"),
}
_GROUPS = {
    Group.VISITS: (
        *("visit", "visit_signature", "intervention", "group_meeting", "work_entry", "appointment"),
        *("contact_entry", "follow_up_contact", "placement_contact"),
    ),
    Group.PLAN: ("work_plan", "plan_goal", "plan_action", "plan_consultation"),
    Group.OPINIONS: ("court_request", "court_opinion", "opinion_part", "opinion_document"),
    Group.PEOPLE: (
        "family",
        "family_member",
        "member_details",
        "relation",
        "family_address",
        "family_phone",
        "guardianship",
        "parental_authority",
        "strength",
        "strength_details",
        "problem",
        "case_basis",
    ),
    Group.ACCESS: ("access_note",),
}
_GROUP_OF = {kind: group for group, kinds in _GROUPS.items() for kind in kinds}
_NAMED = frozenset({"family_member", "member_details", "relation", "strength", "contact", "assignment"})
"""Kinds whose subject tells of a person."""
SILENT = frozenset({"paper_file"})
"""Kinds no entry speaks of: they come along with what they belong to and tell a person nothing."""

_REASONS = frozenset({"reason", "correction_reason", "over_limit_reason"})
SHORT_CHARS = 30
"""Longest value a summary shows as "before → after"."""


def kind_label(kind: str) -> str:
    """Message id of one record's kind; of a kind of a later version: something else."""
    return _KINDS.get(kind, N_("Another record"))


def group_of(kind: str) -> Group:
    """The chip a kind stands under."""
    return _GROUP_OF.get(kind, Group.OTHER)


def title(main: RecordView | None, records: Sequence[RecordView]) -> tuple[str, bool]:
    """Heading of an entry, and whether it tells of a person.

    A single changed field of a family or its person is the heading itself ("Telephone").
    """
    if main is None:
        return _("An entry of a newer version"), False
    label = _(main.label)
    if main.kind == "access_note":
        return (_("{what}: {which}").format(what=label, which=main.subject) if main.subject else label), False
    if main.kind == "family" and not main.created and len(records) == 1 and len(main.fields) == 1:
        return _(main.fields[0].label), False
    if main.kind == "visit" and main.subject:
        return _("Visit card of {day}").format(day=main.subject), False
    if group_of(main.kind) is Group.OPINIONS and main.subject:
        return f"{label} {main.subject}", False
    if main.kind in _NAMED and main.subject:
        return f"{label}: {main.subject}", True
    return label, False


def summary(records: Sequence[RecordView]) -> tuple[str, str]:
    """What was done, in one line: with values, and without them for the masked screen."""
    if not records:
        return "", ""
    main = records[0]
    said, masked = _said(main)
    if main.kind in ("plan_action", "plan_goal") and main.subject:
        said, masked = f"{main.subject} · {said}", f"{main.subject} · {masked}"
    if len(records) > 1:
        more = ngettext("and {n} more record", "and {n} more records", len(records) - 1)
        tail = more.format(n=len(records) - 1)
        said, masked = f"{said}, {tail}", f"{masked}, {tail}"
    return said, masked


def _said(record: RecordView) -> tuple[str, str]:
    if record.kind == "access_note":
        return _access(record)
    if record.deleted:
        return _("deleted"), _("deleted")
    if record.created:
        return _("new entry"), _("new entry")
    names = [_(one.label).lower() for one in record.fields]
    if not names:
        return _("changed"), _("changed")
    plain = _("changed: {fields}").format(fields=", ".join(names))
    if len(record.fields) == 1:
        one = record.fields[0]
        if one.decided:
            plain = _("decided: {field}").format(field=names[0])
        if max(len(one.before), len(one.after)) <= SHORT_CHARS and not one.long:
            return f"{names[0]}: {one.before} → {one.after}", plain
    return plain, plain


def _access(record: RecordView) -> tuple[str, str]:
    values = {one.name: one.after for one in record.fields}
    text = values.get("access", _("opened"))
    copies = values.get("copies", "")
    if copies.isdigit() and int(copies):
        count = ngettext("{n} copy", "{n} copies", int(copies)).format(n=int(copies))
        text = f"{text}, {count}"
    return text, text


def reason(records: Sequence[RecordView]) -> str:
    """Why, where the person gave a reason."""
    fields = (one for record in records for one in record.fields)
    return next((one.after for one in fields if one.name in _REASONS and one.after), "")


def touches_risk(records: Sequence[RecordView]) -> bool:
    """Whether a field of risk was changed (not: set when its record was made)."""
    return any(_risky(record.kind, one) for record in records if not record.created for one in record.fields)


def _risky(kind: str, one: FieldView) -> bool:
    known = KINDS.get(kind)
    return known is not None and one.name in known.rules and known.rules[one.name].risk
