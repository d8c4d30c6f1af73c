"""`asystent reprint`: the same bytes once more, remembered as a plain file; what there is not is told."""

from pathlib import Path

from asystent_desktop.cli.frame import DONE, FAILED, FIXABLE
from tests.unit.cli.terminal import Terminal


def test_a_finished_paper_is_written_once_more_byte_for_byte(terminal: Terminal, tmp_path: Path) -> None:
    number = terminal.data("family", "list")[0]["number"]
    first, again = tmp_path / "karta.pdf", tmp_path / "znowu.pdf"
    paper = terminal.data("document", "family-card", number, "--pdf", first, "--final")
    for name in (paper["code"], paper["id"]):
        assert terminal.run("reprint", name, "--pdf", again).code == DONE
        assert again.read_bytes() == first.read_bytes()
    draft = tmp_path / "projekt.pdf"
    terminal.data("document", "family-card", number, "--pdf", draft)
    said = terminal.run("plain-files").out
    assert all(str(file) in said for file in (first, again, draft))
    unsigned = terminal.run("reprint", paper["id"], "--pdf", tmp_path / "p.pdf", "--signed")
    assert unsigned.code == FAILED and unsigned.err and not (tmp_path / "p.pdf").exists()


def test_a_paper_that_is_not_here_is_told(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal.run("reprint", "AAAA-AAAA-AAAA", "--pdf", tmp_path / "p.pdf")
    assert done.code == FIXABLE and "papers.no-such-paper" in done.told()
    assert not (tmp_path / "p.pdf").exists()
