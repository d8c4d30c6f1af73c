"""A vault per test, closed afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.vaults import FakeVault, make_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[FakeVault]:
    made = make_vault(tmp_path / "vault")
    yield made
    made.close()
