"""`asystent hub inspect`: what lies in the hub's database, as its administrator sees it."""

import argparse

from asystent_desktop.cli.frame import DONE, FAILED, Console
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.hub import Census

_KIB = 1024


def inspect(console: Console, args: argparse.Namespace) -> int:
    """`asystent hub inspect`: counts, sizes, version, and whether all content is sealed."""

    def job(hub: HubDesk) -> int:
        census = hub.census()
        if args.json:
            console.data(census)
        else:
            _tell(console, census)
        return DONE if census.sealed else FAILED

    return console.with_hub(job)


def _tell(console: Console, census: Census) -> None:
    where = {
        "sqlite": _("encrypted file in the folder of the hub"),
        "postgresql": _("PostgreSQL database"),
    }
    console.say(
        _("Database: {where}, {size} KiB, layout {version}").format(
            where=where[census.database], size=_kib(census.database_bytes), version=census.version
        )
    )
    offices = ngettext("{count} office in it", "{count} offices in it", census.offices)
    console.say(offices.format(count=census.offices))
    for kind, (scopes, commits) in census.scopes.items():
        entries = ngettext("{count} entry", "{count} entries", commits).format(count=commits)
        console.say(f"  {kind}: {scopes} ({entries})")
    for table in census.tables:
        console.say(
            _("  {table}: rows {rows}, {size} KiB").format(
                table=table.name, rows=table.rows, size=_kib(table.content_bytes)
            )
        )
    if census.erased:
        erased = ngettext(
            "{count} family's key was destroyed", "{count} families' keys were destroyed", census.erased
        )
        console.say(erased.format(count=census.erased))
    if census.sealed:
        console.say(_("All content is sealed. It opens only with the passphrase of the hub."))
        console.say(
            _(
                "An administrator of the database sees: random ids of families, employees and computers, how "
                "many entries there are, which computer sent them and when they came. No names and no text."
            )
        )
    else:
        console.say(_("NOT ALL CONTENT IS SEALED. Stop the hub and keep the database as it is."))


def _kib(size_bytes: int) -> int:
    return -(-size_bytes // _KIB)
