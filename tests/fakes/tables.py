"""Tables of an office that a test put in force go with it."""

from collections.abc import Iterator

import pytest

from asystent_desktop import assets
from asystent_desktop.i18n import dictionaries


@pytest.fixture(autouse=True)
def shipped_afterwards() -> Iterator[None]:
    """Imported by a test module, it clears after each of its tests."""
    yield
    assets.lay_over({})
    dictionaries.entries.cache_clear()
