"""Keeps the translations: `extract`, `fill FILE.tsv …`, `check`, `compile`.

`resources/i18n/pl.po` is sorted and holds no line numbers, so that it changes only where a text changes.
A text that left the code stays at its end as obsolete and comes back with its translation; `extract --prune`
drops those.
"""

import argparse
import io
import re
import string
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "installer")]

from babel.messages.catalog import Catalog, Message  # noqa: E402
from babel.messages.extract import extract_from_dir  # noqa: E402
from babel.messages.pofile import read_po, write_po  # noqa: E402

from scripts.text_rules import broken_rules  # noqa: E402

PACKAGE = ROOT / "asystent_desktop"
FOLDER = ROOT / "resources" / "i18n"
PO = FOLDER / "pl.po"
POT = FOLDER / "asystent.pot"

_KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "ngettext": (1, 2)}
_RESTLESS = re.compile(rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By):.*\n', re.MULTILINE)
_PERCENT = re.compile(r"%(?:\(\w+\))?[sdr]")
_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\\\": "\\"}


def texts_in_code(package: Path) -> Catalog:
    """Every text the code marks, as a template.

    Raises:
        SyntaxError: A module does not parse; extracting would lose its texts without a word.
    """
    for path in sorted(package.rglob("*.py")):
        compile(path.read_text("utf-8"), str(path), "exec", dont_inherit=True)
    template = Catalog(project="Asystent", charset="utf-8")
    methods = [("**.py", "python")]
    found = extract_from_dir(package, methods, keywords=_KEYWORDS, comment_tags=("Translators:",))
    for _name, _line, text, comments, context in found:
        if text and text != ("", ""):
            template.add(text, auto_comments=comments, context=context)
    return template


def read_catalogue(path: Path) -> Catalog:
    """The catalogue of one language, named by the file's stem."""
    with path.open("rb") as stream:
        return read_po(stream, locale=path.stem, domain="asystent", abort_invalid=True)


def write_catalogue(path: Path, catalogue: Catalog) -> None:
    """Writes a catalogue sorted, without places and dates."""
    held = io.BytesIO()
    write_po(held, catalogue, width=100, no_location=True, sort_output=True)
    path.write_bytes(_RESTLESS.sub(b"", held.getvalue()))


def merge(old: Catalog, template: Catalog, *, prune: bool = False) -> Catalog:
    """The template's texts with the translations of the old catalogue.

    Args:
        old: What was translated so far, obsolete texts included.
        template: What the code holds now.
        prune: Forget texts that left the code.
    """
    merged = Catalog(
        old.locale, old.domain, old.header_comment, "Asystent", "1", fuzzy=False, charset="utf-8"
    )
    merged.msgid_bugs_address = merged.last_translator = merged.language_team = ""
    known = {message.id: message for message in (*old.obsolete.values(), *old) if message.id}
    for message in template:
        if not message.id:
            continue
        kept = known.pop(message.id, None)
        merged.add(
            message.id,
            kept.string if kept else None,
            flags=kept.flags if kept else (),
            auto_comments=message.auto_comments,
            user_comments=kept.user_comments if kept else (),
        )
    if not prune:
        for message in known.values():
            if any(_forms(message)):
                merged.obsolete[message.id if isinstance(message.id, str) else message.id[0]] = message
    return merged


def fill(catalogue: Catalog, lines: Iterable[str]) -> list[str]:
    """Puts translations from "English<TAB>Polish" lines where none stands yet.

    Plurals are "singular|plural<TAB>form0|form1|form2" (or the singular alone before the tab); "\\n" stands
    for a line break.

    Returns:
        Lines that could not be used, each with the reason.
    """
    unused = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        english, tab, polish = line.rstrip("\r\n").partition("\t")
        message = _message(catalogue, _plain(english))
        if not tab or not polish.strip():
            unused.append(f"{number}: no translation: {english}")
        elif message is None:
            unused.append(f"{number}: not in the code: {english}")
        elif not any(_forms(message)):
            given = tuple(_plain(form) for form in polish.split("|"))  # `check` counts the forms
            message.string = given if isinstance(message.id, (list, tuple)) else _plain(polish)
        elif "|".join(_forms(message)) != _plain(polish):
            unused.append(f"{number}: already translated otherwise: {english}")
    return unused


def faults(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    """What keeps a catalogue from being complete and safe to format."""
    for message in template:
        if not message.id:
            continue
        held = catalogue.get(message.id if isinstance(message.id, str) else message.id[0])
        if held is None or held.id != message.id:
            yield f"missing, run extract: {message.id!r}"
        elif not all(_forms(held)) or len(_forms(held)) != _expected_forms(held, catalogue):
            yield f"untranslated: {message.id!r}"
        elif held.fuzzy:
            yield f"fuzzy: {message.id!r}"
        else:
            yield from _bad_placeholders(held)


def _bad_placeholders(message: Message) -> Iterator[str]:
    """Names in braces must be the same; the form for one may leave the number out, as English may."""
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    try:
        wanted = [_placeholders(text) for text in sources]
        for position, form in enumerate(_forms(message)):
            allowed = wanted if position == 0 else wanted[-1:]
            if _placeholders(form) not in allowed:
                yield f"placeholders differ: {message.id!r} -> {form!r}"
    except ValueError as fault:
        yield f"braces do not pair ({fault}): {message.id!r}"


def _placeholders(text: str) -> frozenset[str]:
    """Names between braces with their format ("{n:02}" is "n:02"), and argparse's "%(prog)s"."""
    braces = string.Formatter().parse(text)
    named = {f"{name}:{spec}" if spec else name for _, name, spec, _ in braces if name is not None}
    return frozenset(named.union(_PERCENT.findall(text)))


def _forms(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form."""
    held = message.string
    return (held or "",) if held is None or isinstance(held, str) else tuple(form or "" for form in held)


def _expected_forms(message: Message, catalogue: Catalog) -> int:
    return 1 if isinstance(message.id, str) else catalogue.num_plurals


def _message(catalogue: Catalog, english: str) -> Message | None:
    """The message a line of a fill file means: a text, "singular|plural", or a plural's singular alone."""
    if (plain := catalogue.get(english)) is not None:
        return plain
    singular, _, plural = english.partition("|")
    found = catalogue.get(singular)
    return found if found is not None and tuple(found.id) == (singular, plural) else None


def _plain(text: str) -> str:
    return re.sub(r"\\[nt\\]", lambda found: _ESCAPES[found.group()], text)


def code_faults(package: Path) -> Iterator[str]:
    """Texts in code that break the rules of `text_rules`."""
    for path in sorted(package.rglob("*.py")):
        room = path.relative_to(package).parts[0]
        yield from broken_rules(path, shows=room if room in ("ui", "cli") else "")


def _extract(arguments: argparse.Namespace) -> int:
    template = texts_in_code(PACKAGE)
    write_catalogue(POT, template)
    merged = merge(read_catalogue(PO), template, prune=arguments.prune)
    write_catalogue(PO, merged)
    empty = sum(not all(_forms(message)) for message in merged if message.id)
    print(f"{len(merged)} texts, {empty} untranslated")
    return 0


def _fill(arguments: argparse.Namespace) -> int:
    catalogue = read_catalogue(PO)
    unused = []
    for path in arguments.files:
        found = fill(catalogue, path.read_text("utf-8").splitlines())
        unused += [f"{path.name}:{line}" for line in found]
    write_catalogue(PO, catalogue)
    print("\n".join(unused) or "all used")
    return 0


def _check(_arguments: argparse.Namespace) -> int:
    found = [*faults(read_catalogue(PO), texts_in_code(PACKAGE)), *code_faults(PACKAGE)]
    print("\n".join(found) or "translations complete")
    return 1 if found else 0


def _compile(_arguments: argparse.Namespace) -> int:
    from catalogues import compile_catalogues

    for path in compile_catalogues(FOLDER):
        print(path.relative_to(ROOT))
    return 0


def main() -> int:
    """Reads the subcommand and runs it; 1 when `check` finds something."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    extract = commands.add_parser("extract", help="take texts from the code into pl.po")
    extract.add_argument("--prune", action="store_true", help="forget texts that left the code")
    extract.set_defaults(run=_extract)
    filling = commands.add_parser("fill", help="take translations from lines 'English<TAB>Polish'")
    filling.add_argument("files", nargs="+", type=Path)
    filling.set_defaults(run=_fill)
    commands.add_parser("check", help="fail on anything untranslated").set_defaults(run=_check)
    commands.add_parser("compile", help="write the .mo files").set_defaults(run=_compile)
    arguments = parser.parse_args()
    return int(arguments.run(arguments))


if __name__ == "__main__":
    sys.exit(main())
