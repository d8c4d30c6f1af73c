"""Settings: kept at once, inside the vault; the letterhead only where it is one's own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from asystent_desktop import i18n
from asystent_desktop.application import letterhead as office
from asystent_desktop.application.vault import settings
from asystent_desktop.i18n.check_words import worded
from asystent_desktop.ui.settings import SettingsPage
from asystent_desktop.ui.tasks import Tasks
from tests.fakes.casework import family
from tests.fakes.vaults import make_desk


@pytest.fixture(autouse=True)
def english():
    with i18n.speaking("en"):
        yield


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path / "vault")
    yield made
    made.close()


@pytest.fixture
def tasks(qtbot):
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def settled(qtbot, tasks):
    return lambda: qtbot.waitUntil(lambda: not tasks.busy, timeout=10_000)


@pytest.fixture
def page(qtbot, desk, tasks, settled):
    made = SettingsPage(desk, tasks)
    qtbot.addWidget(made)
    made.resize(1280, 690)
    made.show()
    settled()
    return made


def texts(widget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_the_look_is_told_and_kept(qtbot, page, desk, settled) -> None:
    with qtbot.waitSignal(page.theme_chosen) as chosen:
        page.look.theme.chip("dark").click()
    settled()
    assert chosen.args == ["dark"]
    assert settings.settings(desk).theme == "dark"


def test_the_language_is_told_and_kept(qtbot, page, desk, settled) -> None:
    with qtbot.waitSignal(page.language_chosen) as chosen:
        page.look.language.chip("en").click()
    settled()
    assert chosen.args == ["en"]
    assert settings.settings(desk).language == "en"


def test_minutes_move_with_the_arrow_keys_and_are_kept_once_they_rest(qtbot, page, desk, settled) -> None:
    page.show_section("lock")
    with qtbot.waitSignal(page.lock_minutes_chosen) as chosen:
        for _press in range(3):
            qtbot.keyClick(page.lock.slider, Qt.Key.Key_Right)
    settled()
    assert chosen.args == [8]
    assert settings.settings(desk).lock_minutes == 8
    assert "8 min" in texts(page.lock)


def test_minutes_end_at_fifteen(qtbot, page) -> None:
    qtbot.keyClick(page.lock.slider, Qt.Key.Key_End)
    assert page.lock.slider.value() == 15
    qtbot.keyClick(page.lock.slider, Qt.Key.Key_Home)
    assert page.lock.slider.value() == 1


def test_what_was_kept_is_shown_again(qtbot, desk, tasks, settled) -> None:
    settings.change_settings(desk, theme="light", lock_minutes=11)
    again = SettingsPage(desk, tasks)
    qtbot.addWidget(again)
    again.show()
    settled()
    assert again.look.theme.value() == "light"
    assert again.lock.slider.value() == 11


def test_leaving_a_field_of_the_letterhead_keeps_it(qtbot, page, desk, settled) -> None:
    field = page.letterhead.fields["place"]
    field.setText("  Katowice ")
    field.editingFinished.emit()
    settled()
    assert office.profile(desk).place == "Katowice"


def test_a_lock_keeps_a_field_that_is_still_being_typed_in(page, desk, settled) -> None:
    page.letterhead.fields["phone"].setText("32 000 00 00")
    page.save_drafts()
    settled()
    assert office.profile(desk).phone == "32 000 00 00"


def test_the_letterhead_of_an_office_is_read_only_for_its_assistants(qtbot, desk, tasks, settled) -> None:
    desk.put_identity(replace(desk.identity(), enrolled=True))
    made = SettingsPage(desk, tasks)
    qtbot.addWidget(made)
    made.show()
    settled()
    assert all(field.isReadOnly() for field in made.letterhead.fields.values())
    made.show_section("letterhead")
    assert "only the office changes it" in texts(made.letterhead)


def test_the_check_says_that_everything_holds(qtbot, page, desk, settled) -> None:
    with desk.unit_of_work() as unit:
        unit.save(family())
        unit.commit("create-family")
    page.show_section("computer")
    with qtbot.waitSignal(page.presenter.checked) as found:
        page.computer.check.click()
    assert found.args[0].commits == 1
    qtbot.waitUntil(lambda: "Everything holds" in texts(page.computer))
    assert "1 commit checked, 1 record rebuilt" in texts(page.computer)
    assert page.computer.check.isEnabled()


def test_problems_are_told_by_sort_with_the_first_place() -> None:
    told = worded(["signature:aa", "signature:bb", "record-differs:visit/7"])
    assert told == [
        "A signature does not hold. (2×, first: aa)",
        "What the screens show differs from the saved changes. (1×, first: visit/7)",
    ]


def test_a_narrow_window_keeps_every_section_within_reach(page) -> None:
    page.resize(600, 340)
    assert page.pick.isVisible() and page.pick.count() == len(page.sections.rows.rows)
    page.pick.set_value("about")
    page.pick.activated.emit(4)
    assert "EUPL-1.2" in texts(page)
