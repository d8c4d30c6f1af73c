"""Each attack of docs/threat-model.md names tests, and they exist."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "threat-model.md").read_text("utf-8").partition("## Attacks with a test")[2]
ROWS = [line for line in TABLE.partition("\n## ")[0].splitlines() if line.startswith("| ")][1:]
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
WHOLE = re.compile(r"`(tests/[\w/]+\.py)`")
"""A whole file of tests about one attack."""
REQUIRED = (
    "forged", "replayed", "re-wrapped", "rolled-back", "reordered", "truncated", "oversized", "zip bomb",
    "wrong office", "wrong recipient", "revoked", "another's scope", "approves her own opinion",
    "role raised", "clock 30 years off",
)  # fmt: skip


@cache
def defined(path):
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:40])
def test_every_attack_names_tests_that_exist(row):
    named = TEST.findall(row)
    assert named or WHOLE.findall(row), "a row without a test"
    assert [f"{path}::{name}" for path, name in named if name not in defined(path)] == []
    assert [path for path in WHOLE.findall(row) if not (ROOT / path).is_file()] == []


def test_every_attack_asked_for_has_a_row():
    attacks = " ".join(row.split("|")[1] for row in ROWS)
    assert [one for one in REQUIRED if one not in attacks] == []


def test_no_test_is_named_without_its_place():
    """A name the first test could not read would not be checked."""
    assert TABLE.count("::test_") == len(TEST.findall(TABLE))
