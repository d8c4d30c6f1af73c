"""The family's file as an opinion reads it, and the sources its sentences name."""

from dataclasses import dataclass
from datetime import date

from asystent_desktop.application.facts import FamilyFacts, gather
from asystent_desktop.application.opinion_words import day_label, sentences, tidy
from asystent_desktop.application.reading import family_id_of, family_in
from asystent_desktop.domain.cards import is_meeting
from asystent_desktop.domain.kinds.court import CourtRequest
from asystent_desktop.domain.kinds.family import CaseBasis, Family, FamilyMember, Strength
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.domain.papers import Nature, Paragraph, Source
from asystent_desktop.domain.records import Record, kind_of
from asystent_desktop.ports.store import UnitOfWork


@dataclass(frozen=True)
class OpinionFile:
    """What an opinion may rest on.

    Attributes:
        facts: Cards, plans, goals, requests.
        request: The court's letter that is answered.
        title: The author's title, which decides the gender of the sentences.
        on: The date the paper bears; later cards are left out.
    """

    facts: FamilyFacts
    people: list[FamilyMember]
    bases: list[CaseBasis]
    strengths: list[Strength]
    request: CourtRequest
    title: str
    on: date

    @property
    def family(self) -> Family:
        """Whose file it is."""
        return self.facts.family

    @property
    def cards(self) -> list[Visit]:
        """Cards up to the day of the paper, newest first."""
        return [card for card in self.facts.cards if card.on <= self.on]

    @property
    def meetings(self) -> list[Visit]:
        """Held face-to-face meetings up to that day, newest first."""
        return [card for card in self.cards if is_meeting(card)]


def read_file(unit: UnitOfWork, request: CourtRequest, title: str, on: date) -> OpinionFile:
    """Reads one family's file, and no other.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    scope = family_in(unit, family_id_of(request.scope)).scope
    return OpinionFile(
        facts=gather(unit, scope)[scope],
        people=unit.find(FamilyMember, scope=scope),
        bases=sorted(unit.find(CaseBasis, scope=scope), key=lambda one: (one.since, one.id)),
        strengths=unit.find(Strength, scope=scope),
        request=request,
        title=title,
        on=on,
    )


def source(record: Record, on: date) -> Source:
    """The source that names a record, with the label the editor shows."""
    return Source(kind_of(record).name, record.id, _label(record, on))


def _label(record: Record, on: date) -> str:
    words = sentences()["label"]
    match record:
        case FamilyMember():
            text = words["member"].format(first_name=record.first_name)
        case Visit():
            text = words["visit"].format(day=day_label(record.on, on))
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
        case CourtRequest():
            text = words["request"].format(day=day_label(record.letter_on, on))
        case _:
            text = words["family"]
    return str(text)


def stated(on: date, text: str, *records: Record, nature: Nature = Nature.FACT) -> Paragraph:
    """A paragraph with its sources."""
    return Paragraph(tidy(text), nature, tuple(source(record, on) for record in records))
