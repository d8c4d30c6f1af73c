"""One office per test, its hub on either database."""

import pytest

from tests.exchange_sim.town import make_town
from tests.fakes.postgres import hub_url, postgres_server

__all__ = ["hub_url", "postgres_server"]


@pytest.fixture
def town(tmp_path, hub_url):
    made = make_town(tmp_path, url=hub_url)
    yield made
    made.close()
