"""Printed Polish."""

import pytest
from hypothesis import given, strategies as st

from asystent_desktop.i18n.typography import hard_spaces, quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i w domu", "i~w~domu"),
        ("A w szkole", "A~w~szkole"),
        ("do domu", "do domu"),
        ("art. 15 ust. 1 pkt 17 ustawy", "art.~15 ust.~1 pkt~17 ustawy"),
        ("17 listopada 2026 r.", "17~listopada 2026~r."),
        ("sygn. akt III Nsm 397/15", "sygn.~akt~III~Nsm~397/15"),
        ("V Nsm 412/26", "V~Nsm~412/26"),
        ("ul. Opolska 17", "ul.~Opolska 17"),
        ("szkoła nr 5", "szkoła nr~5"),
        ("1 237 366,31 zł", "1~237~366,31~zł"),
        ("2 km, 45 min, 8 lat", "2~km, 45~min, 8~lat"),
        ("podczas 3 wizyt, 0 z 1 działania", "podczas 3~wizyt, 0~z~1~działania"),
        ("syn, lat 12, wersja 2 planu", "syn, lat~12, wersja~2~planu"),
        ("A. B. Nowak", "A.~B.~Nowak"),
        ("nowy art", "nowy art"),
        ("40-028 Katowice", "40-028 Katowice"),
    ],
)
def test_hard_spaces(text: str, expected: str) -> None:
    assert hard_spaces(text).replace("\u00a0", "~") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('powiedziała "nie chcę"', "powiedziała „nie chcę”"),
        ("„gotowe” zostaje", "„gotowe” zostaje"),
        ("“English”", "„English”"),
        ('ekran 15" i 13" obok', 'ekran 15" i 13" obok'),
        ('"jedno" i "drugie"', "„jedno” i „drugie”"),
    ],
)
def test_quotes(text: str, expected: str) -> None:
    assert quotes(text) == expected


@given(st.text() | st.text(alphabet='aiwzrAN 0123456789.,-–"„”\u00a0\nłż'))
def test_typesetting_twice_changes_nothing_and_keeps_every_letter(text: str) -> None:
    once = hard_spaces(quotes(text))
    assert hard_spaces(quotes(once)) == once
    assert [c for c in once if c.isalnum()] == [c for c in text if c.isalnum()]
    assert once.count("\n") == text.count("\n")
