"""The benchmarks run, and their peers do the work they are said to do."""

import shutil
from pathlib import Path

import pytest

from asystent_desktop.application import visits
from benchmarks import by_hand, saving, seeded
from benchmarks.__main__ import main, table
from benchmarks.measure import Result, Size, in_turn, percentile


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
    learned = by_hand.learn(desk.folder / "store.db", key, lambda: visits.save_visit(desk, form))
    assert {"commits", "links", "heads", "op_index", "search_rows", "search_text"} <= set(learned.added)
    before = counts(copied, key)
    peer = by_hand.ByHand(copied, key, learned)
    for _time in range(3):
        peer.save()
    after = counts(copied, key)
    visits.save_visit(desk, form)
    visits.save_visit(desk, form)
    peer.close()
    assert after == counts(desk.folder / "store.db", key), "three saves by hand, three by the use case"
    assert after["commits"] == before["commits"] + 3
    assert after["heads"] == before["heads"]
    desk.close()


def counts(store: Path, key: bytes) -> dict[str, int]:
    connection = by_hand.connect(store, key)
    try:
        tables = ("commits", "links", "heads", "op_index", "search_rows", "search_text", "meta", "rec_visit")
        return {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in tables
            if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        }
    finally:
        connection.close()
