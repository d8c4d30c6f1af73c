"""What a deed at the office's server needs: its folder, the key of the office, and both passphrases."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ports.enrolling import Access
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Icon
from asystent_desktop.ui.theme.tokens import GAP


class PathField(QWidget):
    """A path and the button that chooses it.

    Args:
        name: What is chosen. `folder`: a folder, else an existing file.
    """

    def __init__(self, name: str, *, folder: bool) -> None:
        super().__init__()
        self._name, self._folder = name, folder
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.edit = kit.TextField(name=name)
        self.choose = kit.SecondaryButton(_("Choose…"), icon=Icon.FOLDER)
        self.choose.setAccessibleName(_("Choose: {what}").format(what=name))
        self.choose.clicked.connect(self._ask)
        row.addWidget(self.edit, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.edit)

    def path(self) -> Path | None:
        """What stands there; None while empty."""
        text = self.edit.text().strip()
        return Path(text) if text else None

    def _ask(self) -> None:
        if self._folder:
            chosen = QFileDialog.getExistingDirectory(self, self._name, self.edit.text())
        else:
            chosen, _kind = QFileDialog.getOpenFileName(self, self._name, self.edit.text())
        if chosen:
            self.edit.setText(chosen)


class AccessFields(QWidget):
    """The four fields.

    Attributes:
        passphrases: The two of passphrases by the names their faults call them.
    """

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.hub = PathField(_("Folder of the office's server"), folder=True)
        self.hub_passphrase = kit.PassphraseField(_("Passphrase of the server"))
        self.key = PathField(_("Key file of the office"), folder=False)
        self.key_passphrase = kit.PassphraseField(_("Passphrase of the office key"))
        self.passphrases = {
            "passphrase-server": kit.LabeledField(_("Passphrase of the server"), self.hub_passphrase),
            "passphrase-office-key": kit.LabeledField(_("Passphrase of the office key"), self.key_passphrase),
        }
        server, office = self.passphrases.values()
        column.addWidget(kit.LabeledField(_("Folder of the office's server"), self.hub))
        column.addWidget(server)
        column.addWidget(kit.LabeledField(_("Key file of the office"), self.key))
        column.addWidget(office)
        self.setFocusProxy(self.hub.edit)

    def access(self) -> Access | None:
        """Server and key as typed; None while something is missing."""
        hub, key = self.hub.path(), self.key.path()
        if hub is None or key is None or not self.hub_passphrase.text() or not self.key_passphrase.text():
            return None
        return Access(hub, self.hub_passphrase.text(), key, self.key_passphrase.text())


def show_wrong(sheet: kit.Sheet, passphrase: kit.LabeledField, text: str) -> None:
    """Says it below the passphrase that is wrong, and puts the keyboard there."""
    passphrase.set_error(text)
    sheet.refit()
    QTimer.singleShot(0, sheet, lambda: sheet.reveal(passphrase.field))
