"""The shipped tables: shape, completeness, agreement with the domain's keys."""

import re
from datetime import date
from pathlib import Path

import pytest

from asystent_desktop import assets
from asystent_desktop.domain.kinds.visit import Place, VisitKind
from asystent_desktop.i18n import dictionaries, speaking
from asystent_desktop.i18n.citations import NoCitation, citation

NAMES = [
    "areas",
    "court_bases",
    "institutions",
    "places",
    "problems",
    "specialists",
    "statutory_tasks",
    "strengths",
    "visit_kinds",
]
REGISTER = assets.load_toml("rules/citations.toml")


@pytest.mark.parametrize("name", NAMES)
def test_a_dictionary_has_unique_keys_and_words_in_both_languages(name: str) -> None:
    held = dictionaries.entries(name)
    assert len({entry.key for entry in held}) == len({entry.pl for entry in held}) == len(held) > 4
    for entry in held:
        assert re.fullmatch(r"[a-z0-9_]+", entry.key)
        assert entry.pl == entry.pl.strip() != ""
        assert entry.en == entry.en.strip() != ""
        assert entry.en.isascii() or "„" in entry.pl, f"Polish words in English: {entry.en}"


def test_the_visit_card_finds_a_word_for_each_of_its_keys() -> None:
    assert {entry.key for entry in dictionaries.entries("places")} == set(Place)
    assert {entry.key for entry in dictionaries.entries("visit_kinds")} == set(VisitKind)


def test_the_ten_areas_and_the_tasks_of_article_15() -> None:
    assert len(dictionaries.entries("areas")) == 10
    keys = [entry.key for entry in dictionaries.entries("statutory_tasks")]
    expected = [str(n) for n in range(1, 20)]
    expected[11:11], expected[14:14] = ["11a"], ["13a"]
    assert keys == expected


def test_labels_follow_the_language_and_survive_a_removed_entry() -> None:
    with speaking("pl"):
        assert dictionaries.label("places", "home") == "miejsce zamieszkania rodziny"
    with speaking("en"):
        assert dictionaries.label("places", "home") == "the family's home"
    assert dictionaries.label("places", "gone") == "gone"
    assert dictionaries.offered("places") == dictionaries.entries("places")


def test_courts_say_what_is_not_known() -> None:
    held = assets.load_toml("dictionaries/courts.toml")["court"]
    assert len({(row["court"], row["division"]) for row in held}) == len(held)
    district = [row for row in held if row.get("kind", "court") == "court"]
    assert len(district) == 11
    for row in district:
        assert row["court"].startswith("Sąd Rejonowy ")
        assert row["division"].endswith("Wydział Rodzinny i Nieletnich")
        unknown = row["street"] == "" or not re.match(r"[IVX]+ ", row["division"])
        assert row["note"] or not unknown, row["court"]
    others = [row for row in held if row not in district]
    assert {row["kind"] for row in others} == {"regional_court", "prosecutor", "police", "probation"}
    assert all(row["note"] or row["street"] for row in others)


def test_the_opinion_cites_its_article() -> None:
    day = date(2026, 11, 17)
    act = "ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej"
    expected = f"art. 15 ust. 1 pkt 17 {act}"
    assert citation("court_opinion", day) == expected
    assert citation("court_opinion", day, publication=True) == (
        f"{expected} (Dz. U. z 2024 r. poz. 177, z późn. zm.)"
    )
    assert "(" not in citation("court_obligation", day, publication=True), "no publication, no brackets"


def test_every_citation_can_be_written_today_and_none_before_its_time() -> None:
    for row in REGISTER["citation"]:
        assert citation(row["key"], date(2026, 11, 17)).startswith(row["unit"])
    with pytest.raises(NoCitation):
        citation("court_opinion", date(2011, 12, 31))
    with pytest.raises(NoCitation):
        citation("no_such", date(2026, 11, 17))


def test_every_act_names_its_source() -> None:
    for row in REGISTER["act"]:
        assert row["source"]
        assert row["genitive"].split()[0][-1] in "ya"
        assert isinstance(row["verified"], bool)


@pytest.mark.parametrize(
    "path", sorted(assets.path("dictionaries").glob("*.toml")), ids=lambda path: path.stem
)
def test_no_table_holds_control_characters(path: Path) -> None:
    text = path.read_text("utf-8")
    assert all(c.isprintable() or c == "\n" for c in text)
