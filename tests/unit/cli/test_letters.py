"""`asystent letter`: begun from a start text, changed, printed; what is refused."""

from pathlib import Path

from asystent_desktop.cli.frame import FIXABLE
from tests.unit.cli.terminal import Terminal
from tests.unit.cli.test_papers import number

__all__ = ["number"]


def begun(terminal: Terminal, number: str, *more: str) -> str:
    words = ("letter", "new", "--family", number, "--template", "clinic", *more)
    return str(terminal.data(*words)["id"])


def test_a_letter_is_begun_changed_and_printed(terminal: Terminal, number: str, tmp_path: Path) -> None:
    keys = [one["key"] for one in terminal.data("letter", "templates")]
    assert {"blank", "school", "clinic"} <= set(keys)
    letter = begun(terminal, number, "--addressee", "Poradnia", "--addressee", "ul. Wzorcowa 1")
    text = tmp_path / "tresc.txt"
    text.write_text("Proszę o termin.", "utf-8")
    terminal.run("letter", "edit", letter, "--text-file", text, "--case-number", "AR.1.2026")
    (held,) = terminal.data("letter", "list", "--family", number)
    assert (held["text"], held["addressee"]) == ("Proszę o termin.", ["Poradnia", "ul. Wzorcowa 1"])
    pdf = tmp_path / "pismo.pdf"
    made = terminal.data("document", "letter", number, "--about", letter, "--pdf", pdf, "--final")
    assert made["code"]
    assert pdf.read_bytes().startswith(b"%PDF")


def test_an_unknown_start_text_and_half_a_letter_are_refused(
    terminal: Terminal, number: str, tmp_path: Path
) -> None:
    wrong = terminal.run("letter", "new", "--family", number, "--template", "nope")
    assert (wrong.code, "clinic" in wrong.err) == (FIXABLE, True)
    letter = begun(terminal, number)
    half = terminal.run(
        "document", "letter", number, "--about", letter, "--pdf", tmp_path / "a.pdf", "--final"
    )
    assert (half.code, bool(half.err)) == (FIXABLE, True)
    assert not (tmp_path / "a.pdf").exists()
