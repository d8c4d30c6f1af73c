"""The logo above the letterhead: what papers bear now, another picture, none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from asystent_desktop.application.letterheads import LOGO_BYTES
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.papers.file_reading import read_chosen
from asystent_desktop.ui.theme import Icon, Role

_HIGH, _WIDE = 72, 320


class LogoField(QWidget):
    """Shows the logo in use.

    Attributes:
        chosen: Bytes of a picture a person chose; it is judged where it is kept.
        removed: Papers are to bear none.
    """

    chosen = Signal(object)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(kit.Label(_("Logo above the letterhead"), Role.ROW_STRONG))
        self.picture = QLabel()
        self.picture.setAccessibleName(_("Logo above the letterhead"))
        self.none = kit.Label(_("Papers bear no logo."), Role.ROW, tone="muted")
        column.addWidget(self.picture)
        column.addWidget(self.none)
        deeds = kit.FlowRow(spacing=8)
        self.choose = kit.SecondaryButton(_("Choose a picture…"), icon=Icon.FOLDER, height=36)
        self.choose.clicked.connect(self._choose)
        self.remove = kit.QuietButton(_("Remove the logo"), icon=Icon.DELETE)
        self.remove.clicked.connect(self.removed)
        deeds.add(self.choose)
        deeds.add(self.remove)
        column.addWidget(deeds)
        limit = _("PNG or JPEG, at most {n} kB. Papers made before keep theirs.")
        hint = limit.format(n=LOGO_BYTES // 1024)
        self.trouble = kit.Label(hint, Role.CAPTION, tone="muted", wrap=True)
        column.addWidget(self.trouble)
        self.show_logo(None, own=True)

    def show_logo(self, content: bytes | None, *, own: bool) -> None:
        """The picture in use; None without one. `own`: whether it may be changed here."""
        shown = QPixmap()
        there = content is not None and shown.loadFromData(content)
        if there:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(shown.scaled(_WIDE, _HIGH, keep, smooth))
        self.picture.setVisible(there)
        self.none.setVisible(not there)
        self.choose.setVisible(own)
        self.trouble.setVisible(own)
        self.remove.setVisible(own and there)

    @Slot()
    def _choose(self) -> None:
        kinds = _("Pictures (*.png *.jpg *.jpeg)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a picture…"), str(Path.home()), kinds)
        if chosen:
            self.take(chosen)

    def take(self, path: str) -> None:
        """Reads a picture and gives its bytes; says why it cannot."""
        content, fault = read_chosen(path, LOGO_BYTES + 1)
        if fault:
            self.trouble.setText(fault)
            kit.announce(self.trouble, fault, urgent=True)
        else:
            self.chosen.emit(content)
