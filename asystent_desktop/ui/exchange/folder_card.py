"""The carrier: which folder or stick the exchange goes through, and whether it is there now."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.exchange import words
from asystent_desktop.ui.exchange.folder_watch import FolderState
from asystent_desktop.ui.theme import Icon, Role, Tone, icons
from asystent_desktop.ui.widgets import painting

DISC = 44


class _Disc(QWidget):
    """A picture on a white disc with a thin border."""

    def __init__(self, icon: Icon) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(QSize(DISC, DISC))
        painting.follow_look(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and picture."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        painting.box(painter, area, radius=DISC / 2, fill=look.surface, border=look.border)
        icons.paint(painter, area, self._icon, look.text2, size=22)
        painter.end()


class FolderCard(kit.Frame):
    """The folder, its state, and the button that chooses another.

    Attributes:
        choose_wanted: Another folder is to be chosen.
    """

    choose_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Exchange folder"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(14)
        row.addWidget(_Disc(Icon.USB), 0, Qt.AlignmentFlag.AlignVCenter)
        self._title = kit.ElidedLabel("", Role.CARD)
        self._path = kit.ElidedLabel("", Role.CAPTION, tone="muted")
        self._state = kit.ElidedLabel("", Role.CAPTION, tone="muted")
        self._pill = kit.Pill("")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._pill)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addLayout(head)
        texts.addWidget(self._path)
        texts.addWidget(self._state)
        row.addLayout(texts, 1)
        self.choose = kit.SecondaryButton(_("Choose…"), icon=Icon.FOLDER)
        self.choose.clicked.connect(self.choose_wanted)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_folder(FolderState(), last="")

    def show_folder(self, folder: FolderState, *, last: str) -> None:
        """Shows what is known.

        Args:
            folder: From the presenter.
            last: "last: pt. 13.11.2026, 15:40", or "".
        """
        self._pill.setVisible(folder.path is not None and folder.since is not None)
        self.set_selected(folder.present)
        if folder.path is None:
            self._title.set_text(_("Exchange folder or stick"))
            self._path.set_text(_("Choose the folder or stick the office told you to use"))
            self._state.set_text(last)
            self._name_button(_("Choose…"))
            return
        self._title.set_text(folder.path.name or str(folder.path))
        self._path.set_text(str(folder.path))
        self._name_button(_("Other…"))
        since = words.hour(folder.since) if folder.since else ""
        if folder.present:
            self._pill.set(_("found {time}").format(time=since), Tone.DONE, Icon.CHECK)
            state = words.lying(folder.replies)
        else:
            self._pill.set(_("not there"), Tone.NEUTRAL)
            state = _("Plug in the stick or connect the drive; the program notices by itself")
        self._state.set_text(" · ".join(part for part in (state, last) if part))

    def _name_button(self, text: str) -> None:
        self.choose.setText(text)
        self.choose.setAccessibleName(_("Choose the exchange folder"))
        self.choose.updateGeometry()
