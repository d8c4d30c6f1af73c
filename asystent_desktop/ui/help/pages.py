"""Pages of the guide: which room has which, how they are read and searched. No widgets here.

The guide is Markdown in docs/podrecznik (inside an installed program: resources/podrecznik), Polish only.
Links name other pages (`wizyta.md`); nothing in it leads out of the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from asystent_desktop import assets
from asystent_desktop.i18n import folding

INDEX = "index.md"
ORDER = (
    INDEX,
    "pierwsze-kroki.md",
    "dzis.md",
    "kalendarz.md",
    "rodziny.md",
    "osoby.md",
    "kontakty.md",
    "wczytywanie.md",
    "wizyta.md",
    "plan.md",
    "ocena.md",
    "zakonczenie.md",
    "opinie.md",
    "dokumenty.md",
    "skany.md",
    "historia.md",
    "wymiana.md",
    "bezpieczenstwo.md",
    "tabele.md",
    "klawisze.md",
    "wiersz-polecen.md",
    "dla-kierownika.md",
    "dla-osrodka.md",
    "osrodek-serwer.md",
    "osrodek-decyzje.md",
    "osrodek-awarie.md",
)
"""As the list at the left shows them."""

ROOMS = {
    "unlock": "pierwsze-kroki.md",
    "unlock.unlock_page": "bezpieczenstwo.md",
    "unlock.recovery_sheet": "bezpieczenstwo.md",
    "unlock.restore_sheet": "bezpieczenstwo.md",
    "today": "dzis.md",
    "calendar": "kalendarz.md",
    "group_work": "kalendarz.md",
    "families": "rodziny.md",
    "family_form": "rodziny.md",
    "family_card": "rodziny.md",
    "blue_card": "rodziny.md",
    "search": "rodziny.md",
    "people": "osoby.md",
    "contacts": "kontakty.md",
    "transfer": "wczytywanie.md",
    "visit": "wizyta.md",
    "intervention": "wizyta.md",
    "time_sheet": "wizyta.md",
    "plan": "plan.md",
    "assessment": "ocena.md",
    "ending": "zakonczenie.md",
    "court": "opinie.md",
    "opinion": "opinie.md",
    "papers": "dokumenty.md",
    "plain_files": "dokumenty.md",
    "attachments": "skany.md",
    "history": "historia.md",
    "exchange": "wymiana.md",
    "settings": "bezpieczenstwo.md",
    "settings.institutions": "kontakty.md",
    "settings.snippets": "wizyta.md",
    "settings.tables": "tabele.md",
    "assignments": "dla-kierownika.md",
    "acceptance": "dla-kierownika.md",
    "computers": "dla-kierownika.md",
}
"""Package or module below `asystent_desktop.ui` → the page that tells of its screens."""

KIT = frozenset({"casework", "help", "printing", "shell", "theme", "widgets"})
"""Packages whose parts stand on the screens of others: the page is that of the screen."""

_SNIPPET = 90


@dataclass(frozen=True)
class Page:
    """One page: file name, heading, Markdown."""

    name: str
    title: str
    text: str


@dataclass(frozen=True)
class Found:
    """A paragraph that holds all words looked for."""

    page: str
    title: str
    heading: str
    snippet: str


def page_of(room: str) -> str:
    """File name of the page of a room, "" for one without.

    Args:
        room: Package or module below `asystent_desktop.ui`, e.g. "plan.sheets".
    """
    while room and room not in ROOMS:
        room = room.rpartition(".")[0]
    return ROOMS.get(room, "")


@cache
def page(name: str) -> Page:
    """Reads a page.

    Raises:
        FileNotFoundError: The guide has no such page.
    """
    text = (_folder() / name).read_text("utf-8")
    return Page(name, text.partition("\n")[0].lstrip("# ").strip(), text)


def pages() -> tuple[Page, ...]:
    """All pages in the order of the list."""
    return tuple(page(name) for name in ORDER)


def search(words: str) -> tuple[Found, ...]:
    """Paragraphs with all words, also inflected; titles first. Nothing for an empty query."""
    if not folding.words(words):
        return ()
    found = [hit for one in pages() for hit in _hits(one, words)]
    return tuple(sorted(found, key=lambda hit: not folding.matches(words, hit.heading)))


def _hits(one: Page, words: str) -> list[Found]:
    hits, heading = [], one.title
    for block in one.text.split("\n\n"):
        block = block.strip()
        if block.startswith("#"):
            first, _break, block = block.partition("\n")
            heading = first.lstrip("# ").strip()
            block = block.strip() or heading
        plain = _plain(block)
        if folding.matches(words, f"{heading} {plain}") and folding.matches(words, f"{plain} {heading}"):
            hits.append(Found(one.name, one.title, heading, _around(plain, words)))
    return hits


def _around(text: str, words: str) -> str:
    spans = folding.hit_spans(words, text)
    start = max(0, spans[0][0] - _SNIPPET // 3) if spans else 0
    begin = text.rfind(" ", 0, start) + 1 if start else 0
    piece = text[begin : begin + _SNIPPET].strip()
    return ("…" if begin else "") + piece + ("…" if begin + _SNIPPET < len(text) else "")


def _plain(markdown: str) -> str:
    """A block without the marks of Markdown."""
    lines = [line.lstrip("-*>0123456789. |").strip() for line in markdown.splitlines()]
    text = " ".join(line for line in lines if line.strip("-| :"))
    for mark in ("**", "`", "|"):
        text = text.replace(mark, " " if mark == "|" else "")
    while "](" in text:
        before, _bracket, rest = text.partition("](")
        at = before.rfind("[")
        text = before[:at] + before[at + 1 :] + rest.partition(")")[2]
    return " ".join(text.split())


def _folder() -> Path:
    return assets.guide()
