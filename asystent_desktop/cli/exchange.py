"""`asystent exchange`, `enrol`, `bundle inspect`: the laptop's side of the exchange."""

import argparse
from pathlib import Path

from asystent_desktop.application import enrolment, exchange, exchange_words, ways
from asystent_desktop.cli.frame import DONE, FIXABLE, Console
from asystent_desktop.errors import UserFixable
from asystent_desktop.exchange import bundle, limits, trust_store
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk, HubDesk

HUB = "hub"


class NoDirectory(UserFixable):
    """This store belongs to no office yet, so it has nobody's keys to check a bundle with."""

    code = "cli.no-directory"


def exchange_week(console: Console, args: argparse.Namespace) -> int:
    """`asystent exchange [--via PLACE]`: reads the office's answers, brings it what it lacks.

    Without `--via` it takes the office's server when that answers, else a stick with its exchange folder.
    """

    def job(desk: Desk) -> int:
        way = ways.way_to(args.via) if args.via else ways.the_way(desk, console.house)
        if not args.via and not args.json:
            console.say(_("Exchange through {place}.").format(place=way.place))
        carrier = ways.carrier_for(desk, console.house, way)
        report = exchange.exchange_week(desk, carrier, via=way.place)
        if args.json:
            console.data(report)
        else:
            for sentence in exchange_words.summary(report):
                console.say(sentence)
        return FIXABLE if report.problems else DONE

    return console.with_desk(job)


def enrol(console: Console, args: argparse.Namespace) -> int:
    """`asystent enrol INVITATION --out ANSWER`: answers the office's invitation."""

    def job(desk: Desk) -> int:
        invitation = console.house.read_file(args.invitation, limits.LINE_BYTES)
        view = enrolment.read_invitation(invitation)
        answered = enrolment.answer_invitation(desk, invitation)
        console.house.write_file(args.out, answered.file)
        console.say(
            _("Invitation of {office} for {person}.").format(office=view.office_name, person=view.person_name)
        )
        console.say(_("Answer written: {file}. Take it to the office.").format(file=args.out))
        console.say(_("Compare these digits with the office by voice or side by side:"))
        console.say(answered.fingerprint)
        return DONE

    return console.with_desk(job)


def inspect_bundle(console: Console, args: argparse.Namespace) -> int:
    """`asystent bundle inspect FILE [--to DIR]`: opens a bundle sealed for this store and shows its manifest.

    `--to` writes manifest.json, manifest.sig and sender.pem for
    `openssl pkeyutl -verify -rawin -pubin -inkey sender.pem -sigfile manifest.sig -in manifest.json`.
    """
    opened = console.house.open_any(console.vault, console.passphrase())
    try:
        seen = _inspect(opened, console.house.read_file(args.file, limits.PACKED_BYTES))
    finally:
        opened.close()
    if args.to is not None:
        _write_parts(console, args.to, seen)
    console.out.write(seen.manifest_bytes.decode("utf-8") + "\n")
    return DONE


def _inspect(opened: Desk | HubDesk, blob: bytes) -> bundle.Inspection:
    with opened.exchange_unit() as unit:
        state = trust_store.load(unit.document)
    if state is None or state.directory is None:
        raise NoDirectory()
    own = opened.identity().device_id if isinstance(opened, Desk) else HUB
    return bundle.inspect(
        blob,
        key=opened.keys.sealing,
        office=state.office,
        recipient=own,
        sender_key=state.directory.signing_key,
    )


def _write_parts(console: Console, folder: Path, seen: bundle.Inspection) -> None:
    parts = {
        "manifest.json": seen.manifest_bytes,
        "manifest.sig": seen.signature,
        "sender.pem": seen.sender_pem,
    }
    for name, content in parts.items():
        console.house.write_file(folder / name, content)
