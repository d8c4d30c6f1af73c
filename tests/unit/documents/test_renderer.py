"""The file itself: same bytes, Lato alone, no name in its properties, any text, two workers."""

import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import ClassVar

import pytest
from hypothesis import given, settings, strategies as st

from asystent_desktop.documents import words
from asystent_desktop.documents.faults import TemplateFault
from asystent_desktop.documents.layout import Info, Page, print_sheet
from asystent_desktop.documents.opinion import render
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.domain.papers import OpinionContent, OpinionSection, Paragraph
from asystent_desktop.ports.render import Renderer
from tests.unit.documents import reading
from tests.unit.documents.samples import PANGRAM, one_page, opinion


def with_text(text: str) -> OpinionContent:
    return opinion(sections=(OpinionSection(1, text, (Paragraph(text),)),))


def test_it_is_a_renderer() -> None:
    renderer: Renderer = PdfRenderer()
    assert renderer.opinion(opinion()).template == "opinia/1"


def test_pangram_is_read_back_by_pdftotext() -> None:
    text = reading.poppler_text(PdfRenderer().opinion(with_text(PANGRAM)).content)
    assert f"1. {PANGRAM} {PANGRAM}" in text


def test_same_input_same_bytes() -> None:
    first = PdfRenderer().opinion(opinion()).content
    PdfRenderer().opinion(one_page())
    assert PdfRenderer().opinion(opinion()).content == first
    assert PdfRenderer().opinion(opinion(case_number="1")).content != first


def test_two_workers_write_the_same_bytes_as_one() -> None:
    contents = [opinion(), one_page(), with_text(PANGRAM), opinion(draft=False)] * 3
    alone = [PdfRenderer().opinion(content) for content in contents]
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(2) as pool:
            together = list(pool.map(PdfRenderer().opinion, contents))
    finally:
        sys.setswitchinterval(often)
    assert together == alone


def test_workers_take_turns_because_a_font_serves_one_document_at_a_time() -> None:
    info = Info("Próba", "Ośrodek", date(2026, 11, 17))
    waited: list[bool] = []

    def footer(_page: int, _pages: int) -> tuple[str, str]:
        if not waited:
            waited.append(True)
            second.append(pool.submit(print_sheet, (), Page(), info, footer))
            with pytest.raises(TimeoutError):
                second[0].result(timeout=0.2)
        return "", ""

    second: list[Future[tuple[bytes, int]]] = []
    with ThreadPoolExecutor(1) as pool:
        first = print_sheet((), Page(), info, footer)
    assert second[0].result() == first


def test_no_break_spaces_are_plain_ones_in_the_file() -> None:
    raw = [page.extract_text() for page in reading.reader(PdfRenderer().opinion(opinion()).content).pages]
    assert "\N{NO-BREAK SPACE}" not in "".join(raw)
    assert "2026 r." in "".join(raw)


@pytest.mark.parametrize("text", [PANGRAM, "日本語 Ελληνικά Кириллица ﬁ"])
def test_lato_is_the_only_font_and_is_inside(text: str) -> None:
    found = reading.fonts(PdfRenderer().opinion(with_text(text)).content)
    families = {name.partition("+")[2] for name in found}
    assert families == {"Lato-Regular", "Lato-Bold", "Lato-Italic"}
    assert all(found.values())


def test_no_name_of_the_family_outside_the_pages() -> None:
    reader = reading.reader(PdfRenderer().opinion(opinion()).content)
    shown = str(reader.metadata) + str(reader.trailer["/Root"])
    assert "Wiśniewsk" not in shown
    assert "Nsm" not in shown
    assert reader.metadata is not None
    assert reader.metadata.title == "Opinia o rodzinie i jej członkach"
    assert reader.metadata.author == "Miejski Ośrodek Pomocy Społecznej w Katowicach"
    assert reader.metadata["/CreationDate"] == "D:20261117000000Z"


def test_language_and_title_are_announced_to_the_viewer() -> None:
    root = reading.reader(PdfRenderer().opinion(opinion()).content).trailer["/Root"]
    assert root["/Lang"] == "pl-PL"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_spaces_stand_at_the_ends_of_lines() -> None:
    page = reading.reader(PdfRenderer().opinion(opinion()).content).pages[1]
    lines = page.extract_text().splitlines()
    assert len(lines) > 20
    assert all(line.endswith(" ") for line in lines)


def test_the_first_and_the_last_day_of_the_calendar() -> None:
    for day in (date.min, date.max):
        assert PdfRenderer().opinion(opinion(dated_on=day)).pages == 3


any_text = st.text(st.characters(exclude_categories=()), max_size=400)  # lone surrogates, too


@settings(max_examples=60)
@given(any_text, any_text, st.lists(any_text, max_size=3), st.booleans())
def test_any_text_prints(one: str, two: str, many: list[str], draft: bool) -> None:
    base = opinion()
    content = replace(
        base,
        letterhead=replace(base.letterhead, name=one, place=two),
        addressee=replace(base.addressee, court=two, street=one),
        case_number=two,
        case_ref=one,
        legal_basis=two,
        family_name=one,
        period=two,
        sections=(OpinionSection(1, one, tuple(map(Paragraph, many))),),
        signatory=two,
        approver=one,
        recipients=tuple(many),
        attachments=(one, two),
        draft=draft,
    )
    done = PdfRenderer().opinion(content)
    assert len(reading.reader(done.content).pages) == done.pages


class TestWords:
    """The file an office may change."""

    good: ClassVar = words.opinion_words()

    def test_all_thirteen_parts_have_a_title(self) -> None:
        assert len(self.good.body.titles) == 13
        assert all(self.good.body.titles)

    def test_parts_without_findings_can_be_left_out(self) -> None:
        quiet = replace_words(self.good, body={"empty": ""})
        parts = (OpinionSection(1, "", ()), OpinionSection(2, "", (Paragraph("Jest."),)))
        text = reading.text(render(opinion(sections=parts), quiet).content)
        assert "1. Skład rodziny" not in text
        assert "2. Sytuacja prawna Jest." in text

    def test_an_unknown_name_in_braces_is_named(self) -> None:
        broken = replace_words(self.good, footer={"page": "Strona {strona}"})
        with pytest.raises(TemplateFault) as fault:
            render(opinion(), broken)
        assert fault.value.values["fault"] == "Strona {strona}"

    def test_a_misspelt_key_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(words.assets, "load_toml", lambda _name: {"template": "opinia", "verson": 1})
        with pytest.raises(TemplateFault) as fault:
            words.opinion_words()
        assert fault.value.values["file"] == words.OPINION_FILE


def replace_words(base: words.OpinionWords, **tables: dict[str, str]) -> words.OpinionWords:
    import msgspec

    plain = msgspec.to_builtins(base)
    for name, changed in tables.items():
        plain[name] |= changed
    return msgspec.convert(plain, words.OpinionWords)
