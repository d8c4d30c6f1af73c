"""A window over an empty vault, a house that reads and writes real files, and three lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from asystent_desktop.ui import theme
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]

GOOD = {
    "rodziny.csv": "numer;nazwisko;adres;dzielnica;telefon\nR-01/2024;Gołąb;ul. Żwirki 3;Dąb;600 100 200\n",
    "osoby.csv": "numer_rodziny;imie;nazwisko;data_urodzenia;rola\nR-01/2024;Żaneta;Gołąb;1.05.1990;matka\n",
    "uslugi.csv": "numer_rodziny;asystent;poczatek;koniec;wynik;podstawa\n"
    "R-01/2024;A. Lis;2024-01-02;;;sad\n",
}


class DiskHouse:
    """What the sheets ask of the house."""

    def read_file(self, path: Path, limit_bytes: int) -> bytes:
        content = path.read_bytes()
        assert len(content) <= limit_bytes
        return content

    def write_file(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)


@pytest.fixture
def house():
    return DiskHouse()


@pytest.fixture
def window(qapp, qtbot):
    theme.apply(qapp, theme.Choice.LIGHT)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 697)
    made.show()
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def lists(tmp_path):
    """Writes the three lists, some of them otherwise; gives their folder."""

    def write(encoding: str = "utf-8", **changed: str) -> Path:
        folder = tmp_path / "lists"
        folder.mkdir(exist_ok=True)
        for name, text in {**GOOD, **{f"{key}.csv": text for key, text in changed.items()}}.items():
            (folder / name).write_bytes(text.encode(encoding))
        return folder

    return write
