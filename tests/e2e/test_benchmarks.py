"""The benchmarks run, and their peers do the work they are said to do."""

import shutil
from pathlib import Path

import pytest

from asystent_desktop.application import search
from asystent_desktop.application.family import families
from asystent_desktop.application.visits import cards
from asystent_desktop.application.wording.case_states import CaseState, case_states
from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.domain.kinds import Visit
from benchmarks import by_hand, growing, large, saving, seeded
from benchmarks.__main__ import main, table
from benchmarks.measure import Bench, Result, Size, in_turn, percentile


def test_the_fast_cases_print_ratios(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--case", "search", "--case", "bundle", "--families", "1", "--rounds", "2"]
    assert main(words) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].split() == ["case", "ours", "floor/peer", "ratio", "target", "note"]
    assert [line.split("  ")[0] for line in printed[1:]] == ["search", "bundle: encode", "bundle: size"]


def test_a_missed_target_is_called_missed() -> None:
    missed, kept = (Result("x", ours, 1.0, "ms", 1.5, "") for ours in (1.6, 1.5))
    assert (missed.reached, kept.reached) == (False, True)
    assert "NO" in table([missed])
    assert "yes" in table([kept])


def test_medians_in_turn_leave_the_first_round_out() -> None:
    ours, peer = iter([99.0, 1.0, 3.0, 2.0]), iter([99.0, 10.0, 30.0, 20.0])
    assert in_turn(lambda: next(ours), lambda: next(peer), 3) == (2.0, 20.0)
    assert percentile(range(1, 101), 0.95) == 95


def test_the_peer_by_hand_writes_the_same_rows(tmp_path: Path) -> None:
    vault = seeded.make(tmp_path / "seeded", Size(families=1))
    desk = seeded.open_copy(vault, tmp_path)
    key = seeded.raw_key(vault)
    copied = shutil.copyfile(vault / "store.db", tmp_path / "by-hand.db")
    form = saving.card(desk)
    learned = saving.learn(desk, key, form)
    assert {"commits", "links", "heads", "op_index", "search_rows", "search_text"} <= set(learned.added)
    peer = by_hand.ByHand(copied, key, learned)
    peer.save()
    by_them, by_us = counts(copied, key), counts(desk.folder / "store.db", key)
    for _time in range(3):
        peer.save()
        cards.save_visit(desk, form)
    peer.close()
    grown = growth(by_them, counts(copied, key))
    assert grown == growth(by_us, counts(desk.folder / "store.db", key)), "by hand and by the use case"
    assert (grown["commits"], grown["links"], grown["heads"], grown["search_text"]) == (3, 3, 0, 3)
    desk.close()


def test_a_large_vault_is_a_real_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "vault"
    extent = ["--families", "3", "--open", "2", "--notes", "90", "--years", "2"]
    assert large.main([str(place), *extent, "--verify"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("commits verified, problems: 0")
    desk = RealHouse(PutClock(seeded.NOW), cost=DEMO_COST).open_vault(place, seeded.PASSPHRASE)
    rows = families.list_families(desk)
    assert len(rows) == 2
    assert {row.state for row in case_states(desk)} == {CaseState.RUNNING, CaseState.ENDED}
    with desk.unit_of_work() as unit:
        written = unit.find(Visit)
    assert sum(card.corrects is None for card in written) == 90
    assert all(card.on <= desk.clock.today() for card in written)
    assert search.search(desk, written[0].facts.split()[0])
    desk.close()


def test_the_large_case_measures_what_it_says(tmp_path: Path) -> None:
    results = growing.grown(Bench(tmp_path, tmp_path, Size(rounds=1)), notes=160)
    assert [one.case.partition(",")[0] for one in results] == [
        *("open a family", "open a family: others", "search as typed", "search as typed: others", "due"),
        "save a visit",
    ]
    assert all(one.ours > 0 and one.peer > 0 for one in results)


def growth(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    return {name: after[name] - before[name] for name in after}


def counts(store: Path, key: bytes) -> dict[str, int]:
    connection = by_hand.connect(store, key)
    try:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        shadows = ("search_text_data", "search_text_idx", "sqlite_sequence")  # how the index keeps itself
        names = [name for (name,) in found if name not in shadows]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    finally:
        connection.close()
