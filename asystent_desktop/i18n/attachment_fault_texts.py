"""What the faults of scans and stored prints say; joined into `fault_texts`."""

from asystent_desktop.i18n.catalogue import N_

ATTACHMENT_TEXTS = {
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
