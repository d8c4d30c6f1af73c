"""The family's file as a court paper reads it, and the sources its sentences name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from asystent_desktop.application.courts.sentences import day, day_label, sentences, tidy
from asystent_desktop.application.due.facts import FamilyFacts, gather
from asystent_desktop.application.family.household import strengths_in_force
from asystent_desktop.application.opinion.records import CaseRecords, holds, read_records
from asystent_desktop.application.reading import family_in
from asystent_desktop.domain.cards import is_meeting
from asystent_desktop.domain.kinds.assessment import Assessment, AssessmentArea
from asystent_desktop.domain.kinds.consent import CooperationConsent, ForLifeDocument
from asystent_desktop.domain.kinds.contacts import Contact, Referral, TeamWork
from asystent_desktop.domain.kinds.court import CourtRequest, NameForm
from asystent_desktop.domain.kinds.family import CaseBasis, Family, FamilyMember, Strength
from asystent_desktop.domain.kinds.household import Guardianship, ParentalAuthority, Problem
from asystent_desktop.domain.kinds.intervention import Intervention
from asystent_desktop.domain.kinds.placement import Placement, PlacementContact
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.kinds.teams import TeamMinutes
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.domain.papers import Nature, Paragraph, Source
from asystent_desktop.domain.people import is_child
from asystent_desktop.domain.records import Record, kind_of
from asystent_desktop.i18n.declension import Case, full_name
from asystent_desktop.ports.store import UnitOfWork


@dataclass(frozen=True)
class OpinionFile:
    """What a court paper may rest on.

    Attributes:
        facts: Cards, plans, goals, requests.
        case: Everything else of the file the composers use.
        request: The court's letter that is answered; None where nobody asked.
        title: The author's title, which decides the gender of the sentences.
        on: The date the paper bears; later cards are left out.
        since: First day of what a report covers; None for the whole file.
        forms: Corrected names by person and grammatical case.
    """

    facts: FamilyFacts
    people: list[FamilyMember]
    bases: list[CaseBasis]
    strengths: list[Strength]
    case: CaseRecords
    request: CourtRequest | None
    title: str
    on: date
    since: date | None
    forms: Mapping[tuple[str, str], str]

    @property
    def family(self) -> Family:
        """Whose file it is."""
        return self.facts.family

    @property
    def cards(self) -> list[Visit]:
        """Cards of the days the paper covers, newest first."""
        return [card for card in self.facts.cards if (self.since or date.min) <= card.on <= self.on]

    @property
    def meetings(self) -> list[Visit]:
        """Held face-to-face meetings of those days, newest first."""
        return [card for card in self.cards if is_meeting(card)]

    @property
    def children(self) -> list[FamilyMember]:
        """Children of the file on the day of the paper."""
        return [one for one in self.people if is_child(one, self.on)]

    @property
    def ended_on(self) -> date | None:
        """Last day of the service, once it has passed."""
        ended = self.family.ended_on
        return ended if ended is not None and ended <= self.on else None

    def told_period(self, *, dated: bool = False) -> str:
        """The days the paper tells of, as a sentence begins with them; `dated`: up to the day it bears."""
        key = "since" if self.since is not None else "whole_until" if dated else "whole"
        since = day(self.since) if self.since is not None else ""
        return str(sentences()["told"][key]).format(since=since, date=day(self.on))

    def at_home(self, member: FamilyMember) -> bool:
        """Lives in the family's home on the day of the paper; a placed child does not."""
        placed = any(one.child_id == member.id and holds(one, self.on) for one in self.case.placements)
        return member.in_household and not placed

    def person(self, member_id: str | None) -> FamilyMember | None:
        """One of the family's people."""
        return next((one for one in self.people if one.id == member_id), None)

    def named(self, member: FamilyMember, case: Case) -> str:
        """First name and surname in a case: as somebody corrected it, else by the rules.

        A name that no rule bends stands behind a noun that bends instead: "wobec dziecka (Ярослав Шевченко)".
        """
        corrected = self.forms.get((member.id, case.value), "")
        female = member.sex != "male"
        bent = corrected or full_name(member.first_name, member.surname, case, female=female)
        if case is Case.NOMINATIVE or bent != full_name(
            member.first_name, member.surname, Case.NOMINATIVE, female=female
        ):
            return bent
        words = sentences()["unbent"]
        noun = words["child" if is_child(member, self.on) else "person"][case.value]
        return str(words["text"]).format(noun=noun, name=bent)


def read_file(
    unit: UnitOfWork,
    family_id: str,
    title: str,
    on: date,
    request: CourtRequest | None = None,
    since: date | None = None,
) -> OpinionFile:
    """Reads one family's file, and no other.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    scope = family_in(unit, family_id).scope
    return OpinionFile(
        facts=gather(unit, scope)[scope],
        people=unit.find(FamilyMember, scope=scope),
        bases=sorted(unit.find(CaseBasis, scope=scope), key=lambda one: (one.since, one.id)),
        strengths=strengths_in_force(unit, scope, on),
        case=read_records(unit, scope, on),
        request=request,
        title=title,
        on=on,
        since=since,
        forms={(one.member_id, one.case): one.form for one in unit.find(NameForm, scope=scope)},
    )


def source(record: Record, on: date) -> Source:
    """The source that names a record, with the label the editor shows."""
    return Source(kind_of(record).name, record.id, source_label(record, on))


def source_label(record: Record, on: date) -> str:
    """How the editor names a record: "wizyta 06.11"."""
    words = sentences()["label"]
    for cls, key, told in _DATED:
        if isinstance(record, cls):
            return str(words[key]).format(day=day_label(getattr(record, told), on))
    match record:
        case FamilyMember():
            text = words["member"].format(first_name=record.first_name)
        case CaseBasis():
            text = words["basis"]
        case WorkPlan():
            text = words["plan"].format(version=record.version)
        case PlanGoal():
            text = words["goal"].format(position=record.position)
        case PlanAction():
            text = words["action"].format(position=record.position)
        case Strength():
            text = words["strength"]
        case Contact():
            text = words["contact"].format(name=record.name)
        case AssessmentArea():
            text = words["area"]
        case TeamMinutes():
            text = words["minutes"].format(number=record.number)
        case _:
            text = words["family"]
    return str(text)


_DATED: tuple[tuple[type[Record], str, str], ...] = (
    (Visit, "visit", "on"),
    (CourtRequest, "request", "letter_on"),
    (ParentalAuthority, "authority", "since"),
    (Guardianship, "guardianship", "since"),
    (Placement, "placement", "since"),
    (PlacementContact, "placement_contact", "on"),
    (Assessment, "assessment", "on"),
    (Referral, "referral", "on"),
    (Problem, "problem", "since"),
    (CooperationConsent, "consent", "signed_on"),
    (ForLifeDocument, "for_life", "issued_on"),
    (TeamWork, "team", "on"),
    (Intervention, "intervention", "on"),
)
"""Records named by a day: class, key of the label, field of the day."""


def stated(on: date, text: str, *records: Record, nature: Nature = Nature.FACT) -> Paragraph:
    """A paragraph with its sources."""
    return Paragraph(tidy(text), nature, tuple(source(record, on) for record in records))
