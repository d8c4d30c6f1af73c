"""The kit is tested in its source language and in the light look, so that no test waits for a translation."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

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
