"""`asystent bundle inspect` and `bundle verify`: for an administrator who finds a file and wonders."""

import argparse
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from asystent_desktop.cli.frame import DONE, FAILED, Console
from asystent_desktop.crypto.faults import BadSignature
from asystent_desktop.errors import UserFixable
from asystent_desktop.exchange import admission, bundle, limits, trust_store
from asystent_desktop.exchange.bundle import OpenedBundle, Opener
from asystent_desktop.exchange.directory import HUB, Directory
from asystent_desktop.exchange.lines import read_lines
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk, HubDesk


class NoDirectory(UserFixable):
    """This store belongs to no office yet, so it has nobody's keys to check a bundle with."""

    code = "cli.no-directory"


@dataclass(frozen=True)
class _Reader:
    """Whose keys read: a laptop's or the hub's."""

    key: Opener
    office: str
    own: str
    directory: Directory


def inspect_bundle(console: Console, args: argparse.Namespace) -> int:
    """`asystent bundle inspect FILE [--to DIR]`: opens a bundle sealed for this store and shows its manifest.

    `--to` writes manifest.json, manifest.sig and sender.pem for
    `openssl pkeyutl -verify -rawin -pubin -inkey sender.pem -sigfile manifest.sig -in manifest.json`.
    """
    blob = console.house.read_file(args.file, limits.PACKED_BYTES)
    reader = _reader(console)
    seen = bundle.inspect(
        blob,
        key=reader.key,
        office=reader.office,
        recipient=reader.own,
        sender_key=reader.directory.signing_key,
    )
    if args.to is not None:
        _write_parts(console, args.to, seen)
    console.out.write(seen.manifest_bytes.decode("utf-8") + "\n")
    return DONE


def verify_bundle(console: Console, args: argparse.Namespace) -> int:
    """`asystent bundle verify FILE [--with-keys]`: what can be checked, level by level.

    Without keys: that the name is the hash of the content, and the public head. With the keys of the store
    `--vault` names: seal, signature, sender, recipient, content, and every entry's own signature. Exit codes:
    0 all of it holds; 1 the file is not named by its hash; 3 it is no bundle or sealed for another store; 4
    something does not hold; 5 a later version's. The first fault is named on the error stream.
    """
    blob = console.house.read_file(args.file, limits.PACKED_BYTES + 1)
    key_id = bundle.key_id_of(blob)
    named = args.file.name == bundle.name_of(blob)
    report: dict[str, object] = {"name": named, "key": key_id.hex(), "size_bytes": len(blob)}
    lines = [
        _("file name: its hash fits") if named else _("file name: it is not named by its hash"),
        _("head: bundle of format 1, sealed for key {key}, {size} bytes").format(
            key=key_id.hex(), size=len(blob)
        ),
    ]
    if args.with_keys:
        opened, commits = _opened(_reader(console), blob)
        found = opened.manifest
        report |= {"from": found.sender, "to": found.recipient, "number": found.number}
        report |= {"lines": len(opened.lines), "commits": commits}
        lines += [
            _("seal, signature, sender {sender}, recipient {recipient}: they hold").format(
                sender=found.sender, recipient=found.recipient
            ),
            _("content: {lines} lines, {commits} entries; every entry's own signature holds").format(
                lines=len(opened.lines), commits=commits
            ),
        ]
    else:
        lines.append(_("Without keys nobody can check more: give --with-keys and --vault."))
    if args.json:
        console.data(report)
    else:
        for line in lines:
            console.say(line)
    return DONE if named else FAILED


def _opened(reader: _Reader, blob: bytes) -> tuple[OpenedBundle, int]:
    """The opened bundle and the number of its commits, each checked against the directory."""
    opened = bundle.read(
        blob,
        key=reader.key,
        office=reader.office,
        recipient=reader.own,
        sender_key=reader.directory.signing_key,
    )
    carried = read_lines(opened.lines).carried
    for one in carried:
        try:
            admission.authentic(one.commit, reader.directory)
        except BadSignature as fault:
            fault.values["commit"] = one.commit.hash
            raise
    return opened, len(carried)


def _reader(console: Console) -> _Reader:
    opened: Desk | HubDesk = console.any_desk()
    try:
        with opened.exchange_unit() as unit:
            state = trust_store.load(unit.document)
        own = opened.identity().device_id if isinstance(opened, Desk) else HUB
        if state is None or state.directory is None:
            raise NoDirectory()
        return _Reader(opened.keys.sealing, state.office, own, state.directory)
    finally:
        opened.close()


def _write_parts(console: Console, folder: Path, seen: bundle.Inspection) -> None:
    parts = {
        "manifest.json": seen.manifest_bytes,
        "manifest.sig": seen.signature,
        "sender.pem": seen.sender_pem,
    }
    with suppress(OSError):  # writing says what is wrong with the folder
        folder.mkdir(parents=True, exist_ok=True)
    for name, content in parts.items():
        console.house.write_file(folder / name, content)
