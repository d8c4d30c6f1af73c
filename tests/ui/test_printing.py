"""Printing: what reaches the printer, and what is said when it does not."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from asystent_desktop import i18n
from asystent_desktop.ui import printing, theme
from asystent_desktop.ui.printing import (
    Outcome,
    PrintResult,
    PrintSheet,
    PrintWish,
    routes,
    save_button,
    sheet,
)
from asystent_desktop.ui.printing.copies import CopiesField
from asystent_desktop.ui.tasks import Tasks


@pytest.fixture(autouse=True)
def english():
    with i18n.speaking("en"):
        yield


@pytest.fixture
def tasks(qtbot):
    made = Tasks()
    yield made
    made.close()


def pdf(pages: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for number in range(pages):
        canvas.drawString(72, 700, f"Strona fikcyjna {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def test_every_page_reaches_the_printer_on_a4(qapp, tmp_path) -> None:
    result = routes.paint_pages(pdf(3), to_file(tmp_path / "out.pdf"))
    assert result.accepted and result.pages == 3
    printed = PdfReader(tmp_path / "out.pdf")
    assert len(printed.pages) == 3
    box = printed.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)


def test_what_is_painted_is_the_page(qapp, tmp_path) -> None:
    routes.paint_pages(pdf(1), to_file(tmp_path / "out.pdf"))
    images = PdfReader(tmp_path / "out.pdf").pages[0].images
    low, high = images[0].image.convert("L").getextrema()
    assert low < 60 and high == 255  # black letters on white paper


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_cannot_begin_is_reported(qapp, tmp_path) -> None:
    result = routes.paint_pages(pdf(1), to_file(tmp_path / "absent" / "out.pdf"))
    assert result.outcome == Outcome.REFUSED and result.pages == 0


def test_a_printer_that_stops_is_reported_with_the_page(qapp, tmp_path) -> None:
    class Jammed(QPrinter):
        def newPage(self) -> bool:
            return False

    printer = Jammed(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    result = routes.paint_pages(pdf(2), printer)
    assert result.outcome == Outcome.BROKEN_OFF and result.pages == 1


def test_bytes_that_are_no_pdf_are_never_sent(qapp, tmp_path) -> None:
    assert routes.paint_pages(b"not a pdf", to_file(tmp_path / "out.pdf")).outcome == Outcome.UNREADABLE
    assert not (tmp_path / "out.pdf").exists()


def spooler(folder: Path, script: str) -> routes.SpoolerRoute:
    program = folder / "lp"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return routes.SpoolerRoute(str(program))


def test_the_spooler_gets_the_exact_bytes_and_a_title_without_a_name(qapp, tmp_path) -> None:
    route = spooler(tmp_path, f'echo "$@" > {tmp_path}/arguments; cat > {tmp_path}/job')
    result = route.send(pdf(2), PrintWish("Biuro", copies=2, two_sided=True))
    assert result == PrintResult(Outcome.ACCEPTED, "Biuro", 2)
    assert (tmp_path / "job").read_bytes() == pdf(2)
    assert (tmp_path / "arguments").read_text().split() == [
        "-d", "Biuro", "-n", "2", "-o", "sides=two-sided-long-edge", "-t", "Asystent",
    ]  # fmt: skip


def test_a_spooler_that_refuses_is_quoted(qapp, tmp_path) -> None:
    route = spooler(tmp_path, 'cat > /dev/null; echo "lp: printer stopped" >&2; exit 1')
    result = route.send(pdf(1), PrintWish("Biuro"))
    assert result.outcome == Outcome.REFUSED and result.reason == "lp: printer stopped"
    assert "did not take the job" in sheet.worded(result) and "printer stopped" in sheet.worded(result)


def test_a_spooler_that_is_gone_is_reported(qapp, tmp_path) -> None:
    result = routes.SpoolerRoute(str(tmp_path / "none")).send(pdf(1), PrintWish("Biuro"))
    assert result.outcome == Outcome.REFUSED and result.reason


def test_an_unknown_printer_is_named(qapp) -> None:
    result = printing.QtRoute().send(pdf(1), PrintWish("Nie ma"))
    assert result.outcome == Outcome.NO_PRINTER and "Nie ma" in sheet.worded(result)


class Answers:
    """A route that answers as told and remembers what it was given."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome, self.sent = outcome, []

    def send(self, content: bytes, wish: PrintWish) -> PrintResult:
        self.sent.append((content, wish))
        return PrintResult(self.outcome, wish.printer, 2 if self.outcome == Outcome.ACCEPTED else 0)


@pytest.fixture
def window(qtbot):
    from PySide6.QtWidgets import QWidget

    made = QWidget()
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(window, tasks, route, monkeypatch) -> PrintSheet:
    monkeypatch.setattr(sheet, "printer_names", lambda: (("Biuro", "Hol"), "Hol"))
    made = PrintSheet(window, tasks, pdf(2), title="Opinion", copies=2, route=route)
    made.open()
    return made


def test_accepted_closes_the_sheet(qtbot, window, tasks, monkeypatch) -> None:
    route = Answers(Outcome.ACCEPTED)
    made = opened(window, tasks, route, monkeypatch)
    made.sides.set_values([sheet.TWO_SIDED])
    with qtbot.waitSignal(made.printed) as told:
        made.go.click()
    assert told.args[0].accepted and made.isHidden()
    assert route.sent == [(pdf(2), PrintWish("Hol", 2, True))]


def test_a_refusal_keeps_the_sheet_and_says_why(qtbot, window, tasks, monkeypatch) -> None:
    made = opened(window, tasks, Answers(Outcome.REFUSED), monkeypatch)
    with qtbot.waitSignal(made.printed):
        made.go.click()
    assert not made.isHidden() and made.go.isEnabled()
    assert "Hol did not take the job" in made.note.accessibleName()


def test_a_pdf_is_saved_only_after_the_warning(qtbot, window, tasks, tmp_path, monkeypatch) -> None:
    made = opened(window, tasks, Answers(Outcome.ACCEPTED), monkeypatch)
    target = tmp_path / "opinia.pdf"
    asked = []

    def choose(*args):
        asked.append(args)
        return str(target), ""

    monkeypatch.setattr(save_button.QFileDialog, "getSaveFileName", choose)
    made.save.click()
    assert not asked and "not be encrypted" in made.note.accessibleName()
    with qtbot.waitSignal(made.saved):
        made.save.click()
    assert target.read_bytes() == pdf(2)


def test_a_pdf_that_cannot_be_saved_is_told(qtbot, window, tasks, tmp_path, monkeypatch) -> None:
    made = opened(window, tasks, Answers(Outcome.ACCEPTED), monkeypatch)
    with qtbot.waitSignal(tasks.idle):
        made.save.write(str(tmp_path / "absent" / "opinia.pdf"))
    assert not made.isHidden() and "was not saved" in made.note.accessibleName()


def test_the_number_of_copies_can_be_read(qapp, qtbot) -> None:
    theme.apply(qapp, theme.Choice.LIGHT)
    field = CopiesField(12)
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    line = field.number.lineEdit()
    assert line.width() >= line.fontMetrics().horizontalAdvance("99")
