"""Takes one rule out of the running program, for the length of a test."""

import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import Any


@dataclass(frozen=True)
class Mutant:
    """A rule taken out.

    Attributes:
        name: What is missing then.
        function: Where the rule stands.
        there: A piece of its source, which must stand there exactly once. `instead`: what takes its place.
        breaks: Rules of `tests/exchange_sim/invariants.py`, one of which must fail; empty when any may.
        also: Other places where the same rule stands.
        often: Events that happen more often than usual, so that few histories are enough.
    """

    name: str
    function: Callable[..., Any]
    there: str
    instead: str
    breaks: tuple[str, ...] = ()
    often: tuple[str, ...] = ()
    also: "tuple[Mutant, ...]" = ()


@contextmanager
def without(mutant: Mutant) -> Iterator[None]:
    """The program without that rule: wherever the function was imported to, it runs the changed code.

    Raises:
        AssertionError: the source no longer holds the piece: the mutant must follow the code.
    """
    function = inspect.unwrap(mutant.function)
    assert isinstance(function, FunctionType)
    source = textwrap.dedent(inspect.getsource(function))
    assert source.count(mutant.there) == 1, f"{mutant.name}: the rule no longer stands where it stood"
    changed = _code(source.replace(mutant.there, mutant.instead), function)
    sound = function.__code__
    function.__code__ = changed
    try:
        with ExitStack() as others:
            for other in mutant.also:
                others.enter_context(without(other))
            yield
    finally:
        function.__code__ = sound


def _code(source: str, function: FunctionType) -> CodeType:
    """The function's new code; its free variables are those it had."""
    compiled = compile("from __future__ import annotations\n" + source, function.__code__.co_filename, "exec")
    found = next(
        constant
        for constant in compiled.co_consts
        if isinstance(constant, CodeType) and constant.co_name == function.__code__.co_name
    )
    assert found.co_freevars == function.__code__.co_freevars
    return found
