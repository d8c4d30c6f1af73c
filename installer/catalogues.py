"""Compiles gettext catalogues: ``resources/i18n/pl.po`` to ``resources/i18n/pl/LC_MESSAGES/asystent.mo``.

Run by the bootstrap inside the virtual environment, and by the wheel's build hook. The results are build
products and stay out of the repository.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DOMAIN = "asystent"


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile every ``*.po`` of a folder; fuzzy entries are left out, so they show in English.

    Args:
        folder: holds ``<language>.po`` files.

    Returns:
        The compiled files, in order of language.

    Raises:
        babel.messages.pofile.PoFileError: a catalogue cannot be read.
    """
    made = []
    for source in sorted(folder.glob("*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.stem, domain=DOMAIN, abort_invalid=True)
        target = folder / source.stem / "LC_MESSAGES" / f"{DOMAIN}.mo"
        target.parent.mkdir(parents=True, exist_ok=True)
        # Written whole, then put in place: a running program never maps half a file.
        unfinished = target.with_suffix(".part")
        with unfinished.open("wb") as stream:
            write_mo(stream, catalogue, use_fuzzy=False)
        unfinished.replace(target)
        made.append(target)
    return made


if __name__ == "__main__":
    compile_catalogues(Path(sys.argv[1]))
