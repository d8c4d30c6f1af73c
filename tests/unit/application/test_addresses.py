"""A family moves: the card has the new home, the former one stays with its last day."""

from __future__ import annotations

from datetime import date

import pytest

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import addresses, families
from asystent_desktop.domain.kinds.household import FamilyAddress
from tests.fakes.caseload import TODAY, new_family
from tests.fakes.vaults import make_desk


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path / "vault")
    yield made
    made.close()


@pytest.mark.parametrize(("since", "last"), [(date(2026, 11, 1), date(2026, 10, 31)), (None, TODAY)])
def test_the_former_address_is_kept_with_its_last_day(desk, since, last) -> None:
    family = new_family(desk)
    before = families.family_form(desk, family)
    _changes, home = entries.add(
        desk, family, FamilyAddress, street="ul. Nowa 5", city="Katowice", since=since
    )
    addresses.move(desk, family, home)
    after = families.family_form(desk, family)
    assert (after.street, after.city, after.phone) == ("ul. Nowa 5", "Katowice", before.phone)
    known = {one.street: one.until for one in entries.entries(desk, family, FamilyAddress)}
    assert known == {"ul. Nowa 5": None, before.street: last}
    _changes, back = entries.add(desk, family, FamilyAddress, street=before.street + "a")
    addresses.move(desk, family, back)
    again = {one.street: one.until for one in entries.entries(desk, family, FamilyAddress)}
    assert again == {"ul. Nowa 5": TODAY, before.street: last, before.street + "a": None}
