"""A clock that was set back is noticed; a little drift and an empty store are not."""

from datetime import timedelta
from pathlib import Path

import pytest

from asystent_desktop.application.vault.clock_check import TOLERANCE, clock_behind, word_clock
from tests.fakes.caseload import new_family
from tests.fakes.clock import FakeClock
from tests.fakes.vaults import make_desk


def test_an_empty_store_proves_nothing(tmp_path: Path) -> None:
    assert clock_behind(make_desk(tmp_path)) is None


@pytest.mark.parametrize(
    ("back", "noticed"), [(timedelta(hours=3), False), (TOLERANCE, False), (timedelta(days=400), True)]
)
def test_only_a_day_or_more_is_told(tmp_path: Path, back: timedelta, noticed: bool) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock=clock)
    new_family(desk)
    saved = clock.now()
    clock.advance(seconds=-back.total_seconds())
    found = clock_behind(desk)
    assert (found is not None) is noticed
    if found is not None:
        assert (found.now, found.latest) == (clock.now(), saved)
        assert str(saved.year) in word_clock(found) and str(found.now.year) in word_clock(found)
