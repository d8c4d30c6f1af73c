"""The sheet "Podpis elektroniczny": by a file with the key or by a card; then the signed file is saved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.opinion.signing import Signature
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.domain.kinds.paper import SignedPaper
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ports.signing import KeyFile, KeyToken, SigningMeans
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.papers.file_reading import read_chosen
from asystent_desktop.ui.printing.save_button import SavePdfButton
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone

FILE, CARD = "file", "card"
KEY_FILE_BYTES = 1024 * 1024
FILE_NAME = "podpisane.pdf"


class SignSheet(kit.Sheet):
    """Asks for the certificate; nothing of it is kept.

    Attributes:
        wanted: Carries the SigningMeans.
        again_wanted: Id of a signature whose file is to be saved once more.
        saved: Path and bytes of the signed file that was written.
    """

    wanted = Signal(object)
    again_wanted = Signal(str)
    saved = Signal(str, object)

    def __init__(self, window: QWidget, tasks: Tasks, title: str) -> None:
        super().__init__(window, _("Electronic signature"), title, width=560)
        self._tasks, self._key = tasks, b""
        options = [kit.Option(FILE, _("File with the key")), kit.Option(CARD, _("Card or token"))]
        self.means = kit.Segmented(_("Certificate"), options)
        self.means.changed.connect(self._turn)
        self.body.addWidget(self.means)
        self.body.addWidget(self._file_fields())
        self.body.addWidget(self._card_fields())
        words = _("Password of the file, or PIN of the card")
        self.secret = kit.PassphraseField(words)
        self._secret = kit.LabeledField(words, self.secret)
        self.body.addWidget(self._secret)
        self.note = kit.Banner("", Tone.NEUTRAL)
        self.note.hide()
        self.body.addWidget(self.note)
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(4)
        self.body.addLayout(self._earlier)
        rule = _("The sealed pages are signed and stay as they are; the signature is kept beside them.")
        self.body.addWidget(kit.Label(rule, Role.CAPTION, tone="muted", wrap=True))
        self.body.addStretch(1)
        self.go = self.ask(_("Sign"), self._accept, icon=Icon.KEY)
        self.means.set_values([FILE])
        self._turn()

    def _file_fields(self) -> QWidget:
        self.choose = kit.SecondaryButton(_("Choose the file…"), icon=Icon.FOLDER, height=36)
        self.choose.clicked.connect(self._choose_file)
        self.file = kit.LabeledField(
            _("File with the key"), self.choose, hint=_("PKCS#12: a name ending with .p12 or .pfx.")
        )
        return self.file

    def _card_fields(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        self.module, self.token, self.certificate = kit.TextField(), kit.TextField(), kit.TextField()
        pick = kit.IconButton(Icon.FOLDER, _("Choose the file…"), bordered=True, size=36)
        pick.clicked.connect(self._choose_module)
        row = QHBoxLayout()
        self._module = kit.LabeledField(
            _("Library of the card"), self.module, hint=_("PKCS#11; it came with the card.")
        )
        row.addWidget(self._module, 1)
        row.addWidget(pick)
        column.addLayout(row)
        names = QHBoxLayout()
        self._token = kit.LabeledField(_("Label of the card"), self.token)
        self._certificate = kit.LabeledField(_("Label of the certificate"), self.certificate)
        names.addWidget(self._token, 1)
        names.addWidget(self._certificate, 1)
        column.addLayout(names)
        self.card = box
        return box

    @Slot()
    def _turn(self) -> None:
        card = self.means.value() == CARD
        self.file.setVisible(not card)
        self.card.setVisible(card)
        self.refit()

    @Slot()
    def _choose_file(self) -> None:
        kinds = _("Keys (*.p12 *.pfx)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose the file…"), str(Path.home()), kinds)
        if chosen:
            self.take_file(chosen)

    def take_file(self, path: str) -> None:
        """Reads the file with the key."""
        self._key, fault = read_chosen(path, KEY_FILE_BYTES)
        self.file.set_error(fault)
        if not fault:
            self.choose.setText(Path(path).name)
            self.choose.setAccessibleName(self.choose.text())

    @Slot()
    def _choose_module(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Library of the card"), "/")
        if chosen:
            self.module.setText(chosen)

    @Slot()
    def _accept(self) -> None:
        """Tells the means once nothing is missing; the button waits for the answer."""
        missing = self._missing()
        if missing is not None:
            missing.set_error(_("This is missing."))
            self.reveal(missing)
            return
        self.go.setEnabled(False)
        self._tell(_("Signing…"), Tone.NEUTRAL)
        self.wanted.emit(self._means())

    def _missing(self) -> kit.LabeledField | None:
        card = self.means.value() == CARD
        asked = [
            (self._module, self.module.text()),
            (self._token, self.token.text()),
            (self._certificate, self.certificate.text()),
        ]
        needed = asked if card else [(self.file, self._key.hex())]
        for field, _text in [*asked, (self.file, "")]:
            field.set_error("")
        return next((field for field, text in needed if not text.strip()), None)

    def _means(self) -> SigningMeans:
        if self.means.value() == CARD:
            texts = self.token.text().strip(), self.certificate.text().strip()
            return KeyToken(Path(self.module.text().strip()), *texts, self.secret.text())
        return KeyFile(self._key, self.secret.text())

    def refuse(self, words: str) -> None:
        """Nothing was signed, and why."""
        self.go.setEnabled(True)
        self.secret.clear()
        self._tell(words, Tone.OVERDUE)

    def show_signatures(self, held: Sequence[SignedPaper]) -> None:
        """Signatures the paper bears already; each signed file can be saved again."""
        for one in held:
            day = numeric_date(local_time(one.signed_at).date())
            row = QHBoxLayout()
            words = _("Signed {day}: {signer}").format(day=day, signer=one.signer)
            row.addWidget(kit.Label(words, Role.ROW, wrap=True), 1)
            again = kit.LinkButton(_("Save the signed file"))
            again.clicked.connect(lambda _checked=False, key=one.id: self.again_wanted.emit(key))
            row.addWidget(again)
            self._earlier.addLayout(row)
        self.refit()

    def show_signed(self, made: Signature) -> None:
        """It is signed: what is left is to save the file that goes out."""
        self.secret.clear()
        for part in (self.means, self.file, self.card, self._secret):
            part.hide()
        words = _("Signed by {signer}; kept sealed beside the paper.").format(signer=made.record.signer)
        self.offer(made.content, words)

    def offer(self, content: bytes, words: str) -> None:
        """The signed bytes can be saved as a file, after the warning."""
        self.go.hide()
        self.cancel.setText(_("Close"))
        self._tell(words, Tone.DONE)
        save = SavePdfButton(self._tasks, content, file_name=FILE_NAME, words=_("Save the signed file"))
        save.warned.connect(lambda told: self._tell(told, Tone.SOON))
        save.failed.connect(lambda told: self._tell(told, Tone.OVERDUE))
        save.saved.connect(lambda path: self._saved(path, content))
        self.footer.addWidget(save)
        save.show()
        save.setFocus()
        self.save = save

    def _saved(self, path: str, content: bytes) -> None:
        self.saved.emit(path, content)
        self.put_away()

    def _tell(self, words: str, tone: Tone) -> None:
        self.note.set(words, tone)
        self.note.show()
        self.refit()
        kit.announce(self.note, words, urgent=tone is Tone.OVERDUE)
