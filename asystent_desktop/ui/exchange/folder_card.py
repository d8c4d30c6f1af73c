"""The carrier: which folder or stick the exchange goes through, and whether it is there now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.exchange import words
from asystent_desktop.ui.exchange.disc import Disc
from asystent_desktop.ui.exchange.folder_watch import FolderState
from asystent_desktop.ui.theme import Icon, Role, Tone


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
        row.addWidget(Disc(Icon.USB), 0, Qt.AlignmentFlag.AlignVCenter)
        self._title = kit.ElidedLabel("", Role.CARD)
        self._path = kit.ElidedLabel("", Role.CAPTION, tone="muted")
        self._state = kit.ElidedLabel("", Role.CAPTION, tone="muted")
        self._pill = kit.Pill("")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._pill)
        self.choose = kit.LinkButton(_("Choose…"))
        self.choose.clicked.connect(self.choose_wanted)
        head.addWidget(self.choose)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addLayout(head)
        texts.addWidget(self._path)
        texts.addWidget(self._state)
        row.addLayout(texts, 1)
        self.show_folder(FolderState(), last="")

    def show_folder(self, folder: FolderState, *, last: str, used: bool = True) -> None:
        """Shows what is known.

        Args:
            folder: From the presenter.
            last: "last: pt. 13.11.2026, 15:40", or "".
            used: The next exchange goes through it when it is there.
        """
        self._pill.setVisible(folder.path is not None and folder.since is not None)
        self.set_selected(folder.present and used)
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
