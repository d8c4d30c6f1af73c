"""`asystent hub serve` and `hub address`: the office reached over a network."""

import argparse
import re

from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.office.key import opened_key
from asystent_desktop.hub import network, state
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ports.desk import HubDesk

DEFAULT_PORT = 8463
_LISTEN = re.compile(r"(\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<four>[0-9A-Za-z.-]*)):(?P<port>[0-9]{1,5})")


def serve(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub serve`: unlocks the hub and serves it until it is told to stop (Ctrl+C, SIGTERM).

    The log goes to the error stream, one JSON line an event, without personal data.
    """
    host, port = args.listen

    def job(hub: HubDesk) -> int:
        with hub.exchange_unit() as unit:
            directory = state.directory(unit)
        known, own = directory.hub, network.tls_identity(hub)

        def announce(url: str) -> None:
            console.say(_("The hub of {office} answers at {url}.").format(office=directory.name, url=url))
            count = len(directory.recipients())
            line = ngettext("{count} computer may exchange.", "{count} computers may exchange.", count)
            console.say(line.format(count=count))
            if known.tls != own.pin or not known.addresses:
                console.say(_("No laptop knows an address of it yet: run “hub address” once."))
            else:
                console.say(_("Laptops look for it at: {urls}.").format(urls=", ".join(known.addresses)))
            console.say(_("Whoever unlocked it can read what it holds. Ctrl+C stops it."))
            console.out.flush()

        console.house.serve(hub, host, port, console.err, announce)
        console.say(_("Stopped. Everything acknowledged is kept."))
        return DONE

    return console.with_hub(job)


def address(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub address URL…`: signs into the directory where laptops find the hub."""

    def job(hub: HubDesk) -> int:
        key = opened_key(console, hub, args)
        version = network.set_addresses(hub, key, args.url)
        console.say(
            _("Signed: {urls}; directory version {version}. Laptops learn it with the next exchange.").format(
                urls=", ".join(args.url), version=version
            )
        )
        return DONE

    return console.with_hub(job)


def place(text: str) -> tuple[str, int]:
    """Host and port to listen on.

    Raises:
        ArgumentTypeError: it is no HOST:PORT.
    """
    found = _LISTEN.fullmatch(text)
    if found is None or int(found["port"]) > 65535:
        raise argparse.ArgumentTypeError(
            _("{text} is no HOST:PORT; write for instance 0.0.0.0:8463").format(text=text)
        )
    return found["six"] or found["four"] or "0.0.0.0", int(found["port"])
