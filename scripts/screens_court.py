"""Sheets around finished papers for `scripts.screens`: names, signature, plain files, the logo."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from asystent_desktop.application.attachments import plain_files
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.papers import making
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ui.papers.signing import SigningDeed
from asystent_desktop.ui.plain_files.sheet import PlainFilesSheet
from asystent_desktop.ui.printing import Journal, Subject

if TYPE_CHECKING:
    from asystent_desktop.ui.desk_window import DeskWindow

_LOADS_MS = 1500
_FILES = ("Dokumenty/opinia.pdf", "Pulpit/podpisane.pdf")


def show_names(window: "DeskWindow") -> None:
    """The forms of names of the family an opinion is written about."""
    desk = window.opened.desk
    draft = next(one for one in opinions.opinions(desk) if one.state in ("draft", "returned"))
    window.show_opinion(draft.opinion_id)
    QTimer.singleShot(_LOADS_MS, lambda: window._later.editor.deeds.names.ask())


def show_signing(window: "DeskWindow", family_id: str) -> None:
    """A finished paper is to be signed."""
    desk = window.opened.desk
    paper = making.finish(desk, Wanted("family-card", family_id))[1]
    window.show_family(family_id, "documents")
    subject = Subject(family_scope(family_id), "paper_document", paper.id)
    SigningDeed(Journal(window, desk, window._tasks, subject), paper.content.title)


def show_plain_files(window: "DeskWindow") -> None:
    """Papers that lie outside the vault."""
    desk = window.opened.desk
    for name in _FILES:
        plain_files.note_plain_file(desk, str(Path.home() / name), b"%PDF")
    PlainFilesSheet(window, plain_files.plain_files(desk)).open()


def show_letterhead(window: "DeskWindow") -> None:
    """The letterhead and the logo above it."""
    window.navigate("settings")
    window.page("settings").show_section("letterhead")  # type: ignore[attr-defined]
