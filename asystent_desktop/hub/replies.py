"""What the hub sends to a computer: the directory when newer, receipts owed, commits it lacks and may have.

"Lacks" is everything that is not an ancestor of the heads the computer declared. "May have" is
`exchange.routing.entitled`: the one place where another family's data is kept from leaving.
"""

from collections.abc import Collection
from dataclasses import dataclass

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.exchange import bundle, gaps, payload
from asystent_desktop.exchange.directory import HUB, Device
from asystent_desktop.exchange.lines import Carried, commit_line, directory_line, receipt_lines
from asystent_desktop.exchange.manifest import Draft, heads_digest
from asystent_desktop.exchange.receipts import Receipt
from asystent_desktop.exchange.routing import Standing, entitled
from asystent_desktop.hub import state
from asystent_desktop.hub.state import DeviceNote
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.exchange import ExchangeUnit


@dataclass(frozen=True)
class Reply:
    """Bundles for one computer, to be laid out in order.

    Attributes:
        blobs: Empty when the computer has, or was already sent, all there is.
        commits: Number of commits inside. `receipts`: of receipts for the computer's own.
        note: What the hub remembers of the computer once they are laid out.
    """

    device: str
    person: str
    blobs: tuple[bytes, ...]
    commits: int
    receipts: int
    note: DeviceNote


def compose_reply(
    hub: HubDesk,
    device: Device,
    standing: Standing,
    receipts_for: Collection[str] = (),
    *,
    heard: bool = False,
) -> Reply:
    """The reply to one computer.

    Args:
        receipts_for: Commits it sent or asked about.
        heard: It sent something now: it gets an answer even when there is nothing new.
    """
    with hub.exchange_unit() as unit:
        note = state.device_note(unit, device.id)
        news = _news(unit, device, note, standing, receipts_for)
        digest = sha256_hex(repr((news.directory_version, news.hashes)).encode())
        if not heard and (news.is_empty or digest == note.reply_digest):
            return Reply(device.id, device.person, (), 0, 0, note)
        blobs, note = _sealed(hub, device, news, note, standing)
    return Reply(
        device=device.id,
        person=device.person,
        blobs=blobs,
        commits=len(news.hashes),
        receipts=len(news.receipts),
        note=state.with_reply(note, note.number, note.previous, digest),
    )


@dataclass(frozen=True)
class _News:
    """What there is to tell; `directory_version` is 0 when the computer has the newest."""

    lines: tuple[bytes, ...]
    hashes: tuple[str, ...]
    receipts: tuple[Receipt, ...]
    directory_version: int
    heads: dict[str, tuple[str, ...]]

    @property
    def is_empty(self) -> bool:
        return not self.lines


def _news(
    unit: ExchangeUnit,
    device: Device,
    note: DeviceNote,
    standing: Standing,
    receipts_for: Collection[str],
) -> _News:
    scopes = entitled(standing, device.person, unit.scopes())
    declared = {scope: heads for scope, heads in note.heads.items() if scope in scopes}
    commits = unit.beyond(declared, scopes)
    facts = unit.receipts([commit.hash for commit in commits])
    sent = {commit.hash for commit in commits}
    owed = tuple(sorted(unit.receipts(set(receipts_for) - sent).values(), key=lambda held: held.commit))
    trusted = state.trust(unit)
    newer = trusted.signed is not None and trusted.version > note.directory_version
    lines = [directory_line(trusted.signed)] if newer and trusted.signed is not None else []
    lines += [commit_line(Carried(commit, facts.get(commit.hash))) for commit in commits]
    lines += receipt_lines(owed)
    return _News(
        lines=tuple(lines),
        hashes=tuple(sorted(sent)),
        receipts=owed,
        directory_version=trusted.version if newer else 0,
        heads=gaps.declared(unit.heads(scopes), unit.document),
    )


def _sealed(
    hub: HubDesk, device: Device, news: _News, note: DeviceNote, standing: Standing
) -> tuple[tuple[bytes, ...], DeviceNote]:
    """The bundles, and the note with the last one's number."""
    blobs: list[bytes] = []
    for lines in list(payload.portions(news.lines)) or [()]:
        draft = Draft(
            office=standing.directory.office,
            sender=HUB,
            recipient=device.id,
            number=note.number + 1,
            previous=note.previous,
            created_at=hub.clock.now(),
            hub_epoch=standing.directory.hub.epoch,
            heads_digest=heads_digest(news.heads),
            directory_version=standing.directory.version,
            heads=news.heads,
        )
        blob = bundle.encode(draft, lines, hub.keys.signing.sign, device.seal)
        previous = bundle.name_of(blob).removesuffix(bundle.SUFFIX)
        note = state.with_reply(note, note.number + 1, previous, note.reply_digest)
        blobs.append(blob)
    return tuple(blobs), note
