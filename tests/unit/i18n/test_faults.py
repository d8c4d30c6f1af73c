"""Every error of the program has words."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import asystent_desktop
from asystent_desktop.errors import AppError, Bug, Outdated, Tampered, UserFixable
from asystent_desktop.i18n import fault_texts, faults, speaking
from asystent_desktop.i18n.fault_texts.advice import ADVICE

PACKAGE = Path(asystent_desktop.__file__).parent


HEADER = re.compile(r"^[ \t]*class (\w+)\(([^)]*)\)", re.MULTILINE)
ASSIGNED = re.compile(r"^[ \t]+code\b[ \t]*(?::[^=\n]*)?=[^=]", re.MULTILINE)


@cache
def declared_codes() -> list[tuple[str, str]]:
    """(code, class) of every error class, read from the source: rooms with Qt are not imported here.

    Who inherits from whom stands in the first lines of the classes; only files that assign a code are parsed.
    """
    sources = [path.read_text("utf-8") for path in PACKAGE.rglob("*.py")]
    bases = {name: names(among) for source in sources for name, among in HEADER.findall(source)}
    errors = {"AppError"}
    while more := {name for name, held in bases.items() if held & errors} - errors:
        errors |= more
    trees = [ast.parse(source) for source in sources if ASSIGNED.search(source)]
    found = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return [(code, cls.name) for cls in found if cls.name in errors for code in own_codes(cls)]


def names(bases: str) -> set[str]:
    return {base.strip().rpartition(".")[2] for base in bases.split(",")}


def own_codes(cls: ast.ClassDef) -> Iterator[str]:
    for node in cls.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == "code" for target in targets):
            value = getattr(node, "value", None)
            assert isinstance(value, ast.Constant), f"{cls.name}: a code is a literal"
            yield str(value.value)


def test_every_error_has_words() -> None:
    codes = {code for code, _name in declared_codes()}
    assert {"wrong-passphrase", "bug", "not-a-bundle"} <= codes, "the reading of the source works"
    assert sorted(codes - set(fault_texts.TEXTS)) == [], "give them words in i18n/fault_texts"
    assert sorted(set(fault_texts.TEXTS) - codes) == [], "no error has these codes any more"


def test_no_two_errors_share_a_code_by_chance() -> None:
    codes = [code for code, _name in declared_codes()]
    assert sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize("text", [*fault_texts.TEXTS.values(), *ADVICE.values()])
def test_words_are_sentences_with_plain_placeholders(text: str) -> None:
    assert re.search(r"[.]$", text)
    names = [name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None]
    assert all(name.isidentifier() for name in names)


class Worded(UserFixable):
    code = "application.over-limit"


def test_values_are_filled_in_and_missing_ones_do_no_harm() -> None:
    with speaking("pl"):
        assert "15 naraz" in faults.word(Worded(current=15, limit=15))
        assert "? naraz" in faults.word(Worded())


@pytest.mark.parametrize(
    ("kind", "advice"), [(Tampered, "powiadom"), (Outdated, "Zaktualizuj"), (Bug, "kod:")]
)
def test_the_kind_of_fault_says_what_to_do_and_names_the_code(kind: type[AppError], advice: str) -> None:
    held = type("Held", (kind,), {"code": "bad-signature"})
    with speaking("pl"):
        told = faults.word(held())
    assert told.startswith("Podpis nie zgadza się z danymi. ")
    assert advice in told
    assert "bad-signature" in told


def test_a_fault_that_says_it_itself_gets_no_second_advice() -> None:
    held = type("Held", (Tampered,), {"code": "damaged-header"})
    with speaking("pl"):
        assert "powiadom" not in faults.word(held())


def test_an_unknown_code_is_named() -> None:
    held = type("Held", (UserFixable,), {"code": "from-the-future"})
    with speaking("pl"):
        assert faults.word(held(secret="Kowalska")) == (
            "Program nie mógł tego wykonać. Podaj ośrodkowi kod: from-the-future."
        )


def test_names_of_fields_become_words() -> None:
    held = type("Held", (UserFixable,), {"code": "application.invalid-form"})
    with speaking("pl"):
        assert "data, bezpieczeństwo dzieci, xyz" in faults.word(held(fields="on, safety, xyz"))
    with speaking("en"):
        assert "date, safety of the children" in faults.word(held(fields="on, safety"))


def test_braces_in_a_value_are_only_text() -> None:
    held = type("Held", (UserFixable,), {"code": "carrier-missing"})
    assert "{0}.bundle" in faults.word(held(name="{0}.bundle"))
