"""`asystent erase`: what is past its term, a dry run, an order, the second consent, a certificate."""

import argparse

from asystent_desktop.application.exchange import erasure
from asystent_desktop.application.history.words import kind_label
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.office.scope import family_id, office_key, with_any
from asystent_desktop.exchange.orders import Proposed
from asystent_desktop.hub import erasure as at_hub
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date
from asystent_desktop.ports.desk import Desk, HubDesk


def due(console: Console, args: argparse.Namespace) -> int:
    """`erase due`: closed families whose files may be destroyed by now."""

    def job(desk: Desk) -> int:
        rows = erasure.past_retention(desk, args.on)
        if args.json:
            console.data(rows)
            return DONE
        for row in rows:
            console.say(
                _("{number}  {name}  closed {closed}, {category}: since {since}").format(
                    number=row.number,
                    name=row.name,
                    closed=day_date(row.ended_on),
                    category=row.category,
                    since=day_date(row.erasable_from),
                )
            )
        if not rows:
            console.say(_("No file is past its term."))
        return DONE

    return console.with_desk(job)


def order(console: Console, args: argparse.Namespace) -> int:
    """`erase order FAMILY`: without `--yes` a dry run; with it the first person's half of the order."""

    def job(desk: Desk) -> int:
        planned = erasure.plan(
            desk, family_id(desk, args.family), args.record or (), restricted=args.restricted
        )
        if not args.yes:
            _show(console, planned, args.json)
            return DONE
        _changes, number = erasure.order(desk, planned, args.basis, early=args.early, along=args.along)
        if args.json:
            console.data({"order": number})
            return DONE
        console.say(_("Ordered: {id}. Nothing goes before a second person consents.").format(id=number))
        return DONE

    return console.with_desk(job)


def _show(console: Console, planned: erasure.ErasurePlan, as_json: bool) -> None:
    if as_json:
        console.data(planned)
        return
    records = ngettext("{count} record would go", "{count} records would go", len(planned.records))
    commits = ngettext(
        "in {count} change of the journal", "in {count} changes of the journal", len(planned.commits)
    )
    console.say(f"{planned.number}  {planned.name}")
    console.say(
        records.format(count=len(planned.records)) + " (" + commits.format(count=len(planned.commits)) + ")"
    )
    for one in planned.records:
        mark = "  +" if one in planned.along else "   "
        console.say(f"{mark} {_(kind_label(one.kind))}  {one.record_id}")
    if planned.along:
        console.say(_("Those marked + cannot be parted from the named ones: add --along."))
    if planned.early and planned.erasable_from:
        day = day_date(planned.erasable_from)
        console.say(_("The term runs until {day}: an earlier order needs --early.").format(day=day))
    elif planned.early:
        console.say(_("The family is not closed: an order needs --early."))
    console.say(_("Nothing was changed. To order it: the same with --yes --basis TEXT."))


def confirm(console: Console, args: argparse.Namespace) -> int:
    """`erase confirm ORDER`: the second person's half, on her vault or at the hub with the OFFICE key."""

    def job(place: Desk | HubDesk) -> None:
        if isinstance(place, HubDesk):
            at_hub.consent(place, office_key(console, place, args), args.order)
        else:
            erasure.consent(place, args.order)

    with_any(console, job)
    console.say(_("Confirmed. The content is erased here; elsewhere with the next exchange."))
    return DONE


def status(console: Console, args: argparse.Namespace) -> int:
    """`erase status`: all orders, who stands behind them, how far they got."""

    def job(place: Desk | HubDesk) -> tuple[object, ...]:
        return at_hub.orders(place) if isinstance(place, HubDesk) else erasure.orders(place)

    rows = with_any(console, job)
    if args.json:
        console.data(rows)
        return DONE
    for row in rows:
        if isinstance(row, erasure.OrderRow):
            words = {"waiting": _("waits for a second person"), "in_force": _("in force"), "done": _("done")}
            console.say(f"{row.order_id}  {row.number or row.target}  {words[row.state]}")
        elif isinstance(row, Proposed):
            word = _("in force") if row.consented_by else _("waits for a second person")
            console.say(f"{row.order_id}  {row.target}  {word}")
    if not rows:
        console.say(_("Nothing was ordered."))
    return DONE


def certificate(console: Console, args: argparse.Namespace) -> int:
    """`erase certificate ORDER --out FILE`: the hub's signed word, with the day no backup can hold it."""

    def job(hub: HubDesk) -> int:
        made = at_hub.certificate(hub, args.order)
        console.house.write_file(args.out, made.file)
        console.say(_("Certificate: {file}").format(file=args.out))
        day = day_date(made.out_of_reach_on)
        console.say(_("From {day} on no backup can hold the content any more.").format(day=day))
        return DONE

    return console.with_hub(job)
