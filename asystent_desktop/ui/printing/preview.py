"""The live print preview: pages from memory, as they will be printed, on white paper in both looks."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMargins, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.theme import Icon, Role, Tone

COVER_MS = 150
"""QPdfView draws new pages a moment later; meanwhile the old ones stay visible."""


class _Pages(QPdfView):
    """The pages, each with a hair line around the paper.

    Attributes:
        sizes: Of every page, in points.
    """

    sizes: tuple[QSizeF, ...] = ()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's pages, then the lines."""
        super().paintEvent(event)
        port, margins = self.viewport(), self.documentMargins()
        wide = port.width() - margins.left() - margins.right()
        top = float(margins.top() - self.verticalScrollBar().value())
        painter = QPainter(port)
        painter.setPen(QPen(QColor(theme.current().input_border), 1))
        for size in self.sizes:
            high = wide * size.height() / size.width() if size.width() else 0.0
            painter.drawRect(QRectF(margins.left(), top, wide, high).adjusted(-0.5, -0.5, 0.5, 0.5))
            top += high + self.pageSpacing()
        painter.end()


class PreviewPane(QWidget):
    """Shows a PDF from memory and keeps page and place when a new one comes.

    Attributes:
        print_wanted: The printer button.
        zoom_wanted: The magnifying glass, F9.
        refreshed: A new document is shown; carries its number of pages.
    """

    print_wanted = Signal()
    zoom_wanted = Signal()
    refreshed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "canvas")
        self._document: QPdfDocument | None = None
        self._state = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 4)
        column.setSpacing(2)
        column.addLayout(self._head())
        self.trouble = kit.Banner("", Tone.OVERDUE)
        self.trouble.hide()
        column.addWidget(self.trouble)
        self.view = _Pages()
        self.view.setAccessibleName(_("Print preview"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocumentMargins(QMargins(1, 2, 1, 8))
        self.view.setPageSpacing(10)
        # A bar that comes and goes would change the width, and with it the place of every line.
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.view.pageNavigator().currentPageChanged.connect(self._show_place)
        column.addWidget(self.view, 1)
        self._cover = QLabel(self.view.viewport())
        self._cover.hide()
        self._uncover = QTimer(self, interval=COVER_MS, singleShot=True)
        self._uncover.timeout.connect(self._cover.hide)
        theme.look().changed.connect(self._dress)
        self._dress()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(kit.Label(_("Print preview"), Role.ROW_STRONG, tone="muted"))
        head.addStretch(1)
        self.place = kit.Label("", Role.ROW_MEDIUM, tone="muted")
        head.addWidget(self.place)
        self.zoom = kit.IconButton(Icon.ZOOM_IN, _("Larger preview"), key="F9", size=28)
        self.zoom.clicked.connect(self.zoom_wanted)
        self.printer = kit.IconButton(Icon.PRINT, _("Print"), key="Ctrl+P", size=28)
        self.printer.clicked.connect(self.print_wanted)
        head.addWidget(self.zoom)
        head.addWidget(self.printer)
        return head

    def set_large(self, large: bool) -> None:
        """What the magnifying glass offers next."""
        self.zoom.set_icon(Icon.ZOOM_OUT if large else Icon.ZOOM_IN)
        name = _("Back to the text") if large else _("Larger preview")
        self.zoom.setAccessibleName(name)
        self.zoom.setToolTip(f"{name} (F9)")

    def _dress(self) -> None:
        """The ground beside the paper; the paper itself is white always."""
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(theme.current().canvas))
        self.view.setPalette(palette)

    def show_pdf(self, content: bytes, *, frozen: bool = False) -> None:
        """Shows other bytes at the place where the reader is."""
        # Children of the pane: the view, made before them, goes before them too.
        document = QPdfDocument(self)
        buffer = QBuffer(document)
        buffer.setData(content)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        if document.status() != QPdfDocument.Status.Ready:
            self.show_trouble(_("The preview cannot be read."))
            document.deleteLater()
            return
        bars = (self.view.verticalScrollBar(), self.view.horizontalScrollBar())
        places = [bar.value() for bar in bars]
        self._hold_picture()
        old, self._document = self._document, document
        self.view.sizes = tuple(map(document.pagePointSize, range(document.pageCount())))
        self.view.setDocument(document)
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)
        self._state = _("frozen") if frozen else _("refreshed")
        self.trouble.hide()
        self._show_place()
        self.refreshed.emit(document.pageCount())
        if old is not None:
            old.deleteLater()

    def show_frozen(self, content: bytes) -> None:
        """Shows the bytes of a finished paper."""
        self.show_pdf(content, frozen=True)

    def _hold_picture(self) -> None:
        if self._document is None or not self.view.isVisible():
            return
        port = self.view.viewport()
        self._cover.setPixmap(port.grab())
        self._cover.setGeometry(port.rect())
        self._cover.show()
        self._uncover.start()

    def show_trouble(self, words: str) -> None:
        """The last good pages stay; a line says what is wrong and where."""
        self._state = _("not refreshed")
        self.trouble.set(words, Tone.OVERDUE)
        self.trouble.show()
        self._show_place()
        kit.announce(self.trouble, words, urgent=True)

    def show_waiting(self) -> None:
        """Typing went on since: the pages are a moment behind."""
        if self._document is not None and not self.trouble.isVisibleTo(self):
            self._state = _("refreshing…")
            self._show_place()

    def clear(self) -> None:
        """Another paper comes: nothing of the old one stays."""
        self._cover.hide()
        self._cover.clear()
        if self._document is not None:
            self.view.sizes = ()
            self._document.close()
            self._show_place()

    @property
    def pages(self) -> int:
        """Pages shown; 0 before the first."""
        return len(self.view.sizes)

    def go_to(self, page: int) -> None:
        """Scrolls to a page, from 0."""
        self.view.pageNavigator().jump(page, QPointF())

    def _show_place(self) -> None:
        if not self.pages:
            self.place.setText("")
            return
        page = min(self.view.pageNavigator().currentPage() + 1, self.pages)
        self.place.setText(
            _("page {page} of {pages} · {state}").format(page=page, pages=self.pages, state=self._state)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cover belongs to the old size."""
        super().resizeEvent(event)
        self._cover.hide()

    def sizeHint(self) -> QSize:
        """A page at a readable size."""
        return QSize(448, 600)

    def keep_keyboard(self) -> None:
        """Puts the focus on the pages, so that they scroll by keys."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
