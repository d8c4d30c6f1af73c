"""Qt lives in `ui` alone: importing everything else must not bring it in.

import-linter reads import statements; this runs them, so that `importlib` cannot escape.
"""

import subprocess
import sys

import pytest

from tests.architecture.source_tree import ROOT

PACKAGE = ROOT / "asystent_desktop"
ROOMS = sorted(
    path.stem
    for path in PACKAGE.iterdir()
    if (path.suffix == ".py" or (path / "__init__.py").is_file())
    and path.stem not in {"__init__", "bootstrap", "ui"}
)
_IMPORT_ALL = """
import importlib, pkgutil, sys
room = importlib.import_module("asystent_desktop." + sys.argv[1])
for found in pkgutil.walk_packages(getattr(room, "__path__", []), room.__name__ + "."):
    importlib.import_module(found.name)
print(*sorted({n.partition(".")[0] for n in sys.modules} & {"PySide6", "shiboken6", "qtpy", "superqt"}))
"""


@pytest.mark.parametrize("room", ROOMS)
def test_room_imports_no_qt(room: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL, room], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [], f"{room} brings in Qt"


def test_the_rooms_are_found() -> None:
    assert {"domain", "crypto", "i18n", "cli", "exchange"} <= set(ROOMS)
