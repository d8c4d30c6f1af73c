"""The search index is written only when the words change: taking words out without a trace is dear."""

from dataclasses import replace

import pytest

from asystent_desktop.persistence import search_index
from tests.fakes.casework import family
from tests.fakes.vaults import make_vault


@pytest.fixture
def vault(tmp_path):
    made = make_vault(tmp_path / "v")
    yield made
    made.close()


def save(vault, record):
    with vault.unit() as unit:
        unit.save(record)
        unit.commit("test")


def test_a_change_beside_the_words_leaves_the_index_alone(vault, monkeypatch):
    held = family(city="Gliwice")
    save(vault, held)
    monkeypatch.setattr(search_index, "_CHANGE_TEXT", None)  # any use of it fails
    save(vault, replace(held, city="Zabrze"))
    with pytest.raises(AttributeError):
        save(vault, replace(held, name="Inna nazwa"))


def test_changed_words_are_found_and_the_former_ones_are_not(vault):
    held = family(name="Kowalscy")
    save(vault, held)
    save(vault, replace(held, name="Zielińscy"))
    with vault.unit() as unit:
        assert [hit.record_id for hit in unit.search("zielinscy")] == [held.id]
        assert unit.search("kowalscy") == []
