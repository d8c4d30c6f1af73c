"""The locked packages: complete, hashed, without an address, and the same list as pyproject.toml."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source_tree import ROOT

INSTALLER = ROOT / "installer"
LOCKS = ("run.lock", "test.lock")
_ADDRESS = re.compile(
    r"https?:|file:|\bwww\.|--(?:extra-)?index-url|--find-links|--trusted-host|^-[if] ", re.M
)


def _wanted(file: str) -> set[str]:
    lines = (INSTALLER / file).read_text("utf-8").splitlines()
    return {str(Requirement(line)) for line in lines if line and line[0] not in "#-"}


def _locked(file: str) -> dict[str, str]:
    """Package name → its whole entry, hashes included."""
    entries = re.split(r"\n(?=\S)", (INSTALLER / file).read_text("utf-8").strip())
    return {canonicalize_name(Requirement(entry.split("\\")[0]).name): entry for entry in entries}


@pytest.mark.parametrize("file", [*LOCKS, "run.in", "test.in"])
def test_no_address_stands_in_it(file: str) -> None:
    assert _ADDRESS.findall((INSTALLER / file).read_text("utf-8")) == []


@pytest.mark.parametrize("file", LOCKS)
def test_every_package_has_one_version_and_hashes(file: str) -> None:
    entries = _locked(file)
    assert len(entries) > 20
    loose = [n for n, entry in entries.items() if "==" not in entry or "--hash=sha256:" not in entry]
    assert loose == []


def test_the_tests_run_on_what_the_program_runs_on() -> None:
    run, test = _locked("run.lock"), _locked("test.lock")
    assert {name: test.get(name) for name in run} == run


def test_pyproject_and_the_lists_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    run = [*project["dependencies"], *extras["hub"], *extras["words"]]
    assert {str(Requirement(r)) for r in run} == _wanted("run.in")
    assert {str(Requirement(r)) for r in extras["test"]} == _wanted("test.in")


@pytest.mark.parametrize(("list_file", "lock"), [("run.in", "run.lock"), ("test.in", "test.lock")])
def test_a_lock_meets_its_list(list_file: str, lock: str) -> None:
    entries = _locked(lock)
    for wanted in map(Requirement, _wanted(list_file)):
        version = re.search(r"==([^\s;\\]+)", entries[canonicalize_name(wanted.name)])
        assert version is not None and wanted.specifier.contains(version.group(1)), wanted
