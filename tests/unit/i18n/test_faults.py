"""Every error of the program has words."""

import importlib
import pkgutil
import re
import string
from collections.abc import Iterator

import pytest

import asystent_desktop
from asystent_desktop.errors import AppError, Bug, Outdated, Tampered, UserFixable
from asystent_desktop.i18n import fault_texts, faults, speaking

_NOT_IMPORTED = {"ui", "__main__", "bootstrap"}  # Qt, and what joins it


def error_classes(cls: type[AppError] = AppError) -> Iterator[type[AppError]]:
    yield cls
    for sub in cls.__subclasses__():
        yield from error_classes(sub)


@pytest.fixture(scope="module")
def rooms() -> None:
    """All Qt-free modules, so that every error class exists."""
    for room in pkgutil.iter_modules(asystent_desktop.__path__, "asystent_desktop."):
        if room.name.rpartition(".")[2] in _NOT_IMPORTED:
            continue
        module = importlib.import_module(room.name)
        for held in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{room.name}."):
            importlib.import_module(held.name)


@pytest.mark.usefixtures("rooms")
def test_every_error_has_words() -> None:
    own = {cls.code for cls in error_classes() if cls.__module__.startswith("asystent_desktop.")}
    assert sorted(own - set(fault_texts.TEXTS)) == [], "give them words in i18n/fault_texts.py"
    assert sorted(set(fault_texts.TEXTS) - own) == [], "no error has these codes any more"


@pytest.mark.usefixtures("rooms")
def test_no_two_errors_share_a_code_by_chance() -> None:
    declared = [
        cls
        for cls in error_classes()
        if "code" in vars(cls) and cls.__module__.startswith("asystent_desktop.")
    ]
    assert sorted({cls.code for cls in declared}) == sorted(cls.code for cls in declared)


@pytest.mark.parametrize("text", [*fault_texts.TEXTS.values(), *fault_texts.ADVICE.values()])
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
