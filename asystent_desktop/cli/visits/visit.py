"""`asystent visit add|failed|list|show|correct|sign|brief`: visit cards from the terminal."""

import argparse
from dataclasses import replace
from datetime import time
from typing import Any

from asystent_desktop.application.planner import brief
from asystent_desktop.application.visits import cards, signatures as visit_signatures
from asystent_desktop.application.visits.views import VisitView
from asystent_desktop.application.wording import labels
from asystent_desktop.application.wording.wording import field_words, value_words
from asystent_desktop.cli.frame import DONE, FIXABLE, Console
from asystent_desktop.cli.named import family_by_number, person_named, record_named
from asystent_desktop.domain.kinds.visit import Attempt, Safety, Visit, VisitKind
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk

SAFETY = {
    "bez-zastrzeżeń": Safety.NO_CONCERN,
    "niepokój": Safety.CONCERN,
    "interwencja": Safety.INTERVENTION,
    "nie-widziano": Safety.NOT_SEEN,
}
_PEOPLE = ("present", "children_seen")
_SHOWN = (
    *("present_names", "children_seen_names", "goal_titles", "facts", "child_voice", "assessment"),
    *("agreements", "settled", "statutory_tasks", "life_support", "attempted", "attempts", "missed_reason"),
    *("notice", "court", "case_ref", "hearing_at", "accompanied_name", "travel_km", "travel_minutes"),
)
_LABELLED = {
    "present_names": "present",
    "children_seen_names": "children_seen",
    "goal_titles": "goals",
    "accompanied_name": "accompanied",
}


def typed_fields(desk: Desk, family_id: str, args: argparse.Namespace) -> dict[str, Any]:
    """What the command line gave of a card, by field; people as ids.

    Raises:
        UnknownName: A name fits nobody of the family, or several.
    """
    given = {
        name: value for name, value in vars(args).items() if name in cards.VisitForm.__dataclass_fields__
    }
    given.pop("family", None)
    for name in _PEOPLE:
        if name in given:
            given[name] = tuple(person_named(desk, family_id, said) for said in given[name])
    if "accompanied" in given:
        given["accompanied"] = person_named(desk, family_id, given["accompanied"])
    for name in ("goals", "settled", "statutory_tasks", "life_support", "attempted"):
        if name in given:
            given[name] = tuple(given[name])
    if "safety" in given:
        given["safety"] = SAFETY[given["safety"]]
    if "kind" in given:
        given["kind"] = VisitKind(given["kind"])
    return given


def attempt(text: str) -> Attempt:
    """Reads "11:30=door".

    Raises:
        ArgumentTypeError: It is not written like that.
    """
    hour, _sign, way = text.partition("=")
    try:
        return Attempt(time.fromisoformat(hour.strip().zfill(5)), way.strip() or "other")
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            _("{text}: write it as {pattern}").format(text=text, pattern="11:30=door")
        ) from error


def refused(console: Console, error: cards.InvalidVisit) -> int:
    """Says line by line what a card lacks."""
    for problem in error.problems:
        print(labels.word_problem(problem), file=console.err)
    return FIXABLE


def add_visit(console: Console, args: argparse.Namespace) -> int:
    """`asystent visit add`: a finished card; the safety answer is "not seen" unless it is given."""

    def job(desk: Desk) -> int:
        family = family_by_number(desk, args.family)
        form = cards.VisitForm(family_id=family.id, **typed_fields(desk, family.id, args))
        if form.safety is None and form.held:
            form = replace(form, safety=Safety.NOT_SEEN)
        try:
            _changes, visit_id = cards.save_visit(desk, form)
        except cards.InvalidVisit as error:
            return refused(console, error)
        return _told(console, args, visit_id)

    return console.with_desk(job)


def _told(console: Console, args: argparse.Namespace, visit_id: str) -> int:
    console.data({"id": visit_id}) if args.json else console.say(
        _("Visit card saved: {id}").format(id=visit_id)
    )
    return DONE


def add_failed(console: Console, args: argparse.Namespace) -> int:
    """`asystent visit failed`: a visit that did not happen, with its attempts and the notice left."""
    args.held = False
    return add_visit(console, args)


def list_visits(console: Console, args: argparse.Namespace) -> int:
    """`asystent visit list --family NUMBER`."""

    def job(desk: Desk) -> int:
        family = family_by_number(desk, args.family)
        rows = [
            row
            for row in cards.visits(desk, family.id)
            if (args.since is None or row.on >= args.since) and (args.until is None or row.on <= args.until)
        ]
        if args.json:
            console.data(rows)
            return DONE
        for row in rows:
            marks = [
                *([] if row.held else [_("visit not held")]),
                *([_("entered later")] if row.entered_late else []),
                *([_("corrected")] if row.corrected else []),
            ]
            hours = polish.time_span(row.start, row.end)
            what = " · ".join((_(row.kind_label), *marks))
            console.say(f"{row.visit_id}  {polish.day_date(row.on)} {hours}  {what}  {row.first_line}")
        if not rows:
            console.say(_("There are no entries yet."))
        return DONE

    return console.with_desk(job)


def show_visit(console: Console, args: argparse.Namespace) -> int:
    """`asystent visit show ID`: the card and every version of it."""

    def job(desk: Desk) -> int:
        view = cards.visit(desk, record_named(desk, Visit, args.id).id)
        while view.successor_id:
            view = cards.visit(desk, view.successor_id)
        if args.json:
            console.data(view)
            return DONE
        _say_card(console, view)
        while view.former_id:
            reason = view.correction_reason
            view = cards.visit(desk, view.former_id)
            console.say(_("--- the version before: {reason}").format(reason=reason))
            _say_card(console, view)
        return DONE

    return console.with_desk(job)


def _say_card(console: Console, view: VisitView) -> None:
    hours = polish.time_span(view.start, view.end)
    console.say(f"{view.family_number} · {polish.day_date(view.on)} {hours} · {_(view.place_label)}")
    marks = [_(view.kind_label), *([] if view.held else [_("visit not held")])]
    if view.planned is not None:
        marks.append(_("planned") if view.planned else _("not in the calendar"))
    if view.entered_late:
        marks.append(_("entered later"))
    if view.safety_label:
        marks.append(_(view.safety_label))
    console.say("  " + " · ".join(marks))
    for name in _SHOWN:
        value = getattr(view, name)
        if not value:
            continue
        if isinstance(value, tuple) and isinstance(value[0], str) and name in _LABELLED:
            value = ", ".join(value)
        words = value_words(value, name).replace("\n", "; ")
        console.say(f"  {_(field_words(_LABELLED.get(name, name)))}: {words}")


def correct_visit(console: Console, args: argparse.Namespace) -> int:
    """`asystent visit correct ID --reason TEXT …`: a new version; only what is given changes."""

    def job(desk: Desk) -> int:
        former = record_named(desk, Visit, args.id)
        held = cards.VisitForm.of(former)
        form = replace(held, **typed_fields(desk, held.family_id, args))
        try:
            _changes, visit_id = cards.correct_visit(desk, former.id, form, args.reason)
        except cards.InvalidVisit as error:
            return refused(console, error)
        return _told(console, args, visit_id)

    return console.with_desk(job)


def sign_visit(console: Console, args: argparse.Namespace) -> int:
    """`asystent visit sign ID --on DATE [--refused WHY]`: the family signed for the meeting, or would not."""

    def job(desk: Desk) -> int:
        card = record_named(desk, Visit, args.id)
        family_id = card.scope.partition(":")[2]
        member = person_named(desk, family_id, args.by) if args.by else None
        try:
            _changes, made = visit_signatures.sign_visit(
                desk, card.id, args.on, member, refused=bool(args.refused), reason=args.refused
            )
        except cards.InvalidVisit as error:
            return refused(console, error)
        console.data({"id": made}) if args.json else console.say(_("Done."))
        return DONE

    return console.with_desk(job)


def unsign_visit(console: Console, args: argparse.Namespace) -> int:
    """`asystent visit unsign ID`: the signature was written down by mistake."""

    def job(desk: Desk) -> int:
        card = record_named(desk, Visit, args.id)
        visit_signatures.unsign_visit(desk, card.id)
        console.data({"id": card.id}) if args.json else console.say(_("Done."))
        return DONE

    return console.with_desk(job)


def show_brief(console: Console, args: argparse.Namespace) -> int:
    """`asystent visit brief NUMBER`: the thirty seconds before the door."""

    def job(desk: Desk) -> int:
        family = family_by_number(desk, args.number)
        page = brief.brief(desk, family.id, args.on)
        if args.json:
            console.data(page)
            return DONE
        _say_brief(console, page)
        return DONE

    return console.with_desk(job)


def _say_brief(console: Console, page: brief.Brief) -> None:
    console.say(f"{page.full_name or page.family_name} · {page.address} · {page.phone}")
    for note in filter(None, page.safety_note.splitlines()):
        console.say(_("! {note}").format(note=note))
    if page.first_visit:
        console.say(_("First visit: nothing was agreed yet."))
    for one in (*page.to_check, *page.earlier):
        until = _("until {when}").format(when=polish.short_date(one.until)) if one.until else ""
        console.say(f"  [ ] {' · '.join(part for part in (one.text, one.who, until) if part)}")
    for child in page.not_seen_lately:
        last = polish.short_date(child.last_on) if child.last_on else _("not seen yet")
        console.say(_("  child not seen lately: {name} ({last})").format(name=child.name, last=last))
    for missed in page.missed:
        console.say(
            _("  visit not held {when} {reason}").format(
                when=polish.short_date(missed.on), reason=missed.reason
            )
        )
    if page.unsigned:
        days = ", ".join(map(polish.short_date, page.unsigned))
        console.say(_("  card of meetings: no signature for {days}").format(days=days))
    for question in page.questions:
        console.say(_("  ask: {question}").format(question=question))
    for term in page.terms:
        console.say(f"  {polish.short_date(term.due_on)} {_(term.label_key)} {term.detail}")
