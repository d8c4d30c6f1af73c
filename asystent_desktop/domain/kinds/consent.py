"""What the family agreed to and was told: cooperation, information clause, "Za życiem" papers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, personal, record, rule, sensitive


class ConsentForm(StrEnum):
    """A consent, or only an acknowledgement where a court obliged the family (KRO art. 109 § 2 pkt 1)."""

    CONSENT = "consent"
    ACKNOWLEDGEMENT = "acknowledgement"


class Clause(StrEnum):
    """Which information was given: data from the person herself (art. 13) or from others (art. 14)."""

    ARTICLE_13 = "art_13"
    ARTICLE_14 = "art_14"


class ForLifeProof(StrEnum):
    """What opens the "Za życiem" programme (ustawa 4.11.2016, art. 4 ust. 3, art. 8)."""

    PREGNANCY = "pregnancy"
    CERTIFICATE = "certificate"


@record("cooperation_consent", merge=Merge.FIELD)
class CooperationConsent(Record):
    """*Zgoda na współpracę* (ustawa 9.06.2011, art. 8): consent to the work, not to data processing.

    The basis of processing stays RODO art. 6 ust. 1 lit. c, e and art. 9 ust. 2.

    Attributes:
        member_id: The adult who signed.
        scope_text: What the cooperation covers.
        withdrawal_explained: The person was told how to withdraw.
        withdrawn_on: None while it holds; an acknowledgement cannot be withdrawn.
    """

    member_id: str
    form: ConsentForm = ConsentForm.CONSENT
    signed_on: date
    scope_text: str = personal(default="")
    withdrawal_explained: bool = False
    withdrawn_on: date | None = rule(risk=True, default=None)
    withdrawal_reason: str = personal(default="")


@record("information_clause", merge=Merge.FIELD)
class InformationClause(Record):
    """That somebody received the information of RODO art. 13 or 14.

    Attributes:
        member_id: Receiver of this file; None when `receiver` names somebody else.
        how: On paper, by voice, by post.
    """

    member_id: str | None = None
    receiver: str = personal(default="")
    clause: Clause = Clause.ARTICLE_13
    given_on: date
    how: str = personal(default="")


@record("for_life_document", merge=Merge.FIELD)
class ForLifeDocument(Record):
    """A document that opens or keeps the "Za życiem" programme.

    Attributes:
        member_id: The pregnant woman, or the child the certificate is about.
        complicated: A complicated pregnancy.
        valid_until: Last day; the expected birth for a pregnancy; None without an end.
    """

    member_id: str
    proof: ForLifeProof
    issued_on: date
    valid_until: date | None = None
    complicated: bool = sensitive(default=False)
    issuer: str = personal(default="")
    note: str = sensitive(default="")


@dataclass(frozen=True)
class AuthorisedInstitution:
    """One institution named in an authorisation.

    Attributes:
        institution: Key of resources/dictionaries/institutions.toml.
        name: Its name, e.g. "ZUS Katowice".
    """

    institution: str
    name: str


@record("authorisation", merge=Merge.FIELD)
class Authorisation(Record):
    """A written *upoważnienie* to act for the family before institutions (ustawa "Za życiem", art. 8 ust. 3).

    Never for health-care providers: the act excludes *świadczeniodawcy*.
    """

    member_id: str
    given_on: date
    valid_until: date | None = None
    institutions: tuple[AuthorisedInstitution, ...] = personal()
    scope_text: str = personal(default="")
    revoked_on: date | None = rule(risk=True, default=None)
