"""The court opinion: its order, its words, its page numbers."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.domain.papers import OpinionContent, OpinionSection, Paragraph
from asystent_desktop.i18n import speaking
from tests.unit.documents import reading
from tests.unit.documents.samples import one_page, opinion


def printed(content: OpinionContent) -> str:
    return reading.text(PdfRenderer().opinion(content).content)


def with_text(text: str) -> OpinionContent:
    return opinion(sections=(OpinionSection(1, "Skład rodziny", (Paragraph(text),)),))


def test_blocks_stand_in_the_order_of_the_brief() -> None:
    text = printed(opinion(approver="Jan Nowak", approver_title="kierownik zespołu"))
    titles = [f"{section.number}. {section.title}" for section in opinion().sections]
    expected = [
        "Miejski Ośrodek Pomocy Społecznej",
        "Zespół Asysty Rodzinnej",
        "ul. Przykładowa 17, 40-032 Katowice",
        "Znak sprawy: ………",
        "Sąd Rejonowy Katowice-Zachód",
        "V Wydział Rodzinny i Nieletnich",
        "40-010 Katowice",
        "Dot. sygn. akt V Nsm 412/26",
        "OPINIA O RODZINIE I JEJ CZŁONKACH",
        "sporządzona na podstawie art. 15 ust. 1 pkt 17 ustawy",
        "w odpowiedzi na pismo Sądu z dnia 3 listopada 2026 r. (data wpływu: 5 listopada 2026 r.)",
        "Rodzina: Wiśniewska",
        "Okres i podstawa współpracy: od 12 marca 2025 r.",
        "Źródła: 38 wizyt",
        *titles,
        "Akceptuję:",
        "Jan Nowak",
        "kierownik zespołu",
        "Marta Zielińska",
        "asystentka rodziny",
        "Otrzymują: 1. adresat 2. a/a",
        "Załączniki: 1. kopia umowy ratalnej",
        "2. informacja wychowawczyni",
    ]
    places = [text.find(words) for words in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


def test_date_stands_right_of_the_office_on_the_first_line() -> None:
    page = reading.reader(PdfRenderer().opinion(opinion()).content).pages[0]
    first = page.extract_text(extraction_mode="layout").strip().splitlines()[0]
    assert first.startswith("Miejski Ośrodek Pomocy Społecznej")
    assert first.endswith("Katowice, 17 listopada 2026 r.")


def test_every_statement_is_printed_word_for_word() -> None:
    text = printed(opinion())
    for section in opinion().sections:
        for paragraph in section.paragraphs:
            start = " ".join(paragraph.text.split()[:6])
            assert start in text


def test_case_number_and_phone_appear_once_given() -> None:
    sender = replace(opinion().letterhead, phone="32 000 00 00")
    text = printed(opinion(case_number="ZAR.5230.4.2026.MZ", letterhead=sender))
    assert "Znak sprawy: ZAR.5230.4.2026.MZ" in text
    assert "tel. 32 000 00 00" in text
    assert "tel." not in printed(opinion())


def test_paper_is_polish_whatever_the_window_speaks() -> None:
    with speaking("en"):
        english = PdfRenderer().opinion(opinion()).content
    assert english == PdfRenderer().opinion(opinion()).content


@pytest.mark.parametrize("content", [one_page(), opinion()], ids=["one", "several"])
def test_page_x_of_y(content: OpinionContent) -> None:
    done = PdfRenderer().opinion(content)
    pages = reading.pages(done.content)
    assert len(pages) == done.pages
    for number, text in enumerate(pages, 1):
        assert text.count(f"Strona {number} z {done.pages}") == 1
        assert text.count("Strona") == 1


def test_sample_lengths() -> None:
    assert PdfRenderer().opinion(one_page()).pages == 1
    assert PdfRenderer().opinion(opinion()).pages == 3


def test_draft_is_marked_on_every_page_and_the_final_print_bears_the_case() -> None:
    words = "PROJEKT, przed akceptacją – wydruk nie jest dokumentem"
    assert all(words in page for page in reading.pages(PdfRenderer().opinion(opinion()).content))
    final = reading.pages(PdfRenderer().opinion(opinion(draft=False)).content)
    assert all("PROJEKT" not in page for page in final)
    assert all("Dot. sygn. akt V Nsm 412/26 Strona" in page for page in final)


def test_empty_parts_say_so() -> None:
    blank = (Paragraph(" \n\u200b"),)
    parts = tuple(OpinionSection(number, "", blank if number % 2 else ()) for number in range(1, 14))
    text = printed(opinion(sections=parts))
    assert text.count("Brak ustaleń.") == 13
    assert "5. Zdrowie, uzależnienia, przemoc Brak ustaleń. 6. Dzieci Brak ustaleń." in text


def test_missing_values_leave_no_labels_behind() -> None:
    text = printed(opinion(period="", sources=" ", family_name="", recipients=(), attachments=("", " ")))
    for label in ("Okres i podstawa", "Źródła", "Rodzina:", "Otrzymują", "Załączniki"):
        assert label not in text


@pytest.mark.parametrize(
    "text",
    [
        "<b>Oceny</b> & <font color='red'>x</font> &amp; &#65; <br/>",
        "dochód < 500 zł & > 300 zł",
        "<unclosed",
        "{place} {0} {{}} %s \\ ( ) /Type",
    ],
)
def test_text_is_never_markup_nor_a_pattern(text: str) -> None:
    assert text in printed(with_text(text))
    assert text in printed(opinion(case_ref=text))


def test_line_ends_inside_a_statement_begin_a_new_paragraph() -> None:
    page = reading.reader(PdfRenderer().opinion(with_text("Pierwszy.\n\nDrugi.")).content).pages[0]
    assert "Pierwszy. \nDrugi." in page.extract_text()


def test_straight_quotation_marks_become_polish_and_hyphens_stay() -> None:
    assert "kartę „Zosia” z 40-032 Katowice" in printed(with_text('kartę "Zosia" z 40-032 Katowice'))


def test_a_very_long_word_is_cut_and_read_back_whole() -> None:
    word = "konstantynopolitańczykowianeczka" * 20
    assert word in printed(with_text(word)).replace(" ", "")


def test_two_hundred_statements() -> None:
    many = tuple(Paragraph(f"Ustalenie nr {number} – zażółć gęślą jaźń.") for number in range(200))
    done = PdfRenderer().opinion(opinion(sections=(OpinionSection(1, "", many),)))
    text = reading.text(done.content)
    assert done.pages > 5
    assert all(f"Ustalenie nr {number} –" in text for number in range(200))


def test_signature_is_never_alone_on_the_last_page() -> None:
    for count in range(25, 45):
        parts = (OpinionSection(1, "", tuple(Paragraph(f"Ustalenie {n}.") for n in range(count))),)
        pages = reading.pages(PdfRenderer().opinion(opinion(sections=parts, recipients=())).content)
        signed = next(page for page in pages if "Akceptuję" in page)
        assert "Ustalenie" in signed


def test_the_offices_logo_stands_above_the_letterhead_with_its_name() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (60, 20), (0, 90, 90)).save(picture, "PNG")
    named = opinion(logo_sha256="ab")
    bare = PdfRenderer().opinion(named)
    done = PdfRenderer().opinion(named, {"ab": picture.getvalue()})
    assert len(reading.reader(bare.content).pages[0].images) == 0
    assert len(reading.reader(done.content).pages[0].images) == 1
    assert "OPINIA O RODZINIE" in reading.text(done.content)
