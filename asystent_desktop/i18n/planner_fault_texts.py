"""What the faults of terms and of the planner say to people; part of `fault_texts`."""

from asystent_desktop.i18n.catalogue import N_

PLANNER_TEXTS = {
    "application.no-reason": N_("Give the reason in a few words; without it nothing was changed."),
    "application.bad-plan-day": N_(
        "This cannot be planned like that ({field}): the day lies in the past, the end comes before the "
        "beginning, or a number is out of reach. Change it and try again."
    ),
    "cli.unknown-term": N_("Family {number} has no term of that kind ({kind}) now. See `asystent due`."),
}
