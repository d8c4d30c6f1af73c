"""The dictionaries of the family file: eleven forms of support, roles around a family, worded grades."""

import re

import pytest

from asystent_desktop import assets
from asystent_desktop.application.assessments.scale import scale_on
from asystent_desktop.application.entries.entries import health_providers
from asystent_desktop.domain.calendar import BadRuleTable
from asystent_desktop.i18n import dictionaries
from tests.fakes.caseload import TODAY


@pytest.mark.parametrize("name", ["contact_roles", "for_life_support"])
def test_a_dictionary_has_unique_keys_and_words_in_both_languages(name: str) -> None:
    held = dictionaries.entries(name)
    assert len({entry.key for entry in held}) == len({entry.pl for entry in held}) == len(held)
    for entry in held:
        assert re.fullmatch(r"[a-z0-9_]+", entry.key)
        assert entry.en.isascii()


def test_the_programme_has_eleven_forms_of_support() -> None:
    assert len(dictionaries.entries("for_life_support")) == 11


def test_every_area_has_six_different_words() -> None:
    scale = scale_on(TODAY)
    assert list(scale.areas) == [entry.key for entry in dictionaries.entries("areas")]
    for words in (*scale.areas.values(), scale.cooperation):
        assert len(set(words)) == 6
    with pytest.raises(BadRuleTable):
        scale_on(TODAY.replace(year=2011))


def test_a_new_wording_leaves_old_assessments_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    [old] = assets.load_toml("dictionaries/assessment_scale.toml")["scale"]
    new = {**old, "valid_from": TODAY, "cooperation": ["a", "b", "c", "d", "e", "f"]}
    monkeypatch.setattr(assets, "load_toml", lambda _name: {"scale": [old, new]})
    assert scale_on(TODAY).cooperation == tuple("abcdef")
    assert scale_on(TODAY.replace(day=1)).cooperation == tuple(old["cooperation"])


def test_health_care_providers_are_marked() -> None:
    assert health_providers() == {"health_facility"}
