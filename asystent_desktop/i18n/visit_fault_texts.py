"""Words of the faults of interventions, group work, snippets and the time sheet."""

from asystent_desktop.i18n.catalogue import N_

VISIT_TEXTS = {
    "application.invalid-intervention": N_(
        "The intervention cannot be kept like that. To correct: {fields}."
    ),
    "application.invalid-group": N_("The group meeting cannot be kept like that. To correct: {fields}."),
    "application.invalid-snippet": N_("The snippet cannot be kept like that. To correct: {fields}."),
    "application.invalid-work": N_(
        "The entry of the time sheet cannot be kept like that. To correct: {fields}."
    ),
}
