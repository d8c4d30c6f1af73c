"""Drawings in prints: vector, tagged, with words for those who cannot see them."""

from datetime import date
from io import BytesIO

import pdfua
import pikepdf
import pytest

from asystent_desktop.documents.layout import Figure, Info, Page, Role, Run, Style, Text, print_sheet
from asystent_desktop.domain import genogram, legend
from asystent_desktop.domain.drawing import Drawing, drawing_of, rows_of
from asystent_desktop.domain.ecomap import Around, draw as draw_ecomap
from asystent_desktop.domain.genogram import Lettering, Marks
from asystent_desktop.domain.kinds.diagram import Bond, Flow
from tests.unit.documents import reading
from tests.unit.domain.genogram.kin import of_the_picture

INFO = Info("Genogram", "Ośrodek Przykładowy", date(2026, 11, 17))


def family_drawing() -> Drawing:
    kin = genogram.read(*of_the_picture())
    names = {one.id: one.first_name for one in kin.people.values()}
    marks = Marks(
        index=frozenset({"kacper"}), dead=frozenset({"henryk"}), bonds=(("piotr", "oliwia", Bond.TENSE),)
    )
    return genogram.draw(kin, marks, Lettering(names, home="wspólne gospodarstwo"))


def ecomap_drawing() -> Drawing:
    around = [Around(bond.value, ("Żłobek", "nr 17"), bond, Flow.BOTH) for bond in Bond]
    return draw_ecomap("Dom", ("Anna, Tomasz",), around)


def printed(drawing: Drawing) -> bytes:
    page = Page()
    heading = Text((Run("Genogram"),), Style(size=14), role=Role.TITLE)
    block = Figure(drawing, page.text_width, page.text_height / 2, "jedenaście osób")
    return print_sheet((heading, block), page, INFO, lambda at, pages: ("", f"{at}/{pages}"))[0]


@pytest.mark.parametrize("drawing", [family_drawing(), ecomap_drawing()], ids=["genogram", "ecomap"])
def test_the_checkers_of_pdf_ua_find_nothing(drawing: Drawing, tmp_path) -> None:
    path = tmp_path / "fikcyjny.pdf"
    path.write_bytes(printed(drawing))
    assert not pdfua.validate(str(path)).findings


def test_the_drawing_is_a_figure_with_its_words_and_holds_no_image() -> None:
    with pikepdf.open(BytesIO(printed(family_drawing()))) as pdf:
        whole = pdf.Root.StructTreeRoot.K[0]
        assert [(one.S, str(one.get("/Alt", ""))) for one in whole.K] == [
            ("/H1", ""),
            ("/Figure", "jedenaście osób"),
        ]
        assert "/XObject" not in pdf.pages[0].Resources
    assert "Kacper" in "".join(reading.pages(printed(family_drawing())))


def test_a_wide_drawing_is_made_to_fit() -> None:
    wide = Drawing(4000, 300, ())
    figure = Figure(wide, 400.0, 200.0, "")
    assert figure.width == pytest.approx(400.0)
    assert Figure(Drawing(10, 10, ()), 400.0, 200.0, "").width == pytest.approx(7.5)


@pytest.mark.parametrize("drawing", [family_drawing(), ecomap_drawing(), legend.draw([], 10)])
def test_frozen_as_text_a_drawing_comes_back_the_same(drawing: Drawing) -> None:
    again = drawing_of((drawing.width, drawing.height), rows_of(drawing))
    assert rows_of(again) == rows_of(drawing)
    assert (again.width, again.height) == (drawing.width, drawing.height)
    assert printed(again) == printed(drawing)
