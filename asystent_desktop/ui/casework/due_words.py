"""How a term is told: picture, tone, title, distance. Families and Today say the same.

Shape, number, word and colour tell it. Its text passes the mask (F7) here, so that no screen forgets.
"""

from __future__ import annotations

from datetime import date

from asystent_desktop.application.due.views import DueItem
from asystent_desktop.domain.due_rules import DueKind, Tone as Urgency
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date, relative_due, relative_working_days, short_date
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone

_ICONS = {
    DueKind.CONTACT: Icon.CONTACT,
    DueKind.PLAN_ACTION: Icon.GOAL,
    DueKind.COURT_OPINION: Icon.COURT,
    DueKind.ASSESSMENT: Icon.ASSESSMENT,
    DueKind.NO_PLAN: Icon.GOAL,
    DueKind.VISIT: Icon.NOTE,
    DueKind.COURT_REPORT: Icon.COURT,
    DueKind.BLUE_CARD_HAND_OVER: Icon.LETTER,
    DueKind.BLUE_CARD_MEETING: Icon.MEETING,
    DueKind.CERTIFICATE: Icon.FOR_LIFE,
    DueKind.AUTHORISATION: Icon.KEY,
    DueKind.HELP_PLAN: Icon.CHILD,
    DueKind.RETURN_HOME: Icon.HOME,
    DueKind.REFERRAL: Icon.PERSON_ADD,
    DueKind.TEAM_TASK: Icon.MEETING,
    DueKind.TEAM_MEETING: Icon.MEETING,
    DueKind.FOLLOW_UP: Icon.PHONE,
    DueKind.FOLLOW_UP_END: Icon.FLAG,
    DueKind.TO_CLOSE: Icon.FLAG,
    DueKind.CASELOAD: Icon.FAMILIES,
    DueKind.CONSENT: Icon.AGREEMENT,
    DueKind.FILE_GAP: Icon.FOLDER,
}
_COURT = frozenset({DueKind.COURT_OPINION, DueKind.COURT_REPORT})


def icon(item: DueItem) -> Icon:
    """The picture of the kind."""
    return _ICONS[item.kind]


def icon_tone(item: DueItem) -> Tone:
    """The colour of the picture: violet for the court whatever the hurry, red when late, else the kind's."""
    if item.kind in _COURT:
        return Tone.COURT
    return tone(item) if item.tone == Urgency.OVERDUE else _kind_tone(item)


def tone(item: DueItem) -> Tone:
    """The colour of the hurry."""
    if item.tone == Urgency.CALM:
        return _kind_tone(item)
    return Tone.OVERDUE if item.tone == Urgency.OVERDUE else Tone.SOON


def _kind_tone(item: DueItem) -> Tone:
    return Tone.DONE if item.kind == DueKind.CONTACT else Tone.INFO


def title(item: DueItem) -> str:
    """What is due, in one line: the case reference or the action's own text where there is one."""
    if item.kind == DueKind.COURT_OPINION and item.detail:
        return _("Opinion · {case}").format(case=masking().text(item.detail))
    if item.kind in (DueKind.PLAN_ACTION, DueKind.TEAM_TASK) and item.detail:
        return masking().text(item.detail)
    return _(item.label_key)


def short_title(item: DueItem) -> str:
    """The kind alone, for a list that names the family beside it."""
    short = {
        DueKind.CONTACT: _("Meeting"),
        DueKind.PLAN_ACTION: _("Plan action"),
        DueKind.COURT_OPINION: _("Opinion"),
        DueKind.COURT_REPORT: _("Report"),
        DueKind.ASSESSMENT: _("Assessment"),
        DueKind.NO_PLAN: _("First plan"),
        DueKind.VISIT: _("Card of the visit"),
        DueKind.BLUE_CARD_HAND_OVER: _("Form A"),
        DueKind.BLUE_CARD_MEETING: _("Meeting of the group"),
        DueKind.TEAM_TASK: _("Task of the team"),
        DueKind.TEAM_MEETING: _("Meeting of the team"),
        DueKind.REFERRAL: _("Specialist"),
        DueKind.FOLLOW_UP: _("Follow-up"),
        DueKind.TO_CLOSE: _("To be closed"),
        DueKind.HELP_PLAN: _("Child help plan"),
    }
    return short.get(item.kind) or _(item.label_key)


def distance(item: DueItem, today: date) -> str:
    """How far away: working days for the meeting rule, calendar days for everything else."""
    if item.kind == DueKind.CONTACT:
        return relative_working_days(item.working_days_left)
    return relative_due(item.due_on, today)


def lateness(item: DueItem, today: date) -> str:
    """By how much an overdue term was missed, short: "2 dni rob.", "4 dni"."""
    if item.kind == DueKind.CONTACT:
        days = -item.working_days_left
        return ngettext("{n} working day", "{n} working days", days).format(n=days)
    days = (today - item.due_on).days
    return ngettext("{n} day", "{n} days", days).format(n=days)


def near_date(day: date, today: date) -> str:
    """ "pt. 13.11", with the year when it is another one."""
    return short_date(day) if day.year == today.year else day_date(day)


def near_day(day: date, today: date, *, dated: bool = False) -> str:
    """ "dziś", "jutro" or "czw. 19.11"; with `dated` the date stands beside the word."""
    days = (day - today).days
    if days not in (0, 1):
        return near_date(day, today)
    word = _("today") if days == 0 else _("tomorrow")
    return f"{word}, {short_date(day)}" if dated else word
