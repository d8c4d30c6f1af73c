"""The wheel holds the program, its resources with compiled catalogues, and its licence."""

import os
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, name, project_files


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    pytest.importorskip("hatchling", reason="the build tool comes with test.lock")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600"},
        check=True,
        capture_output=True,
    )
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_it_holds_every_file_of_the_program(wheel: zipfile.ZipFile) -> None:
    expected = {name(path) for path in project_files("asystent_desktop")}
    assert expected <= set(wheel.namelist())


def test_it_holds_the_resources_and_compiled_catalogues(wheel: zipfile.ZipFile) -> None:
    inside = set(wheel.namelist())
    assert {f"asystent_desktop/{name(path)}" for path in project_files("resources")} <= inside
    assert "asystent_desktop/resources/i18n/pl/LC_MESSAGES/asystent.mo" in inside


def test_it_says_its_licence_and_starts_as_asystent(wheel: zipfile.ZipFile) -> None:
    info = next(Path(n).parts[0] for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
    metadata = Parser().parsestr(wheel.read(f"{info}/METADATA").decode())
    assert metadata["License-Expression"] == "EUPL-1.2"
    assert wheel.read(f"{info}/licenses/LICENSE").startswith(b"EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert b"asystent = asystent_desktop.__main__:main" in wheel.read(f"{info}/entry_points.txt")


def test_it_does_not_hold_the_tools(wheel: zipfile.ZipFile) -> None:
    tops = {n.partition("/")[0] for n in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"asystent_desktop"}
