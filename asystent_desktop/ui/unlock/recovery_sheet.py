"""A forgotten passphrase: the office's unlock file, its code, a new passphrase; then the answer file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.computers.access_fields import PathField
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.unlock.requests import RecoverRequest
from asystent_desktop.ui.unlock.rescue_sheet import RescueSheet
from asystent_desktop.ui.widgets.new_passphrase import NewPassphrase


class RecoverySheet(RescueSheet):
    """The sheet.

    Attributes:
        wanted: A RecoverRequest; call `set_busy(True)`, then `refuse` or one of the `show_…`.
        answer_placed: Path where the answer file goes; call `show_written` or `refuse`.
    """

    wanted = Signal(RecoverRequest)
    answer_placed = Signal(Path)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Forgotten passphrase"), _("Set the new passphrase"), self.accept)
        text = _(
            "Call the office: two people there together make an unlock file for this computer. You get the "
            "file on a stick and its code by telephone. Nothing of your work is lost."
        )
        self.form.addWidget(kit.Banner(text, Tone.INFO))
        self.file = PathField(_("Unlock file"), folder=False)
        self.code = kit.TextField(name=_("Code from the office"))
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.twice = NewPassphrase()
        self.twice.again.submitted.connect(self.accept)
        hint = _("24 digits, told by telephone.")
        self._file = kit.LabeledField(_("Unlock file"), self.file)
        self._code = kit.LabeledField(_("Code from the office"), self.code, hint=hint)
        for part in (self._file, self._code, *self.twice.parts):
            self.form.addWidget(part)
        self._name = ""
        self.save = kit.PrimaryButton(_("Save the answer file…"), icon=Icon.FOLDER)
        self.save.clicked.connect(self._choose_place)
        self.save.hide()
        self.footer.addWidget(self.save)

    @property
    def first_field(self) -> QWidget:
        """The unlock file."""
        return self.file.edit

    def accept(self) -> None:
        """All four are needed; the passphrase as strong as that of a new vault."""
        path = self.file.path()
        good = self.check(
            {
                self._file: "" if path else _("Choose the unlock file from the office."),
                self._code: "" if self.code.text().strip() else _("Type the code the office told you."),
                **self.twice.faults(),
            }
        )
        if good and path is not None and self.go.isEnabled():
            self.wanted.emit(RecoverRequest(path, self.code.text(), self.twice.text()))

    def show_opened(self) -> None:
        """The passphrase is set; no secret stays in a field."""
        self.code.clear()
        self.twice.clear()
        self.finish(_("The vault opens with the new passphrase. Nothing was lost."))

    def show_answer(self, name: str, digits: str, families: int) -> None:
        """What goes back to the office.

        Args:
            name: Suggested for the answer file. `digits`: 40, which the office's screen shows too.
            families: Number of families aboard.
        """
        self.show_opened()
        self._name = name
        aboard = ngettext("{count} family is aboard.", "{count} families are aboard.", families)
        text = _(
            "Save the answer file and take it to the office; until the office has signed this computer in "
            "again it exchanges nothing. The answer stays under Data exchange, too."
        )
        self.digits = kit.Label(digits, Role.PANE, wrap=True, selectable=True)
        self.digits.setAccessibleName(_("Digits to compare"))
        compare = _("Compare these digits with the office by voice or side by side:")
        for part in (
            kit.Label(aboard.format(count=families), Role.BODY, tone="muted"),
            kit.Label(text, Role.BODY, wrap=True),
            kit.Label(compare, Role.ROW_STRONG, wrap=True),
            self.digits,
        ):
            self.told.addWidget(part)
            part.show()
        self.save.show()
        self.refit()
        self.save.setFocus()

    def _choose_place(self) -> None:
        place = str(Path.home() / self._name)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Answer file"), place)
        if chosen:
            self.notice.hide()
            self.answer_placed.emit(Path(chosen))

    def show_written(self, path: Path) -> None:
        """The answer file lies there."""
        words = _("Answer written: {file}. Take it to the office.").format(file=path)
        self.notice.set(words, Tone.DONE)
        self.notice.show()
        self.refit()
        self.cancel.setFocus()
        kit.announce(self, words)
