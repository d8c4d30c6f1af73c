"""Court case references."""

import pytest

from asystent_desktop.domain.case_ref import recognise_case_ref


@pytest.mark.parametrize(
    ("typed", "read", "known"),
    [
        ("V Nsm 412/26", "V Nsm 412/26", True),
        ("  iii  nsm 397 / 15 ", "III Nsm 397/15", True),
        ("IV RNsm 7/2026", "IV RNsm 7/26", True),
        ("IX Opmk 1/24", "IX Opmk 1/24", True),
        ("V Abc 12/26", "V Abc 12/26", False),
    ],
)
def test_references_are_read_and_put_into_shape(typed: str, read: str, known: bool) -> None:
    found = recognise_case_ref(typed)
    assert found is not None
    assert (str(found), found.known_repertory) == (read, known)


@pytest.mark.parametrize("typed", ["", "412/26", "5 Nsm 412/26", "IIII Nsm 1/26", "V Nsm 412", "V Nsm 412/2"])
def test_other_shapes_are_not_recognised(typed: str) -> None:
    assert recognise_case_ref(typed) is None
