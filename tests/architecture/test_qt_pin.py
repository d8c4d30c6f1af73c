"""PySide6 6.12.0 on CPython 3.11 loses one reference to None or True per call and aborts the process.

Hence `<6.12` in pyproject.toml. There the counts below fell by one per call; from 3.12 on both are immortal.
"""

import sys
import tomllib

import PySide6
from packaging.requirements import Requirement
from packaging.version import Version
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.architecture.source_tree import ROOT

CALLS = 1000
NOISE = 100  # other code takes and drops references meanwhile


class _Sender(QObject):
    sent = Signal(bool)


def test_python_3_11_gets_no_pyside_that_loses_references() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    pyside = next(r for r in map(Requirement, wanted) if r.name == "PySide6")
    assert not pyside.specifier.contains("6.12.0")
    assert sys.version_info >= (3, 12) or Version(PySide6.__version__) < Version("6.12")


def test_set_text_keeps_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - NOISE


def test_emit_keeps_true(qtbot: QtBot) -> None:
    sender = _Sender()
    before = sys.getrefcount(True)
    for _ in range(CALLS):
        sender.sent.emit(True)
    assert sys.getrefcount(True) > before - NOISE
