"""Languages: choosing, overriding, compiling on the fly."""

import gettext
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from asystent_desktop import assets
from asystent_desktop.i18n import N_, _, catalogue, language, ngettext, speaking, use

PO = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: pl\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

msgid "Saved"
msgstr "Zapisano"

msgid "{n} family"
msgid_plural "{n} families"
msgstr[0] "{n} rodzina"
msgstr[1] "{n} rodziny"
msgstr[2] "{n} rodzin"
"""


@pytest.fixture(autouse=True)
def fresh_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(catalogue, "_chosen", None)
    catalogue.catalogue.cache_clear()
    yield
    catalogue.catalogue.cache_clear()


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source tree with a Polish catalogue of two texts and nothing compiled."""
    (tmp_path / "i18n").mkdir()
    (tmp_path / "i18n" / "pl.po").write_text(PO, "utf-8")
    monkeypatch.setattr(assets, "path", tmp_path.joinpath)
    return tmp_path


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "pl"),
        ({"LANG": "pl_PL.UTF-8"}, "pl"),
        ({"LANG": "C.UTF-8"}, "pl"),
        ({"LANG": "de_DE.UTF-8"}, "pl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "pl_PL.UTF-8"}, "en"),
        ({"LANGUAGE": "pl:en", "LANG": "en_GB"}, "pl"),
    ],
)
def test_language_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert use() == expected
    assert language() == expected


def test_a_language_nobody_wrote_is_refused() -> None:
    with pytest.raises(ValueError, match="de"):
        use("de")
    with pytest.raises(ValueError, match="de"), speaking("de"):
        pass


@pytest.mark.usefixtures("tree")
def test_texts_come_from_the_source_catalogue_when_nothing_is_compiled() -> None:
    use("pl")
    assert _("Saved") == "Zapisano"
    assert [ngettext("{n} family", "{n} families", n).format(n=n) for n in (1, 2, 5, 12, 22, 112)] == [
        "1 rodzina",
        "2 rodziny",
        "5 rodzin",
        "12 rodzin",
        "22 rodziny",
        "112 rodzin",
    ]
    assert _("Never translated") == "Never translated"
    assert _("") == "", "gettext would answer with the header"
    use("en")
    assert _("Saved") == "Saved"
    assert ngettext("{n} family", "{n} families", 2) == "{n} families"


def test_a_compiled_catalogue_is_read_unless_its_source_is_newer(tree: Path) -> None:
    compiled = tree / "i18n" / "pl" / "LC_MESSAGES" / "asystent.mo"
    compiled.parent.mkdir(parents=True)
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with compiled.open("wb") as stream:
        write_mo(stream, read_po(PO.replace("Zapisano", "Skompilowano").splitlines(), locale="pl"))
    source = (tree / "i18n" / "pl.po").stat().st_mtime
    use("pl")
    os.utime(compiled, (source + 1, source + 1))
    assert _("Saved") == "Skompilowano"
    os.utime(compiled, (source - 1, source - 1))
    catalogue.catalogue.cache_clear()
    assert _("Saved") == "Zapisano"


@pytest.mark.usefixtures("tree")
def test_prints_speak_polish_in_an_english_window() -> None:
    use("en")
    heard = []
    with speaking("pl"):
        other = threading.Thread(target=lambda: heard.append(language()))
        other.start()
        other.join()
        assert _("Saved") == "Zapisano"
    assert heard == ["en"], "only this thread changes its language"
    assert _("Saved") == "Saved"


def test_marking_changes_nothing() -> None:
    assert N_("Saved") == "Saved"


def test_the_shipped_catalogue_can_be_read() -> None:
    held = catalogue.catalogue("pl")
    assert isinstance(held, gettext.GNUTranslations)
    assert [held.plural(n) for n in (1, 2, 5, 22, 112)] == [0, 1, 2, 1, 2]  # type: ignore[attr-defined]
