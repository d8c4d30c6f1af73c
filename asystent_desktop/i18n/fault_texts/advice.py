"""What a class of faults adds to every text, and the words of values that stand in texts."""

from asystent_desktop.i18n.catalogue import N_

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
    "passphrase-server": N_("passphrase of the office's server"),
    "passphrase-office-key": N_("passphrase of the office key"),
    "passphrase-half-1": N_("passphrase of the first person (first half of the key)"),
    "passphrase-half-2": N_("passphrase of the second person (second half of the key)"),
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
