"""Every kind of paper: its key, its template and who composes it. A new kind is one line here, one module."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from asystent_desktop.application.papers import (
    assessments,
    consents,
    cover_letter,
    diagrams,
    endings,
    family_card,
    letters,
    plans,
    stand_in,
    visits,
)
from asystent_desktop.application.papers.asking import COMMON, Composer, RowNames
from asystent_desktop.application.papers.faults import UnknownPaperKind
from asystent_desktop.i18n.catalogue import N_


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper.

    Attributes:
        key: Stable name, as on the command line, e.g. "family-card".
        label: English source of its name; shown through gettext.
        template: File in resources/documents without its ending.
        own: Names of its own values, apart from those every paper has.
        rows: Names of its rows, with the names of their values.
    """

    key: str
    label: str
    template: str
    compose: Composer
    own: str = ""
    rows: RowNames = field(default_factory=dict)

    @property
    def values(self) -> frozenset[str]:
        """Every name its template may use."""
        return COMMON | frozenset(self.own.split())


_NOTICE = (
    "outcome cause ends_on reason recommendations protective_orders minutes_number minutes_on minutes "
    "case_ref notice_title notice"
)

_KINDS = (
    PaperKind(
        "family-card",
        N_("Family card"),
        "karta-rodziny",
        family_card.compose,
        family_card.VALUES,
        family_card.ROWS,
    ),
    PaperKind("genogram", N_("Genogram"), "genogram", diagrams.genogram, diagrams.VALUES, diagrams.ROWS),
    PaperKind("ecomap", N_("Ecomap"), "ekomapa", diagrams.ecomap, diagrams.VALUES, diagrams.ROWS),
    PaperKind(
        "consent", N_("Consent to cooperation"), "zgoda", consents.consent, own=consents.CONSENT_VALUES
    ),
    PaperKind(
        "acknowledgement",
        N_("Acknowledgement of the court's obligation"),
        "przyjecie",
        consents.consent,
        own=consents.CONSENT_VALUES,
    ),
    PaperKind(
        "information-clause",
        N_("Information on personal data"),
        "klauzula",
        consents.information,
        own="receiver given_on",
    ),
    PaperKind(
        "work-plan",
        N_("Work plan"),
        "plan-pracy",
        plans.work_plan,
        own=plans.PLAN_VALUES,
        rows=plans.PLAN_ROWS,
    ),
    PaperKind(
        "plan-change",
        N_("Modification of the work plan"),
        "modyfikacja-planu",
        plans.plan_change,
        own=f"{plans.PLAN_VALUES} previous_version",
        rows=plans.CHANGE_ROWS,
    ),
    PaperKind(
        "visit-card",
        N_("Visit card"),
        "karta-wizyty",
        visits.visit_card,
        own=visits.CARD_VALUES,
        rows=visits.CARD_ROWS,
    ),
    PaperKind(
        "meeting-card",
        N_("Monthly card of meetings"),
        "karta-spotkan",
        visits.meeting_card,
        own=visits.MEETING_VALUES,
        rows=visits.MEETING_ROWS,
    ),
    PaperKind(
        "assessment",
        N_("Half-yearly assessment"),
        "okresowa-ocena",
        assessments.assessment,
        own=assessments.VALUES,
        rows=assessments.ROWS,
    ),
    PaperKind(
        "ending-social-worker",
        N_("Notice of the ending to the social worker"),
        "zakonczenie-pracownik",
        endings.notice_to_social_worker,
        own=_NOTICE,
        rows=endings.NOTICE_ROWS,
    ),
    PaperKind(
        "ending-court",
        N_("Notice of the ending to the court"),
        "zakonczenie-sad",
        endings.notice_to_court,
        own=_NOTICE,
        rows=endings.NOTICE_ROWS,
    ),
    PaperKind("letter", N_("Letter in own words"), "pismo", letters.compose, own=letters.VALUES),
    PaperKind(
        "cover-letter",
        N_("Covering letter"),
        "pismo-przewodnie",
        cover_letter.compose,
        own=cover_letter.VALUES,
        rows=cover_letter.ROWS,
    ),
    PaperKind(
        "follow-up",
        N_("Note of follow-up"),
        "monitoring",
        endings.follow_up,
        own="since until plan result ended_on",
        rows=endings.FOLLOW_UP_ROWS,
    ),
    PaperKind(
        "stand-in",
        N_("Brief for a stand-in"),
        "zastepstwo",
        stand_in.compose,
        own=stand_in.VALUES,
        rows=stand_in.ROWS,
    ),
    PaperKind(
        "team-minutes",
        N_("Minutes of the family team"),
        "protokol-zespolu",
        endings.team_minutes,
        own="number on decision findings next_on",
        rows=endings.MINUTES_ROWS,
    ),
)

KINDS: Mapping[str, PaperKind] = {kind.key: kind for kind in _KINDS}
TEMPLATES: Mapping[str, PaperKind] = {kind.template: kind for kind in _KINDS}


def kind_named(key: str) -> PaperKind:
    """The kind with that key.

    Raises:
        UnknownPaperKind.
    """
    if key not in KINDS:
        raise UnknownPaperKind(kind=key, known=", ".join(sorted(KINDS)))
    return KINDS[key]
