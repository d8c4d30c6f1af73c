"""The garbage collector passes over what a start imports, and works again afterwards."""

import gc
from weakref import ref

import pytest

from asystent_desktop.bootstrap.importing import importing


class _Circle:
    """Nobody but itself refers to it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_is_imported_is_set_aside_and_later_circles_are_still_found() -> None:
    before = gc.get_freeze_count()
    with importing():
        assert not gc.isenabled()
        kept = [[] for _number in range(1000)]  # type: ignore[var-annotated]
    assert gc.isenabled() and gc.get_freeze_count() >= before + len(kept)
    circle = _Circle()
    seen = ref(circle)
    del circle
    gc.collect()
    assert seen() is None
    gc.unfreeze()


def test_a_failed_import_leaves_the_collector_at_work() -> None:
    with pytest.raises(ImportError), importing():
        raise ImportError
    assert gc.isenabled()
    gc.unfreeze()
