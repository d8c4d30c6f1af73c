"""What the faults of papers, their signatures and the tables behind them say."""

from asystent_desktop.i18n.catalogue import N_

TEXTS = {
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
    "papers.not-court-ordered": N_(
        "No court obliged {family}, so there is no obligation to tell a court the end of. Enter the court's "
        "order among the bases, or choose the notice to the social worker."
    ),
    "papers.notice-without-court": N_(
        "The court this notice goes to is not known. Enter the court's letter of {family}, or the court in "
        "the basis."
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
    # Court papers
    "application.unknown-form": N_("There is no form {form}. Known: {known}."),
    "application.forms-fault": N_("The office's file of forms ({file}) cannot be used: {fault}. Correct it."),
    "application.request-missing": N_(
        "A paper of this form answers a court's letter. Enter the letter first, or write an information."
    ),
    "application.others-paper": N_(
        "The text of a paper stays its author's. Comment on it, give it back or approve it."
    ),
    "application.own-paper": N_("Nobody decides on a paper of her own. Somebody else of the office has to."),
    "application.stale-approval": N_(
        "The paper was changed or decided on meanwhile. Read it again; the queue shows what waits."
    ),
    "application.not-approved": N_(
        "Only an approved paper becomes final. Give it for acceptance and wait for the decision."
    ),
    "application.checks-open": N_(
        "Remarks stop the final paper: {count}. The checks show where; put them right or decide on them."
    ),
    "application.case-number-missing": N_("Type the case number from the office's register."),
    "application.not-final": N_("The paper is not final yet. Make it final first."),
    "application.invalid-delivery": N_(
        "The day of posting cannot be before the paper's date nor in the future. Correct it."
    ),
    "application.channel-not-yet": N_(
        "Courts do not take papers by e-delivery before {from_on}. Choose the post or the registry desk."
    ),
    "cli.unknown-passage": N_(
        "There is no passage {key}, or more than one. `asystent opinion review` lists them."
    ),
    "cli.letter-incomplete": N_("A letter of the court needs {missing} as well."),
    # Electronic signatures
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
