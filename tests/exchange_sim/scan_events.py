"""Scans: their chunks go beside the commits that list them, and none that a laptop alone has is lost."""

import hashlib
from collections.abc import Iterator
from random import Random

from asystent_desktop.application.attachments import moves as attachment_moves
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.kinds import Family
from asystent_desktop.domain.kinds.attachment import Attachment, Media
from asystent_desktop.domain.kinds.paper_file import PaperFile
from asystent_desktop.exchange.directory import OFFICE_ROLES
from tests.exchange_sim.erasure_events import erased_scopes
from tests.exchange_sim.events import event, someone
from tests.exchange_sim.world import Laptop, World

_SIZE = 400
"""Bytes of a chunk: any bytes do, for nobody on the way opens one."""


@event(4)
def add_scan(world: World, random: Random) -> None:
    """A photo is added to a family's file."""
    laptop = someone(world, random)
    with laptop.desk.unit_of_work() as unit:
        if not (families := unit.find(Family)):
            return
        sealed = [_chunk(random) for _ in range(random.choice((1, 1, 3)))]
        for content in sealed:
            unit.put_blob(sha256_hex(content), content)
        made = Attachment(
            id=laptop.desk.ids.new(),
            scope=random.choice(families).scope,
            caption="Świadectwo",
            media=Media.JPEG,
            size_bytes=_SIZE * len(sealed),
            sha256=sha256_hex(b"".join(sealed)),
            key=sha256_hex(sealed[0]),
            chunks=tuple(sha256_hex(content) for content in sealed),
            added_at=laptop.vault.clock.now(),
            author_id=laptop.person,
        )
        unit.save(made)
        unit.commit("add-scan")


def _chunk(random: Random) -> bytes:
    return hashlib.shake_256(random.randbytes(16)).digest(_SIZE)


@event(2)
def ask_for_scan(world: World, random: Random) -> None:
    """The head wants to see a scan; it comes with one of her next exchanges."""
    head = someone(world, random, "head")
    with head.desk.unit_of_work() as unit:
        if scans := unit.find(Attachment):
            attachment_moves.ask_for(head.desk, random.choice(scans).id)


def chunks_aboard(world: World) -> dict[str, tuple[str, str]]:
    """Chunk of a scan or paper that a laptop shows and has, to scope and laptop: the office must get it."""
    found: dict[str, tuple[str, str]] = {}
    for laptop in world.live():
        if laptop.vault.identity().enrolled:
            for one in _shown(laptop):
                here = laptop.vault.store.disk.sides.get("blobs", {})
                found |= {name: (one.scope, laptop.name) for name in one.chunks if name in here}
    return found


def _shown(laptop: Laptop) -> list[Attachment | PaperFile]:
    with laptop.desk.unit_of_work() as unit:
        return [*unit.find(Attachment), *unit.find(PaperFile)]


def chunks_lost(world: World, expected: dict[str, tuple[str, str]]) -> Iterator[str]:
    """Chunks that did not reach the office, and those it has that did not reach an assistant's laptop."""
    held = world.hub_vault.store.disk.sides.get("chunks", {})
    there, erased = {name for name, row in held.items() if row[1] is not None}, erased_scopes(world)
    for name, (scope, where) in expected.items():
        if name not in there and scope not in erased:
            yield f"{name} of {scope} from {where}"
    for laptop in world.live():
        if laptop.role in OFFICE_ROLES:
            continue
        here = laptop.vault.store.disk.sides.get("blobs", {})
        for one in _shown(laptop):
            if one.scope in world.entitled(laptop) and one.scope not in erased:
                for name in there.intersection(one.chunks) - here.keys():
                    yield f"{name} of {one.scope} is not on {laptop.name}"
