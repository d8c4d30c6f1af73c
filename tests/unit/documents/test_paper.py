"""Papers drawn from frozen content: every kind of block, in order, tagged, the same bytes each time."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfua
import pikepdf
import pytest
from PIL import Image

from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.domain.drawing import Drawing, rows_of, words
from asystent_desktop.domain.paper_content import BlockKind, PaperBlock, PaperContent
from asystent_desktop.domain.papers import Letterhead
from tests.unit.documents import reading, samples

CONTENT = PaperContent(
    kind="family-card",
    template="karta/1",
    document_title="Karta",
    title="KARTA RODZINY",
    dated_on=date(2026, 11, 17),
    letterhead=Letterhead("Ośrodek Przykładowy", "", "", "", "Katowice"),
    head_lines=("Zespół Asysty Rodzinnej",),
    dated="Katowice, 17 listopada 2026 r.",
    addressee=("Sąd Rejonowy", "III Wydział"),
    reference="Dot. sygn. akt III Nsm 1/26",
    blocks=(
        PaperBlock(BlockKind.HEADING, ("Dane rodziny",)),
        PaperBlock(BlockKind.FIELDS, rows=(("Rodzina", "Fikcyjna"), ("Uwagi", "jeden\ndwa"))),
        PaperBlock(BlockKind.PROSE, (samples.PANGRAM, "Drugi akapit.")),
        PaperBlock(BlockKind.LISTING, ("pierwszy", "drugi")),
        PaperBlock(BlockKind.TABLE, ("Data", "Temat"), (("6.11", "szkoła"), (" ", " ")), widths=(300, 700)),
        PaperBlock(BlockKind.RULED, count=3),
        PaperBlock(BlockKind.SIGNATURES, rows=(("podpis", "Ewa Wymyślona", "matka"), ("podpis", "", ""))),
    ),
    recipients_title="Otrzymują:",
    recipients=("adresat", "a/a"),
    footer="Karta",
    page="Strona {page} z {pages}",
    code="ABCD-EFGH-1JK2",
)


def printed(content: PaperContent, pictures: dict[str, bytes] | None = None) -> bytes:
    return PdfRenderer().paper(content, pictures or {}).content


def test_every_block_is_printed_in_order() -> None:
    said = reading.text(printed(CONTENT))
    wanted = [
        "Ośrodek Przykładowy",
        "III Wydział",
        "III Nsm 1/26",
        "KARTA RODZINY",
        "Dane rodziny",
        "jeden dwa",
        samples.PANGRAM,
        "1. pierwszy 2. drugi",
        "6.11 szkoła",
        "Ewa Wymyślona",
        "2. a/a",
        "ABCD-EFGH-1JK2",
        "Strona 1 z 1",
    ]
    places = [said.find(words) for words in wanted]
    assert -1 not in places, wanted[places.index(-1)]
    assert places == sorted(places)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert printed(CONTENT) == printed(CONTENT)
    assert printed(CONTENT) != printed(replace(CONTENT, code="ABCD-EFGH-1JK3"))


def test_it_is_tagged(tmp_path) -> None:
    path = tmp_path / "fikcyjny.pdf"
    path.write_bytes(printed(CONTENT))
    assert not pdfua.validate(str(path)).findings


def test_a_row_to_be_written_in_by_hand_keeps_its_room() -> None:
    def height(rows: tuple[tuple[str, ...], ...]) -> int:
        table = PaperBlock(BlockKind.TABLE, ("A", "B"), rows, widths=(500, 500))
        return len(reading.pages(printed(replace(CONTENT, blocks=(table,) * 1))))

    assert height(((" ", " "),) * 40) > height((("x", "x"),) * 20)


def test_landscape_is_wider_than_high() -> None:
    with pikepdf.open(BytesIO(printed(replace(CONTENT, landscape=True)))) as opened:
        _x, _y, width, height = map(float, opened.pages[0].MediaBox)
    assert width > height


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_logo_has_the_office_as_its_words(kind: str) -> None:
    out = BytesIO()
    Image.new("RGB", (32, 32), (10, 90, 90)).save(out, kind)
    pdf = printed(replace(CONTENT, logo_sha256="ab"), {"ab": out.getvalue()})
    assert b"/Figure" in pdf
    with pikepdf.open(BytesIO(pdf)) as opened:
        alts = [
            str(one.Alt) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert alts == ["Ośrodek Przykładowy"]


@pytest.mark.parametrize("text", ["", "😀 emoji", "Кирилиця", "a" * 400, "<b>nie znacznik</b> {page}"])
def test_any_text_prints(text: str) -> None:
    blocks = tuple(
        PaperBlock(kind, (text, text), ((text, text),), (500, 500), 1)
        for kind in BlockKind
        if kind not in (BlockKind.SIGNATURES, BlockKind.DRAWING)
    )
    lettering = rows_of(Drawing(200, 60, (words(text, 100, 30, 90),)))
    drawn = PaperBlock(BlockKind.DRAWING, (text,), lettering, (200, 60))
    signed = PaperBlock(BlockKind.SIGNATURES, rows=((text, text, text),))
    content = replace(CONTENT, blocks=(*blocks, drawn, signed), title=text or "T", footer=text, code=text)
    assert reading.pages(printed(content))
