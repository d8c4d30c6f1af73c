"""The program looks for the office by itself: a stick that comes is offered, a wrong server is told."""

from __future__ import annotations

import pytest

from asystent_desktop.application.exchange.ways import Way, WayKind
from asystent_desktop.ports.carrier import WrongPin
from asystent_desktop.ui.exchange import ExchangePage, way_watch as thinking
from asystent_desktop.ui.exchange.way_watch import WayWatch


@pytest.fixture
def anna(town):
    made = town.laptop("Anna Nowak")
    town.admit(made)
    return made


@pytest.fixture
def watch(qtbot, anna, tasks, house, monkeypatch):
    seen: list[object] = [()]

    def look(_house, _wanted):
        found = seen[-1]
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr(thinking, "look", look)
    made = WayWatch(anna, tasks, house)
    made.seen = seen
    with qtbot.waitSignal(made.changed):
        made.start()
    made.timer.stop()
    return made


def test_what_comes_later_is_offered_what_was_there_at_once_is_not(qtbot, watch) -> None:
    stick = Way(WayKind.FOLDER, "/media/OSRODEK-3", 1)
    watch.seen.append((stick,))
    with qtbot.waitSignal(watch.found) as found:
        watch.look()
    assert found.args == [stick] and watch.folders == (stick,) and watch.network is None
    server = Way(WayKind.NETWORK, "https://192.0.2.1:8443")
    watch.seen.append((server, stick))
    with qtbot.waitSignal(watch.found) as found:
        watch.look()
    assert found.args == [server] and watch.network == server
    watch.seen.append((stick,))
    with qtbot.waitSignal(watch.changed), qtbot.assertNotEmitted(watch.found):
        watch.look()


def test_another_server_at_the_offices_address_is_an_alarm(qtbot, watch) -> None:
    watch.seen.append(WrongPin(url="https://192.0.2.1:8443"))
    with qtbot.waitSignal(watch.alarmed) as told:
        watch.look()
    assert told.args[0]
    qtbot.waitUntil(lambda: not watch._looking)


def test_the_page_says_which_way_the_exchange_goes(qtbot, anna, tasks, house, settled) -> None:
    page = ExchangePage(anna, tasks, house)
    qtbot.addWidget(page)
    page.show()
    settled()
    assert page.office.isHidden()  # no address of a server is known
    page.presenter.ways.server_known = True
    page.presenter.ways.ways = (Way(WayKind.NETWORK, "https://192.0.2.1:8443"),)
    with qtbot.waitSignal(page.network_changed):
        page.presenter.ways_changed.emit()
    assert page.office.isVisible() and page.presenter.way.kind is WayKind.NETWORK
    assert not page.folder._selected
    page.presenter.ways.timer.stop()
