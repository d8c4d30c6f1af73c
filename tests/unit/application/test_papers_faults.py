"""Papers in bad times: long histories, odd names, broken pictures, a full disk, a kill between two writes."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from asystent_desktop.application.attachments import paper_files
from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import members
from asystent_desktop.application.papers import making
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.documents.faults import PictureFault
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.domain.kinds.contacts import Contact
from asystent_desktop.domain.kinds.family import MemberRole
from asystent_desktop.domain.kinds.letter import Letter
from asystent_desktop.domain.kinds.paper import PaperDocument
from asystent_desktop.domain.kinds.paper_file import PaperFile
from asystent_desktop.domain.paper_content import BlockKind, PaperBlock, PaperContent
from asystent_desktop.domain.papers import Letterhead
from asystent_desktop.persistence.faults import StoreFull
from tests.fakes.caseload import new_family
from tests.fakes.clock import FakeClock
from tests.fakes.vaults import make_desk
from tests.unit.documents import reading
from tests.unit.persistence.test_durability import reopened, small_disk

__all__ = ["small_disk"]

PAGES = 300 if os.environ.get("ASYSTENT_FULL") else 40
LONG = "Wolframowicz-Konstantynopolitańczykowianeczka" * 5  # 225 letters without a place to break
ODD = "👩‍👧 Олександра Їжакевич ґ \u202eabc\u202c \x00 żółć"

KILLED = """
import sys
from pathlib import Path
from asystent_desktop.application.papers import making
from asystent_desktop.documents.renderer import PdfRenderer
from tests.fakes.caseload import new_family
from tests.fakes.vaults import make_desk
desk = make_desk(Path(sys.argv[1]), renderer=PdfRenderer())
family = new_family(desk)
while True:
    print(making.finish(desk, making.Wanted("consent", family))[1].number, flush=True)
"""


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path / "vault", clock=FakeClock(), renderer=PdfRenderer())
    yield made
    made.close()


def paper(*blocks: PaperBlock, **fields: object) -> PaperContent:
    made = PaperContent("proba", "proba/1", "Próba", "PRÓBA", date(2026, 11, 17), blocks)
    return replace(made, **fields)


def test_a_history_of_hundreds_of_pages_is_printed_to_its_last_line() -> None:
    line = "W dniu {n} odbyło się spotkanie w domu rodziny; obecni byli matka i dwoje dzieci. " * 8
    texts = [line.format(n=number) for number in range(PAGES * 7)]
    rendered = PdfRenderer().paper(paper(PaperBlock(BlockKind.PROSE, tuple(texts))), {})
    assert rendered.pages > PAGES
    said = reading.poppler_text(rendered.content)
    numbers = [int(one) for one in re.findall(r"W dniu (\d+) odbyło", " ".join(said.split()))]
    assert sorted(set(numbers)) == list(range(PAGES * 7))


def test_names_longer_than_a_line_are_cut_and_lose_no_letter(desk) -> None:
    family_id = new_family(desk, LONG)
    form = members.MemberForm(first_name="Ola", surname=LONG, role=MemberRole.CHILD)
    members.add_member(desk, family_id, form)
    entries.add(desk, family_id, Contact, name=LONG, role="teacher", institution=LONG, phone="1" * 200)
    for kind in ("family-card", "stand-in", "meeting-card"):
        rendered = making.preview(desk, Wanted(kind, family_id))
        assert LONG in re.sub(r"\s", "", reading.text(rendered.content)), kind


def test_emoji_cyrillic_and_hidden_signs_leave_a_readable_paper(desk) -> None:
    family_id = new_family(desk)
    fields = {"subject": ODD, "text": f"{ODD}\n{ODD}", "addressee": (ODD,), "on": desk.clock.today()}
    entries.add(desk, family_id, Letter, **fields)
    said = reading.text(making.preview(desk, Wanted("letter", family_id)).content)
    assert "Олександра" in said
    assert "Їжакевич ґ abc" in " ".join(said.split())
    assert "żółć" in said
    assert "\x00" not in said


def picture(size: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.new("1", size).save(out, "PNG")
    return out.getvalue()


def noise() -> bytes:
    out = BytesIO()
    Image.effect_noise((64, 64), 50).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n" + b"x" * 50, noise()[:900], picture((20_000, 20_000))],
    ids=["empty", "noise", "cut", "400 megapixels"],
)
def test_a_broken_or_enormous_logo_is_named_and_nothing_else_breaks(content: bytes) -> None:
    head = Letterhead("Ośrodek Przykładowy", "", "", "", "")
    made = paper(letterhead=head, logo_sha256=sha256_hex(content))
    with pytest.raises(PictureFault):
        PdfRenderer().paper(made, {made.logo_sha256: content})
    assert PdfRenderer().paper(replace(made, logo_sha256=""), {}).pages == 1


def test_a_full_disk_keeps_neither_half_a_paper_nor_its_number(small_disk: Path) -> None:
    desk = make_desk(small_disk / "vault", renderer=PdfRenderer())
    family_id = new_family(desk)
    numbers = []
    with pytest.raises(StoreFull):
        for _attempt in range(1000):
            numbers.append(making.finish(desk, Wanted("consent", family_id))[1].number)
    with desk.unit_of_work() as unit:
        kept = unit.find(PaperDocument)
        assert [one.number for one in kept] == numbers
        assert all(paper_files.kept(unit, one) is not None for one in kept)
        assert len(unit.find(PaperFile)) == len(kept)
    assert making.preview(desk, Wanted("consent", family_id)).pages == 1
    desk.close()


@pytest.mark.parametrize("after", [1, 3, 6] if os.environ.get("ASYSTENT_FULL") else [3])
def test_a_kill_between_freezing_and_storing_gives_no_number_twice(tmp_path: Path, after: int) -> None:
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", KILLED, str(tmp_path / "vault")]
    told: list[str] = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, text=True
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            told.append(line.strip())
            if len(told) == after:
                child.kill()
        child.wait()
    vault = reopened(tmp_path / "vault")
    with vault.unit() as unit:
        kept = unit.find(PaperDocument)
        numbers = [one.number for one in kept]
        assert numbers[: len(told)] == told
        assert len(set(numbers)) == len(numbers) <= len(told) + 1
        for one in kept:
            held = paper_files.kept(unit, one)
            assert held is not None
            assert sha256_hex(held) == one.sha256
        listed = {name for one in unit.find(PaperFile) for name in one.chunks}
        assert unit.blobs_held(listed) == listed and len(listed) == len(kept)
        _first, year, block = numbers[-1].split("/")
        assert unit.setting(f"papers/count/{block}/{year}") == str(len(numbers))
    assert vault.verify().problems == ()
    vault.close()
