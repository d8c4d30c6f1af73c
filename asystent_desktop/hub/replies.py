"""What the hub sends to a computer: the directory when newer, receipts owed, commits it lacks and may have.

"Lacks" is everything that is not an ancestor of the heads the computer declared. "May have" is
`exchange.routing.entitled`: the one place where another family's data is kept from leaving.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.exchange import bundle, gaps, payload
from asystent_desktop.exchange.attachments import wanted_line
from asystent_desktop.exchange.care import HubFacts, SignedReport, hub_line
from asystent_desktop.exchange.directory import HUB, OFFICE_ROLES, Device, Directory
from asystent_desktop.exchange.lines import receipt_lines, report_line
from asystent_desktop.exchange.manifest import Draft, heads_digest
from asystent_desktop.exchange.receipts import Receipt, signed
from asystent_desktop.exchange.routing import Standing
from asystent_desktop.hub import (
    attachments,
    device_care,
    epoch,
    gap_notes,
    hand_over,
    report as reports,
    state,
    succession,
)
from asystent_desktop.hub.state import DeviceNote
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.hub import HubUnit


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
    receipts_for: Collection[str] = (),
    *,
    heard: bool = False,
    asked: Sequence[str] = (),
) -> Reply:
    """The reply to one computer.

    Args:
        receipts_for: Commits it sent or asked about.
        heard: It sent something now: it gets an answer even when there is nothing new.
        asked: Chunks of scans it lacks.
    """
    report = _report(hub, device)
    with hub.exchange_unit() as unit:
        standing = state.standing_in(unit, hub.clock.today(), person=device.person)
        note = state.device_note(unit, device.id)
        if epoch.restored(unit):
            news = _notice(unit)
        else:
            news = _news(hub, unit, device, note, standing, receipts_for, report)
        facts = (sorted(news.facts.durable.items()), news.facts.drilled_at)
        said = (news.directory_version, news.hashes, facts, news.epoch, news.wanted, news.released)
        digest = sha256_hex(repr(said).encode())
        if not heard and (news.is_quiet or digest == note.reply_digest):
            return Reply(device.id, device.person, (), 0, 0, note)
        note = _remembering(unit, device, note, news.released)
        chunks = attachments.given(unit, asked, news.scopes)
        blobs, note = _sealed(hub, device, news, note, standing.directory, chunks)
    return Reply(
        device=device.id,
        person=device.person,
        blobs=blobs,
        commits=len(news.hashes),
        receipts=len(news.receipts),
        note=replace(state.with_reply(note, note.number, note.previous, digest), wanted=news.wanted),
    )


@dataclass(frozen=True)
class _News:
    """What there is to tell; `directory_version` is 0 when the computer has the newest.

    Attributes:
        heard: Number of the computer's last bundle.
        facts: What is told with every reply, but is no reason for one unless `is_quiet` says so.
        scopes: What the person may have; chunks of other scopes are given to nobody.
        without: Commits the hub lacks and nobody waits for.
        wanted: Digest of the chunks and commits the hub lacks. `was_wanted`: as it was told last.
        released: Scopes the computer may let go.
    """

    epoch: str
    lines: tuple[bytes, ...] = ()
    hashes: tuple[str, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    directory_version: int = 0
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: HubFacts = field(default_factory=HubFacts)
    restored: bool = False
    heard: int = 0
    scopes: frozenset[str] = frozenset()
    without: gaps.Missing = field(default_factory=dict)
    wanted: str = ""
    was_wanted: str = ""
    released: tuple[str, ...] = ()

    @property
    def is_quiet(self) -> bool:
        told = self.facts.durable or self.facts.drilled_at
        nothing = not (self.hashes or self.receipts or self.directory_version or told)
        return nothing and not self.restored and self.wanted == self.was_wanted


def _remembering(unit: HubUnit, device: Device, note: DeviceNote, released: tuple[str, ...]) -> DeviceNote:
    """The note with what is released; kept before the computer can hear of it (`device_care.went_back`)."""
    newer = replace(note, released=tuple(sorted({*note.released, *released})))
    if newer != note:
        state.put_device_note(unit, device.id, newer)
        unit.commit()
    return newer


def _notice(unit: HubUnit) -> _News:
    """A restored hub gives nobody anything but the news that it is one: its new epoch in the manifest."""
    return _News(epoch=epoch.own(unit), restored=True)


def _report(hub: HubDesk, device: Device) -> SignedReport | None:
    """The hub's report, for computers of office roles only."""
    with hub.reading() as unit:
        directory = state.directory(unit)
    if directory.role_of(device.person) not in OFFICE_ROLES:
        return None
    return reports.sign(reports.report(hub), directory.office, hub.keys.signing)


def _news(
    hub: HubDesk,
    unit: HubUnit,
    device: Device,
    note: DeviceNote,
    standing: Standing,
    receipts_for: Collection[str],
    report: SignedReport | None,
) -> _News:
    scopes = state.entitled_scopes(unit, standing, device.person)
    declared = {scope: heads for scope, heads in note.heads.items() if scope in scopes}
    commits = unit.beyond(declared, scopes)
    sent, office = {commit.hash for commit in commits}, standing.directory.office
    facts = _signed(hub, office, unit.receipts(sent))
    others = _signed(hub, office, unit.receipts(set(receipts_for) - sent))
    owed = tuple(others[name] for name in sorted(others))
    trusted = state.trust(unit)
    newer = trusted.version > note.directory_version
    leaving = hand_over.leaving(unit, note, scopes)
    safe = hand_over.durable(unit, leaving, device_care.durable(unit))
    told = device_care.told(unit, device.id, scopes, safe)
    lines = succession.directory_lines(unit, note.directory_version) if newer else []
    lines += hand_over.streamed(unit, note, scopes, commits, facts)
    released = hand_over.released(unit, note, leaving, safe)
    lines += [*receipt_lines(owed), hub_line(told), *hand_over.released_lines(note, released)]
    lines += [report_line(report)] if report is not None else []
    lacking = attachments.wanted(unit, scopes | leaving.keys())
    heads = {**unit.heads(scopes), **leaving}
    gap = gap_notes.missing(unit)
    without = _without(note, gap_notes.given_up(unit, gap), heads)
    wanted = attachments.digest(lacking) + (heads_digest(without) if without else "")
    lines.append(wanted_line(lacking))
    return _News(
        epoch=standing.directory.hub.epoch,
        lines=tuple(lines),
        hashes=tuple(sorted(sent)),
        receipts=owed,
        directory_version=trusted.version if newer else 0,
        heads=gaps.declared(heads, gaps.open_scopes(gap, without)),
        without=without,
        facts=told,
        heard=device_care.care(unit, device.id).number,
        scopes=scopes,
        wanted=wanted,
        was_wanted=note.wanted,
        released=released,
    )


def _without(note: DeviceNote, given_up: gaps.Missing, heads: Collection[str]) -> gaps.Missing:
    """What nobody waits for in the scopes the computer is told of; of others what it named itself."""
    told = {
        scope: names
        for scope, names in given_up.items()
        if scope in heads or not set(names).isdisjoint(note.lacking.get(scope, ()))
    }
    return gaps.told(told)


def _signed(hub: HubDesk, office: str, held: Mapping[str, Receipt]) -> dict[str, Receipt]:
    """Receipts with the hub's signature: made when told, for the same facts always give the same one."""
    sign = hub.keys.signing.sign
    plain = {name: replace(one, durable=False) for name, one in held.items()}  # told by `durable` heads
    return {name: one if one.signature else signed(one, office, sign) for name, one in plain.items()}


def _sealed(
    hub: HubDesk,
    device: Device,
    news: _News,
    note: DeviceNote,
    directory: Directory,
    chunks: Iterable[bytes],
) -> tuple[tuple[bytes, ...], DeviceNote]:
    """The bundles, and the note with the last one's number."""
    blobs: list[bytes] = []
    digest = heads_digest(news.heads)
    portions = payload.portions(chain(news.lines, chunks))
    for lines in chain([next(portions, ())], portions):
        draft = Draft(
            office=directory.office,
            sender=HUB,
            recipient=device.id,
            number=note.number + 1,
            previous=note.previous,
            created_at=hub.clock.now(),
            hub_epoch=news.epoch,
            heads_digest=digest,
            directory_version=directory.version,
            heads=None if digest == note.peer_digest else news.heads,
            peer_digest=heads_digest(note.heads),
            peer_number=news.heard,
            without=news.without,
        )
        blob = bundle.encode(draft, lines, hub.keys.signing.sign, device.seal)
        previous = bundle.name_of(blob).removesuffix(bundle.SUFFIX)
        note = state.with_reply(note, note.number + 1, previous, note.reply_digest)
        blobs.append(blob)
    return tuple(blobs), note
