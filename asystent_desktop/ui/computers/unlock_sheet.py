"""The sheet that opens a forgotten computer: two officers, each with a half of the recovery key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import House
from asystent_desktop.ports.enrolling import HalfFile
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.computers.access_fields import AccessFields, PathField, show_wrong
from asystent_desktop.ui.computers.enrolling import Enrolling
from asystent_desktop.ui.computers.presenter import Machine
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP


class UnlockSheet(kit.Sheet):
    """Server and office key, then both halves, then the file and its code."""

    def __init__(self, window: QWidget, machine: Machine, house: House, tasks: Tasks) -> None:
        note = ", ".join(part for part in (machine.named, machine.person_name) if part)
        super().__init__(window, _("Forgotten passphrase"), note, width=620)
        self._machine = machine
        self.deeds = Enrolling(house, tasks, self)
        self.deeds.opened.connect(self._opened)
        self.deeds.refused.connect(self._refuse)
        self.notice = kit.Banner("", Tone.OVERDUE)
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.asked = QWidget()
        self._form = QVBoxLayout(self.asked)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(GAP)
        self.body.addWidget(self.asked)
        self._add_warning()
        self.server = AccessFields()
        self._form.addWidget(self.server)
        self._add_halves()
        self._add_code()
        self.body.addStretch(1)
        self.close_button = kit.SecondaryButton(_("Close"), key=_("Esc"))
        self.close_button.clicked.connect(self.put_away)
        self.go = kit.PrimaryButton(_("Make the unlock file…"), icon=Icon.KEY)
        self.go.clicked.connect(self.ask_file)
        self.footer.addStretch(1)
        self.footer.addWidget(self.close_button)
        self.footer.addWidget(self.go)

    @property
    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        return self.server.hub.edit

    def _add_warning(self) -> None:
        text = _(
            "Two people do this at the office's server, each with a file of their own. No work is lost. The "
            "computer's present keys stop counting: it is taken in again, and what it has not handed in "
            "waits for your decision. Do it only for a person you know, who asked for it by voice."
        )
        self._form.addWidget(kit.Banner(text, Tone.SOON))

    def _add_halves(self) -> None:
        self._form.addWidget(kit.Line())
        names = (_("File of the first person"), _("File of the second person"))
        phrases = (_("Passphrase of the first person"), _("Passphrase of the second person"))
        self.files = [PathField(name, folder=False) for name in names]
        self.phrases = [kit.PassphraseField(name) for name in phrases]
        labeled = [kit.LabeledField(name, phrase) for name, phrase in zip(phrases, self.phrases, strict=True)]
        for name, file, phrase in zip(names, self.files, labeled, strict=True):
            self._form.addWidget(kit.LabeledField(name, file))
            self._form.addWidget(phrase)
        halves = {f"passphrase-half-{number}": field for number, field in enumerate(labeled, start=1)}
        self._passphrases = self.server.passphrases | halves

    def _add_code(self) -> None:
        self.told = kit.Label("", Role.BODY_STRONG, wrap=True)
        self.code = kit.Label("", Role.DISPLAY, wrap=True, selectable=True)
        self.steps = kit.Label("", Role.ROW, tone="muted", wrap=True)
        for part in (self.told, self.code, self.steps):
            part.hide()
            self.body.addWidget(part)

    def halves(self) -> tuple[HalfFile, HalfFile] | None:
        """Both halves as typed; None while something is missing."""
        made = [
            HalfFile(path, phrase.text())
            for path, phrase in zip([one.path() for one in self.files], self.phrases, strict=True)
            if path is not None and phrase.text()
        ]
        return (made[0], made[1]) if len(made) == len(self.files) else None

    def ask_file(self) -> None:
        """Asks where the file goes, when everything is filled in."""
        access, halves = self.server.access(), self.halves()
        if access is None:
            self._refuse(_("Fill in the server's folder, the key file and both passphrases."))
        elif halves is None:
            self._refuse(_("Choose the files of both people; each types their own passphrase."))
        elif halves[0].file == halves[1].file:
            self._refuse(_("This is the same file twice. One person alone opens nothing."))
        else:
            chosen, _kind = QFileDialog.getSaveFileName(
                self, _("Unlock file"), str(Path.home() / _("unlock.asystent"))
            )
            if chosen:
                self._forgive()
                self.go.setEnabled(False)
                self.deeds.open_forgotten(access, halves, self._machine.device_id, Path(chosen))

    def _opened(self, code: str) -> None:
        for field in (*self.phrases, self.server.hub_passphrase, self.server.key_passphrase):
            field.clear()
        for part in (self.go, self.asked):
            part.hide()
        self.told.setText(_("The file is written. Tell this code by telephone to the person you know:"))
        self.code.setText(code)
        self.steps.setText(
            _(
                "The file goes on a stick, never together with the code. The code is shown only here. On the "
                "computer's unlock page: “Recovery through the office…”. Its answer file comes back to you: "
                "“Add a new computer”, step 2."
            )
        )
        for part in (self.told, self.code, self.steps):
            part.show()
        self.refit()
        kit.announce(self, code)

    def _forgive(self) -> None:
        self.notice.hide()
        for field in self._passphrases.values():
            field.set_error("")

    def _refuse(self, text: str, which: str = "") -> None:
        self.go.setEnabled(True)
        self._forgive()
        if which in self._passphrases:
            show_wrong(self, self._passphrases[which], text)
            return
        self.notice.set(text, Tone.OVERDUE)
        self.notice.show()
        self.refit()
        QTimer.singleShot(0, self, lambda: self.reveal(self.server.hub.edit))  # the notice stands above it
        kit.announce(self, text, urgent=True)
