"""Hub and laptops over a folder: killed at random moments, with full disks; two servers over one hub."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("uvicorn", reason='the extra "hub" is not installed')

from tests.e2e.test_faults import fill, small_disk
from tests.e2e.test_http_kill import Place, place, serve, start
from tests.unit.cli.terminal import Terminal

__all__ = ["place", "small_disk"]
ROUNDS = int(os.environ.get("ASYSTENT_FOLDER_KILL_ROUNDS", "4"))
SEED = int(os.environ.get("ASYSTENT_FOLDER_KILL_SEED", "1"))


@pytest.fixture
def between(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "wymiana"
    folder.mkdir()
    yield folder


def over(place: Place, folder: Path, *names: str) -> None:
    """Rounds until everything is confirmed."""
    for _round in range(2):
        for name in names:
            place.at(name, "exchange", "--via", folder)
        answer = Terminal(place.house, place.folder / "hub").run("hub", "answer", "--via", folder)
        assert answer.code == 0, answer
    for name in names:
        place.at(name, "exchange", "--via", folder)


def waiting(place: Place, name: str, folder: Path) -> int:
    report = json.loads(place.at(name, "exchange", "--via", folder, "--json"))
    assert report["problems"] == []
    return int(report["waiting"])


@pytest.mark.slow
def test_no_kill_loses_what_was_acknowledged(place: Place, between: Path) -> None:
    """Each round laptop and hub work on the folder at once, and one or both die at a random moment."""
    random = Random(SEED)
    for number in range(ROUNDS):
        for name in ("anna", "jan"):
            place.write(name, number + 1)
        processes = {
            "anna": start("exchange", "--via", between, vault=place.folder / "anna"),
            "hub": start("hub", "answer", "--via", between, vault=place.folder / "hub"),
        }
        time.sleep(random.uniform(0.4, 2.5))
        victims = random.choice((("anna",), ("hub",), ("anna", "hub")))
        for victim in victims:
            processes[victim].kill()
        for process in processes.values():
            process.communicate(timeout=120)
        assert place.confirmed("anna") <= place.stored(), (SEED, number, victims)
    over(place, between, "anna", "jan")
    for name in ("anna", "jan"):
        assert waiting(place, name, between) == 0, (SEED, name)
    assert place.confirmed("anna") | place.confirmed("jan") <= place.stored()
    for name in ("anna", "jan", "hub"):
        assert '"problems": []' in place.at(name, "verify", "--json")


def test_a_full_stick_takes_nothing_by_halves(place: Place, small_disk: Path) -> None:
    over(place, small_disk, "anna", "jan")
    place.write("anna", 1)
    film = fill(small_disk)
    done = Terminal(place.house, place.folder / "anna").run("exchange", "--via", small_disk)
    assert (done.code, "carrier-full" in done.told()) == (3, True), done
    assert not list((small_disk / "do-osrodka").iterdir()), "no part of a bundle stays"
    film.unlink()
    over(place, small_disk, "anna")
    assert waiting(place, "anna", small_disk) == 0


@pytest.mark.parametrize("who", ["hub", "anna"])
def test_a_full_disk_of_one_side(place: Place, between: Path, small_disk: Path, who: str) -> None:
    """Whoever has no room says so; nothing acknowledged is lost, and with room all goes on."""
    over(place, between, "anna", "jan")
    home, words = place.folder / who, ("hub", "answer") if who == "hub" else ("exchange",)
    moved = small_disk / who
    home.rename(place.folder / f"{who}-dawny")
    subprocess.run(["cp", "-a", place.folder / f"{who}-dawny", moved], check=True)
    home.symlink_to(moved)
    place.write("anna" if who == "hub" else "jan", 1)
    if who == "hub":
        place.at("anna", "exchange", "--via", between)
    film = fill(small_disk)
    done = Terminal(place.house, home).run(*words, "--via", between)
    assert (done.code, "store-full" in done.told()) == (3, True), done
    film.unlink()
    assert place.confirmed("anna") <= place.stored()
    over(place, between, "anna", "jan")
    assert waiting(place, "anna", between) == 0
    assert '"problems": []' in place.at(who, "verify", "--json")


def test_two_servers_over_one_hub(place: Place) -> None:
    """Both laptops exchange at once, each by a server of its own; the store's lock keeps them apart."""
    place.write("anna", 1)
    place.write("jan", 1)
    servers = [serve(place.folder), serve(place.folder)]
    try:
        exchanges = [
            start("exchange", "--via", f"https://127.0.0.1:{port}", "--json", vault=place.folder / name)
            for name, (_server, port) in zip(("anna", "jan"), servers, strict=True)
        ]
        for process in exchanges:
            process.communicate(timeout=120)
            assert process.returncode == 0
        for name, (_server, port) in zip(("jan", "anna"), servers, strict=True):
            place.at(name, "exchange", "--via", f"https://127.0.0.1:{port}")
    finally:
        for server, _port in servers:
            server.terminate()
            assert server.wait(60) == 0
    stored = place.stored()
    for name in ("anna", "jan"):
        own = place.confirmed(name)
        assert own and own <= stored
        assert '"problems": []' in place.at(name, "verify", "--json")
    assert '"problems": []' in place.at("hub", "verify", "--json")
