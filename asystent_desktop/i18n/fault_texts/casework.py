"""What the faults of the work with families say."""

from asystent_desktop.i18n.catalogue import N_

TEXTS = {
    # The family file
    "application.unknown-family": N_("There is no family {family} in this vault. Check the number."),
    "application.unknown-record": N_("What you asked for is not here any more. Refresh the view."),
    "application.number-taken": N_("Another family has the number {number}. Give another one."),
    "application.over-limit": N_(
        "You would have more than {limit} families at once. Give the reason or hand a family over."
    ),
    "application.office-only": N_("Only the head or the administrator may do this. Ask the office."),
    "application.relation-contradiction": N_(
        "This relation contradicts the people or another relation. Check who is whose parent."
    ),
    "application.plan-frozen": N_(
        "Version {version} of the plan is signed and does not change. Make a new version."
    ),
    "application.plan-draft-open": N_(
        "Version {version} of the plan is a draft already. Finish it before you start another."
    ),
    "application.reason-missing": N_("Give the reason for the change."),
    "application.not-ones-field": N_("The field {field} cannot be changed here."),
    "application.opinion-blocked": N_(
        "The opinion cannot be sent yet; missing: {missing}. Complete the court's request."
    ),
    "application.opinion-frozen": N_("The opinion was submitted and does not change. Withdraw it first."),
    "application.opinion-lost": N_(
        "The print of this opinion stayed on the computer where it was submitted and cannot be made again "
        "here exactly the same. Print it there."
    ),
    "application.head-decides": N_(
        "There are two values of an important field. The head decides which one holds."
    ),
    "application.invalid-entry": N_("This cannot be kept yet; fields that need attention: {fields}."),
    "application.import-refused": N_(
        "Nothing was imported. Correct these places ({count}) in the lists and import again."
    ),
    "application.import-stopped": N_("The import was stopped. Nothing was imported."),
    "application.unusable-table": N_(
        "The table {table} cannot be used ({place}). Correct the file and try again."
    ),
    "application.service-open": N_("The service of the family {family} has not ended."),
    "application.assessment-frozen": N_(
        "A finished assessment does not change. Make a correction with a reason."
    ),
    "application.assessment-draft-open": N_(
        "An assessment of this family is being written already. Finish it or take it back first."
    ),
    "application.ending-open": N_("An ending of the family {family} is prepared already. Change that one."),
    "application.nothing-to-end": N_("The family {family} has no running service that could be ended."),
    "application.team-closes": N_(
        "The family team closes the service of {family}: give the minutes that decided so, or, for a death "
        "or a family that moved away, the head's note."
    ),
    "application.invalid-form": N_("Some fields need attention: {fields}. The draft is kept."),
    "application.invalid-request": N_(
        "The dates of the court's letter contradict each other; fields that need attention: {fields}."
    ),
    "application.invalid-visit": N_(
        "The visit card cannot be finished yet; fields that need attention: {fields}. The draft is kept."
    ),
    # Interventions, group work, snippets, the time sheet
    "application.invalid-intervention": N_(
        "The intervention cannot be kept like that. To correct: {fields}."
    ),
    "application.invalid-group": N_("The group meeting cannot be kept like that. To correct: {fields}."),
    "application.invalid-snippet": N_("The snippet cannot be kept like that. To correct: {fields}."),
    "application.invalid-work": N_(
        "The entry of the time sheet cannot be kept like that. To correct: {fields}."
    ),
    # Terms and the planner
    "application.no-reason": N_("Give the reason in a few words; without it nothing was changed."),
    "application.bad-plan-day": N_(
        "This cannot be planned like that ({field}): the day lies in the past, the end comes before the "
        "beginning, or a number is out of reach. Change it and try again."
    ),
    "cli.unknown-term": N_("Family {number} has no term of that kind ({kind}) now. See `asystent due`."),
    # Scans and stored prints
    "domain.not-a-scan": N_(
        "This file is neither a photo (JPEG, PNG) nor a PDF, whatever it is called. Save it as one of these "
        "and add it again."
    ),
    "domain.broken-scan": N_("The file is damaged or was cut short. Scan or copy it once more."),
    "application.scan-too-large": N_(
        "The file has {size_mib} MB, and one scan may have {limit_mib} MB at most. Scan it with fewer dots "
        "per inch, or in parts."
    ),
    "application.picture-too-large": N_(
        "The picture has {width} × {height} points, more than {limit} million. Make it smaller and add "
        "it again."
    ),
    "application.family-scans-full": N_(
        "The scans of one family may take {limit_mib} MB together, and with this one they would take more. "
        "Leave out what the file does not need."
    ),
    "application.scan-title-missing": N_("Write what the scan shows, for instance: signed meeting card."),
    "application.scan-subject-unknown": N_(
        "This entry is not in the family's file, so no scan can belong to it."
    ),
    "application.scan-away": N_(
        "This scan is not on this computer yet ({missing} of {parts} parts are missing). The office is asked "
        "for it with the next data exchange."
    ),
    "application.paper-away": N_(
        "The print of this paper has not come to this computer yet ({missing} of {parts} parts are missing), "
        "and it cannot be made again here exactly the same. The office is asked for it with the next data "
        "exchange; open the paper again afterwards."
    ),
    "application.scan-damaged": N_("What lies here is not the scan that was added; it is not shown."),
}
