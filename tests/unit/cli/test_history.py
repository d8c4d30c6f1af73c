"""`asystent history` over a real vault."""

from __future__ import annotations

import io
import json

import pytest

from asystent_desktop.application.family import families
from asystent_desktop.cli.family import history
from asystent_desktop.cli.frame import DONE, Console
from asystent_desktop.cli.main import build_parser
from asystent_desktop.i18n import speaking
from tests.fakes.caseload import new_family
from tests.fakes.vaults import make_desk


@pytest.fixture
def run(tmp_path):
    desk = make_desk(tmp_path / "vault", name="Anna Nowak")
    family = new_family(desk)
    desk.clock.advance(minutes=1)
    families.change_family(desk, family, phone="600 100 118")
    number = families.overview(desk, family).number

    class House:
        def open_vault(self, folder, passphrase, watch):
            return desk

    def ask(*words: str) -> tuple[int, str]:
        out = io.StringIO()
        console = Console(House(), tmp_path, None, out, io.StringIO())  # type: ignore[arg-type]
        console.__dict__["passphrase"] = lambda: ""
        with speaking("en"):
            args = build_parser().parse_args(["history", *[number if w == "NUMBER" else w for w in words]])
            return history.show(console, args), out.getvalue()

    return ask


def test_a_family_by_its_number_with_before_and_after(run) -> None:
    code, text = run("NUMBER")
    assert code == DONE
    assert "Anna Nowak" in text and "Telephone: – → 600 100 118" in text


def test_pages_and_json(run) -> None:
    code, text = run("NUMBER", "--limit", "1")
    place = text.rsplit(" ", 1)[-1].strip()
    assert "1 more entry" in text and place
    code, text = run("NUMBER", "--limit", "1", "--after", place, "--json")
    found = json.loads(text)
    assert code == DONE and found["total"] == 2 and len(found["rows"]) == 1
    assert found["rows"][0]["records"][0]["created"] is True


def test_a_person_nobody_knows_has_no_entries(run) -> None:
    _code, text = run("NUMBER", "--person", "Nikt")
    assert "Nothing has been written here yet." in text
