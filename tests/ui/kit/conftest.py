"""The kit is tested in its source language and in the light look, so that no test waits for a translation."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop import i18n
from asystent_desktop.ui import theme


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with i18n.speaking("en"):
        yield


@pytest.fixture
def light(qapp):
    theme.apply(qapp, theme.Choice.LIGHT)
    return theme.current()


@pytest.fixture
def window(qtbot, light):
    made = QWidget()
    QVBoxLayout(made)
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made
