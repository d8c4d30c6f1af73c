"""What the faults of bundles, of trust and of carrying files say."""

from asystent_desktop.i18n.catalogue import N_

TEXTS = {
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
    "directory-full": N_(
        "The list of the office's computers is full: {computers} stand in it, revoked ones among them. "
        "Nobody was signed in, and nothing is changed. For more computers the office needs a second hub."
    ),
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
}
