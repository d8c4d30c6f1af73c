"""Papers for `scripts.screens`: an opinion on its way, a letter being written, the table of courts."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from asystent_desktop.application.opinion import acceptance as opinion_acceptance, opinions
from asystent_desktop.application.papers import letters
from asystent_desktop.domain.papers import Nature, Paragraph
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.papers import PapersTab
from asystent_desktop.ui.settings.tables import TablesSection

if TYPE_CHECKING:
    from asystent_desktop.ui.desk_window import DeskWindow

_AUTHOR = "01930000-0000-7000-8000-0000000000bb"
_BEFORE = "Kacper chodzi do Szkoły Podstawowej nr 17, klasy 3b. Często opuszcza zajęcia."
_AFTER = (
    "Kacper chodzi do Szkoły Podstawowej nr 17, klasy 3b. We wrześniu 2026 r. opuścił 11 dni zajęć "
    "bez usprawiedliwienia, w październiku był obecny na wszystkich."
)


def submit_twice(desk: Desk) -> str:
    """Plays author and head in turn at the head's desk; ends as the head, with version 2 in the queue."""
    head = desk.identity()
    author = replace(head, person_id=_AUTHOR, name="Katarzyna Bednarz", role="assistant")
    request = next(one for one in opinions.requests(desk) if one.closed_on is None)
    desk.put_identity(author)
    opinion_id = opinions.start_opinion(desk, request.request_id)[1]
    held = opinions.opinion(desk, opinion_id)
    if held.author_id != _AUTHOR:
        desk.put_identity(replace(author, person_id=held.author_id))
    sources = next((one.sources for part in held.parts for one in part.paragraphs if one.sources), ())
    writer = desk.identity()
    for text in (_BEFORE, _AFTER):
        opinions.change_part(desk, opinion_id, 6, (Paragraph(text, Nature.FACT, sources),))
        opinions.submit(desk, opinion_id)
        if text == _BEFORE:
            desk.put_identity(head)
            row = next(
                one for one in opinion_acceptance.acceptance_queue(desk) if one.opinion_id == opinion_id
            )
            opinion_acceptance.comment(desk, opinion_id, 6, "Proszę podać liczbę dni nieobecności i źródło.")
            opinion_acceptance.give_back(desk, opinion_id, row.content_sha256, "Proszę o liczby w części 6.")
            desk.put_identity(writer)
    desk.put_identity(head)
    return opinion_id


def write_letter(window: "DeskWindow", family_id: str) -> None:
    """Opens a letter on the tab "Dokumenty" and the sheet its text is written in."""
    desk = window.opened.desk
    letters.begin(desk, family_id, "housing", addressee=("Zarząd Mieszkań Komunalnych", "ul. Wzorcowa 1"))

    def open_sheet() -> None:
        tab = window.findChild(PapersTab)
        if tab is None:
            QTimer.singleShot(20, open_sheet)
            return
        tab.make("letter")
        QTimer.singleShot(600, tab.letters.edit.click)

    window.show_family(family_id, "documents")
    open_sheet()


def choose_courts(window: "DeskWindow") -> None:
    """The directory of courts among the tables an office may replace, with its sample."""
    window.navigate("settings")
    window.page("settings").show_section("tables")  # type: ignore[attr-defined]
    section = window.findChild(TablesSection)
    if section is not None:  # after the first table, which opens by itself
        QTimer.singleShot(800, lambda: section.presenter.open("dictionaries/courts"))
