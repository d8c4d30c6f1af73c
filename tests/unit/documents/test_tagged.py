"""What a screen reader and an archive get: structure, metadata, colour, checked by programs of others."""

from datetime import date
from io import BytesIO
from typing import Any

import pdfua
import pikepdf
import pytest
from pikepdf import pdfa
from PIL import Image

from asystent_desktop.documents.faults import PictureFault
from asystent_desktop.documents.layout import Info, Page, Picture, Role, Run, Style, Table, Text, print_sheet
from asystent_desktop.documents.renderer import PdfRenderer
from tests.unit.documents import reading, samples

INFO = Info("Próba", "Ośrodek Przykładowy", date(2026, 11, 17))
# The checker knows levels B and no extension schema: these are the marks of level A and of PDF/UA-1.
NOT_KNOWN_TO_THE_CHECKER = {
    "XMP namespace pdfaExtension=http://www.aiim.org/pdfa/ns/extension/ is not permitted",
    "XMP namespace pdfaSchema=http://www.aiim.org/pdfa/ns/schema# is not permitted",
    "XMP namespace pdfaProperty=http://www.aiim.org/pdfa/ns/property# is not permitted",
    "XMP property pdfuaid:part is not permitted",
    "XMP property pdfaExtension:schemas is not permitted",
    "pdfaid:conformance is 'A', expected 'B'",
}


def text(words: str, **more: Any) -> Text:
    return Text((Run(words),), **more)


def cell(words: str) -> tuple[Text, ...]:
    return (text(words),)


def image(kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 20), (200, 30, 30)).save(out, kind)
    return out.getvalue()


def table(count: int) -> Table:
    body = tuple((cell(f"{n}."), cell(f"wizyta numer {n}"), cell("20 minut")) for n in range(1, count + 1))
    return Table((0.1, 0.6, 0.3), (text("Lp."), text("Temat"), text("Czas")), body)


def printed(*blocks: Any) -> bytes:
    return print_sheet(tuple(blocks), Page(), INFO, lambda page, pages: ("stopka", f"{page}/{pages}"))[0]


@pytest.fixture(scope="module")
def everything() -> bytes:
    return printed(
        text("Karta", role=Role.TITLE, style=Style(size=14)),
        text("Część", role=Role.HEADING),
        text("pierwszy punkt", marker="1."),
        text("drugi punkt", marker="2."),
        table(90),
        Picture(image(), 80, 40, "czerwony prostokąt"),
        text("………", role=Role.DECORATION),
    )


@pytest.fixture(scope="module")
def opinion() -> bytes:
    return PdfRenderer().opinion(samples.opinion()).content


@pytest.fixture(params=["opinion", "everything"])
def pdf(request) -> bytes:
    return request.getfixturevalue(request.param)


def test_the_checkers_of_pdf_ua_find_nothing(pdf: bytes, tmp_path) -> None:
    path = tmp_path / "fikcyjny.pdf"
    path.write_bytes(pdf)
    report = pdfua.validate(str(path))
    assert not report.findings
    assert len(report.outcomes) - len(report.skipped) >= 10


def test_the_checker_of_pdf_a_finds_nothing_but_what_it_does_not_know(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = {finding.message for finding in pdfa.check(opened, "2b").findings}
    assert found == NOT_KNOWN_TO_THE_CHECKER


def test_every_shown_text_is_a_leaf_or_an_artifact(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            depth, seen = 0, 0
            for operands, operator in pikepdf.parse_content_stream(page):
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
                if str(operator) in ("Tj", "TJ", "'", "Do", "S", "f"):
                    seen += 1
                    assert depth == 1, (operator, operands)
            assert seen


def test_the_parent_tree_leads_back_from_every_piece(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        numbers = opened.Root.StructTreeRoot.ParentTree.Nums
        trees = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        for page in opened.pages:
            parents = trees[int(page.StructParents)]
            used = [
                int(operands[1].MCID)
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and "/MCID" in operands[1]
            ]
            assert sorted(used) == list(range(len(parents)))
            kinds = {
                int(operands[1].MCID): str(operands[0])
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and "/MCID" in operands[1]
            }
            assert all(str(parents[mcid].S) == kind for mcid, kind in kinds.items())


def _walk(element: Any) -> Any:
    """(kind, children) of every element below; pieces are left out."""
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [(str(kid.S), _walk(kid), kid) for kid in kids if "/S" in kid]


def _kinds(pdf: bytes) -> list[tuple[str, list[str]]]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        whole = _walk(opened.Root.StructTreeRoot)[0]
        return [(kind, [below[0] for below in kids]) for kind, kids, _element in whole[1]]


def test_the_tree_follows_the_blocks(everything: bytes) -> None:
    assert _kinds(everything) == [
        ("/H1", []),
        ("/H2", []),
        ("/L", ["/LI", "/LI"]),
        ("/Table", ["/TR"] * 91),
        ("/Figure", []),
    ]


def test_header_cells_name_their_columns_and_the_picture_has_words(everything: bytes) -> None:
    with pikepdf.open(BytesIO(everything)) as opened:
        blocks = _walk(opened.Root.StructTreeRoot)[0][1]
        headers, first = blocks[3][1][0], blocks[3][1][1]
        assert [kind for kind, _kids, _e in headers[1]] == ["/TH"] * 3
        assert all(str(element.A.Scope) == "/Column" for _k, _c, element in headers[1])
        assert [kind for kind, _kids, _e in first[1]] == ["/TD"] * 3
        assert str(blocks[4][2].Alt) == "czerwony prostokąt"


def test_a_long_table_repeats_its_header_which_is_read_once(everything: bytes) -> None:
    shown = reading.pages(everything)
    assert len(shown) > 2
    assert all("Temat" in page for page in shown)
    with pikepdf.open(BytesIO(everything)) as opened:
        headers = _walk(opened.Root.StructTreeRoot)[0][1][3][1][0][2]
        pieces = [kid.K.K for kid in headers.K]
        assert {piece.Pg.objgen for piece in pieces} == {opened.pages[0].objgen}


def test_every_row_of_a_table_is_printed_once_and_in_order(everything: bytes) -> None:
    text_of_it = reading.text(everything)
    places = [text_of_it.find(f"wizyta numer {n} ") for n in range(1, 91)]
    assert -1 not in places
    assert places == sorted(places)


def test_a_cell_taller_than_a_page_is_parted() -> None:
    words = " ".join(f"słowo{n}" for n in range(4000))
    pdf = printed(Table((0.3, 0.7), (), ((cell("długi"), cell(words)),), side_headers=True))
    assert len(reading.pages(pdf)) > 3
    assert "słowo3999" in reading.pages(pdf)[-1]


def test_side_headers_name_their_rows() -> None:
    pdf = printed(Table((0.3, 0.7), (), ((cell("Adres"), cell("ul. Przykładowa 1")),), side_headers=True))
    with pikepdf.open(BytesIO(pdf)) as opened:
        row = _walk(opened.Root.StructTreeRoot)[0][1][0][1][0]
        assert [str(element.S) for _k, _c, element in row[1]] == ["/TH", "/TD"]
        assert str(row[1][0][2].A.Scope) == "/Row"


@pytest.mark.parametrize("content", [b"", b"not a picture", image()[:60]])
def test_a_broken_picture_is_named(content: bytes) -> None:
    with pytest.raises(PictureFault):
        printed(Picture(content, 10, 10, "obraz"))


def test_metadata_agree_with_the_information_dictionary(opinion: bytes) -> None:
    with pikepdf.open(BytesIO(opinion)) as opened:
        metadata = opened.open_metadata()
        assert metadata["dc:title"] == str(opened.docinfo["/Title"]) == "Opinia o rodzinie i jej członkach"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert opened.Root.Lang == "pl-PL"
