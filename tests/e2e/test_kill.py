"""kill -9 in the middle of typing: what was acknowledged is there, and the text comes back."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from asystent_desktop.application.family import families
from asystent_desktop.application.visits import cards
from asystent_desktop.bootstrap.house import RealHouse
from tests.e2e.program import PASSPHRASE, ROOT, environment

ROUNDS = int(os.environ.get("ASYSTENT_KILL_ROUNDS", "10"))

TYPING = """
import sys
from datetime import time
from pathlib import Path
from asystent_desktop.application.family import families
from asystent_desktop.application.visits import cards
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.domain.kinds.visit import Safety

desk = RealHouse().open_vault(Path(sys.argv[1]), sys.argv[2])
[family] = families.list_families(desk)
number = int(sys.argv[3])
while True:
    number += 1
    for letters in range(1, 6):
        text = f"Notatka {number}: " + "Staś czytał. " * letters
        form = cards.VisitForm(
            family_id=family.family_id, on=desk.clock.today(), start=time(0), end=time(0, 1), facts=text,
            safety=Safety.NO_CONCERN,
        )
        cards.keep_draft(desk, form)
        print("draft", number, letters, flush=True)
    if number % 3:
        cards.save_visit(desk, form)
        print("saved", number, flush=True)
"""


def type_and_kill(vault: Path, first: int, after_s: float) -> list[list[str]]:
    """Types from note `first` on, kills at a moment of its own; returns what was acknowledged."""
    typist = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(vault), PASSPHRASE, str(first)],
        stdout=subprocess.PIPE, cwd=ROOT, env=environment(), text=True,
    )  # fmt: skip
    assert typist.stdout is not None
    told = [typist.stdout.readline()]  # it types now
    with pytest.raises(subprocess.TimeoutExpired):
        typist.wait(after_s)
    typist.kill()
    told += typist.stdout.readlines()
    typist.wait()
    return [line.split() for line in told if line.endswith("\n")]


def drafted(told: list[list[str]]) -> tuple[int, int]:
    """The last draft that was acknowledged: number of the note, how far it was typed."""
    last = [line for line in told if line[0] == "draft"][-1]
    return int(last[1]), int(last[2])


def test_no_kill_loses_a_note(own_vault: Path, house: RealHouse) -> None:
    random = Random(ROUNDS)
    number, saved = 0, set[int]()
    for _round in range(ROUNDS):
        told = type_and_kill(own_vault, number, random.uniform(0, 0.25))
        saved |= {int(line[1]) for line in told if line[0] == "saved"}
        number, letters = drafted(told)
        desk = house.open_vault(own_vault, PASSPHRASE)
        [family] = families.list_families(desk)
        rows = cards.visits(desk, family.family_id)
        found = {int(row.first_line.split(":")[0].removeprefix("Notatka ")) for row in rows}
        assert saved <= found <= saved | {number}, "all that was acknowledged, at most the one under way more"
        assert len(rows) == len(found), "none twice"
        draft = cards.visit_draft(desk, family.family_id)
        if number in found:
            assert draft is None or draft.form.facts.startswith(f"Notatka {number + 1}:")
        else:
            assert draft is not None
            typed = draft.form.facts.count("Staś")
            ahead = draft.form.facts.startswith(f"Notatka {number + 1}: ")
            assert ahead or (draft.form.facts.startswith(f"Notatka {number}: ") and typed >= letters)
        assert desk.verify().problems == ()
        saved |= found
        desk.close()
        number += 1  # the next typist begins with another note
    assert len(saved) >= ROUNDS, "something was saved between the kills"
