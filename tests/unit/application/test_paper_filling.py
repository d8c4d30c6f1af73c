"""How values become words on paper: what is missing is said, and no sign stands twice."""

from datetime import date
from typing import Any

import pytest

from asystent_desktop.application.papers import template as templates
from asystent_desktop.application.papers.faults import PaperTemplateFault
from asystent_desktop.application.papers.filling import Frame, PaperData, fill
from asystent_desktop.domain.paper_content import PaperBlock, PaperContent
from asystent_desktop.domain.papers import Letterhead

WORDS = {"dated": "{place}, {date}", "recipients": "", "attachments": "", "page": "", "draft": ""}
FRAME = Frame(Letterhead("", "", "", "", "", ""), date(2026, 11, 17), "1", {**WORDS, "case_number": ""})
ROWS = {"people": frozenset({"name", "day", "signed"})}


def _template(*parts: dict[str, Any], title: str = "Kartka") -> templates.Template:
    table = {"template": "t", "version": 1, "document_title": title, "title": "T", "parts": parts}
    return templates.of("t", table | {"letterhead": False})


def _filled(values: dict[str, str], *parts: dict[str, Any], **rows: list[dict[str, str]]) -> PaperContent:
    return fill("t", _template(*parts), PaperData(values, rows), FRAME, draft=True)


def _block(*given: Any, **rows: list[dict[str, str]]) -> PaperBlock:
    return _filled(*given, **rows).blocks[0]


def test_an_abbreviation_ends_its_sentence_with_its_own_full_stop() -> None:
    text = {"kind": "text", "text": ["W dniu {day}.", "Wielokropek... zostaje."]}
    assert _block({"day": "17 listopada 2026 r."}, text).texts == (
        "W dniu 17 listopada 2026 r.",
        "Wielokropek... zostaje.",
    )


def test_a_text_whose_values_are_all_missing_is_left_out() -> None:
    parts = ({"kind": "text", "text": ["Zakres: {scope}"]}, {"kind": "text", "text": ["Stałe słowa."]})
    assert [one.texts for one in _filled({"scope": ""}, *parts).blocks] == [("Stałe słowa.",)]


@pytest.mark.parametrize(
    ("on", "who", "printed"),
    [("1.06", "matka", "1.06, matka"), ("1.06", "", "1.06"), ("", "matka", "matka"), ("", "", "–")],
)
def test_the_commas_of_a_field_go_with_what_is_missing(on: str, who: str, printed: str) -> None:
    field = {"kind": "fields", "fields": [["Powiadomiono", "{on}, {who}"]]}
    assert _block({"on": on, "who": who}, field).rows == (("Powiadomiono", printed),)


def test_an_empty_cell_holds_a_dash_and_one_to_write_in_stays_free() -> None:
    columns = [{"title": one, "value": one, "width": 500} for one in ("{name} {day}", "{signed}")]
    rows = [{"name": "", "day": "", "signed": " "}, {"name": "Ola", "day": "", "signed": ""}]
    table = {"kind": "table", "rows": "people", "columns": columns}
    assert _block({}, table, people=rows).rows == (("–", " "), ("Ola", "–"))


def test_signatures_with_rows_ask_everybody_for_one() -> None:
    part = {"kind": "signatures", "rows": "people", "places": [["podpis", "{name}", ""]]}
    rows = [{"name": "Ewa Maj"}, {"name": "Leon Rybak"}]
    assert _block({}, part, people=rows).rows == (("podpis", "Ewa Maj", ""), ("podpis", "Leon Rybak", ""))


def test_signatures_that_name_an_unknown_row_are_refused() -> None:
    form = _template({"kind": "signatures", "rows": "people", "places": [["podpis", "{nobody}", ""]]})
    with pytest.raises(PaperTemplateFault, match="nobody"):
        templates.check("t", form, frozenset(), ROWS)


def test_the_title_of_the_file_never_names_a_family() -> None:
    templates.check("t", _template(title="{notice}"), frozenset({"notice", "family_name"}), ROWS)
    with pytest.raises(PaperTemplateFault, match="document_title"):
        templates.check("t", _template(title="{family_name}"), frozenset({"notice", "family_name"}), ROWS)
