"""What must not stand in the project's files: places and tools of a workplace, unfinished marks."""

import re

import pytest

from tests.architecture.source_tree import PROGRAM, name, project_files, python_files

# Put together from pieces, so that this file does not hold them itself.
_PLACES = "|".join(("wo" + "rk", "fa" + "rm", "o" + "pt/dev", "o" + "pt/pypi"))
_HOSTS = "|".join(
    ("py" + r"pi\.org", "pythonho" + r"sted\.org", "artifact" + "registry", "snap" + r"shot\.debian")
)
_FOREIGN = re.compile(rf"/(?:{_PLACES})/|/ro" + r"ot/[.]|fa" + rf"rm-(?:bench|studio)|{_HOSTS}")
_UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX|NotImplemented" + r"Error)\b")
_LARGEST_TEXT_BYTES = 1_000_000


def _lines_with(pattern: re.Pattern[str], text: str) -> list[int]:
    return [number for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)]


@pytest.mark.parametrize("line", ["cd /wo" + "rk/main", "https://py" + "pi.org/simple", "/ro" + "ot/.cache"])
def test_the_rule_sees_a_foreign_place(line: str) -> None:
    assert _lines_with(_FOREIGN, f"x\n{line}\n") == [2]


def test_no_file_names_the_place_it_was_written_at() -> None:
    found = []
    for path in project_files():
        data = path.read_bytes()
        if len(data) > _LARGEST_TEXT_BYTES or b"\0" in data:
            continue
        found += [f"{name(path)}:{n}" for n in _lines_with(_FOREIGN, data.decode("utf-8", "replace"))]
    assert found == []


def test_nothing_is_left_unfinished() -> None:
    assert _lines_with(_UNFINISHED, "a\n# TO" + "DO later\n") == [2]
    found = [
        f"{name(path)}:{n}"
        for path in python_files(*PROGRAM)
        for n in _lines_with(_UNFINISHED, path.read_text("utf-8"))
    ]
    assert found == []
