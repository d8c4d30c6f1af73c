"""Shows one scan from memory: a picture at the size of the pane, or the pages of a PDF."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPaintEvent, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.domain.kinds.attachment import Media
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.theme import Icon, Role

LARGEST_SIDE = 2400
"""Pixels a picture is decoded to at most: more than any screen of an old laptop shows."""

_ALLOCATION_MB = 256


class ScanView(QWidget):
    """One scan; holds its bytes only while it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blank = QPdfDocument(self)
        self._document = self._blank
        self.nothing = kit.EmptyState(Icon.ATTACHMENT, _("Choose a scan from the list."))
        self._sentence = kit.Label("", Role.BODY, tone="muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture = Picture()
        self.pages = QPdfView(self)
        self.pages.setAccessibleName(_("Scan"))
        self.pages.setFrameShape(QFrame.Shape.NoFrame)
        self.pages.setPageMode(QPdfView.PageMode.MultiPage)
        self.pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.stack = QStackedWidget()
        for part in (self.nothing, self._sentence, self.picture, self.pages):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        theme.look().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        """The ground beside the pages; the paper itself is white always."""
        palette = self.pages.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(theme.current().canvas))
        self.pages.setPalette(palette)

    def show_scan(self, media: Media, content: bytes, title: str) -> None:
        """Shows the bytes of a scan."""
        self.clear()
        if media is Media.PDF:
            self._show_pdf(content)
            return
        image = decoded(content)
        if image.isNull():
            self.say(_("This picture cannot be shown here. Save a copy and open it in another program."))
            return
        self.picture.set_image(image, title)
        self.stack.setCurrentWidget(self.picture)

    def _show_pdf(self, content: bytes) -> None:
        document = QPdfDocument(self)
        buffer = QBuffer(document)
        buffer.setData(content)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        if document.status() != QPdfDocument.Status.Ready:
            document.deleteLater()
            self.say(_("This PDF cannot be shown here. Save a copy and open it in another program."))
            return
        self._document = document
        self.pages.setDocument(document)
        self.stack.setCurrentWidget(self.pages)

    def say(self, text: str) -> None:
        """Says why nothing is shown."""
        self.clear()
        self._sentence.setText(text)
        self._sentence.setAccessibleName(text)
        self.stack.setCurrentWidget(self._sentence)

    def clear(self) -> None:
        """Forgets what was shown."""
        self.picture.set_image(QImage(), "")
        old, self._document = self._document, self._blank
        self.pages.setDocument(self._blank)
        if old is not self._blank:
            old.deleteLater()
        self.stack.setCurrentWidget(self.nothing)


class Picture(QWidget):
    """A picture as large as the room allows, never enlarged beyond its own pixels."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(120, 120)

    @property
    def image(self) -> QImage:
        """What is shown; null when nothing is."""
        return self._image

    def set_image(self, image: QImage, title: str) -> None:
        """Shows another picture; `title` is what a screen reader says."""
        self._image = image
        self.setAccessibleName(title or _("Scan"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture in the middle, on the ground of the pane."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().sunken)
        if not self._image.isNull():
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            size = size.boundedTo(self._image.size())
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
        painter.end()


def decoded(content: bytes) -> QImage:
    """A picture, upright and at most `LARGEST_SIDE` wide or high; null when it cannot be decoded.

    The reader allocates 256 MB at most, whatever the file claims.
    """
    QImageReader.setAllocationLimit(_ALLOCATION_MB)
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > LARGEST_SIDE:
        side = QSize(LARGEST_SIDE, LARGEST_SIDE)
        reader.setScaledSize(size.scaled(side, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
