"""Settings, section "Tables and templates": checked while it is typed, kept, taken back."""

import pytest
from PySide6.QtWidgets import QLabel

from asystent_desktop.application.tables import office_tables
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.ui.settings.table_names import table_label
from asystent_desktop.ui.settings.tables import TablesSection
from tests.fakes.clock import FakeClock
from tests.fakes.screens import tasks
from tests.fakes.vaults import make_desk

__all__ = ["tasks"]

TEMPLATE = "documents/karta-rodziny"


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path / "vault", clock=FakeClock(), renderer=PdfRenderer())
    yield made
    made.close()


@pytest.fixture
def section(qtbot, desk, tasks):
    made = TablesSection(desk, tasks)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    with qtbot.waitSignals([made.presenter.opened, made.presenter.sound]):
        made.show()
    return made


def opened(qtbot, section, name: str) -> None:
    with qtbot.waitSignals([section.presenter.opened, section.presenter.sound]):
        section.presenter.open(name)


def test_every_table_that_may_be_replaced_is_offered_by_its_name(section) -> None:
    labels = [section.pick.itemText(at) for at in range(section.pick.count())]
    assert labels == [table_label(name) for name in office_tables.NAMES]
    assert len(set(labels)) == len(labels)


def test_a_template_shows_a_sample(qtbot, section) -> None:
    with qtbot.waitSignal(section.presenter.sampled) as sampled:
        section.presenter.open(TEMPLATE)
    assert sampled.args[0].content.startswith(b"%PDF")
    assert section.preview.isVisibleTo(section)


def test_a_table_of_rules_has_no_sample(qtbot, section) -> None:
    opened(qtbot, section, "rules/holidays")
    assert not section.preview.isVisibleTo(section)


def test_a_fault_is_named_while_typing_and_blocks_only_keeping(qtbot, section) -> None:
    opened(qtbot, section, TEMPLATE)
    with qtbot.waitSignal(section.presenter.unsound):
        section.text.setPlainText(section.text.toPlainText().replace("{family_name}", "{family_nme}"))
    assert "family_nme" in " ".join(label.text() for label in section.finding.findChildren(QLabel))
    assert not section.keep.isEnabled()


def test_an_answer_about_an_older_text_is_dropped(qtbot, section) -> None:
    opened(qtbot, section, TEMPLATE)
    sound = section.text.toPlainText()
    told: list[str] = []
    section.presenter.unsound.connect(told.append)
    section.presenter.check(TEMPLATE, "no table")
    with qtbot.waitSignal(section.presenter.sound):
        section.presenter.check(TEMPLATE, sound)
    assert told == []


def test_kept_it_holds_and_can_be_taken_back(qtbot, section, desk) -> None:
    opened(qtbot, section, TEMPLATE)
    section.text.setPlainText(section.text.toPlainText().replace("KARTA RODZINY", "KARTA TECZKI"))
    section._check()
    with qtbot.waitSignal(section.presenter.kept):
        section.keep.click()
    assert "KARTA TECZKI" in office_tables.table_text(desk, TEMPLATE)
    qtbot.waitUntil(section.drop.isEnabled)
    with qtbot.waitSignal(section.presenter.kept):
        section.drop.click()
    assert "KARTA TECZKI" not in office_tables.table_text(desk, TEMPLATE)


def test_every_field_has_a_name(section) -> None:
    for field in (section.pick, section.text, section.since, section.source):
        assert field.accessibleName()


@pytest.mark.parametrize("name", ["dictionaries/courts", "documents/wspolne"])
def test_courts_and_common_words_are_seen_on_paper(qtbot, section, name) -> None:
    with qtbot.waitSignal(section.presenter.sampled) as sampled:
        section.presenter.open(name)
    assert sampled.args[0].pages >= 1
    assert section.preview.isVisibleTo(section)


def test_what_the_program_added_since_is_told(qtbot, section, desk) -> None:
    text = '[[families_per_assistant]]\nvalue = 12\nvalid_from = 2020-01-01\nsource = "zarządzenie"\n'
    office_tables.set_table(desk, "rules/limits", text, desk.clock.today())
    with qtbot.waitSignal(section.presenter.loaded):
        section.presenter.load()
    opened(qtbot, section, "rules/limits")
    assert "contact_interval_working_days" in section.state.text()
    assert "families_per_assistant," not in section.state.text()
