"""Two ways to a printer. Both run on a worker thread and answer with what really happened.

Rules:
1. `SpoolerRoute` hands the PDF bytes to the spooler's own client over a pipe. Qt's CUPS engine would first
   write the pages to a plain file in the temporary folder, so it is not used where the client is there.
2. `QtRoute` paints the pages at the printer's resolution (Windows, and systems without the client).
3. Accepted means the print system took the job; whether paper came out nobody can know.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QProcess, QRectF, QSize, QStandardPaths, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

SPOOLER = "lp"
SPOOLER_TIMEOUT_MS = 30_000
MAX_DPI = 300
"""A page of A4 takes 35 MB at 300 dpi and 139 MB at 600, which text does not need."""


class Outcome(StrEnum):
    """What became of a print job."""

    ACCEPTED = "accepted"
    NO_PRINTER = "no-printer"
    UNREADABLE = "unreadable"
    REFUSED = "refused"
    BROKEN_OFF = "broken-off"


@dataclass(frozen=True)
class PrintWish:
    """What is asked of the printer; `two_sided` turns over the long edge."""

    printer: str
    copies: int = 1
    two_sided: bool = False


@dataclass(frozen=True)
class PrintResult:
    """The answer.

    Attributes:
        pages: Pages handed over (of one copy).
        reason: The print system's own words, untranslated; empty when it gave none.
    """

    outcome: Outcome
    printer: str
    pages: int = 0
    reason: str = ""

    @property
    def accepted(self) -> bool:
        """The print system took the whole job."""
        return self.outcome == Outcome.ACCEPTED


class Route(Protocol):
    """A way to a printer."""

    def send(self, content: bytes, wish: PrintWish) -> PrintResult:
        """Prints PDF bytes."""
        ...


def printer_names() -> tuple[tuple[str, ...], str]:
    """Printers of this computer, and the one the system would take ("" without one)."""
    return tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName()


def best_route() -> Route:
    """The spooler's client where it is installed, Qt elsewhere."""
    program = QStandardPaths.findExecutable(SPOOLER)
    return SpoolerRoute(program) if program else QtRoute()


class _Pages:
    """A PDF opened from memory; the parts must live as long as it is read."""

    def __init__(self, content: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(content)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self._buffer)

    @property
    def count(self) -> int:
        """Number of pages; 0 when the bytes are no PDF."""
        ready = self.document.status() == QPdfDocument.Status.Ready
        return self.document.pageCount() if ready else 0

    def picture(self, number: int, size: QSize) -> QImage:
        """A page on white paper: the renderer leaves the paper transparent, and drivers print that black."""
        paper = QImage(size, QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, self.document.render(number, size))
        painter.end()
        return paper


def page_count(content: bytes) -> int:
    """Pages of a PDF in memory; 0 when the bytes are none."""
    return _Pages(content).count


class SpoolerRoute:
    """Hands the bytes to `lp` on its standard input.

    Args:
        program: Path of the client.
    """

    def __init__(self, program: str) -> None:
        self._program = program

    def send(self, content: bytes, wish: PrintWish) -> PrintResult:
        """Prints; the client ends with 0 only when the spooler took the job."""
        pages = page_count(content)
        if not pages:
            return PrintResult(Outcome.UNREADABLE, wish.printer)
        process = QProcess()
        process.start(self._program, _spooler_arguments(wish))
        if not process.waitForStarted(SPOOLER_TIMEOUT_MS):
            return PrintResult(Outcome.REFUSED, wish.printer, reason=process.errorString())
        process.write(content)
        process.closeWriteChannel()
        if not process.waitForFinished(SPOOLER_TIMEOUT_MS):
            process.kill()
            process.waitForFinished(1000)
            return PrintResult(Outcome.BROKEN_OFF, wish.printer, reason=process.errorString())
        if process.exitStatus() != QProcess.ExitStatus.NormalExit or process.exitCode() != 0:
            words = process.readAllStandardError().toStdString().strip()
            return PrintResult(Outcome.REFUSED, wish.printer, reason=words)
        return PrintResult(Outcome.ACCEPTED, wish.printer, pages)


def _spooler_arguments(wish: PrintWish) -> list[str]:
    sides = "two-sided-long-edge" if wish.two_sided else "one-sided"
    # The title stands in the spooler's list for everybody to read: it names no one.
    return ["-d", wish.printer, "-n", str(wish.copies), "-o", f"sides={sides}", "-t", "Asystent"]


class QtRoute:
    """Paints the pages on a QPrinter."""

    def send(self, content: bytes, wish: PrintWish) -> PrintResult:
        """Prints on the printer of that name."""
        info = QPrinterInfo.printerInfo(wish.printer)
        if info.isNull():
            return PrintResult(Outcome.NO_PRINTER, wish.printer)
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Asystent")
        printer.setCopyCount(wish.copies)
        duplex = QPrinter.DuplexMode.DuplexLongSide if wish.two_sided else QPrinter.DuplexMode.DuplexNone
        printer.setDuplex(duplex)
        return paint_pages(content, printer)


def paint_pages(content: bytes, printer: QPrinter) -> PrintResult:
    """Paints every page over the whole sheet, at the printer's resolution but at most 300 dpi."""
    name = printer.printerName()
    pages = _Pages(content)
    if not pages.count:
        return PrintResult(Outcome.UNREADABLE, name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return PrintResult(Outcome.REFUSED, name)
    done = _paint_all(pages, printer, painter)
    ended = painter.end()
    bad = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)
    if done < pages.count or not ended or printer.printerState() in bad:
        return PrintResult(Outcome.BROKEN_OFF, name, done)
    return PrintResult(Outcome.ACCEPTED, name, done)


def _paint_all(pages: _Pages, printer: QPrinter, painter: QPainter) -> int:
    """Paints page after page; returns how many were taken."""
    scale = min(printer.resolution(), MAX_DPI) / 72
    for number in range(pages.count):
        if number and not printer.newPage():
            return number
        sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        points = pages.document.pagePointSize(number)
        size = QSize(round(points.width() * scale), round(points.height() * scale))
        painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), pages.picture(number, size))
    return pages.count
