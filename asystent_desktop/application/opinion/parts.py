"""Composes the parts of a court paper from the family's file (domain brief, section 3, "Opinia dla sądu", 5).

Rules:
1. Nothing is invented: what the file does not hold stays empty, and the checks say so.
2. Facts carry dates; what somebody said is reported; only the assistant's own assessments are assessments.
3. No grades as figures, no numbers of identity, nothing of another family, no address of a placed child.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice

from asystent_desktop.application.courts.forms import CourtForm, FormPart
from asystent_desktop.application.courts.sentences import (
    age_key,
    assistant_forms,
    counted,
    day,
    ended,
    full_name,
    role_word,
    sentences,
)
from asystent_desktop.application.opinion.children import children
from asystent_desktop.application.opinion.events import changes, events, request
from asystent_desktop.application.opinion.file import OpinionFile, stated
from asystent_desktop.application.opinion.goals import cooperation, goals
from asystent_desktop.application.opinion.help import assessed, competence, institutions, resources
from asystent_desktop.application.opinion.legal import legal
from asystent_desktop.application.opinion.notes import matched, note_paragraph
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.papers import Nature, Paragraph, Source
from asystent_desktop.domain.people import age_on, is_child
from asystent_desktop.domain.plan_rules import is_done

_NOTES = {"housing": 2, "work": 2, "health": 2, "children": 3, "competence": 2, "institutions": 2}


def compose_parts(file: OpinionFile, form: CourtForm) -> dict[int, tuple[Paragraph, ...]]:
    """All parts of a form by number; a part the file says nothing about is empty.

    What fits several parts is told once, in the first of them.
    """
    told: set[str] = set()
    return {number: tuple(_part(file, part, told)) for number, part in enumerate(form.parts, 1)}


def _part(file: OpinionFile, part: FormPart, told: set[str]) -> Iterator[Paragraph]:
    composed = COMPOSERS[part.key](file) if part.key in COMPOSERS else ()
    held = (request(file, part), composed, assessed(file, part.key), _from_notes(file, part.key, told))
    for paragraph in chain(*held):
        if not paragraph.text or paragraph.text not in told:
            told.add(paragraph.text)
            yield paragraph


def _from_notes(file: OpinionFile, key: str, told: set[str]) -> Iterator[Paragraph]:
    limit = _NOTES.get(key, 0)
    found = (
        (note_paragraph(file, card, text) for card, text in matched(file, key, limit * 3)) if limit else ()
    )
    yield from islice((one for one in found if one.text not in told), limit)


def _household(file: OpinionFile) -> Iterator[Paragraph]:
    words = sentences()["household"]
    for name, inside in (("inside", True), ("outside", False)):
        people = [one for one in file.people if file.at_home(one) is inside]
        if people:
            named = "; ".join(_person(file, one, words) for one in people)
            text = words[name].format(people=named, date=day(file.on))
            yield stated(file.on, text, *people)


def _person(file: OpinionFile, member: FamilyMember, words: dict[str, str]) -> str:
    age = age_on(member.birth_date, file.on)
    return words[age_key("person", age)].format(name=full_name(member), role=role_word(member), age=age)


def _housing(file: OpinionFile) -> Iterator[Paragraph]:
    words, family = sentences()["housing"], file.family
    district = words["district"].format(district=family.district) if family.district else ""
    town = f"{family.postcode} {family.city}".strip()
    if family.street:
        address = ", ".join(part for part in (family.street, town, district) if part)
        text = words["address"].format(address=address)
        inside = [one for one in file.people if file.at_home(one)]
        if inside:
            text = f"{text} {counted(words['people'], len(inside), date=day(file.on))}"
        yield stated(file.on, text, family)


def _work(file: OpinionFile) -> Iterator[Paragraph]:
    words = sentences()["work"]
    for member in file.people:
        if not is_child(member, file.on) and member.in_household and member.school_or_work.strip():
            text = words["person"].format(
                name=full_name(member),
                role=role_word(member),
                work=member.school_or_work.strip(),
                date=day(file.on),
            )
            yield stated(file.on, text, member)


def _health(file: OpinionFile) -> Iterator[Paragraph]:
    words = sentences()["health"]
    for member in file.people:
        if member.health_note.strip():
            note = ended(member.health_note)
            text = words["person"].format(
                name=full_name(member), role=role_word(member), note=note, date=day(file.on)
            )
            yield stated(file.on, text, member)


def _questions(file: OpinionFile) -> Iterator[Paragraph]:
    """Each question of the court, followed by an empty paragraph: the place for the answer."""
    words = sentences()
    if file.request is None:
        return
    for number, question in enumerate(file.request.questions, 1):
        text = words["questions"]["line"].format(number=number, question=question.strip())
        label = words["label"]["question"].format(number=number)
        yield Paragraph(text, Nature.FACT, (Source("court_request", file.request.id, label),))
        yield Paragraph("", Nature.FACT, ())


def _conclusion(file: OpinionFile) -> Iterator[Paragraph]:
    """Facts the conclusion starts from; the assessment itself is the assistant's to write."""
    words = sentences()["conclusion"]
    if file.family.cooperation_from is not None:
        forms = assistant_forms(file.title)
        values = {"with": forms.with_, "from": day(file.family.cooperation_from)}
        if file.ended_on is None:
            text = words["cooperation"].format(**values)
        else:
            text = words["cooperation_ended"].format(**values, until=day(file.ended_on))
        yield stated(file.on, text, file.family)
    actions = [action for _goal, held in file.facts.goals_in_force for action in held]
    plan = file.facts.plan_in_force
    if plan is not None and actions:
        done = sum(map(is_done, actions))
        text = words["goals"].format(
            date=day(file.on), done=done, actions=counted(sentences()["goals"]["actions"], len(actions))
        )
        yield stated(file.on, text, plan)


COMPOSERS: Mapping[str, Callable[[OpinionFile], Iterable[Paragraph]]] = {
    "household": _household,
    "legal": legal,
    "housing": _housing,
    "work": _work,
    "health": _health,
    "children": children,
    "competence": competence,
    "cooperation": cooperation,
    "goals": goals,
    "institutions": institutions,
    "resources": resources,
    "questions": _questions,
    "conclusion": _conclusion,
    "changes": changes,
    "events": events,
}
"""Who composes a part, by its key; a part of another key is empty but for its lead and what is written."""
