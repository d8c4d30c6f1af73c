"""A full disk, a quota, a clock set back: a clear word, and nothing that was saved is lost."""

import os
import resource
import shutil
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from asystent_desktop.application.family import families
from asystent_desktop.application.visits import cards
from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.ports.desk import Desk, NewPerson
from tests.e2e.program import PASSPHRASE, Ran, run
from tests.fakes.caseload import card, new_family
from tests.fakes.disks import small_disk

__all__ = ["small_disk"]

TUESDAY = datetime(2026, 11, 17, 10, 42, tzinfo=UTC)


def add_visit(vault: Path, facts: str, **options: object) -> Ran:
    words = ("visit", "add", "--family", f"R-01/{date.today().year}", "--on", date.today().isoformat())
    hours = ("--start", "0:00", "--end", "0:01", "--place", "dom")
    return run(*words, *hours, "--facts", facts, vault=vault, **options)  # type: ignore[arg-type]


def facts_in(vault: Path) -> list[str]:
    shown = run("family", "show", f"R-01/{date.today().year}", "--json", vault=vault).data()
    return sorted(one["facts"] for one in shown["visits"])


def fill(folder: Path) -> Path:
    """A file that takes what is left of the disk."""
    path = folder / "film z wakacji.mp4"
    with path.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue
    return path


def test_a_full_disk(own_vault: Path, small_disk: Path) -> None:
    vault = shutil.copytree(own_vault, small_disk / "sejf")
    assert add_visit(vault, "Przed.").code == 0
    film = fill(small_disk)
    done = add_visit(vault, "Za dużo. " * 2000)
    assert (done.code, done.told()) == (3, ["store-full"])
    opened = run("due", vault=vault)
    assert (opened.code, opened.told()) == (3, ["store-full"]), "not a byte is left for the index of the WAL"
    film.unlink()
    assert facts_in(vault) == ["Przed."]
    assert add_visit(vault, "Po.").code == 0
    assert facts_in(vault) == ["Po.", "Przed."]
    assert run("verify", vault=vault).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no quota of that kind")
def test_a_quota(own_vault: Path) -> None:
    def at_most_64_kib() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, 1 << 16))

    assert add_visit(own_vault, "Przed.").code == 0
    done = add_visit(own_vault, "Za dużo. " * 10_000, before=at_most_64_kib)
    assert (done.code, done.told()) == (3, ["store-full"])
    assert facts_in(own_vault) == ["Przed."]
    assert run("verify", vault=own_vault).code == 0


def test_a_vault_cannot_be_made_on_a_full_disk(small_disk: Path) -> None:
    fill(small_disk)
    done = run("vault", "create", "--name", "Anna Nowak", vault=small_disk / "sejf")
    assert (done.code, done.told()) == (3, ["store-full"])
    (small_disk / "film z wakacji.mp4").unlink()
    assert run("due", vault=small_disk / "sejf").told() == ["no-vault"]


def test_an_opinion_is_not_printed_by_halves(laptop: Path, small_disk: Path) -> None:
    fill(small_disk)
    listed = run("opinion", "list", "--json", vault=laptop, passphrase="pokaz asystent").data()
    out = small_disk / "opinia.pdf"
    done = run("opinion", "pdf", listed[0]["id"], "--out", out, vault=laptop, passphrase="pokaz asystent")
    assert (done.code, done.told()) == (3, ["store-full"])
    assert [one.name for one in small_disk.iterdir()] == ["film z wakacji.mp4"]


def test_a_folder_nobody_may_write(own_vault: Path) -> None:
    if os.name == "posix" and os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    own_vault.chmod(0o500)
    try:
        done = add_visit(own_vault, "Przed.")
        assert (done.code, done.told()) == (3, ["store-unwritable"])
    finally:
        own_vault.chmod(0o700)


class Timeline:
    """A vault over a clock that is put where the test wants it."""

    def __init__(self, folder: Path) -> None:
        self.clock = PutClock(TUESDAY)
        self.house = RealHouse(self.clock, cost=DEMO_COST)
        self.folder = folder
        self.desk: Desk = self.house.create_vault(
            folder, PASSPHRASE, NewPerson("Anna Nowak", "asystentka rodziny")
        )
        self.family = new_family(self.desk)

    def reopen(self) -> None:
        self.desk.close()
        self.desk = self.house.open_vault(self.folder, PASSPHRASE)

    def phone(self) -> str:
        return families.overview(self.desk, self.family).phone


def test_a_clock_set_back_loses_and_overwrites_nothing(tmp_path: Path) -> None:
    at = Timeline(tmp_path / "sejf")
    families.change_family(at.desk, at.family, phone="500 000 001")
    first = cards.save_visit(at.desk, card(at.family, TUESDAY.date()))[1]
    at.clock.put(TUESDAY - timedelta(days=400))
    families.change_family(at.desk, at.family, phone="500 000 002")
    assert at.phone() == "500 000 002", "the later change counts, whatever the clock says"
    at.reopen()
    assert at.phone() == "500 000 002"
    families.change_family(at.desk, at.family, phone="500 000 003")
    second = cards.save_visit(at.desk, card(at.family, at.clock.today()))[1]
    at.clock.put(TUESDAY + timedelta(days=1))
    assert at.phone() == "500 000 003"
    assert {row.visit_id for row in cards.visits(at.desk, at.family)} == {first, second}
    assert at.desk.verify().problems == ()
    with at.desk.exchange_unit() as unit:
        stamps = [one.envelope.hlc for one in unit.beyond({})]
    assert stamps == sorted(set(stamps)), "the journal's own clock only rises"
    at.desk.close()


def test_a_clock_far_ahead_does_not_outbid_what_comes_later(tmp_path: Path) -> None:
    at = Timeline(tmp_path / "sejf")
    at.clock.put(TUESDAY + timedelta(days=4000))
    families.change_family(at.desk, at.family, phone="500 000 001")
    at.clock.put(TUESDAY)
    at.reopen()
    families.change_family(at.desk, at.family, phone="500 000 002")
    assert at.phone() == "500 000 002"
    assert at.desk.verify().problems == ()
    at.desk.close()
