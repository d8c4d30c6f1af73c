"""Every kind of paper: its key, its template and who composes it. A new kind is one line here, one module."""

from collections.abc import Mapping
from dataclasses import dataclass

from asystent_desktop.application.papers import (
    assessments,
    consents,
    endings,
    family_card,
    plans,
    visits,
)
from asystent_desktop.application.papers.asking import Composer
from asystent_desktop.application.papers.faults import UnknownPaperKind
from asystent_desktop.i18n.catalogue import N_


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper.

    Attributes:
        key: Stable name, as on the command line, e.g. "family-card".
        label: English source of its name; shown through gettext.
        template: File in resources/documents without its ending.
    """

    key: str
    label: str
    template: str
    compose: Composer


_KINDS = (
    PaperKind("family-card", N_("Family card"), "karta-rodziny", family_card.compose),
    PaperKind("consent", N_("Consent to cooperation"), "zgoda", consents.consent),
    PaperKind(
        "acknowledgement", N_("Acknowledgement of the court's obligation"), "przyjecie", consents.consent
    ),
    PaperKind("information-clause", N_("Information on personal data"), "klauzula", consents.information),
    PaperKind("work-plan", N_("Work plan"), "plan-pracy", plans.work_plan),
    PaperKind("plan-change", N_("Modification of the work plan"), "modyfikacja-planu", plans.plan_change),
    PaperKind("visit-card", N_("Visit card"), "karta-wizyty", visits.visit_card),
    PaperKind("meeting-card", N_("Monthly card of meetings"), "karta-spotkan", visits.meeting_card),
    PaperKind("assessment", N_("Half-yearly assessment"), "okresowa-ocena", assessments.assessment),
    PaperKind(
        "ending-social-worker",
        N_("Notice of the ending to the social worker"),
        "zakonczenie-pracownik",
        endings.notice_to_social_worker,
    ),
    PaperKind(
        "ending-court", N_("Notice of the ending to the court"), "zakonczenie-sad", endings.notice_to_court
    ),
    PaperKind("follow-up", N_("Note of follow-up"), "monitoring", endings.follow_up),
    PaperKind("team-minutes", N_("Minutes of the family team"), "protokol-zespolu", endings.team_minutes),
)

KINDS: Mapping[str, PaperKind] = {kind.key: kind for kind in _KINDS}


def kind_named(key: str) -> PaperKind:
    """The kind with that key.

    Raises:
        UnknownPaperKind.
    """
    if key not in KINDS:
        raise UnknownPaperKind(kind=key, known=", ".join(sorted(KINDS)))
    return KINDS[key]
