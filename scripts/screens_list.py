"""What `scripts.screens` takes pictures of: every screen by name, and how to come to it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from scripts.screens_sheets import HEAD_ROOMS, ROOMS, open_room

if TYPE_CHECKING:
    from asystent_desktop.ui.desk_window import DeskWindow
    from asystent_desktop.ui.unlock.panel import EntryFrame

Deed = Callable[["DeskWindow"], object]

_SECTIONS = (
    *(
        "assessments",
        "address",
        "service",
        "consents",
        "for_life",
        "authority",
        "problems",
        "received",
        "blue_card",
        "ending",
    ),
    *("contacts", "referrals", "placements", "team_work"),
)
_SETTINGS = ("lock", "security", "snippets", "institutions", "about")


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
    from asystent_desktop.application.family import families

    rows = families.list_families(window.opened.desk)
    return next((row.family_id for row in rows if row.court is court), rows[0].family_id)


def _tab(name: str) -> Deed:
    return lambda window: window.show_family(_family_id(window), name)


def _page(name: str) -> Deed:
    return lambda window: window.navigate(name)


def _opinion(window: "DeskWindow") -> None:
    from asystent_desktop.application.opinion import opinions

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


def _file(name: str, *more: str, court: bool = True) -> Deed:
    """A room of a family's file, by its function in `scripts.screens_file`."""

    def open_it(window: "DeskWindow") -> None:
        from scripts import screens_file

        getattr(screens_file, name)(window, _family_id(window, court=court), *more)

    return open_it


def _drawing(shown: str) -> Deed:
    def open_it(window: "DeskWindow") -> None:
        from asystent_desktop.ui.people.toolbar import Shown
        from scripts.screens_file import show_drawing

        show_drawing(window, _family_id(window), Shown(shown))

    return open_it


def _transfer(name: str) -> Deed:
    """The copy of a family's data, or an import."""

    def open_it(window: "DeskWindow") -> None:
        from scripts import screens_file

        if name == "show_import":
            screens_file.show_import(window, window._later._house)
        else:
            screens_file.show_copy(window, _family_id(window), window._later._house)

    return open_it


def _proposal(window: "DeskWindow") -> None:
    from asystent_desktop.ui.calendar import CalendarPage

    window.navigate("calendar")
    page = window.findChild(CalendarPage)
    if page is not None:
        page.propose_button.click()


def _settings(section: str) -> Deed:
    def open_it(window: "DeskWindow") -> None:
        window.navigate("settings")
        window.page("settings").show_section(section)  # type: ignore[attr-defined]

    return open_it


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
    from asystent_desktop.application.visits import cards

    family = _family_id(window)
    window.show_family(family, "timeline")
    window.families.show_visit(cards.visits(window.opened.desk, family)[0].visit_id)


def _brief(window: "DeskWindow") -> None:
    from asystent_desktop.ui.visit import open_brief

    open_brief(window, window.opened.desk, window._tasks, _family_id(window))


def _clash(window: "DeskWindow") -> None:
    from asystent_desktop.application.exchange import conflicts

    window.navigate("clashes")
    rows = conflicts.conflicts(window.opened.desk)
    if rows:
        window._later.clash_desk.choose(rows[0].family_id)


def _assignments(window: "DeskWindow") -> None:
    from asystent_desktop.application.family.families import FamilyForm, create_family

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

    open_help(window)


def _masked(window: "DeskWindow") -> None:
    from asystent_desktop.ui.masking import masking

    masking().set_on(True)
    window.show_family(_family_id(window), "overview")


def _room(name: str) -> Deed:
    """A sheet or view of `scripts.screens_sheets`."""

    return lambda window: open_room(window, {**ROOMS, **HEAD_ROOMS}[name], _family_id(window))


ENTRY: "dict[str, Callable[[], EntryFrame]]" = {
    "unlock": _unlock,
    "unlock-refused": lambda: _unlock(refused=True),
    "unlock-recovery": _unlock,
    "unlock-restore": _unlock,
    **{f"first-run-{step + 1}": partial(_first_run, step) for step in range(-1, 4)},
}
DESK: dict[str, Deed] = {
    "today": _page("today"),
    **{f"family-{tab}": _tab(tab) for tab in ("overview", "people", "plan", "timeline", "court", "history")},
    "family-documents": _tab("documents"),
    "family-paper": _paper,
    "family-letter": _letter,
    **{f"family-{one}": _tab(one) for one in _SECTIONS},
    **{f"family-{one}": _drawing(one) for one in ("table", "genogram", "ecomap")},
    "family-blue-card-open": _file("open_compartment"),
    "family-entry": _file("show_form", "consents", "cooperation_consent"),
    "family-scans": _file("show_scans"),
    "family-masked": _masked,
    "intervention": _file("show_intervention"),
    "copy": _transfer("show_copy"),
    "import": _transfer("show_import"),
    "calendar": _page("calendar"),
    "calendar-proposal": _proposal,
    "group-work": _page("group-work"),
    "time-sheet": _page("time-sheet"),
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
    **{f"settings-{one}": _settings(one) for one in _SETTINGS},
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
DESK |= {name: _room(name) for name in (*ROOMS, *HEAD_ROOMS)}
HEAD = frozenset({"assignments", "acceptance", "computers", *HEAD_ROOMS})
"""Screens of the head's own laptop."""
