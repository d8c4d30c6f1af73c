"""Composes the 13 parts of an opinion from the family's file (domain brief, section 3, "Opinia dla sądu", 5).

Rules:
1. Nothing is invented: what the file does not hold stays empty, and the checks say so.
2. Facts carry dates; what somebody said is reported; only the assistant's own assessments are assessments.
3. No grades as figures, no numbers of identity, nothing of another family.
"""

from collections.abc import Iterator
from typing import Any

from asystent_desktop.application.opinion_file import OpinionFile, stated
from asystent_desktop.application.opinion_goals import cooperation, goals, resources
from asystent_desktop.application.opinion_notes import matched, note_paragraph
from asystent_desktop.application.opinion_words import (
    assistant_forms,
    counted,
    day,
    ended,
    full_name,
    role_word,
    seen_word,
    sentences,
)
from asystent_desktop.domain.kinds.family import Authority, CaseBasis, FamilyMember, MemberRole
from asystent_desktop.domain.papers import Nature, Paragraph, Source
from asystent_desktop.domain.people import age_on, is_child
from asystent_desktop.domain.plan_rules import is_done

_NOTES = {3: 2, 4: 2, 5: 2, 6: 3, 7: 2, 10: 2}
_ASSESSMENTS = 3


def compose_parts(file: OpinionFile) -> dict[int, tuple[Paragraph, ...]]:
    """All 13 parts by number; a part the file says nothing about is empty."""
    composed = {
        1: _household(file),
        2: _legal(file),
        3: _housing(file),
        4: _work(file),
        5: _health(file),
        6: _children(file),
        7: _competence(file),
        8: cooperation(file),
        9: goals(file),
        10: _institutions(file),
        11: resources(file),
        12: _questions(file),
        13: _conclusion(file),
    }
    return {number: (*made, *_from_notes(file, number)) for number, made in composed.items()}


def _from_notes(file: OpinionFile, number: int) -> Iterator[Paragraph]:
    for card, text in matched(file, number, _NOTES[number]) if number in _NOTES else ():
        yield note_paragraph(file, card, text)


def _household(file: OpinionFile) -> Iterator[Paragraph]:
    words = sentences()["household"]
    for name, inside in (("inside", True), ("outside", False)):
        people = [one for one in file.people if one.in_household is inside]
        if people:
            named = "; ".join(_person(file, one, words) for one in people)
            text = words[name].format(people=named, date=day(file.on))
            yield stated(file.on, text, *people)


def _person(file: OpinionFile, member: FamilyMember, words: dict[str, str]) -> str:
    age = age_on(member.birth_date, file.on)
    key = "person_no_age" if age is None else "person" if age else "person_infant"
    return words[key].format(name=full_name(member), role=role_word(member), age=age)


def basis_document(basis: CaseBasis) -> str:
    """The document and the case reference of a basis; empty when it has neither."""
    case_ref = sentences()["period"]["case_ref"].format(case_ref=basis.court_case_ref)
    return ", ".join(part for part in (basis.document, case_ref if basis.court_case_ref else "") if part)


def _legal(file: OpinionFile) -> Iterator[Paragraph]:
    words, names = sentences()["legal"], sentences()["basis"]
    for basis in file.bases:
        if basis.since > file.on or (basis.until is not None and basis.until < file.on):
            continue
        document = basis_document(basis)
        line = words["basis_document" if document else "basis"]
        values = {"since": day(basis.since), "basis": names[basis.basis.value], "document": document}
        yield stated(file.on, line.format(**values), basis)
    for member in file.people:
        if member.role != MemberRole.CHILD and member.authority != Authority.UNKNOWN:
            text = words["authority"].format(
                name=full_name(member),
                role=role_word(member),
                authority=sentences()["authority"][member.authority.value],
                date=day(file.on),
            )
            yield stated(file.on, text, member)


def _housing(file: OpinionFile) -> Iterator[Paragraph]:
    words, family = sentences()["housing"], file.family
    district = words["district"].format(district=family.district) if family.district else ""
    town = f"{family.postcode} {family.city}".strip()
    if family.street:
        address = ", ".join(part for part in (family.street, town, district) if part)
        text = words["address"].format(address=address)
        inside = [one for one in file.people if one.in_household]
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
            text = words["person"].format(name=full_name(member), role=role_word(member), note=note)
            yield stated(file.on, text, member)


def _children(file: OpinionFile) -> Iterator[Paragraph]:
    for child in file.people:
        if is_child(child, file.on):
            yield _child(file, child)


def _child(file: OpinionFile, child: FamilyMember) -> Paragraph:
    words = sentences()["children"]
    age = age_on(child.birth_date, file.on)
    key = "child_no_age" if age is None else "child" if age else "child_infant"
    text = [words[key].format(first_name=child.first_name, role=role_word(child), age=age)]
    if child.school_or_work.strip():
        text.append(words["school"].format(school=child.school_or_work.strip()))
    if not child.in_household:
        text.append(words["away"])
    seen = [card for card in file.cards if card.held and child.id in card.children_seen]
    text.append(_seen(file, child, words, len(seen)) if seen else words["not_seen"].format(date=day(file.on)))
    return stated(file.on, " ".join(text), child, *seen)


def _seen(file: OpinionFile, child: FamilyMember, words: dict[str, Any], n: int) -> str:
    last = max(card.on for card in file.cards if card.held and child.id in card.children_seen)
    by = assistant_forms(file.title).by
    return counted(words["seen"], n, seen=seen_word(child.sex), by=by, last=day(last))


def _competence(file: OpinionFile) -> Iterator[Paragraph]:
    words = sentences()["competence"]
    of = assistant_forms(file.title).of
    judged = [card for card in file.cards if card.held and card.assessment.strip()][:_ASSESSMENTS]
    for card in judged:
        text = words["assessment"].format(of=of, date=day(card.on), text=ended(card.assessment))
        yield stated(file.on, text, card, nature=Nature.ASSESSMENT)


def _institutions(file: OpinionFile) -> Iterator[Paragraph]:
    words = sentences()["institutions"]
    if file.family.social_worker.strip():
        text = words["social_worker"].format(name=file.family.social_worker.strip(), date=day(file.on))
        yield stated(file.on, text, file.family)


def _questions(file: OpinionFile) -> Iterator[Paragraph]:
    """Each question of the court, followed by an empty paragraph: the place for the answer."""
    words = sentences()
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
        text = words["cooperation"].format(**{"with": forms.with_, "from": day(file.family.cooperation_from)})
        yield stated(file.on, text, file.family)
    actions = [action for _goal, held in file.facts.goals_in_force for action in held]
    plan = file.facts.plan_in_force
    if plan is not None and actions:
        done = sum(map(is_done, actions))
        text = words["goals"].format(date=day(file.on), done=done, total=len(actions))
        yield stated(file.on, text, plan)
