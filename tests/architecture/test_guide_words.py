"""What the guide names exists: buttons and sections in the Polish catalogue, commands in the parser."""

import argparse
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from asystent_desktop import i18n
from asystent_desktop.cli.main import build_parser
from scripts.translations import PO, read_catalogue
from tests.architecture.source_tree import ROOT, name, project_files, python_files

GUIDE = [path for path in project_files("docs/podrecznik") if path.suffix == ".md"]
_FENCE = re.compile(r"```.*?\n(.*?)```", re.DOTALL)
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_KEY = re.compile(r"(?:Ctrl|Alt|Shift|Esc|Enter|Tab|Ins|Del|Delete|Spacja|F\d+|[A-Z0-9])(?:[+ –].*)?")
_END = re.compile(r"[\s…:.]+$")
_OPTION = re.compile(r"(?<!\S)(--[a-z][a-z0-9-]*)")
_BEFORE = ("--vault", "--passphrase-file", "--lang")


@cache
def known() -> frozenset[str]:
    """Every Polish text of the program, without what ends it."""
    texts: set[str] = set()
    for message in read_catalogue(PO):
        held = message.string if isinstance(message.string, list | tuple) else [message.string]
        texts.update(_END.sub("", str(text)) for text in held if message.id)
    return frozenset(texts)


def exists(said: str) -> bool:
    """Whether the program says this, alone or with more words or a value behind it."""
    forms = (said, said[0].lower() + said[1:])
    begun = tuple(form + mark for form in forms for mark in " :.,…")
    return any(text in forms or text.startswith(begun) for text in known())


def names(text: str) -> Iterator[str]:
    """Names of buttons and sections: bold, with a capital; emphasis is a sentence or a small letter."""
    for bold in _BOLD.findall(_FENCE.sub("", text)):
        for part in bold.split("→"):
            said = part.strip()
            if said[:1].isupper() and not re.search(r"[.?!:]$", said) and not _KEY.fullmatch(said):
                yield _END.sub("", said)


@pytest.mark.parametrize("path", GUIDE, ids=name)
def test_every_name_in_bold_is_the_programs(path: Path) -> None:
    assert [said for said in names(path.read_text("utf-8")) if not exists(said)] == []


def test_the_rule_sees_a_name_that_is_not_there() -> None:
    said = list(names("**Nowa wizyta**, **Nowa wizyta w lesie**, **Ctrl+K**, **To zdanie.** i **nic**"))
    assert [(one, exists(one)) for one in said] == [("Nowa wizyta", True), ("Nowa wizyta w lesie", False)]


Options = dict[tuple[str, ...], set[str]]


@pytest.fixture(scope="module")
def commands() -> Options:
    """Options by the words of a command; of a word that needs a second one, none."""
    found: Options = {}

    def walk(parser: argparse.ArgumentParser, path: tuple[str, ...]) -> None:
        found[path] = {option for action in parser._actions for option in action.option_strings}
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for word, below in action.choices.items():
                    walk(below, (*path, word))

    with i18n.speaking("en"):
        walk(build_parser(), ())
    return found


def said_commands(text: str, first: set[str]) -> Iterator[list[str]]:
    """The words of each command shown: after `asystent`, or beginning with a command's first word."""
    fenced = [line for block in _FENCE.findall(text) for line in block.splitlines()]
    for line in (*fenced, *re.findall(r"`([^`\n]+)`", _FENCE.sub("", text))):
        words = line.split()
        ours = bool(words) and words[0].endswith("asystent")
        words = words[1:] if ours else words
        while words and words[0] in _BEFORE:
            words = words[2:]
        if words and re.fullmatch(r"[a-z][a-z-]*", words[0]) and (ours or words[0] in first):
            yield words


def wrong(words: list[str], commands: Options) -> list[str]:
    """What of a command does not exist."""
    path: tuple[str, ...] = ()
    while len(path) < len(words) and (*path, words[len(path)]) in commands:
        path = (*path, words[len(path)])
    deeper = {one[len(path)] for one in commands if one[: len(path)] == path and len(one) > len(path)}
    options = set(_OPTION.findall(" ".join(words))) - commands[path] - set(_BEFORE)
    if not path:
        return words[:1]
    second = words[len(path)].split("|") if len(path) < len(words) else []
    missing = [one for one in second if deeper and one not in deeper and one != "…"]
    return missing + sorted(options if not deeper else ())


@pytest.mark.parametrize("path", [*GUIDE, ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=name)
def test_every_command_and_option_exists(path: Path, commands: Options) -> None:
    first = {words[0] for words in commands if words}
    shown = said_commands(path.read_text("utf-8"), first)
    assert [(words, bad) for words in shown if (bad := wrong(words, commands))] == []


def test_the_page_of_commands_names_every_first_word(commands: Options) -> None:
    page = (ROOT / "docs/podrecznik/wiersz-polecen.md").read_text("utf-8")
    first = {words[0] for words in commands if words}
    assert [word for word in sorted(first) if not re.search(rf"`[^`]*(?<![\w-]){word}(?![\w-])", page)] == []


def test_the_rule_sees_a_wrong_command(commands: Options) -> None:
    first = {words[0] for words in commands if words}
    text = (
        "`asystent visit add --on D`, `asystent nothing`, `family show`, `hub nothing`, `due --nothing`, `a`"
    )
    found = [wrong(words, commands) for words in said_commands(text, first)]
    assert found == [[], ["nothing"], [], ["nothing"], ["--nothing"]]


_SHORTCUT = re.compile(r"\b(?:(?:Ctrl|Shift)\+[A-Z]\b(?!\w)|F\d+\b)")
_TERMINALS = {"Ctrl+C"}


def unbound(text: str) -> list[str]:
    """Keys a text names that no screen binds or shows."""
    screens = "".join(path.read_text("utf-8") for path in python_files("asystent_desktop/ui"))
    named = sorted(set(_SHORTCUT.findall(text)) - _TERMINALS)
    return [keys for keys in named if f'"{keys}"' not in screens]


def test_every_key_of_the_guide_is_bound() -> None:
    assert unbound("".join(path.read_text("utf-8") for path in GUIDE)) == []
    assert unbound("**Ctrl+K**, **Ctrl+X**, F1, F19") == ["Ctrl+X", "F19"]
