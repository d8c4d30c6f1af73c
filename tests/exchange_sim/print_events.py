"""Finished papers: their bytes travel sealed in chunks, and are printed everywhere as they were signed."""

from collections.abc import Iterator
from random import Random
from unittest.mock import patch

from asystent_desktop.application.attachments import paper_files
from asystent_desktop.crypto import chunks
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.kinds import Family
from asystent_desktop.domain.kinds.paper import SignedPaper
from asystent_desktop.domain.kinds.paper_file import PaperFile
from tests.exchange_sim.events import event, someone
from tests.exchange_sim.world import World

_FILL = 64
"""Bytes a chunk is filled to here: what is carried about by the thousand may be small."""


@event(3)
def sign_paper(world: World, random: Random) -> None:
    """A paper of a family is signed; the bytes are kept with it."""
    laptop = someone(world, random)
    with laptop.desk.unit_of_work() as unit:
        if not (families := unit.find(Family)):
            return
        content = random.randbytes(300)
        made = SignedPaper(
            id=laptop.desk.ids.new(),
            scope=random.choice(families).scope,
            document_kind="paper_document",
            document_id=laptop.desk.ids.new(),
            sha256=sha256_hex(content),
            size_bytes=len(content),
            signed_at=laptop.vault.clock.now(),
            signer="Anna Przykładowa",
            author_id=laptop.person,
        )
        with (
            patch.object(chunks, "new_key", lambda: random.randbytes(chunks.KEY_BYTES)),
            patch.object(chunks, "_FILL_BYTES", _FILL),
        ):
            paper_files.keep(laptop.desk, unit, made, content)
        unit.commit("sign-paper")


def papers_unprinted(world: World) -> Iterator[str]:
    """Papers whose chunks are all on a laptop, and that it cannot print as they were signed."""
    for laptop in world.live():
        here = laptop.vault.store.disk.sides.get("blobs", {})
        with laptop.desk.unit_of_work() as unit:
            files = {one.sha256: one for one in unit.find(PaperFile)}
            for paper in unit.find(SignedPaper):
                file = files.get(paper.sha256)
                if file is None:
                    yield f"{paper.id} on {laptop.name} without its file"
                elif here.keys() >= set(file.chunks) and paper_files.kept(unit, paper) is None:
                    yield f"{paper.id} on {laptop.name}"
