"""What the faults of court papers say; joined into `fault_texts`."""

from asystent_desktop.i18n.catalogue import N_

COURT_TEXTS = {
    "application.unknown-form": N_("There is no form {form}. Known: {known}."),
    "application.forms-fault": N_("The office's file of forms ({file}) cannot be used: {fault}. Correct it."),
    "application.request-missing": N_(
        "A paper of this form answers a court's letter. Enter the letter first, or write an information."
    ),
    "application.others-paper": N_(
        "The text of a paper stays its author's. Comment on it, give it back or approve it."
    ),
    "application.own-paper": N_("Nobody decides on a paper of her own. Somebody else of the office has to."),
    "application.stale-approval": N_(
        "The paper was changed or decided on meanwhile. Read it again; the queue shows what waits."
    ),
    "application.not-approved": N_(
        "Only an approved paper becomes final. Give it for acceptance and wait for the decision."
    ),
    "application.checks-open": N_(
        "Remarks stop the final paper: {count}. The checks show where; put them right or decide on them."
    ),
    "application.case-number-missing": N_("Type the case number from the office's register."),
    "application.not-final": N_("The paper is not final yet. Make it final first."),
    "application.invalid-delivery": N_(
        "The day of posting cannot be before the paper's date nor in the future. Correct it."
    ),
    "application.channel-not-yet": N_(
        "Courts do not take papers by e-delivery before {from_on}. Choose the post or the registry desk."
    ),
    "cli.unknown-passage": N_(
        "There is no passage {key}, or more than one. `asystent opinion review` lists them."
    ),
    "cli.letter-incomplete": N_("A letter of the court needs {missing} as well."),
}
