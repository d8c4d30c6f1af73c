"""What the faults of backup, restore, recovery and change-over say to people."""

from asystent_desktop.i18n.catalogue import N_

CARE_TEXTS = {
    "hub-not-restored": N_("This hub was not restored from a backup; there is nothing to resume."),
    "directory-behind": N_(
        "A computer knows version {seen} of the office's directory, this hub only {held}: it has forgotten "
        "who was revoked. Let that computer exchange twice, then try again."
    ),
    "nobody-heard": N_(
        "No computer has exchanged since this hub was restored, so nobody could tell it what it forgot: "
        "computers signed in since the backup, and revoked ones. Let at least one exchange, then try again; "
        "--anyway does without."
    ),
    "hub-only-receives": N_("This hub was restored and only receives. Run first: hub resume."),
    "backup-place-away": N_(
        "The folder for the backup is not there. Plug in its disk or make the folder, then try again."
    ),
    "backup-failed": N_(
        "The backup just written does not give the hub back ({reason}), so it was removed. Earlier backups "
        "are as they were."
    ),
    "no-room-for-copy": N_(
        "The disk has no room for the copy of the vault that is made before this step ({mib} MB), so it was "
        "not begun. Make room on the disk, then try again. Everything saved is safe."
    ),
    "backup-damaged": N_("The backup is damaged or incomplete ({reason}): take another one."),
    "no-recovery-key": N_("The office has no recovery key yet. Make one first: hub recovery init."),
    "recovery-key-exists": N_("The office has a recovery key. A new one has to be asked for with --anew."),
    "wrong-shares": N_(
        "These are not the two halves of the office's recovery key. Take one file of each officer."
    ),
    "no-escrow": N_("The office keeps nothing with which this computer could be opened ({device})."),
    "not-the-successor": N_("This key is not the successor that the directory names. Take the .next file."),
    "unknown-alarm": N_(
        "There is no alarm {alarm} that could be settled; others go by themselves with their cause."
    ),
    "not-an-unlock": N_("This file is not an unlock file. Choose the file you got from the office."),
    "wrong-code": N_("The code does not fit the unlock file. Ask the office to read it once more."),
    "other-vault": N_("This unlock file is for another computer. Ask the office for the right one."),
    "bad-receipt": N_("A confirmation was not signed by the office; it was not used."),
}
