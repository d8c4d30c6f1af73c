"""Words for errors: a stable code and plain values in, a clear message out."""

from collections.abc import Mapping
from typing import ClassVar

from asystent_desktop.errors import AppError, Bug, Outdated, Tampered
from asystent_desktop.i18n.catalogue import _
from asystent_desktop.i18n.fault_texts import TEXTS
from asystent_desktop.i18n.fault_texts.advice import ADVICE, NAMES, SELF_CONTAINED

_KINDS = (Tampered, Outdated, Bug)


class _Values(dict[str, str]):
    """Values for a message; one that is missing must not turn an error into another error."""

    UNKNOWN: ClassVar[str] = "?"

    def __missing__(self, name: str) -> str:
        return self.UNKNOWN


def word(error: AppError) -> str:
    """Says what happened and what to do, in the language of the moment.

    Args:
        error: Any error of the program; a code nobody worded gives a general message that names it.
    """
    return _worded(error.code, error.values, tuple(kind for kind in _KINDS if isinstance(error, kind)))


def word_code(code: str) -> str:
    """Says what an error meant when only its code is left, as in a report of another program."""
    return _worded(code, {}, ())


def _worded(code: str, given: Mapping[str, object], kinds: tuple[type[AppError], ...]) -> str:
    if code not in TEXTS:
        return _("The program could not do this. Tell the office the code: {code}.").format(code=code)
    values = _Values({name: _named(value) for name, value in given.items()}, code=code)
    texts = [_(TEXTS[code])]
    if code not in SELF_CONTAINED:
        texts += [_(ADVICE[kind.__name__]) for kind in kinds]
    return " ".join(text.format_map(values) for text in texts)


def _named(value: object) -> str:
    """A value as people read it: names of fields and kinds in words, several parted by commas."""
    parts = str(value).split(", ")
    return ", ".join(_(NAMES[part]) if part in NAMES else part for part in parts)
