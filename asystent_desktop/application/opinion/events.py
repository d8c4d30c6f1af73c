"""What happened: changes since the last report, events behind a request or a notification, its lead."""

from collections.abc import Iterator
from datetime import date

from asystent_desktop.application.courts.forms import FormPart
from asystent_desktop.application.courts.sentences import day, ended, full_name, sentences
from asystent_desktop.application.opinion.file import OpinionFile, stated
from asystent_desktop.application.opinion.help import GRAVE
from asystent_desktop.application.opinion.notes import note_paragraph, sentences_of
from asystent_desktop.domain.kinds.visit import VisitKind
from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.i18n import dictionaries, speaking
from asystent_desktop.i18n.declension import Case


def request(file: OpinionFile, part: FormPart) -> Iterator[Paragraph]:
    """The sentence a part begins with; the children are named in full."""
    lead = part.lead_one if part.lead_one and len(file.children) == 1 else part.lead
    if lead:
        named = ", ".join(full_name(child) for child in file.children) or file.family.full_name
        yield stated(file.on, lead.format(children=named, family_name=file.family.full_name), file.family)


def changes(file: OpinionFile) -> Iterator[Paragraph]:
    """What changed in the days of the report, earliest first; says so when nothing did."""
    begun = file.since or file.family.cooperation_from or file.on
    found = sorted(_changes(file, begun), key=lambda one: one[0])
    yield from (paragraph for _day, paragraph in found)
    if not found:
        text = sentences()["changes"]["none"].format(since=day(begun), date=day(file.on))
        yield stated(file.on, text, file.family)


def _changes(file: OpinionFile, begun: date) -> Iterator[tuple[date, Paragraph]]:
    yield from _placements(file, begun)
    words = sentences()["changes"]
    for entry in file.case.authority:
        child, parent = file.person(entry.child_id), file.person(entry.parent_id)
        on = entry.order_on or entry.since
        if child is not None and parent is not None and begun <= on <= file.on:
            said = sentences()["authority"][entry.authority.value]
            text = words["authority"].format(
                date=day(on),
                parent=full_name(parent),
                child=file.named(child, Case.GENITIVE),
                authority=said,
            )
            yield on, stated(file.on, text, entry)
    for plan in file.facts.plans:
        if plan.signed_on is not None and begun <= plan.signed_on <= file.on:
            text = words["plan"].format(date=day(plan.signed_on), version=plan.version)
            yield plan.signed_on, stated(file.on, text, plan)
    for problem in file.case.problems:
        with speaking("pl"):
            named = dictionaries.label("problems", problem.problem)
        if problem.until is not None and begun <= problem.until <= file.on:
            text = words["solved"].format(date=day(problem.until), problem=named)
            yield problem.until, stated(file.on, text, problem)
        elif problem.since >= begun:
            text = words["problem"].format(date=day(problem.since), problem=named)
            yield problem.since, stated(file.on, text, problem)


def _placements(file: OpinionFile, begun: date) -> Iterator[tuple[date, Paragraph]]:
    words = sentences()["changes"]
    for placement in file.case.placements:
        child = file.person(placement.child_id)
        if child is None:
            continue
        if placement.since >= begun:
            form = sentences()["placement_form"][placement.form.value]
            named = file.named(child, Case.ACCUSATIVE)
            text = words["placed"].format(date=day(placement.since), child=named, form=form)
            yield placement.since, stated(file.on, text, placement)
        if placement.until is not None and begun <= placement.until <= file.on:
            named = file.named(child, Case.GENITIVE)
            text = words["returned"].format(date=day(placement.until), child=named)
            yield placement.until, stated(file.on, text, placement)


def events(file: OpinionFile) -> Iterator[Paragraph]:
    """Interventions, visits with concern for the children, minutes of the family team; earliest first."""
    words = sentences()["events"]
    found: list[tuple[date, Paragraph]] = []
    for one in file.case.interventions:
        hour = f"{one.began_at:%H:%M}"
        text = words["intervention"].format(date=day(one.on), hour=hour, text=ended(one.facts))
        if one.children.strip():
            text = f"{text} {words['children'].format(text=ended(one.children))}"
        found.append((one.on, stated(file.on, text, one)))
    for card in file.cards:
        if card.held and (card.safety in GRAVE or card.kind == VisitKind.INTERVENTION):
            found += [(card.on, note_paragraph(file, card, text)) for text in sentences_of(card.facts)]
    for held in file.case.minutes:
        if held.findings.strip():
            text = words["minutes"].format(number=held.number, date=day(held.on), text=ended(held.findings))
            found.append((held.on, stated(file.on, text, held)))
    yield from (paragraph for _on, paragraph in sorted(found, key=lambda one: one[0]))
