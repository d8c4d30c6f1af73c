"""Renders every screen in both looks and both languages to PNG files, for looking at.

    python -m scripts.screens OUT_DIR [--only NAME …] [--scale 2] [--size 1366x768] [--lang pl] [--look dark]

The screens show the demo's first laptop at a fixed moment (`scripts.screens_desk`).
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from asystent_desktop.ui.desk_window import DeskWindow
    from asystent_desktop.ui.unlock.panel import EntryFrame

Deed = Callable[["DeskWindow"], object]

_LIMIT_S = 30.0
_CALM_S = 0.8
"""How long nothing may be loading before a picture is taken: animations end, previews arrive."""


def main() -> int:
    """Reads the words; the scale has to be known before Qt starts."""
    parser = argparse.ArgumentParser(prog="python -m scripts.screens", description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="may be repeated; `list` shows the names"
    )
    parser.add_argument("--scale", default="1", help="pixels for one logical pixel, e.g. 2")
    parser.add_argument("--size", default="1366x768", help="logical size of the window")
    parser.add_argument("--lang", choices=("pl", "en"), action="append")
    parser.add_argument("--look", choices=("light", "dark"), action="append")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = chosen.scale
    if chosen.only == ["list"]:
        print("\n".join([*ENTRY, *DESK]))
        return 0
    width, _, height = chosen.size.partition("x")
    chosen.out.mkdir(parents=True, exist_ok=True)
    names = chosen.only or [*ENTRY, *DESK]
    unknown = set(names) - {*ENTRY, *DESK}
    if unknown:
        parser.error(f"no such screen: {', '.join(sorted(unknown))}")
    studio = Studio(chosen.out, (int(width), int(height)))
    for language in chosen.lang or ("pl", "en"):
        for look in chosen.look or ("light", "dark"):
            studio.shoot(names, language, look)
    return 0


class Studio:
    """Takes the pictures: one application, a fresh window for each look, language and screen."""

    def __init__(self, out: Path, size: tuple[int, int]) -> None:
        from PySide6.QtWidgets import QApplication

        self.app = QApplication(sys.argv[:1])
        self._out, self._size = out, size

    def shoot(self, names: list[str], language: str, look: str) -> None:
        """All named screens in one language and look."""
        from asystent_desktop import i18n
        from asystent_desktop.ui import theme

        i18n.use(language)
        theme.apply(self.app, theme.Choice(look))
        for name in names:
            path = self._out / f"{name}-{language}-{look}.png"
            with entry(name) if name in ENTRY else desk(name) as scene:
                self._take(scene, path)
            print(path)

    def _take(self, scene: "Scene", path: Path) -> None:
        scene.window.resize(*self._size)
        scene.window.show()
        self._settle(scene)
        scene.arrange()
        self._settle(scene)
        if not scene.window.grab().save(str(path)):
            raise OSError(f"{path} was not written")

    def _settle(self, scene: "Scene") -> None:
        """Runs events until nothing has been loading for a while."""
        from PySide6.QtCore import QEventLoop, QTimer

        ends, calm_since = time.monotonic() + _LIMIT_S, time.monotonic()
        while time.monotonic() - calm_since < _CALM_S:
            # A loop of its own: outside one Qt never runs deferred deletions, and layouts wait for them.
            loop = QEventLoop()
            QTimer.singleShot(10, loop.quit)
            loop.exec()
            if scene.busy():
                calm_since = time.monotonic()
            if time.monotonic() > ends:
                raise TimeoutError("the screen never came to rest")


@dataclass(frozen=True)
class Scene:
    """A window, what to do in it once it is shown, and whether it still loads."""

    window: "QWidget"
    arrange: Callable[[], object] = lambda: None
    busy: Callable[[], bool] = lambda: False


@contextmanager
def entry(name: str) -> Iterator[Scene]:
    """A window before the work: unlocking, first run."""
    from asystent_desktop.ui.unlock.entry_window import EntryWindow

    window = EntryWindow(ENTRY[name]())
    yield Scene(window)
    _dispose(window)


@contextmanager
def desk(name: str) -> Iterator[Scene]:
    """The window of the opened demo laptop."""
    from asystent_desktop.ui.desk_window import DeskWindow
    from asystent_desktop.ui.masking import masking
    from asystent_desktop.ui.tasks import Tasks
    from scripts.screens_desk import opened_laptop

    tasks = Tasks()
    with opened_laptop("head" if name in HEAD else "laptop-1") as (opened, house):
        window = DeskWindow(opened, tasks, house, opened.settings)
        yield Scene(window, lambda: DESK[name](window), lambda: tasks.busy)
        masking().set_on(False)
        tasks.close()
        _dispose(window)


def _dispose(window: "QWidget") -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _unlock(*, refused: bool = False) -> "EntryFrame":
    from asystent_desktop.i18n import _
    from asystent_desktop.ui.unlock.requests import UnlockFacts, Worker
    from asystent_desktop.ui.unlock.unlock_page import UnlockPage

    facts = UnlockFacts(datetime(2026, 11, 13, 15, 40), 14, 1)
    workers = [Worker("a", "Katarzyna Lis", "asystentka rodziny")]
    office = "Miejski Ośrodek Pomocy Społecznej w Katowicach"
    page = UnlockPage(workers, facts, lambda: datetime(2026, 11, 17, 7, 52), demo=True, office_name=office)
    if refused:
        page.refuse(_("Wrong passphrase. Check Caps Lock and the keyboard's language and try again."))
    return page


def _first_run(step: int) -> "EntryFrame":
    from asystent_desktop.ui.unlock.first_run import FirstRunPage

    page = FirstRunPage()
    page.who.fill(("Katarzyna Lis", "asystentka rodziny", "Ośrodek Przykładowy", "Katowice"))
    page.passphrase.fill("rower zielony most")
    if step >= 0:
        page.start_own_work()
    for _step in range(step):
        page.go_on()
    return page


def _family_id(window: "DeskWindow", *, court: bool = True) -> str:
    """The most urgent family, one with a court case where there is one."""
    from asystent_desktop.application import families

    rows = families.list_families(window.opened.desk)
    return next((row.family_id for row in rows if row.court is court), rows[0].family_id)


def _tab(name: str) -> Deed:
    return lambda window: window.show_family(_family_id(window), name)


def _page(name: str) -> Deed:
    return lambda window: window.navigate(name)


def _opinion(window: "DeskWindow") -> None:
    from asystent_desktop.application import opinions

    window.show_opinion(opinions.opinions(window.opened.desk)[0].opinion_id)


def _paper(window: "DeskWindow") -> None:
    from PySide6.QtCore import QTimer

    from asystent_desktop.ui.papers import PapersTab

    def choose() -> None:
        tab = window.findChild(PapersTab)
        if tab is None:
            QTimer.singleShot(20, choose)
        else:
            tab.start_new()
            tab.list.kinds.setCurrentIndex(tab.list.kinds.model().index(0, 0))

    window.show_family(_family_id(window), "documents")
    choose()


def _letter(window: "DeskWindow") -> None:
    from scripts.screens_papers import write_letter

    write_letter(window, _family_id(window))


def _court_sheet(name: str) -> Deed:
    """A sheet around finished papers; some are about a family."""

    def open_it(window: "DeskWindow") -> None:
        from scripts import screens_court

        if name == "show_signing":
            screens_court.show_signing(window, _family_id(window))
        else:
            getattr(screens_court, name)(window)

    return open_it


def _tables(window: "DeskWindow") -> None:
    from scripts.screens_papers import choose_courts

    choose_courts(window)


def _visit_card(window: "DeskWindow") -> None:
    window.start_visit(_family_id(window))


def _visit_view(window: "DeskWindow") -> None:
    from asystent_desktop.application import visits

    family = _family_id(window)
    window.show_family(family, "timeline")
    window.families.show_visit(visits.visits(window.opened.desk, family)[0].visit_id)


def _brief(window: "DeskWindow") -> None:
    from asystent_desktop.ui.visit import open_brief

    open_brief(window, window.opened.desk, window._tasks, _family_id(window))


def _clash(window: "DeskWindow") -> None:
    from asystent_desktop.application import conflicts

    window.navigate("clashes")
    rows = conflicts.conflicts(window.opened.desk)
    if rows:
        window._later.clash_desk.choose(rows[0].family_id)


def _security(window: "DeskWindow") -> None:
    window.navigate("settings")
    window.page("settings").show_section("security")  # type: ignore[attr-defined]


def _assignments(window: "DeskWindow") -> None:
    from asystent_desktop.application.families import FamilyForm, create_family

    desk = window.opened.desk
    for name, district in (("Rogalska", "Ligota"), ("Bielak", "Szopienice")):
        form = FamilyForm(name=name, full_name=f"Anna {name}", district=district)
        create_family(desk, form)
    window.navigate("assignments")


def _acceptance(window: "DeskWindow") -> None:
    from scripts.screens_papers import submit_twice

    submit_twice(window.opened.desk)
    window.navigate("acceptance")


def _search(window: "DeskWindow") -> None:
    window.search.open(window, "zeszyt wydatków")


def _help(window: "DeskWindow") -> None:
    from asystent_desktop.ui.help import open_help

    open_help(window, "today")


def _masked(window: "DeskWindow") -> None:
    from asystent_desktop.ui.masking import masking

    masking().set_on(True)
    window.show_family(_family_id(window), "overview")


ENTRY: "dict[str, Callable[[], EntryFrame]]" = {
    "unlock": _unlock,
    "unlock-refused": lambda: _unlock(refused=True),
    **{f"first-run-{step + 1}": partial(_first_run, step) for step in range(-1, 4)},
}
DESK: dict[str, Deed] = {
    "today": _page("today"),
    **{f"family-{tab}": _tab(tab) for tab in ("overview", "people", "plan", "timeline", "court", "history")},
    "family-documents": _tab("documents"),
    "family-paper": _paper,
    "family-letter": _letter,
    "family-masked": _masked,
    "visit-card": _visit_card,
    "visit-view": _visit_view,
    "before-visit": _brief,
    "opinions": _page("opinions"),
    "opinion": _opinion,
    "exchange": _page("exchange"),
    "clash": _clash,
    "search": _search,
    "help": _help,
    "settings": _page("settings"),
    "settings-security": _security,
    "settings-tables": _tables,
    "settings-letterhead": _court_sheet("show_letterhead"),
    "opinion-names": _court_sheet("show_names"),
    "sign": _court_sheet("show_signing"),
    "plain-files": _court_sheet("show_plain_files"),
    "history": _page("history"),
    "assignments": _assignments,
    "acceptance": _acceptance,
    "computers": _page("computers"),
}
HEAD = frozenset({"assignments", "acceptance", "computers"})
"""Screens of the head's own laptop."""


if __name__ == "__main__":
    sys.exit(main())
