"""A small caseload in a real encrypted store, in the source language."""

import pytest

from tests.fakes.screens import desk, english, small_caseload, tasks

__all__ = ["desk", "english", "tasks"]


@pytest.fixture
def ids(desk):
    return small_caseload(desk)
