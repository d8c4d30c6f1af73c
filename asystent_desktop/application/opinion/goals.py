"""The parts of a court paper that count: cooperation and the goals of the plan."""

from collections.abc import Iterator

from asystent_desktop.application.courts.sentences import counted, day, ended, full_name, sentences
from asystent_desktop.application.opinion.file import OpinionFile, stated
from asystent_desktop.domain.kinds.consent import ConsentForm
from asystent_desktop.domain.kinds.family import Outcome
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.kinds.visit import Visit, VisitKind
from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.domain.plan_rules import is_done


def cooperation(file: OpinionFile) -> Iterator[Paragraph]:
    """Meetings held, calls, meetings that failed, and what was last agreed: dates and numbers."""
    words = sentences()["cooperation"]
    yield from _agreed_to(file)
    yield from _ending(file)
    met = file.meetings
    if met:
        text = counted(words["meetings"], len(met), first=day(met[-1].on), last=day(met[0].on))
        yield stated(file.on, text, *met)
    else:
        text = words["no_meetings"].format(period=file.told_period(dated=True))
        yield stated(file.on, text, file.family)
    calls = [card for card in file.cards if card.held and card.kind == VisitKind.PHONE]
    if calls:
        yield stated(file.on, counted(words["calls"], len(calls), last=day(calls[0].on)), *calls)
    failed = [card for card in file.cards if not card.held]
    if failed:
        last = failed[0]
        text = counted(words["failed"], len(failed), last=day(last.on))
        if last.attempts.strip():
            text = f"{text} {words['attempts'].format(attempts=ended(last.attempts))}"
        yield stated(file.on, text, *failed)
    agreed = next((card for card in met if card.agreements.strip()), None)
    if agreed is not None:
        lines = "; ".join(
            line.strip().rstrip(".;") for line in agreed.agreements.splitlines() if line.strip()
        )
        yield stated(file.on, words["agreements"].format(date=day(agreed.on), text=ended(lines)), agreed)


def _agreed_to(file: OpinionFile) -> Iterator[Paragraph]:
    """Consents and acknowledgements, "Za życiem" documents."""
    words = sentences()["cooperation"]
    for consent in file.case.consents:
        member = file.person(consent.member_id)
        if member is not None:
            key = "consent" if consent.form is ConsentForm.CONSENT else "acknowledged"
            text = words[key].format(name=full_name(member), date=day(consent.signed_on))
            if consent.withdrawn_on is not None and consent.withdrawn_on <= file.on:
                text = f"{text} {words['withdrawn'].format(date=day(consent.withdrawn_on))}"
            yield stated(file.on, text, consent)
    for held in file.case.for_life:
        member = file.person(held.member_id)
        if member is not None:
            proof = sentences()["for_life_proof"][held.proof.value]
            line = words["for_life"].format(name=full_name(member), date=day(held.issued_on), proof=proof)
            yield stated(file.on, line, held)


def _ending(file: OpinionFile) -> Iterator[Paragraph]:
    """That the service is over, why, and what the family team advised."""
    words = sentences()["cooperation"]
    if file.ended_on is None:
        return
    key = "interrupted" if file.family.outcome == Outcome.INTERRUPTED else "ended"
    text = [words[key].format(date=day(file.ended_on))]
    told = [one for one in file.case.endings if one.closed_on == file.ended_on][-1:]
    for ending in told:
        text.append(words["ending_reason"].format(text=ended(ending.reason)))
        if ending.recommendations.strip():
            text.append(words["ending_advice"].format(text=ended(ending.recommendations)))
    yield stated(file.on, " ".join(text), file.family, *told)


def goals(file: OpinionFile) -> Iterator[Paragraph]:
    """The plan in force, and each goal with its state and evidence."""
    words = sentences()["goals"]
    plan = file.facts.plan_in_force
    if plan is None or plan.signed_on is None:
        yield stated(file.on, words["none"].format(date=day(file.on)), file.family)
        return
    line = words["plan" if file.ended_on is None else "plan_ended"]
    text = line.format(version=plan.version, signed_on=day(plan.signed_on))
    if plan.main_goal.strip():
        text = f"{text} {words['main'].format(main_goal=ended(plan.main_goal))}"
    yield stated(file.on, text, plan)
    for goal, actions in file.facts.goals_in_force:
        yield _goal(file, plan, goal, actions)


def _goal(file: OpinionFile, plan: WorkPlan, goal: PlanGoal, actions: list[PlanAction]) -> Paragraph:
    words = sentences()["goals"]
    done = [action for action in actions if is_done(action)]
    text = [
        words["goal"].format(
            position=goal.position,
            title=goal.title.strip().rstrip("."),
            date=day(file.on),
            done=len(done),
            actions=counted(words["actions"], len(actions)),
        )
    ]
    for action in done:
        if action.done_on is not None:
            text.append(words["done"].format(date=day(action.done_on), text=action.text.strip().rstrip(".")))
        if action.expected_effect.strip():
            text.append(words["effect"].format(effect=action.expected_effect.strip().rstrip(".")))
    worked = _worked_on(file, goal)
    if worked:
        text.append(counted(words["worked"], len(worked), last=day(worked[0].on)))
    return stated(file.on, " ".join(text), plan, goal, *done, *worked)


def _worked_on(file: OpinionFile, goal: PlanGoal) -> list[Visit]:
    """Meetings that worked on a goal, under whichever version of the plan: copies keep the title."""
    same = {one.id for one in file.facts.goals if one.title == goal.title}
    return [card for card in file.meetings if same.intersection(card.goals)]
