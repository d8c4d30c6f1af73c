"""Each child in a court paper: school, being seen, foster care and contacts with the family."""

from collections.abc import Iterator, Sequence

from asystent_desktop.application.courts.sentences import (
    age_key,
    assistant_forms,
    counted,
    day,
    ended,
    role_word,
    seen_word,
    sentences,
)
from asystent_desktop.application.opinion.file import OpinionFile, stated
from asystent_desktop.application.opinion.records import holds
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.kinds.placement import Placement
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.domain.people import age_on


def children(file: OpinionFile) -> Iterator[Paragraph]:
    """One paragraph a child, one more for each placement; what holds for all of them is told once."""
    seen = {child.id: _cards(file, child) for child in file.children}
    together = len(seen) > 1 and len(set(map(tuple, seen.values()))) == 1
    for child in file.children:
        yield _child(file, child, () if together else seen[child.id], together=together)
        for placement in file.case.placements:
            if placement.child_id == child.id:
                yield _placement(file, placement)
    if together:
        yield _all_seen(file, seen[file.children[0].id])


def _cards(file: OpinionFile, child: FamilyMember) -> tuple[Visit, ...]:
    """Held visits that saw a child, newest first."""
    return tuple(card for card in file.cards if card.held and child.id in card.children_seen)


def _child(file: OpinionFile, child: FamilyMember, seen: Sequence[Visit], *, together: bool) -> Paragraph:
    words = sentences()["children"]
    age = age_on(child.birth_date, file.on)
    text = [words[age_key("child", age)].format(first_name=child.first_name, role=role_word(child), age=age)]
    if child.school_or_work.strip():
        text.append(words["school"].format(school=ended(child.school_or_work).rstrip("."), date=day(file.on)))
    placed = any(one.child_id == child.id and holds(one, file.on) for one in file.case.placements)
    if not child.in_household and not placed:
        text.append(words["away"])
    if seen:
        text.append(_seen(file, seen, seen_word(child.sex)))
    elif not together:
        text.append(words["not_seen"].format(period=file.told_period(dated=True)))
    return stated(file.on, " ".join(text), child, *seen)


def _all_seen(file: OpinionFile, seen: Sequence[Visit]) -> Paragraph:
    words = sentences()["children"]
    if seen:
        text = _seen(file, seen, words["seen_together"])
    else:
        text = words["not_seen_together"].format(period=file.told_period(dated=True))
    return stated(file.on, text, *file.children, *seen)


def _seen(file: OpinionFile, seen: Sequence[Visit], who: str) -> str:
    values = {"seen": who, "by": assistant_forms(file.title).by, "last": day(seen[0].on)}
    return counted(sentences()["children"]["seen"], len(seen), period=file.told_period(), **values)


def _placement(file: OpinionFile, placement: Placement) -> Paragraph:
    words = sentences()["children"]
    over = placement.until is not None and placement.until < file.on
    line = words["placed_before" if over else "placed"]
    form = sentences()["placement_form"][placement.form.value]
    until = day(placement.until) if placement.until else ""
    text = [line.format(since=day(placement.since), until=until, form=form)]
    if placement.help_plan_on and not over:
        text.append(words["help_plan"].format(date=day(placement.help_plan_on)))
    met = [
        one
        for one in file.case.placement_contacts
        if one.placement_id == placement.id and one.on >= (file.since or one.on)
    ]
    held, failed = [one for one in met if one.held], [one for one in met if not one.held]
    if held:
        text.append(counted(words["contacts"], len(held), first=day(held[0].on), last=day(held[-1].on)))
    elif not over:
        text.append(words["no_contacts"].format(date=day(file.on)))
    if failed:
        text.append(counted(words["contacts_failed"], len(failed), last=day(failed[-1].on)))
    if placement.return_plan.strip() and not over:
        text.append(words["return_plan"].format(date=day(file.on), text=ended(placement.return_plan)))
    if placement.return_planned_on and not over:
        text.append(words["return_planned"].format(date=day(placement.return_planned_on)))
    return stated(file.on, " ".join(text), placement, *met)
