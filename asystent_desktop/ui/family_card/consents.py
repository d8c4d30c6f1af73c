"""Consents to cooperation, acknowledgements where a court obliged, and the information of art. 13 and 14."""

from __future__ import annotations

from asystent_desktop.domain.kinds.consent import Clause, ConsentForm, CooperationConsent, InformationClause
from asystent_desktop.i18n import N_, _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.casework.records import RecordKind, RecordsPage, RowWords, Wording
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Tone


def _consent(one: CooperationConsent, words: Wording) -> RowWords:
    withdrawn = one.withdrawn_on is not None
    gone = _("withdrawn {day}").format(day=words.day(one.withdrawn_on)) if withdrawn else ""
    return RowWords(
        words.person(one.member_id) or _("Person"),
        words.joined(words.word(one.form), words.day(one.signed_on), words.hide(one.scope_text)),
        pill=gone or _("in force"),
        tone=Tone.SOON if withdrawn else Tone.DONE,
        over=withdrawn and words.is_over(one.withdrawn_on),
    )


def _clause(one: InformationClause, words: Wording) -> RowWords:
    return RowWords(
        words.person(one.member_id) or words.hide(one.receiver) or _("Receiver"),
        words.joined(words.word(one.clause), words.day(one.given_on), words.hide(one.how)),
    )


CONSENTS = RecordKind(
    cls=CooperationConsent,
    title=N_("Consents to cooperation"),
    add=N_("Add a consent"),
    empty=N_("No consent yet. Where a court obliged the family, an acknowledgement takes its place."),
    icon=Icon.AGREEMENT,
    lines=(
        ("member_id",),
        ("form",),
        ("signed_on",),
        ("scope_text",),
        ("withdrawal_explained",),
        ("withdrawn_on",),
        ("withdrawal_reason",),
    ),
    row=_consent,
    starts=("signed_on",),
    begins={"form": ConsentForm.CONSENT},
    labels={
        "member_id": N_("Who signed"),
        "signed_on": N_("Signed on"),
        "form": N_("Consent or acknowledgement"),
    },
    hints={"form": N_("Consent to the work itself; data are processed by law, without a consent.")},
)
CLAUSES = RecordKind(
    cls=InformationClause,
    title=N_("Information clauses"),
    add=N_("Add a clause"),
    empty=N_("Nobody was told yet how the office uses their data (art. 13 and 14 GDPR)."),
    icon=Icon.INFO,
    lines=(("member_id",), ("receiver",), ("clause",), ("given_on",), ("how",)),
    row=_clause,
    starts=("given_on",),
    begins={"clause": Clause.ARTICLE_13},
    labels={"member_id": N_("Receiver of the family")},
    nothing={"member_id": N_("somebody else")},
    hints={
        "receiver": N_("Only when the receiver is not in the file."),
        "how": N_("For example: on paper, by voice, by post"),
    },
)


def consents_page(desk: Desk, tasks: Tasks) -> RecordsPage:
    """The section."""
    return RecordsPage(desk, tasks, (CONSENTS, CLAUSES))
