"""One office per test."""

import pytest

from tests.exchange_sim.town import make_town


@pytest.fixture
def town(tmp_path):
    made = make_town(tmp_path)
    yield made
    made.close()
