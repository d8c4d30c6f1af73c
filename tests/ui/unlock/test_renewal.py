"""The window with a vault of a former version: it is put in order before the desk, counted, and resumed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from asystent_desktop.bootstrap import about
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.ports.desk import NewPerson
from asystent_desktop.ports.renewal import RenewalWatch
from asystent_desktop.ui import theme
from asystent_desktop.ui.program import Parts, Program
from tests.exchange_sim.town import new_family
from tests.fakes.former import age
from tests.fakes.screens import english

__all__ = ["english"]
PASSPHRASE = "rower zielony most"
FAMILIES = 4


@pytest.fixture
def house() -> RealHouse:
    return RealHouse(cost=Cost.MINIMAL)


@pytest.fixture
def folder(house: RealHouse, tmp_path: Path) -> Path:
    made = tmp_path / "sejf"
    desk = house.create_vault(made, PASSPHRASE, NewPerson("Anna Nowak", "asystentka rodziny"))
    for _n in range(FAMILIES):
        new_family(desk)
    desk.close()
    age(made, PASSPHRASE)
    return made


@pytest.fixture
def program(qapp, qtbot, english, house, folder, tmp_path):
    theme.apply(qapp, theme.Choice.LIGHT)
    made = Program(Parts(lambda: house, about.read, folder, tmp_path / "demo", "en"), qapp)
    made.start()
    yield made
    made._tasks.close()
    for window in (made._entry, made._window):
        if window is not None:
            window.hide()
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def unlock(qtbot, program) -> None:
    program._page.passphrase.edit.setText(PASSPHRASE)
    qtbot.mouseClick(program._page.button, Qt.MouseButton.LeftButton)


def test_the_unlock_page_counts_the_families_and_then_the_desk_stands(qtbot, program, house, folder):
    lines, seen = program._page.renewal, []
    program._renewed.connect(lambda _done, _total: seen.append((lines.isVisible(), lines.counted.text())))
    assert lines.isHidden()
    unlock(qtbot, program)
    qtbot.waitUntil(lambda: program._window is not None, timeout=20_000)
    assert seen[-1] == (True, f"Putting in order after the update: {FAMILIES - 1} of {FAMILIES} families")
    program._window.opened.desk.close()
    told: list[object] = []
    house.open_vault(folder, PASSPHRASE, RenewalWatch(lambda *count: told.append(count))).close()
    assert told == [], "the next opening has nothing to do"


def test_closing_the_window_breaks_off_and_the_next_opening_goes_on(qtbot, qapp, program, house, folder):
    rest: list[tuple[int, int]] = []
    program._renewed.connect(
        lambda done, _total: done and program._quitting.set(), Qt.ConnectionType.DirectConnection
    )
    unlock(qtbot, program)
    qtbot.waitUntil(lambda: program._page.button.isEnabled(), timeout=20_000)
    assert program._window is None and program._page.renewal.isHidden()
    desk = house.open_vault(folder, PASSPHRASE, RenewalWatch(lambda *count: rest.append(count)))
    desk.close()
    assert rest and max(total for _done, total in rest) < FAMILIES, "what was in order stayed so"


def test_the_close_button_asks_the_opening_to_stop(program):
    program._entry.close()
    assert program._quitting.is_set()
