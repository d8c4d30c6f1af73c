"""Rooms of a family's file and of its visits for `scripts.screens`: sections, diagrams, sheets."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from asystent_desktop.ui.attachments.documents_tab import SCANS, DocumentsTab
from asystent_desktop.ui.blue_card.section import BlueCardSection
from asystent_desktop.ui.casework.records import RecordsPage
from asystent_desktop.ui.intervention import open_intervention
from asystent_desktop.ui.people.tab import PeopleTab
from asystent_desktop.ui.people.toolbar import Shown
from asystent_desktop.ui.transfer import open_import, open_subject_copy

if TYPE_CHECKING:
    from asystent_desktop.ports.desk import House
    from asystent_desktop.ui.desk_window import DeskWindow

Found = TypeVar("Found", bound=QWidget)
_LOOK_MS, _CALM_LOOKS = 40, 8
_LISTS = {
    "rodziny.csv": "numer;nazwisko;adres;dzielnica;telefon\n"
    "R-91/2026;Bielak;ul. Zmyślona 4;Dąb;500 111 222\n",
    "osoby.csv": "numer_rodziny;imie;nazwisko;data_urodzenia;rola\n"
    "R-91/2026;Ewa;Bielak;03.05.1991;matka\nR-91/2026;Jan;Bielak;31.02.2019;dziecko\n",
    "uslugi.csv": "numer_rodziny;asystent;poczatek;koniec;wynik;podstawa\n"
    "R-91/2026;Katarzyna Lis;02.11.2026;;;pracownik_socjalny\n",
}


def when_made(window: "DeskWindow", kind: type[Found], deed: Callable[[Found], object]) -> None:
    """Does something with a widget as soon as the window has it and nothing has been read for a moment."""

    def look(calm: int = 0) -> None:
        found = window.findChild(kind)
        calm = calm + 1 if found is not None and not window._tasks.busy else 0
        if found is not None and calm >= _CALM_LOOKS:
            deed(found)
        else:
            QTimer.singleShot(_LOOK_MS, window, lambda: look(calm))

    look()


def show_drawing(window: "DeskWindow", family_id: str, shown: Shown) -> None:
    """The genogram, the ecomap or the table of people."""
    window.show_family(family_id, "people")
    when_made(window, PeopleTab, lambda tab: tab.toolbar.set_shown(shown))


def show_scans(window: "DeskWindow", family_id: str) -> None:
    """Scans and photographs."""
    window.show_family(family_id, "documents")
    when_made(window, DocumentsTab, lambda tab: tab.turn_to(SCANS))


def open_compartment(window: "DeskWindow", family_id: str) -> None:
    """The Blue Card after the second step."""
    window.show_family(family_id, "blue_card")
    when_made(window, BlueCardSection, lambda section: section.unlock())


def show_form(window: "DeskWindow", family_id: str, section: str, kind: str) -> None:
    """A section with the form of a new entry."""
    window.show_family(family_id, section)

    def begin() -> None:
        pages = [one for one in window.findChildren(RecordsPage) if kind in one.cards and one.isVisible()]
        if pages:
            pages[0].begin(kind)
        else:
            QTimer.singleShot(20, begin)

    begin()


def show_intervention(window: "DeskWindow", family_id: str) -> None:
    """The checklist of an intervention."""
    open_intervention(window, window.opened.desk, window._tasks, family_id)


def show_copy(window: "DeskWindow", family_id: str, house: "House") -> None:
    """The copy of a family's data before it is written."""
    open_subject_copy(window, window.opened.desk, window._tasks, house, family_id)


def show_import(window: "DeskWindow", house: "House") -> None:
    """Lists to be imported, one row of them with a fault; they lie in a folder that goes with the sheet."""
    place = tempfile.TemporaryDirectory(prefix="asystent-screens-")
    for name, text in _LISTS.items():
        (Path(place.name) / name).write_text(text, encoding="utf-8")
    sheet = open_import(window, window.opened.desk, window._tasks, house)
    sheet.destroyed.connect(lambda: place.cleanup())  # the lambda keeps the folder until then
    sheet.take(Path(place.name))
