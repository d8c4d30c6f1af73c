"""`asystent hub init --database`, `hub inspect` and what goes wrong with a hub's database, as processes."""

import json
import shutil
from pathlib import Path

import pytest

from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from tests.e2e.program import PASSPHRASE, Ran, run
from tests.fakes.postgres import hub_url, postgres_server
from tests.fakes.told import told as codes_told
from tests.unit.cli.terminal import Ran as TerminalRan, Terminal

__all__ = ["hub_url", "postgres_server"]
OFFICE = {"ASYSTENT_OFFICE_PASSPHRASE": "klucz ośrodka przykładowego"}


def told(done: Ran) -> list[str]:
    """Codes of the faults on standard error, in the language of the source."""
    return codes_told(done.err, "en")


def english(*words: object, **options: object) -> Ran:
    return run("--lang", "en", *words, **options)


def founding(folder: Path) -> tuple[object, ...]:
    """The words that found an office, its key beside the hub's folder."""
    key = folder.parent / "klucze" / f"{folder.name}.key"
    key.parent.mkdir(exist_ok=True)
    return ("hub", "init", "--name", "Ośrodek Przykładowy", "--office-key", key)


def init(folder: Path, *words: object) -> TerminalRan:
    """In this process, with a cheap passphrase: whoever opens the hub afterwards need not wait for it."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**OFFICE, "ASYSTENT_PASSPHRASE": PASSPHRASE}.items():
            patch.setenv(name, value)
        return Terminal(RealHouse(cost=DEMO_COST), folder).run(*founding(folder), *words)


def test_a_hub_is_founded_inspected_and_verified_on_either_database(tmp_path, hub_url):
    hub = tmp_path / "hub"
    words = ["--database", hub_url] if hub_url else []
    assert init(hub, *words).code == 0
    assert (hub / "hub.db").exists() == (not hub_url)
    place = json.loads((hub / "hub.json").read_bytes())
    assert place["database"] == hub_url
    shown = english("hub", "inspect", "--json", vault=hub)
    census = shown.data()
    assert (census["database"], census["sealed"]) == ("postgresql" if hub_url else "sqlite", True)
    assert {table["name"]: table["rows"] for table in census["tables"]}["hub_documents"] > 0
    words = english("hub", "inspect", vault=hub)
    assert (words.code, "Ośrodek Przykładowy" in words.out) == (0, False)
    assert run("verify", "--json", vault=hub).data()["problems"] == []
    wrong = english("hub", "inspect", vault=hub, passphrase="inne hasło całkiem")
    assert (wrong.code, wrong.out, told(wrong)) == (3, "", ["wrong-passphrase-of"])


def test_databases_that_cannot_be_used_are_named_and_leave_no_folder(tmp_path, postgres_server):
    away = f"postgresql://postgres@/x?host={tmp_path}"
    refused = postgres_server.database().replace("/biuro_", "/nie_ma_")
    for url, fault in (
        ("postgresql://a:tajne@server/biuro", "bad-database-url"),
        ("mysql://server/biuro", "bad-database-url"),
        (away, "database-away"),
        (refused, "database-refused"),
    ):
        done = init(tmp_path / "hub", "--database", url)
        assert (done.code, done.told()) == (3, [fault])
        assert "tajne" not in done.err + done.out
        assert not (tmp_path / "hub" / "vault.header").exists()


def test_a_server_that_stops_is_told_and_comes_back(tmp_path, postgres_server):
    hub = tmp_path / "hub"
    words = (*founding(hub), "--database", postgres_server.database())
    assert english(*words, vault=hub, env=OFFICE).code == 0
    postgres_server.stop()
    try:
        done = english("hub", "status", vault=hub)
        assert (done.code, done.out, told(done)) == (3, "", ["database-away"])
    finally:
        postgres_server.start()
    assert run("hub", "status", vault=hub).code == 0


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """A hub with a file of its own; made once, copied by whoever changes it."""
    hub = tmp_path_factory.mktemp("founded") / "hub"
    assert init(hub).code == 0
    return hub


@pytest.fixture
def hub_copy(founded, tmp_path):
    return shutil.copytree(founded, tmp_path / "hub")


@pytest.mark.parametrize("content", [b"", b"{}", b"[", b'{"office":"x","database":5}'])
def test_a_damaged_place_file_is_told(hub_copy, content):
    hub = hub_copy
    (hub / "hub.json").write_bytes(content)
    done = english("hub", "status", vault=hub)
    assert (done.code, done.out, told(done)) == (4, "", ["store-damaged"])


def test_a_hub_of_the_version_before_is_left_as_it_is(hub_copy):
    hub = hub_copy
    (hub / "hub.json").unlink()
    (hub / "hub.db").rename(hub / "store.db")
    before = {path.name: path.read_bytes() for path in hub.iterdir()}
    done = english("hub", "status", vault=hub)
    assert (done.code, done.out, told(done)) == (3, "", ["hub-of-earlier-version"])
    assert {path.name: path.read_bytes() for path in hub.iterdir()} == before
