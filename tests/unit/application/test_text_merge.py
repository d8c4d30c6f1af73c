"""The proposal for a text in two versions: each one's changes, open places, back into the field's type."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st

from asystent_desktop.application.exchange.text_merge import plain, propose, typed
from asystent_desktop.domain.papers import Nature, Paragraph

BASE = "Rodzice ustalają trzy zasady. O 18:00 rodzina siada do kolacji. Pani Anna notuje."


def test_changes_of_either_side_stand_in_the_proposal_and_a_clash_stays_open() -> None:
    first = BASE.replace("trzy", "cztery").replace("18:00", "18:30")
    second = BASE.replace("18:00", "19:00").replace("notuje", "i pan Tomasz notują")
    found = propose(BASE, first, second)
    (place,) = found.open
    assert (place.first, place.second, place.base) == ("18:30", "19:00", "18:00")
    assert found.text() is None
    merged = (
        "Rodzice ustalają cztery zasady. O 19:00 rodzina siada do kolacji. Pani Anna i pan Tomasz notują."
    )
    assert found.text(["19:00"]) == merged


def test_a_passage_both_reworded_is_one_place_to_choose() -> None:
    base = (
        "Adres: ul. Zmyślona 4. Według stanu na dzień 22.11.2026 r. mieszkają tam 2 osoby. Dom jest czysty."
    )
    first = "Mieszkanie ma dwa pokoje i kuchnię. W dniu 18.11.2026 r. było ogrzane. Dom jest czysty."
    second = "Mieszkanie ma dwa pokoje. W dniu 18.11.2026 r. było przewietrzone. Dom jest czysty."
    (place,) = propose(base, first, second).open
    assert "kuchnię. W dniu" in place.first and place.second.startswith("pokoje. W dniu")
    assert propose(base, first, second).text([place.second]) == second
    apart = propose("raz a dwa trzy cztery b", "raz x dwa trzy cztery y", "raz v dwa trzy cztery z")
    assert [one.first for one in apart.open] == ["x", "y"]


words = st.lists(st.sampled_from(["a", "b", "c", "d", "\n", " "]), max_size=12).map("".join)


@settings(max_examples=200, deadline=None)
@given(words, words, words)
def test_a_choice_of_one_side_everywhere_loses_nothing_of_the_others_own_changes(base, first, second) -> None:
    found = propose(base, first, second)
    assert propose(base, first, base).text() == first
    assert propose(base, base, second).text() == second
    assert "".join(one.first for one in found.stretches) == first
    assert "".join(one.second for one in found.stretches) == second
    assert "".join(one.base for one in found.stretches) == base
    whole = found.text([one.first for one in found.open])
    assert whole is not None
    if first == second:
        assert not found.open and whole == first


def test_paragraphs_that_stayed_keep_their_nature() -> None:
    kept, other = Paragraph("Matka pracuje.", Nature.REPORTED), Paragraph("Dom czysty.", Nature.FACT)
    value = typed("Matka pracuje.\nNowe zdanie.", [(kept, other), (kept,)])
    assert value == (kept, Paragraph("Nowe zdanie."))
    assert plain((kept, other)) == "Matka pracuje.\nDom czysty."
    assert typed("a\nb", [("a",), ("b",)]) == ("a", "b")
    assert typed("a\nb", ["x", "y"]) == "a\nb"
    assert plain(7) is None
