"""What the faults of the network and of the office's server say."""

from asystent_desktop.i18n.catalogue import N_

TEXTS = {
    "office-unreachable": N_(
        "The office's server at {url} does not answer ({reason}). Nothing was lost. Check the network and "
        "try again, or exchange with a stick."
    ),
    "office-busy": N_(
        "The office's server at {url} has too much to do now. Nothing was lost. Try again in a few minutes."
    ),
    "office-refuses": N_(
        "The office's server at {url} refuses ({reason}). Nothing was lost. Tell the office this reason."
    ),
    "unknown-to-office": N_(
        "The office does not know this computer yet. Take your answer to the office and let it enrol the "
        "computer; then exchange again."
    ),
    "wrong-pin": N_(
        "Another server answers at the office's address {url}. Nothing was sent to it. Do not exchange over "
        "this network; tell the office."
    ),
    "no-way": N_(
        "There is no way to the office now: its server does not answer and no stick with its exchange folder "
        "is plugged in. Nothing was lost."
    ),
    "bad-address": N_(
        "This is no address of a server: {address}. Write for instance https://192.168.1.10:8463."
    ),
    "server-missing": N_(
        "This installation has no server. Install the program with the extra “hub” and start again."
    ),
    "cannot-listen": N_(
        "The address {address} cannot be listened on ({reason}). Choose another one or stop the program that "
        "holds it."
    ),
    "bad-compact-line": N_("A bundle holds entries that do not unfold ({field})."),
    "not-signed": N_("A request to the server carried no signature."),
    "stale-nonce": N_("A request to the server came too late. Try again."),
    "wrong-offset": N_("An upload did not go on where it ended. Try again."),
    "bad-request": N_("A request to the server made no sense. Update the program."),
    "busy": N_("Others are exchanging just now. Try again in a moment."),
    "too-slow": N_("The network is too slow; the upload goes on next time from where it ended."),
}
