"""Settings of this computer."""

import pytest

from asystent_desktop.application.faults import NotOnesField
from asystent_desktop.application.vault.settings import Settings, change_settings, settings
from tests.fakes.vaults import make_desk


@pytest.fixture
def laptop(tmp_path):
    made = make_desk(tmp_path / "vault")
    yield made
    made.close()


def test_they_begin_with_what_is_usual(laptop):
    assert settings(laptop) == Settings(theme="system", language="pl", lock_minutes=5, exchange_folder="")


def test_a_change_keeps_the_others_and_writes_no_journal_commit(laptop):
    change_settings(laptop, theme="dark")
    change_settings(laptop, exchange_folder="E:/")
    assert settings(laptop) == Settings(theme="dark", exchange_folder="E:/")
    with laptop.unit_of_work() as unit:
        assert unit.counts()["commits"] == 0


@pytest.mark.parametrize(("asked", "kept"), [(0, 1), (1, 1), (15, 15), (90, 15)])
def test_minutes_stay_between_one_and_fifteen(laptop, asked, kept):
    assert change_settings(laptop, lock_minutes=asked).lock_minutes == kept
    assert settings(laptop).lock_minutes == kept


@pytest.mark.parametrize(
    "fields", [{"theme": "pink"}, {"language": "de"}, {"colour": "red"}, {"lock_minutes": "5"}]
)
def test_what_is_no_setting_is_refused(laptop, fields):
    with pytest.raises(NotOnesField):
        change_settings(laptop, **fields)
    assert settings(laptop) == Settings()


@pytest.mark.parametrize(("name", "text"), [("lock_minutes", "many"), ("lock_minutes", "99"), ("theme", "x")])
def test_what_cannot_be_read_counts_as_not_chosen(laptop, name, text):
    with laptop.unit_of_work() as unit:
        unit.put_setting(name, text)
        unit.commit("test")
    assert settings(laptop) == Settings()
