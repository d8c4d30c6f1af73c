"""What the faults of the program itself, of files people name and of the command line say."""

from asystent_desktop.i18n.catalogue import N_

TEXTS = {
    # The roots, for a fault nobody worded more closely
    "app": N_("The program could not do this."),
    "user-fixable": N_("This cannot be done like that. Check what was given and try again."),
    "tampered": N_("Data were altered or damaged; they were not used."),
    "outdated": N_("The data were written by another version of the program."),
    "bug": N_("The program made a mistake."),
    # Files people name
    "file-away": N_(
        "The file {file} cannot be read or written ({reason}). Check the name and the disk and try again."
    ),
    "file-too-large": N_("The file {file} is far too long for what it should be. Choose another one."),
    # Command line
    "cli.unknown-family": N_(
        "There is no family {number} in this vault. `asystent family list` shows the numbers."
    ),
    "cli.unknown-name": N_(
        "That name does not stand for one entry ({kind}; found: {found}). Give the whole id; `list` shows it."
    ),
    "cli.unknown-opinion": N_("There is no opinion {id} in this vault. `asystent opinion list` shows them."),
    "cli.passphrase-missing": N_(
        "A passphrase is needed, and nobody can be asked. Use --passphrase-file or ASYSTENT_PASSPHRASE."
    ),
    "cli.nothing-there": N_(
        "There is no folder {folder}. Name the folder of the vault or hub with --vault, before the command; "
        "`asystent vault create` makes a new vault."
    ),
    "cli.no-such-file": N_("There is no file {file}. Check its name."),
    "cli.file-there": N_(
        "The file {file} is there already and may be the only key of its kind, so nothing was written over "
        "it. Choose another name."
    ),
    "cli.no-copy-yet": N_(
        "There is no copy of this vault. `asystent vault backup` makes one while the vault opens."
    ),
    "cli.passphrases-differ": N_("The two passphrases differ. Try again."),
    "cli.no-directory": N_(
        "This vault belongs to no office yet, so a bundle cannot be checked with it. Open the invitation you "
        "got from the office first."
    ),
    "cli.not-confirmed": N_(
        "Nobody confirmed that the digits agree, so the computer was not enrolled. Compare them and run the "
        "command again; --yes says that it was done."
    ),
    "demo.week-failed": N_("The played week does not hold: {check}."),
}
