"""A caseload of eight families that are due, in a real encrypted store, in the source language."""

from datetime import date

import pytest

from tests.fakes.screens import desk, english, family_of, small_caseload, tasks

__all__ = ["desk", "english", "tasks"]


@pytest.fixture
def ids(desk):
    return small_caseload(desk)


@pytest.fixture
def due_families(desk):
    """Eight families whose meetings are due this week or next, none planned."""
    districts = ("Dąb", "Załęże", "Zawodzie", "Bogucice")
    return [
        family_of(desk, f"Rodzina {at}", date(2026, 11, 2 + at), district=districts[at % 4])
        for at in range(8)
    ]
