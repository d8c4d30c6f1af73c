"""Which language the program speaks, and the catalogues behind it.

Rules:
1. Source texts are English; a text without a translation is shown in English.
2. The language is chosen once by `use`; `speaking` overrides it for one thread of work (prints are Polish
   whatever the window speaks).
3. Compiled catalogues are build products. In a checkout a missing or outdated one is compiled in memory.
"""

import gettext
import io
import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from asystent_desktop import assets

DOMAIN = "asystent"
LANGUAGES = ("pl", "en")
DEFAULT = "pl"

_ENVIRONMENT = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

_chosen: str | None = None
_spoken: ContextVar[str | None] = ContextVar("asystent_language", default=None)


def use(code: str | None = None) -> str:
    """Chooses the language of the whole program.

    Args:
        code: "pl" or "en"; a longer tag such as "en_GB.UTF-8" is read by its first part. None takes it
            from the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG) and falls back to Polish.

    Returns:
        The language now in use.

    Raises:
        ValueError: `code` names a language the program does not speak.
    """
    global _chosen
    if code is None:
        found = _from_environment()
    else:
        found = _first_part(code)
        if found not in LANGUAGES:
            raise ValueError(code)
    _chosen = found
    return found


def language() -> str:
    """The language texts are shown in here and now: "pl" or "en"."""
    return _spoken.get() or _chosen or use()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speaks another language inside a `with` block, in this thread only.

    Args:
        code: "pl" or "en".

    Raises:
        ValueError: `code` names a language the program does not speak.
    """
    if code not in LANGUAGES:
        raise ValueError(code)
    token = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(token)


def _(message: str) -> str:
    """Translates a text; give it a literal and format afterwards, never an f-string."""
    return catalogue(language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translates a text that depends on a number (Polish: 1, 2-4, 5+); format `{n}` afterwards."""
    return catalogue(language()).ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Marks a text for translation and returns it unchanged; `_` translates it where it is shown."""
    return message


@cache
def catalogue(code: str) -> gettext.NullTranslations:
    """The catalogue of one language; English needs none."""
    if code == "en":
        return gettext.NullTranslations()
    compiled = assets.path(f"i18n/{code}/LC_MESSAGES/{DOMAIN}.mo")
    source = assets.path(f"i18n/{code}.po")
    if _fresh(compiled, source):
        with compiled.open("rb") as stream:
            return gettext.GNUTranslations(stream)
    return _compile(source, code)


def _fresh(compiled: Path, source: Path) -> bool:
    """Whether the compiled catalogue stands and is no older than its source."""
    if not compiled.is_file():
        return False
    return not source.is_file() or compiled.stat().st_mtime >= source.stat().st_mtime


def _compile(source: Path, code: str) -> gettext.NullTranslations:
    """Compiles a catalogue in memory, so that a checkout works before anything was built."""
    from babel.messages.mofile import write_mo  # slow to import, and an installed program never needs it
    from babel.messages.pofile import read_po

    with source.open("rb") as stream:
        texts = read_po(stream, locale=code, domain=DOMAIN)
    compiled = io.BytesIO()
    write_mo(compiled, texts)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _from_environment() -> str:
    """English when the environment asks for it, else Polish: the office's language."""
    for name in _ENVIRONMENT:
        if value := os.environ.get(name):
            return "en" if _first_part(value) == "en" else DEFAULT
    if os.name == "nt":  # Windows sets none of them; its own setting counts
        return "en" if _first_part(locale.getlocale()[0] or "") in ("en", "english") else DEFAULT
    return DEFAULT


def _first_part(tag: str) -> str:
    """The language of a tag: "en" of "en_GB.UTF-8" or of "en:pl"."""
    return tag.split(":", 1)[0].replace("-", "_").split("_", 1)[0].split(".", 1)[0].casefold()
