"""Children outside their home: where they are, their help plan, the way back; how family and child meet."""

from __future__ import annotations

from asystent_desktop.domain.kinds.placement import Placement, PlacementContact
from asystent_desktop.i18n import N_, _
from asystent_desktop.ui.casework.records import RecordKind, RowWords, Wording
from asystent_desktop.ui.contacts.by_day import ByDay
from asystent_desktop.ui.theme import Icon, Tone


def placement_row(one: Placement, words: Wording) -> RowWords:
    """Which child is where, since when, who coordinates; a help plan that lacks stands at the end."""
    over = words.is_over(one.until)
    coordinator = ""
    if one.coordinator:
        coordinator = _("coordinator: {name}").format(name=words.hide(one.coordinator))
    pill, tone = _state(one, words, over=over)
    return RowWords(
        words.joined(words.person(one.child_id), words.word(one.form)),
        words.joined(words.hide(one.place), words.span(one.since, one.until), coordinator),
        pill=pill,
        tone=tone,
        over=over,
    )


def _state(one: Placement, words: Wording, *, over: bool) -> tuple[str, Tone]:
    if over or one.end is not None:
        return (words.word(one.end) if one.end else _("over")), Tone.NEUTRAL
    if one.help_plan_on is None:
        return _("no help plan yet"), Tone.SOON
    if one.help_plan_until is not None and one.help_plan_until < words.today:
        return _("help plan ended {day}").format(day=words.day(one.help_plan_until)), Tone.OVERDUE
    if one.return_planned_on is not None:
        return _("return planned {day}").format(day=words.day(one.return_planned_on)), Tone.INFO
    return _("help plan of {day}").format(day=words.day(one.help_plan_on)), Tone.DONE


def meeting_row(one: PlacementContact, words: Wording) -> RowWords:
    """When, how, who came."""
    return RowWords(
        words.joined(words.day(one.on), words.word(one.form), words.entry(one.placement_id)),
        words.joined(words.people(one.members), words.hide(one.note)),
        pill="" if one.held else _("did not take place"),
        tone=Tone.SOON,
    )


PLACEMENTS = RecordKind(
    cls=Placement,
    title=N_("Children outside their home"),
    add=N_("Add a placement"),
    empty=N_("No child of this family is placed outside its home."),
    icon=Icon.CHILD,
    lines=(
        ("child_id",),
        ("form",),
        ("place",),
        ("address",),
        ("since", "until"),
        ("end",),
        ("court", "court_case_ref"),
        ("order_on",),
        ("coordinator",),
        ("coordinator_phone",),
        ("help_plan_on", "help_plan_until"),
        ("help_plan",),
        ("contact_rules",),
        ("return_plan",),
        ("return_planned_on",),
    ),
    row=placement_row,
    labels={
        "form": N_("Form of care"),
        "place": N_("Foster family or institution"),
        "since": N_("From"),
        "until": N_("Until"),
    },
    hints={
        "return_plan": N_("What has to happen so that the child comes back; work with the family goes on."),
        "help_plan": N_("What the work plan is agreed with."),
    },
)

MEETINGS = RecordKind(
    cls=PlacementContact,
    title=N_("Contacts with the placed child"),
    add=N_("Note a contact"),
    empty=N_("No contact of family and child was noted yet."),
    icon=Icon.CONTACT,
    lines=(("placement_id",), ("on", "form"), ("held",), ("members",), ("note",)),
    row=meeting_row,
    ways=ByDay(),
    starts=("on",),
    begins={"held": True},
    labels={"members": N_("Who of the family came"), "form": N_("How")},
)
