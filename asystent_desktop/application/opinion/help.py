"""What helps in a court paper: competence as assessed, institutions and referrals, needs and strengths."""

from collections import defaultdict
from collections.abc import Iterator

from asystent_desktop.application.assessments.scale import scale_on
from asystent_desktop.application.courts.sentences import (
    assistant_forms,
    day,
    ended,
    full_name,
    sentences,
)
from asystent_desktop.application.opinion.file import OpinionFile, stated
from asystent_desktop.application.opinion.notes import note_paragraph, sentences_of
from asystent_desktop.application.opinion.records import holds
from asystent_desktop.domain.kinds.contacts import Referral
from asystent_desktop.domain.kinds.visit import Safety
from asystent_desktop.domain.papers import Nature, Paragraph
from asystent_desktop.domain.plan_rules import is_late
from asystent_desktop.i18n import dictionaries, speaking
from asystent_desktop.i18n.declension import Case

_ASSESSMENTS = 3
_CONCERNS = 2
GRAVE = (Safety.CONCERN, Safety.INTERVENTION)
"""Answers on a card that a court must not learn of too late."""


def _word(dictionary: str, key: str) -> str:
    with speaking("pl"):
        return dictionaries.label(dictionary, key)


def _lower(text: str) -> str:
    """The first letter small, unless it begins an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def assessed(file: OpinionFile, key: str) -> Iterator[Paragraph]:
    """Areas of the latest half-yearly assessment that belong to a part: in words with the day, no figures."""
    words, held = sentences()["competence"], file.case.assessment
    wanted = sentences()["assessment_areas"].get(key, ())
    if held is None or not wanted:
        return
    scale = scale_on(held.scale_on)
    for area in file.case.areas:
        if area.area not in wanted or area.grade is None or area.area not in scale.areas:
            continue
        grade = scale.areas[area.area][area.grade]
        named = _lower(_word("areas", area.area))
        text = [words["area"].format(date=day(held.on), area=named, grade=grade)]
        text += [ended(area.state)] if area.state.strip() else []
        text += [words["area_change"].format(text=ended(area.change))] if area.change.strip() else []
        yield stated(file.on, " ".join(text), held, area, nature=Nature.ASSESSMENT)


def competence(file: OpinionFile) -> Iterator[Paragraph]:
    """The newest own assessments of cards, each once."""
    words = sentences()["competence"]
    of = assistant_forms(file.title).of
    judged = {
        card.assessment.strip(): card
        for card in reversed(file.cards)
        if card.held and card.assessment.strip()
    }
    for card in sorted(judged.values(), key=lambda card: card.on, reverse=True)[:_ASSESSMENTS]:
        line = words["assessment"].format(of=of, date=day(card.on), text=ended(card.assessment))
        yield stated(file.on, line, card, nature=Nature.ASSESSMENT)


def institutions(file: OpinionFile) -> Iterator[Paragraph]:
    """Who works with the family: people by their function, referrals with their result, teams."""
    words, told = sentences()["institutions"], day(file.on)
    if file.family.social_worker.strip():
        text = words["social_worker"].format(name=file.family.social_worker.strip(), date=told)
        yield stated(file.on, text, file.family)
    for contact in file.case.contacts:
        if contact.role in words["professions"]:
            place = f", {contact.institution.strip()}" if contact.institution.strip() else ""
            role = _word("contact_roles", contact.role)
            line = words["contact"].format(
                role=role[:1].upper() + role[1:], name=contact.name, place=place, date=told
            )
            yield stated(file.on, line, contact)
    for referral in file.case.referrals:
        if referral.on >= (file.since or referral.on):
            yield _referral(file, referral)
    for team in file.case.teams:
        text = words["team"].format(date=day(team.on), team=sentences()["team"][team.team.value])
        if team.tasks.strip():
            text = f"{text} {words['tasks'].format(text=ended(team.tasks))}"
        yield stated(file.on, text, team)


def _referral(file: OpinionFile, referral: Referral) -> Paragraph:
    words = sentences()["institutions"]
    person = file.person(referral.member_id)
    values = {
        "date": day(referral.on),
        "specialist": _lower(_word("specialists", referral.specialist)),
        "place": f" ({referral.to.strip()})" if referral.to.strip() else "",
        "state": sentences()["referral_state"][referral.state.value],
        "told": day(file.on),
    }
    if person is None:
        text = words["referral_family"].format(**values)
    else:
        text = words["referral"].format(who=file.named(person, Case.ACCUSATIVE), **values)
    if referral.result.strip():
        text = f"{text} {words['result'].format(text=ended(referral.result))}"
    return stated(file.on, text, referral)


def resources(file: OpinionFile) -> Iterator[Paragraph]:
    """Strengths as noted, problems as needs, and what is overdue in the plan."""
    yield from _strengths(file)
    yield from _needs(file)
    for card in [one for one in file.cards if one.held and one.safety in GRAVE][:_CONCERNS]:
        yield from (note_paragraph(file, card, text) for text in sentences_of(card.facts))
    words = sentences()["resources"]
    for _goal, actions in file.facts.goals_in_force:
        for action in actions:
            if action.due_on is not None and is_late(action, file.on):
                named = action.text.strip().rstrip(".")
                text = words["late"].format(date=day(file.on), due_on=day(action.due_on), text=named)
                yield stated(file.on, text, action)


def _strengths(file: OpinionFile) -> Iterator[Paragraph]:
    """One paragraph for what was noted of one person, or of the family, on one day."""
    words, held = sentences()["resources"], defaultdict(list)
    for strength in file.strengths:
        held[strength.noted_on, strength.member_id].append(strength)
    for (noted_on, member_id), noted in held.items():
        member = file.person(member_id)
        text = ended("; ".join(one.text.strip().rstrip(".") for one in noted))
        name = full_name(member) if member else ""
        if noted_on is None:
            line = words["strength_undated"].format(text=text)
        else:
            key = ("strengths" if len(noted) > 1 else "strength") + ("_of" if member else "")
            line = words[key].format(date=day(noted_on), text=text, name=name)
        yield stated(file.on, line, *noted)


def _needs(file: OpinionFile) -> Iterator[Paragraph]:
    """Likewise for problems in force."""
    words, held = sentences()["resources"], defaultdict(list)
    for problem in file.case.problems:
        if holds(problem, file.on):
            held[problem.since, problem.member_id].append(problem)
    for (since, member_id), noted in held.items():
        member = file.person(member_id)
        who = words["need_of"].format(name=full_name(member)) if member else ""
        named = "; ".join(_lower(_word("problems", one.problem)) for one in noted)
        line = words["needs" if len(noted) > 1 else "need"]
        yield stated(file.on, line.format(date=day(since), problem=named, who=who), *noted)
