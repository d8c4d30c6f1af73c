"""The script that keeps the translations: extract, fill, check."""

import textwrap
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from scripts import translations
from scripts.text_rules import broken_rules

CODE = """
    from asystent_desktop.i18n import _, N_, ngettext
    A = N_("Saved")
    def shown(n):
        return _("Note of {day}") + ngettext("{n} family", "{n} families", n) + _("")
"""


def package(folder: Path, code: str, name: str = "ui/window.py") -> Path:
    path = folder / "package" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(code), "utf-8")
    return folder / "package"


@pytest.fixture
def po(tmp_path: Path) -> Path:
    path = tmp_path / "pl.po"
    header = translations.PO.read_text("utf-8").split("\n\n", 1)[0]
    path.write_text(header + "\n\n", "utf-8")
    return path


def merged(po: Path, package: Path) -> Catalog:
    found = translations.merge(translations.read_catalogue(po), translations.texts_in_code(package))
    translations.write_catalogue(po, found)
    return translations.read_catalogue(po)


FILLED = ["# notes", "Saved\tZapisano", "Note of {day}\tNotatka z {day}"]
PLURAL = "{n} family|{n} families\t{n} rodzina|{n} rodziny|{n} rodzin"


def test_extract_fill_check_round_trip(tmp_path: Path, po: Path) -> None:
    code = package(tmp_path, CODE)
    catalogue = merged(po, code)
    template = translations.texts_in_code(code)
    assert len(list(translations.faults(catalogue, template))) == 3
    assert translations.fill(catalogue, [*FILLED, PLURAL]) == []
    translations.write_catalogue(po, catalogue)
    assert list(translations.faults(translations.read_catalogue(po), template)) == []
    assert "window.py" not in po.read_text("utf-8"), "places would make every diff noisy"


def test_a_plural_may_be_named_by_its_singular(tmp_path: Path, po: Path) -> None:
    catalogue = merged(po, package(tmp_path, CODE))
    assert translations.fill(catalogue, ["{n} family\t{n} rodzina|{n} rodziny|{n} rodzin"]) == []
    assert catalogue["{n} family"].string == ("{n} rodzina", "{n} rodziny", "{n} rodzin")


def test_extracting_twice_changes_nothing(tmp_path: Path, po: Path) -> None:
    code = package(tmp_path, CODE)
    catalogue = merged(po, code)
    translations.fill(catalogue, FILLED)
    translations.write_catalogue(po, catalogue)
    before = po.read_bytes()
    merged(po, code)
    assert po.read_bytes() == before


def test_a_text_that_comes_back_brings_its_translation(tmp_path: Path, po: Path) -> None:
    catalogue = merged(po, package(tmp_path, CODE))
    translations.fill(catalogue, FILLED)
    translations.write_catalogue(po, catalogue)
    assert merged(po, package(tmp_path, "")).get("Saved") is None
    assert merged(po, package(tmp_path, CODE))["Saved"].string == "Zapisano"


def test_fill_reports_what_it_could_not_use(tmp_path: Path, po: Path) -> None:
    catalogue = merged(po, package(tmp_path, CODE))
    translations.fill(catalogue, FILLED)
    unused = translations.fill(catalogue, ["Saved\tZachowano", "Gone\tNie ma", "Note of {day}\t"])
    assert [line.split(":", 2)[1].strip() for line in unused] == [
        "already translated otherwise",
        "not in the code",
        "no translation",
    ]
    assert catalogue["Saved"].string == "Zapisano"


@pytest.mark.parametrize(
    "line",
    [
        "Note of {day}\tNotatka z {dnia}",
        "Note of {day}\tNotatka",
        "Note of {day}\tNotatka z {day",
        "{n} family|{n} families\t{n} rodzina|{n} rodziny|rodzin",
    ],
)
def test_check_finds_placeholders_that_differ(tmp_path: Path, po: Path, line: str) -> None:
    code = package(tmp_path, CODE)
    catalogue = merged(po, code)
    translations.fill(catalogue, [line, *FILLED, PLURAL])
    found = list(translations.faults(catalogue, translations.texts_in_code(code)))
    assert len(found) == 1
    assert "placeholders" in found[0] or "braces" in found[0]


def test_check_finds_missing_plural_forms_and_fuzzy_texts(tmp_path: Path, po: Path) -> None:
    code = package(tmp_path, CODE)
    catalogue = merged(po, code)
    translations.fill(catalogue, [*FILLED, PLURAL.rsplit("|", 1)[0]])
    catalogue["Saved"].flags.add("fuzzy")
    found = sorted(translations.faults(catalogue, translations.texts_in_code(code)))
    assert [text.split(":")[0] for text in found] == ["fuzzy", "untranslated"]


def test_check_finds_texts_never_extracted(tmp_path: Path, po: Path) -> None:
    template = translations.texts_in_code(package(tmp_path, '_("New")'))
    assert list(translations.faults(translations.read_catalogue(po), template)) == [
        "missing, run extract: 'New'"
    ]


def test_code_that_does_not_parse_stops_the_extraction(tmp_path: Path) -> None:
    with pytest.raises(SyntaxError):
        translations.texts_in_code(package(tmp_path, "def broken(:"))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('_(f"Hello {name}")', "f-string"),
        ('_("Hello " + name)', "computed"),
        ('_("Hello {name}".format(name=name))', "formatted inside"),
        ('ngettext("one", f"{n}", n)', "f-string"),
        ('label.setText("Notatka")', "without _()"),
        ('QLabel(f"{n} rodzin")', "without _()"),
        ('self.setWindowTitle("Rodziny" if a else "")', "without _()"),
        ('tabs.addTab(page, "Plan")', "without _()"),
        ('QPushButton(text="Zapisz")', "without _()"),
        ('label.setText("Razem {n}".format(n=n))', "without _()"),
    ],
)
def test_rules_find_it(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "window.py"
    path.write_text(line, "utf-8")
    found = list(broken_rules(path, shows="ui"))
    assert len(found) == 1
    assert fault in found[0]


@pytest.mark.parametrize(
    "line",
    [
        '_("Hello {name}").format(name=name)',
        "_(TEXTS[code])",
        'label.setText(_("Note"))',
        'label.setText(f"{n}/{m}")',
        'label.setText("–")',
        'button.setToolTip(f"{name} (Ctrl+Shift+{n}, F8)")',
        'label.setObjectName("note")',
        'QLabel("Asystent")  # not translated',
    ],
)
def test_rules_let_it_pass(tmp_path: Path, line: str) -> None:
    path = tmp_path / "window.py"
    path.write_text(line, "utf-8")
    assert list(broken_rules(path, shows="ui")) == []


def test_the_command_line_speaks_through_gettext_too(tmp_path: Path) -> None:
    path = tmp_path / "main.py"
    path.write_text('parser.add_argument("--on", help="day")\nprint("Gotowe")\nprint(_("Done"))', "utf-8")
    assert len(list(broken_rules(path, shows="cli"))) == 2
    assert list(broken_rules(path, shows="")) == []
