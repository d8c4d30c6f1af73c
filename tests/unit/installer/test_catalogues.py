"""Compiled catalogues: Polish plurals work, unfinished entries stay out."""

import gettext
from pathlib import Path

from catalogues import compile_catalogues

_HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: pl\\n"\n'
    '"Plural-Forms: nplurals=3; "\n'
    '"plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"\n\n'
)
_BODY = (
    'msgid "{n} visit"\nmsgid_plural "{n} visits"\n'
    'msgstr[0] "{n} wizyta"\nmsgstr[1] "{n} wizyty"\nmsgstr[2] "{n} wizyt"\n\n'
    '#, fuzzy\nmsgid "Close"\nmsgstr "Zamknięcie?"\n'
)


def test_a_catalogue_answers_with_three_plural_forms(tmp_path: Path) -> None:
    (tmp_path / "pl.po").write_text(_HEADER + _BODY, encoding="utf-8")
    assert compile_catalogues(tmp_path) == [tmp_path / "pl/LC_MESSAGES/asystent.mo"]
    polish = gettext.translation("asystent", tmp_path, ["pl"])
    forms = [polish.ngettext("{n} visit", "{n} visits", n) for n in (1, 2, 5, 12, 22)]
    assert forms == ["{n} wizyta", "{n} wizyty", "{n} wizyt", "{n} wizyt", "{n} wizyty"]
    assert polish.gettext("Close") == "Close"
    assert not list(tmp_path.rglob("*.part"))
