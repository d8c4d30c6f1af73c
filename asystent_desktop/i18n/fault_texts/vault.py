"""What the faults of keys, passphrases, the journal and the store say."""

from asystent_desktop.i18n.catalogue import N_

TEXTS = {
    # Keys, passphrase, header of a vault
    "bad-key": N_("A key is not valid."),
    "bad-signature": N_("A signature does not hold."),
    "cannot-open": N_("Sealed data do not open: they were altered, cut short or meant for another computer."),
    "bad-proof": N_("The proof in the file does not fit the invitation."),
    "foreign-file": N_("This file is not a vault of this program. Choose the folder of a vault."),
    "wrong-purpose": N_("This is a {found}, but a {expected} is needed here. Choose another file."),
    "newer-header": N_("The vault was written by a newer version of the program."),
    "damaged-header": N_(
        "The header of the vault is damaged, both copies of it. Nothing was changed. Restore the folder "
        "from a backup or ask the office for recovery."
    ),
    "hostile-parameters": N_(
        "The header of the vault asks for an absurd amount of memory or time, so it was not followed."
    ),
    "wrong-passphrase": N_("Wrong passphrase. Check Caps Lock and the keyboard's language and try again."),
    "wrong-passphrase-of": N_("Wrong {which}. Check Caps Lock and the keyboard's language and try again."),
    "unusable-passphrase": N_(
        "This passphrase cannot be used: it is empty or holds characters that cannot be written. Choose "
        "another one."
    ),
    # Journal
    "bad-commit": N_("An entry of the journal breaks its format."),
    "commit-too-large": N_("This is too long for one entry of the journal. Shorten the text or part it."),
    "newer-commit": N_("An entry of the journal was written by a newer version of the program."),
    "bad-value": N_("A record ({kind}) holds a value that is not allowed."),
    "unreadable-value": N_("A stored value ({kind}) cannot be read by this version of the program."),
    "append-only": N_("A finished record ({kind}) was to be changed; only a correction is allowed."),
    "foreign-scope": N_("A record ({kind}) was to be kept where it does not belong."),
    # Store and folders
    "store-full": N_(
        "The disk is full; the last change was not saved, everything before it is safe. Free some space "
        "and save again."
    ),
    "store-unwritable": N_(
        "The disk refuses to write; the last change was not saved. Check that it is plugged in and not "
        "write-protected."
    ),
    "store-busy": N_("Another save is still running. Try again in a moment."),
    "renewal-stopped": N_(
        "Putting the files in order after the update was broken off. Nothing is lost; open the vault again "
        "and it goes on from there."
    ),
    "store-damaged": N_(
        "The store is damaged or incomplete. Do not delete anything; restore the folder from a backup or "
        "tell the office (code: {code})."
    ),
    "wrong-store-key": N_(
        "The store and its header do not belong together. Do not delete anything; restore both from one "
        "backup or tell the office (code: {code})."
    ),
    "store-newer": N_("The store was written by a newer version of the program."),
    "guard-broken": N_("Something tried to write into the store past the journal."),
    "wrong-thread": N_("The store was used from the wrong thread."),
    "unit-unusable": N_("The store was used before it was opened or after it was closed."),
    "store-fault": N_("The store refused a command for an unforeseen reason."),
    "not-stored": N_("A record ({kind}) was to be changed that is not in the store."),
    "not-allowed": N_("Only the head accepts or returns a paper, and nobody her own. Give it to the head."),
    "no-vault": N_("There is no vault in this folder. Choose another folder or make a new vault."),
    "vault-exists": N_("There is a vault in this folder already. Open it or choose another folder."),
    "folder-not-empty": N_("A new vault needs an empty folder. Choose another one."),
    "folder-away": N_("The folder cannot be reached. Plug in the disk or check your rights and try again."),
    "vault-in-use": N_("The vault is open in another window or program. Close it there first."),
}
