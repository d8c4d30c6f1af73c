"""What the screens of an opinion say: natures, states, dates, checks."""

from __future__ import annotations

from datetime import date

from asystent_desktop.application.opinion.state import OPEN
from asystent_desktop.application.opinion.views import OpinionRow, OpinionView, PartView
from asystent_desktop.application.wording import labels
from asystent_desktop.application.wording.check_labels import CheckView
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.domain.opinion_checks import CheckCode, CheckTone
from asystent_desktop.domain.papers import Nature
from asystent_desktop.i18n import N_, _
from asystent_desktop.i18n.polish import numeric_date, relative_due, short_date
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone

NATURES = {
    Nature.FACT: (N_("fact"), Tone.DONE),
    Nature.REPORTED: (N_("reported"), Tone.INFO),
    Nature.ASSESSMENT: (N_("assessment"), Tone.COURT),
}

STATES = {
    OpinionState.DRAFT: (Tone.SOON, Icon.EDIT),
    OpinionState.SUBMITTED: (Tone.INFO, Icon.SEND),
    OpinionState.RETURNED: (Tone.SOON, Icon.RETURN),
    OpinionState.APPROVED: (Tone.DONE, Icon.ACCEPTED),
    OpinionState.FINAL: (Tone.DONE, Icon.LOCK),
    OpinionState.SENT: (Tone.DONE, Icon.DONE),
}

CHECK_ICONS = {
    CheckTone.BLOCK: (Icon.REFUSED, Tone.OVERDUE),
    CheckTone.WARN: (Icon.ATTENTION, Tone.SOON),
    CheckTone.INFO: (Icon.INFO, Tone.INFO),
}

SOURCE_ICONS = {
    "visit": Icon.HOME,
    "document": Icon.DOCUMENT,
    "assessment": Icon.ASSESSMENT,
    "court_request": Icon.COURT,
    "case_basis": Icon.COURT,
    "work_plan": Icon.GOAL,
    "plan_goal": Icon.GOAL,
    "plan_action": Icon.GOAL,
    "strength": Icon.STRENGTH,
    "family_member": Icon.PERSON,
}

_QUIET = {
    CheckCode.LABEL: N_("labels"),
    CheckCode.PESEL: N_("PESEL numbers"),
    CheckCode.OTHER_FAMILY: N_("other families"),
}


def nature_word(nature: Nature) -> str:
    """fakt, relacja, ocena."""
    return _(NATURES[nature][0])


def state_word(state: OpinionState) -> str:
    """Where the opinion stands."""
    return _(labels.opinion_state_label(state))


def next_step(state: OpinionState) -> str:
    """What comes after acceptance; "" where nothing is to be done here."""
    steps = {
        OpinionState.APPROVED: _("Final version…"),
        OpinionState.FINAL: _("Print and send…"),
        OpinionState.SENT: _("The sealed paper…"),
    }
    return steps.get(state, "")


def day_month(day: date, today: date) -> str:
    """ "03.11", with the year when it is another one."""
    return f"{day:%d.%m}" if day.year == today.year else numeric_date(day)


def due_words(due_on: date | None, today: date) -> str:
    """ "termin pt. 20.11, za 3 dni"; says so when the court set none."""
    if due_on is None:
        return _("no deadline set")
    return _("deadline {day}, {distance}").format(
        day=short_date(due_on), distance=relative_due(due_on, today)
    )


def due_tone(due_on: date | None, today: date, state: OpinionState | None = None) -> Tone:
    """Red when late, amber within a week, calm otherwise and once it was handed over."""
    if due_on is None or (state is not None and state not in OPEN):
        return Tone.NEUTRAL
    left = (due_on - today).days
    return Tone.OVERDUE if left < 0 else Tone.SOON if left <= 7 else Tone.INFO


def form_title(row: OpinionRow) -> str:
    """What kind of paper it is, e.g. "Opinia dla sądu"; names no family."""
    return row.form_name or _("Court opinion")


def title(row: OpinionRow, *, short: bool = False) -> str:
    """ "Opinia dla sądu · Wiśniewska", masked when masking is on; `short` leaves the name alone."""
    name = masking().name(row.family_name, row.family_number)
    return name if short else f"{form_title(row)} · {name}"


def subtitle(view: OpinionView, today: date) -> str:
    """Case reference, the court's letter, the deadline."""
    parts = [masking().text(view.case_ref)]
    if view.request is not None:
        letter = _("court's letter of {day}").format(day=day_month(view.request.letter_on, today))
        parts += [letter, due_words(view.row.due_on, today)]
    else:
        parts += [view.addressee.court or _("no addressee yet")]
    return " · ".join(part for part in parts if part)


def part_title(part: PartView, *, short: bool = False) -> str:
    """ "6. Dzieci (3)"."""
    name = part.short_title if short else part.title
    return f"{part.number}. {name}" + (f" ({part.children})" if short and part.children else "")


def quiet_checks(checks: tuple[CheckView, ...]) -> str:
    """Names what was looked for and not found; "" when everything was found."""
    found = {check.code for check in checks}
    names = [_(word) for code, word in _QUIET.items() if code not in found]
    return _("Nothing found: {names}").format(names=", ".join(names)) if names else ""


def paragraph_of(check: CheckView) -> int:
    """Place of the paragraph a check speaks of, from 1; 0 for the whole part."""
    return int(dict(check.values).get("paragraph", "0"))
