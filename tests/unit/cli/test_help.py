"""`--help` is Polish in every corner, and English when asked for."""

import argparse
import re
from collections.abc import Iterator

import pytest

from asystent_desktop import i18n
from asystent_desktop.cli import texts
from asystent_desktop.cli.main import build_parser, main
from tests.unit.cli.terminal import Terminal

ENGLISH = {
    "the",
    "of",
    "usage:",
    "options:",
    "commands:",
    "show",
    "this",
    "arguments:",
    "and",
    "print",
}
"""Words no Polish sentence has; names of commands and choices stand apart from the sentences."""
BOTH = {"Problem", "E-mail"}
"""Words of both languages."""
CHOICES = re.compile(r"[\w-]+(, [\w-]+)+")
"""A list of names that are typed as they are, in every language."""


def parsers(
    parser: argparse.ArgumentParser, path: str = "asystent"
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """The parser and every command's below it."""
    yield path, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from parsers(below, f"{path} {name}")


def sentences(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What the help of one command says in words."""
    yield from filter(None, (parser.description, parser.epilog))
    for action in parser._actions:
        if action.help and action.help != argparse.SUPPRESS:
            yield action.help
        for choice in getattr(action, "_choices_actions", ()):
            yield choice.help
    yield from (group.title for group in parser._action_groups if group._group_actions and group.title)


@pytest.fixture(scope="module")
def spoken() -> dict[str, dict[str, list[str]]]:
    """Sentences by language and command."""
    found = {}
    before = i18n.language()
    for code in ("pl", "en"):
        i18n.use(code)
        texts.translate_argparse()
        found[code] = {path: list(sentences(parser)) for path, parser in parsers(build_parser())}
    i18n.use(before)
    return found


def test_every_sentence_of_every_help_is_translated(spoken: dict[str, dict[str, list[str]]]) -> None:
    assert spoken["pl"].keys() == spoken["en"].keys()
    assert len(spoken["pl"]) > 20
    same = [
        (path, polish)
        for path, sentences_pl in spoken["pl"].items()
        for polish, english in zip(sentences_pl, spoken["en"][path], strict=True)
        if polish == english and polish not in BOTH and not CHOICES.fullmatch(polish)
    ]
    assert same == []


def test_no_english_word_is_left(spoken: dict[str, dict[str, list[str]]]) -> None:
    left = {
        (path, sentence)
        for path, all_of_it in spoken["pl"].items()
        for sentence in all_of_it
        if ENGLISH & set(sentence.casefold().split())
    }
    assert left == set()


@pytest.mark.parametrize("words", [("--help",), ("visit", "add", "--help"), ("hub", "--help")])
def test_help_as_printed(
    words: tuple[str, ...], terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words, terminal.house) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("użycie: asystent")
    assert not {"usage:", "options:", "commands:", "show"} & set(printed.split())
    assert main(("--lang", "en", *words), terminal.house) == 0
    assert capsys.readouterr().out.startswith("usage: asystent")


@pytest.mark.parametrize("words", [("visit",), ("nonsense",), ("due", "--on"), ("due", "--nonsense")])
def test_wrong_usage_is_two_and_polish(
    words: tuple[str, ...], terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words, terminal.house) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("użycie: asystent")
    assert not {"error:", "invalid", "required:", "expected", "unrecognized"} & set(printed.err.split())


def test_one_command_alone_is_the_same_as_among_all() -> None:
    among = dict(parsers(build_parser()))
    words = {path.split()[1] for path in among if " " in path}
    assert len(words) > 20
    for word in words:
        alone = {path: one for path, one in parsers(build_parser(word)) if path.split()[1:2] == [word]}
        assert [one.format_help() for one in alone.values()] == [among[path].format_help() for path in alone]
        assert alone.keys() == {path for path in among if path.split()[1:2] == [word]}


def test_an_unknown_word_is_answered_with_all_commands() -> None:
    assert dict(parsers(build_parser("nonsense"))).keys() == dict(parsers(build_parser())).keys()
