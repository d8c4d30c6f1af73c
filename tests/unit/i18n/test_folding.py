"""Search: folding, stems, and queries against the real FTS5."""

import re
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, strategies as st

from asystent_desktop.i18n.folding import (
    _folded,
    _words_of,
    fold,
    hit_spans,
    match_expression,
    matches,
    query_terms,
    stems,
    words,
)

ANY_TEXT = st.text() | st.text(alphabet=" \"'*():^-+.\x00\ud800ąłŁ1½²aANDORNEAR_")


def test_the_short_way_of_the_polish_alphabet_is_no_other_way() -> None:
    assert fold("Zażółć GĘŚLĄ jaźń") == "zazolc gesla jazn"
    differing = [hex(one) for one in range(0x30000) if fold(chr(one)) != _folded(chr(one))]
    assert differing == []


@given(ANY_TEXT)
def test_folding_is_one_whatever_stands_together(text: str) -> None:
    assert fold(text) == _folded(text)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(body)")
    yield database
    database.close()


def found(index: sqlite3.Connection, query: str, *texts: str) -> list[str]:
    index.execute("DELETE FROM texts")
    index.executemany("INSERT INTO texts VALUES (?)", [(fold(text),) for text in texts])
    rows = index.execute(
        "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid", (match_expression(query),)
    )
    first = index.execute("SELECT min(rowid) FROM texts").fetchone()[0]
    return [texts[rowid - first] for (rowid,) in rows]


def test_fold() -> None:
    assert fold("ZAŻÓŁĆ Gęślą JAŹŃ") == "zazolc gesla jazn"
    assert fold("Łódź, Größe, İstanbul") == "lodz, grosse, istanbul"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


FORMS = [
    "szkoła szkole szkoły szkołą szkolnej szkolny szkołami",
    "matka matce matki matką matek",
    "noga nodze nogi nogami",
    "siostra siostrze siostry",
    "dziadek dziadka dziadkiem dziadkowi",
    "asystent asystencie asystenta asystenci",
    "dziecko dzieci dziećmi dziecku dziecka",
    "Wiśniewska Wiśniewskiej Wiśniewscy Wiśniewskich",
    "ojciec ojca ojcem",
    "opinia opinii opinię",
    "sąd sądu sądzie",
    "urząd urzędu urzędzie",
]


@pytest.mark.parametrize("forms", FORMS)
def test_forms_of_a_word_find_each_other(index: sqlite3.Connection, forms: str) -> None:
    for query in forms.split():
        assert found(index, query, *forms.split()) == forms.split(), query
        assert all(matches(query, form) for form in forms.split())


def test_every_word_must_be_there(index: sqlite3.Connection) -> None:
    texts = ("Rozmowa w szkole o frekwencji", "Rozmowa w domu", "Frekwencja w szkole")
    assert found(index, "szkoła rozmowa", *texts) == [texts[0]]
    assert [text for text in texts if matches("szkoła rozmowa", text)] == [texts[0]]


def test_words_that_only_look_alike_stay_apart(index: sqlite3.Connection) -> None:
    assert found(index, "praca", "praktyka", "pracy") == ["pracy"]
    assert found(index, "matka", "matematyka") == []


def test_numbers_and_references_are_sought_whole(index: sqlite3.Connection) -> None:
    texts = ("R-03/2025", "R-13/2025", "V Nsm 412/26")
    assert found(index, "R-03/2025", *texts) == ["R-03/2025"]
    assert found(index, "nsm 412/26", *texts) == ["V Nsm 412/26"]
    assert found(index, "r-0", *texts) == ["R-03/2025"], "a prefix while typing"


@given(ANY_TEXT)
def test_no_input_breaks_fts5(index: sqlite3.Connection, text: str) -> None:
    index.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", (match_expression(text),)).fetchone()
    for term in query_terms(text):
        index.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", (term,)).fetchone()


@given(st.lists(st.text(alphabet="aąbcćdeęgiklłmnńoóprsśtuwyzźż", min_size=1, max_size=12), min_size=1))
def test_a_text_finds_itself(index: sqlite3.Connection, text: list[str]) -> None:
    written = " ".join(text)
    assert found(index, written, written) == [written]
    assert matches(written, written)


@given(st.text())
def test_stems_are_never_empty(text: str) -> None:
    assert all(stem for word in words(text) for stem in stems(word))


def test_nothing_typed_finds_nothing_in_the_store_and_all_in_a_list(index: sqlite3.Connection) -> None:
    assert found(index, " -- ", "a b") == []
    assert matches("", "a b")


def test_hits_are_shown_where_they_stand() -> None:
    text = "Wizyta w Szkole nr 5; strój szkolny, Größe."
    assert [text[start:end] for start, end in hit_spans("szkoła grosse", text)] == [
        "Szkole",
        "szkolny",
        "Größe",
    ]
    assert hit_spans("", text) == ()


@given(st.text(alphabet=st.one_of(st.sampled_from("aąćęłńóśźżĄŁŻz9_İßéſK"), st.characters()), min_size=1))
def test_the_short_way_of_a_hit_gives_the_same_words(text: str) -> None:
    for run in re.findall(r"\w+", text):
        assert _words_of(run) == words(run)
