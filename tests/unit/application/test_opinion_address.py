"""A paper that would leave for half an address says so before it leaves."""

import pytest

from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.wording.check_labels import address_warnings
from asystent_desktop.domain.opinion_checks import CheckTone
from asystent_desktop.domain.papers import Addressee
from tests.fakes.caseload import new_family

COURT = "Sąd Rejonowy w Chorzowie"


@pytest.mark.parametrize(
    ("street", "town", "said"),
    [
        ("ul. Wzorcowa 2", "41-500 Chorzów", ""),
        ("ul. Wzorcowa 2", "Chorzów", f"{COURT}, ul. Wzorcowa 2, Chorzów"),
        ("", "41-500 Chorzów", f"{COURT}, 41-500 Chorzów"),
        ("", "", COURT),
    ],
)
def test_a_street_and_a_postcode_are_asked_for(desk, street: str, town: str, said: str) -> None:
    to = Addressee(COURT, "Wydział Rodzinny i Nieletnich", street, town)
    _changes, paper = opinions.start_paper(desk, new_family(desk), "information", to)
    checks = [one for one in opinions.opinion(desk, paper).checks if one.code == "half-address"]
    assert [(one.tone, dict(one.values)["word"]) for one in checks] == (
        [(CheckTone.WARN, said)] if said else []
    )
    assert [said in one for one in address_warnings(checks)] == ([True] if said else [])


def test_no_addressee_at_all_is_said_when_the_paper_is_submitted_and_not_twice(desk) -> None:
    _changes, paper = opinions.start_paper(desk, new_family(desk), "information", None)
    assert not address_warnings(opinions.opinion(desk, paper).checks)
