"""What the faults of electronic signatures say; joined into `fault_texts`."""

from asystent_desktop.i18n.catalogue import N_

SIGNING_TEXTS = {
    "signing.not-installed": N_("Signing is not installed on this computer. Have the package {extra} added."),
    "signing.key-file": N_(
        "This file holds no certificate with its key. Choose the file (.p12 or .pfx) from the issuer of your "
        "certificate."
    ),
    "signing.wrong-password": N_("Wrong password of the certificate's file. Nothing was signed; try again."),
    "signing.certificate-not-valid": N_(
        "The certificate is valid from {since} to {until}, not today. Nothing was signed; renew it or check "
        "the computer's clock."
    ),
    "signing.module": N_(
        "The library of the card ({module}) cannot be loaded. Check the path and install the card's software."
    ),
    "signing.token-missing": N_("There is no card {token} here. Put it into the reader or check its label."),
    "signing.wrong-pin": N_(
        "The card {token} does not take this PIN. Nothing was signed. Too many wrong ones lock the card."
    ),
    "signing.certificate-missing": N_(
        "The card {token} holds no certificate {certificate} with its key. Check the label."
    ),
    "signing.token": N_("The card {token} refused to sign ({fault}). Nothing was signed; put it in again."),
    "papers.no-such-paper": N_(
        "There is no finished paper {wanted}, or more than one. Take the code of the footer; a court paper "
        "has to be final first."
    ),
    "papers.signed-away": N_(
        "The signed file is on the computer where it was signed. Save it there, or sign the paper here."
    ),
}
