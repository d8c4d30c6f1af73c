"""What the faults of the office's hub, of its database and of its backups say."""

from asystent_desktop.i18n.catalogue import N_

TEXTS = {
    # The office's hub
    "hub-founded": N_("This hub belongs to an office already. Nothing was changed."),
    "hub-not-founded": N_("This hub belongs to no office yet. Run `asystent hub init` first."),
    "office-key-inside-hub": N_(
        "The office key may not lie in the hub's folder. Choose another place for it, for instance a "
        "stick that is kept locked."
    ),
    "other-office-key": N_("This is the key of another office. Choose the right key file."),
    "unknown-person": N_("The office's directory knows no such person ({person}). Check the id."),
    "unknown-device": N_("The office's directory knows no such computer ({device}). Check the id."),
    "device-taken": N_(
        "The answering computer is in the directory already. Make a new vault on it before inviting it again."
    ),
    # Its database
    "database-away": N_(
        "The database of the hub cannot be reached. Everything the office confirmed is kept there. Check "
        "that its server runs, then try again."
    ),
    "database-refused": N_(
        "The database server refuses the hub ({driver_code}). Check the password (PGPASSWORD or the password "
        "file), the name of the database and the rights of its user."
    ),
    "code-drawer-missing": N_(
        "Drawing the square code needs the package segno. Install the program with the part “hub”, "
        "or use --text."
    ),
    "cli.no-place": N_("Say where the invitation goes: --out FILE, --qr FILE or --text."),
    "unknown-picture": N_("The square code is drawn as .png or .svg. Choose a file name that ends so."),
    "database-driver-missing": N_(
        "A hub in a PostgreSQL database needs the package psycopg. Install the program with the part “hub”."
    ),
    "bad-database-url": N_(
        "This is no address of a PostgreSQL database, or it holds a password. Write for instance "
        "postgresql://user@server/database and give the password in PGPASSWORD or in a password file."
    ),
    "scope-erased": N_("The data of this family were erased by order; nothing of them is taken in again."),
    "hub-not-empty": N_(
        "A backup is put back only into an empty hub. Nothing was changed. Choose an empty folder and an "
        "empty database; one that a broken-off restore has filled may be emptied."
    ),
    "hub-of-earlier-version": N_(
        "This hub was made by an earlier version of the program, which did not seal its rows. It was left as "
        "it is. Found a new hub in an empty folder and enrol the computers again: they bring the data along."
    ),
    "dump-damaged": N_("The backup of the hub is damaged or belongs to another office (line {line})."),
    # Backup, restore, recovery, change-over of keys
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
