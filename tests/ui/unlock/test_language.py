"""The language picked on the unlock page: the page speaks it at once, the vault keeps it."""

from __future__ import annotations

from asystent_desktop import i18n
from asystent_desktop.application.vault import settings
from asystent_desktop.bootstrap import about
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.i18n import catalogue
from asystent_desktop.ports.about import About
from asystent_desktop.ports.desk import NewPerson
from asystent_desktop.ui import opening
from asystent_desktop.ui.program import Parts, Program
from tests.fakes.screens import english

__all__ = ["english"]
SECRET = "zielony stół przy oknie"


def test_the_unlock_page_changes_its_language_and_the_vault_keeps_it(qapp, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(i18n, "use", catalogue._spoken.set)  # the tests' own language stands above it
    house, folder = RealHouse(cost=Cost.MINIMAL), tmp_path / "sejf"
    house.create_vault(folder, SECRET, NewPerson("Anna Nowak", "asystentka rodziny")).close()
    house.put_about(folder, About("Anna Nowak", "asystentka rodziny"))
    program = Program(Parts(lambda: house, about.read, folder, tmp_path / "demo", None), qapp)
    program.start()
    try:
        assert program._page.button.text() == "Odblokuj"
        program._page.language_chosen.emit("en")
        assert program._page.button.text() == "Unlock"
        assert program._page.language_button.text().startswith("Language: English")
        opened = opening.unlock(house, folder, SECRET, program._chosen_language)
        assert (opened.about.language, settings.settings(opened.desk).language) == ("en", "en")
        opened.desk.close()
    finally:
        program._tasks.close()
        program._entry.hide()
        program._entry.deleteLater()
