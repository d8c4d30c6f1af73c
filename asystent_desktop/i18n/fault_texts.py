"""What each fault says to people: what happened and what to do. The words of `i18n.faults`, nothing else.

A `Tampered`, `Outdated` or `Bug` text says what happened; its class adds what to do. Values never hold
personal text.
"""

from asystent_desktop.i18n.attachment_fault_texts import ATTACHMENT_TEXTS
from asystent_desktop.i18n.care_fault_texts import CARE_TEXTS
from asystent_desktop.i18n.catalogue import N_
from asystent_desktop.i18n.court_fault_texts import COURT_TEXTS
from asystent_desktop.i18n.hub_fault_texts import HUB_TEXTS
from asystent_desktop.i18n.network_fault_texts import NETWORK_TEXTS
from asystent_desktop.i18n.planner_fault_texts import PLANNER_TEXTS
from asystent_desktop.i18n.scope_fault_texts import SCOPE_TEXTS
from asystent_desktop.i18n.signing_fault_texts import SIGNING_TEXTS
from asystent_desktop.i18n.visit_fault_texts import VISIT_TEXTS

TEXTS = {
    **ATTACHMENT_TEXTS,
    **HUB_TEXTS,
    **CARE_TEXTS,
    **COURT_TEXTS,
    **NETWORK_TEXTS,
    **SCOPE_TEXTS,
    **PLANNER_TEXTS,
    **SIGNING_TEXTS,
    **VISIT_TEXTS,
    # The roots, for a fault nobody worded more closely
    "app": N_("The program could not do this."),
    "user-fixable": N_("This cannot be done like that. Check what was given and try again."),
    "tampered": N_("Data were altered or damaged; they were not used."),
    "outdated": N_("The data were written by another version of the program."),
    "bug": N_("The program made a mistake."),
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
    # Bundles: reading
    "not-a-bundle": N_("This file is not a bundle of this program. Choose a file with the ending .bundle."),
    "newer-format": N_("The bundle was written by a newer version of the program."),
    "other-recipient-key": N_(
        "This bundle is sealed for another computer. Nothing was changed; leave it for its addressee."
    ),
    "too-large": N_("The bundle is longer than allowed."),
    "upload-too-large": N_("More was sent to the office than a bundle may hold, or than was announced."),
    "wrong-name": N_("The bundle was cut short or altered on the way: its content does not fit its name."),
    "truncated": N_("The bundle is cut short."),
    "wrong-padding": N_("The filling of the bundle is not what it must be."),
    "manifest-too-long": N_("The bundle's manifest is longer than allowed."),
    "bad-manifest": N_("The bundle's manifest is not in shape ({field})."),
    "unknown-sender": N_("The bundle comes from a computer the office does not know."),
    "wrong-office": N_("The bundle belongs to another office."),
    "wrong-recipient": N_("The bundle was signed for another recipient; somebody packed it anew."),
    "heads-mismatch": N_("The list of last entries in the bundle does not fit its digest."),
    "payload-length": N_("The bundle's content has another length than stated."),
    "payload-hash": N_("The bundle's content is not the one that was signed."),
    "bad-compression": N_("The bundle's content cannot be unpacked."),
    "zip-bomb": N_("More comes out of the bundle than is allowed."),
    "raw-length": N_("The unpacked content has another length than stated."),
    "too-many-lines": N_("The bundle holds more entries than allowed."),
    "count-mismatch": N_("The bundle holds another number of entries than stated."),
    "line-too-long": N_("An entry of the bundle is longer than allowed."),
    "bytes-left-over": N_("The bundle holds something after its end."),
    "invalid-utf8": N_("The bundle holds text that cannot be read."),
    "not-json": N_("The bundle holds an entry that cannot be read."),
    "not-an-object": N_("The bundle holds an entry of the wrong kind."),
    "too-deep": N_("The bundle holds an entry nested too deeply."),
    "duplicate-key": N_("The bundle holds an entry that names one field twice."),
    "float-number": N_("The bundle holds a number with a fraction, which no record may have."),
    "number-out-of-range": N_("The bundle holds a number that is too large."),
    "cannot-encode": N_("A bundle could not be packed ({what})."),
    # Trust: directory, invitations, enrolment
    "bad-document": N_("A signed document is not in shape ({what}, {field})."),
    "directory-rolled-back": N_(
        "The office's directory that came ({offered}) is older than the one held here ({held})."
    ),
    "directory-forked": N_(
        "There are two different directories of the same version ({version}), both signed by the office."
    ),
    "foreign-directory": N_("The directory belongs to another office."),
    "revoked-device": N_(
        "The office has revoked this computer. Its unsent entries stay here; talk to the office."
    ),
    "unknown-role": N_("There is no role {role}. Known roles: {known}."),
    "not-an-invitation": N_("This file is not an invitation. Choose the file you got from the office."),
    "not-an-answer": N_(
        "This file is not an answer to an invitation. Choose the file that the invited computer wrote."
    ),
    "foreign-invitation": N_("This answers an invitation that was not made here. Make a new invitation."),
    "invitation-used": N_("This invitation was answered already. Ask the office for a new one."),
    "invitation-expired": N_("The invitation is out of date. Ask the office for a new one."),
    "other-person": N_(
        "This vault works for another person than the one invited. Ask the office for an invitation in "
        "the right name."
    ),
    "already-enrolled": N_("This computer belongs to an office already. A new invitation is not needed."),
    "not-enrolled": N_(
        "This computer belongs to no office yet. Open the invitation you got from the office first."
    ),
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
    # Carrying files
    "carrier-away": N_(
        "The exchange folder cannot be reached or written ({reason}). Plug in the stick or check the "
        "network and try again; nothing was lost."
    ),
    "carrier-full": N_(
        "There is no room in the exchange folder. Free some space and try again; nothing was lost."
    ),
    "carrier-too-large": N_(
        "The file {name} is longer than any bundle and was left alone. Remove it from the exchange folder."
    ),
    "carrier-missing": N_("The file {name} has just gone from the exchange folder. Try again."),
    # Casework
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
    # Rules, papers, installation
    "domain.bad-rule-table": N_("The table of rules {table} is not in shape ({entry})."),
    "domain.no-limit-on-day": N_("No value of the limit {limit} is set for {day}. Add one in the settings."),
    "i18n.no-citation": N_("The register of law has no entry {key} for {day}. Add one in the settings."),
    "font-missing": N_("The font {font} is missing. Install the program again."),
    "papers.template": N_(
        "The template {template} cannot be used, in {place}: {fault}. Correct it, or go back to the "
        "shipped one."
    ),
    "papers.bad-delivery": N_(
        "The paper cannot have left on {posted_on}: give a day between the paper's own date and today."
    ),
    "papers.unknown-kind": N_("There is no paper called {kind}. Known: {known}."),
    "papers.nothing-to-print": N_("There is nothing in the file of {family} yet that this paper is about."),
    "papers.letter-without-addressee": N_("The letter has no addressee. Open its text and give one."),
    "papers.letter-without-text": N_("The letter says nothing yet. Open its text and write it."),
    "papers.unknown-letter-template": N_("There is no start text called {key}. Known: {known}."),
    "papers.plan-incomplete": N_(
        "The plan of {family} cannot be printed yet: expected effects missing: {effects}, deadlines: "
        "{deadlines}. Fill them in under “Work plan”, of a signed plan in a new version; art. 15 sec. 3 asks "
        "for them."
    ),
    "papers.lost": N_(
        "The print of this paper stayed on the computer where it was finished and cannot be made again here "
        "exactly the same. Print it there, or finish a new one."
    ),
    "application.unusable-logo": N_(
        "This picture cannot be the logo. Choose an undamaged PNG or JPEG file of at most {limit_kb} kB."
    ),
    "document-picture": N_(
        "A picture cannot be printed: it is damaged or of an unknown kind. Choose another one."
    ),
    "document-template": N_(
        "The texts of a document were changed so that they cannot be used ({file}: {fault}). Restore the "
        "file."
    ),
}

# What to do, by the kind of fault; `UserFixable` texts say it themselves.
ADVICE = {
    "Tampered": N_("Nothing was taken from it. Keep the file and tell the office (code: {code})."),
    "Outdated": N_("Update the program and try again (code: {code})."),
    "Bug": N_("Nothing was changed. Tell the office the code: {code}."),
}

# Texts of those kinds that say themselves what to do.
SELF_CONTAINED = frozenset(
    {"damaged-header", "revoked-device", "commit-too-large", "store-damaged", "wrong-store-key", "wrong-pin"}
)

# Names inside values: fields, kinds of record, purposes of a file.
NAMES = {
    "vault": N_("vault"),
    "hub": N_("hub of the office"),
    "office": N_("office key"),
    "on": N_("date"),
    "start": N_("beginning"),
    "end": N_("end"),
    "place": N_("place"),
    "kind": N_("kind"),
    "facts": N_("observations and statements"),
    "assessment": N_("own assessment"),
    "safety": N_("safety of the children"),
    "agreements": N_("agreements"),
    "attempts": N_("attempts"),
    "present": N_("who was present"),
    "children_seen": N_("children seen"),
    "next_on": N_("date of the next visit"),
    "court": N_("court"),
    "division": N_("division"),
    "street": N_("street"),
    "postcode_city": N_("postcode and town"),
    "case_ref": N_("case reference"),
    "letter_on": N_("date of the letter"),
    "received_on": N_("day of receipt"),
    "due_on": N_("deadline"),
    "number": N_("number"),
    "name": N_("name"),
    "first_name": N_("first name"),
    "surname": N_("surname"),
    "birth_date": N_("birth date"),
    "reason": N_("reason"),
    "visit": N_("visit card"),
    "family": N_("family"),
    "family_member": N_("family member"),
    "work_plan": N_("work plan"),
    "court_opinion": N_("court opinion"),
}
