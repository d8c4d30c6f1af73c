"""Bundle: signed, compressed, padded and sealed against zstd of the raw operations alone."""

import zstandard

from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.exchange import bundle
from asystent_desktop.exchange.lines import Carried, commit_line
from asystent_desktop.exchange.manifest import Draft, heads_digest
from asystent_desktop.ports.desk import Desk
from benchmarks import seeded
from benchmarks.measure import Bench, Result, in_turn, timed

_LEVEL = 6


def bundled(bench: Bench) -> list[Result]:
    """The whole journal as one bundle: time and size."""
    desk = seeded.open_copy(bench.vault, bench.folder)
    try:
        with desk.exchange_unit() as unit:
            commits = unit.beyond({})
            heads = dict(unit.heads())
        lines = [commit_line(Carried(commit)) for commit in commits]
        raw = b"".join(commit.payload_bytes for commit in commits)
        recipient, draft = SealingKey.generate(), _draft(desk, heads)

        def ours() -> bytes:
            return bundle.encode(draft, lines, desk.keys.signing.sign, recipient.public)

        def peer() -> bytes:
            return zstandard.ZstdCompressor(level=_LEVEL).compress(raw)

        times = in_turn(lambda: timed(ours), lambda: timed(peer), bench.size.rounds)
        sizes = len(ours()) / 1024, len(peer()) / 1024
    finally:
        desk.close()
    note = f"peer: zstd -{_LEVEL} of the operations of {len(commits)} commits, unsigned and open"
    return [
        Result("bundle: encode", *times, "ms", None, note),
        Result("bundle: size", *sizes, "KiB", None, f"with envelopes, signatures, padding; {note}"),
    ]


def _draft(desk: Desk, heads: dict[str, tuple[str, ...]]) -> Draft:
    who = desk.identity()
    return Draft(
        office=who.office_id,
        sender=who.device_id,
        recipient="hub",
        number=1,
        previous=None,
        created_at=seeded.NOW,
        hub_epoch="",
        heads_digest=heads_digest(heads),
        directory_version=0,
        heads=heads,
    )
