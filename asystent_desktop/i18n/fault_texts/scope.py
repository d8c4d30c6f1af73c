"""What the faults of assignments, hand-over, erasure and local backups say."""

from asystent_desktop.i18n.catalogue import N_

_PERIOD = N_("The last day ({until_on}) lies before the first ({from_on}). Correct the dates.")
_ENTRY = N_(
    "No held entry begins with {commit}, or more than one does. The list shows their numbers: "
    "asystent hub held."
)
_NOBODY = N_("Nobody has the right to write this entry, so it cannot be admitted; it can be rejected.")
_SECOND = N_(
    "Erasing needs two people. Whoever ordered it cannot consent; ask another officer or the holder of the "
    "OFFICE key."
)

TEXTS = {
    "application.compartment-closed": N_(
        "The Blue Card of this family is not assigned to you, or only for reading. Its compartment has an "
        "assignment of its own; ask the head for it."
    ),
    "application.read-only-family": N_(
        "Here this family can only be read: it was handed over to somebody else, or assigned to you for "
        "reading. Ask the head if you should write in it."
    ),
    "application.bad-period": _PERIOD,
    "bad-period": _PERIOD,
    "application.unknown-entry": _ENTRY,
    "unknown-entry": _ENTRY,
    "application.not-admissible": _NOBODY,
    "not-admissible": _NOBODY,
    "application.retention-runs": N_(
        "This file may not be destroyed yet (the term ends on: {erasable_from}). A family that is not closed "
        "has no term. An earlier erasure needs a legal basis of its own."
    ),
    "application.other-records": N_(
        "{count} other records were written together with these and would be erased too. Look at the list "
        "and say so when you order it."
    ),
    "application.same-person": _SECOND,
    "same-person": _SECOND,
    "unknown-assignment": N_("There is no assignment {assignment}. The list shows their numbers."),
    "unknown-order": N_("There is no erasure order {order}. See: asystent erase status."),
    "not-erased-yet": N_(
        "The order {order} has not been carried out at the hub: it waits for a second person or an exchange."
    ),
    "no-such-backup": N_("There is no local copy {backup}. See: asystent vault backup --list."),
    "cli.office-key-missing": N_(
        "On a hub this needs the OFFICE key: add --office-key FILE. On the vault of an officer it does not."
    ),
}
