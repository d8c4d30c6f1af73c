"""`asystent demo DIR --headless`: the whole job, played and checked by the program itself."""

import os
import time
from pathlib import Path

import pypdf
import pytest

from asystent_desktop.demo import office
from tests.e2e.program import Ran, run


def test_the_played_week_of_a_small_office(played: tuple[Path, Ran]) -> None:
    folder, done = played
    assert (done.code, done.err) == (0, "")
    assert done.out.count("✓") >= 10
    assert office.PASSPHRASE in done.out
    assert {one.name for one in folder.iterdir()} >= {
        "hub", "laptop-1", "laptop-2", "head", "exchange", "opinia.pdf",
    }  # fmt: skip
    assert list((folder / "exchange").rglob("*.bundle")), "bundles are kept"
    pages = pypdf.PdfReader(folder / "opinia.pdf").pages
    assert "Sąd" in pages[0].extract_text()


@pytest.mark.parametrize("name", ["laptop-1", "laptop-2", "head", "hub"])
def test_what_it_left_opens_and_verifies(played: tuple[Path, Ran], name: str) -> None:
    done = run("verify", "--json", vault=played[0] / name, passphrase=office.PASSPHRASE)
    assert (done.code, done.data()["problems"]) == (0, [])


def test_it_never_writes_into_a_folder_in_use(played: tuple[Path, Ran]) -> None:
    done = run("demo", played[0], passphrase=None)
    assert (done.code, done.told()) == (3, ["vault-exists"])


@pytest.mark.slow
@pytest.mark.skipif("ASYSTENT_FULL" not in os.environ, reason="the full demo only when ASYSTENT_FULL is set")
def test_the_full_demo_takes_less_than_a_minute(tmp_path: Path) -> None:
    began = time.monotonic()
    done = run("demo", tmp_path / "pokaz", "--headless", passphrase=None)
    assert (done.code, done.err) == (0, "")
    assert time.monotonic() - began < 60
    assert (tmp_path / "pokaz" / "opinia.pdf").read_bytes().startswith(b"%PDF-")
