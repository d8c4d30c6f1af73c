"""The way into an office, step by step: the joining card, its presenter and the questions for files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from asystent_desktop.application.exchange.joining import PendingAnswer
from asystent_desktop.i18n import _
from asystent_desktop.ui.exchange.folder_watch import FolderState
from asystent_desktop.ui.exchange.join_card import JoinCard
from asystent_desktop.ui.exchange.join_presenter import JoinPresenter


class JoinFlow(QObject):
    """Leads the card.

    Args:
        card: What is shown.
        presenter: What thinks.
        folder: Tells the exchange folder as it is known now.

    Attributes:
        answered: An invitation was answered just now.
        said: Words of something that went well.
    """

    answered = Signal()
    said = Signal(str)

    def __init__(
        self, card: JoinCard, presenter: JoinPresenter, folder: Callable[[], FolderState], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._card, self._presenter, self._folder = card, presenter, folder
        self._pending: PendingAnswer | None = None
        card.file_wanted.connect(self.choose_invitation)
        card.text_wanted.connect(self.paste_invitation)
        card.answer_wanted.connect(presenter.answer)
        card.save_wanted.connect(self.save_answer)
        card.place_wanted.connect(self.place_answer)
        presenter.invited.connect(card.show_invitation)
        presenter.answered.connect(self._answered)
        presenter.written.connect(self._written)

    def show_pending(self, pending: PendingAnswer | None) -> None:
        """Takes up what the vault remembers: an answer given earlier, or none any more."""
        if pending is not None and self._pending is None:
            self._presenter.show(pending)
            self._show_answered(pending)
        elif pending is None and self._pending is not None:
            self._pending = None
            self._card.show_alone()

    def choose_invitation(self) -> None:
        """Asks for the invitation file and reads it."""
        name, _filter = QFileDialog.getOpenFileName(self._card, _("Invitation of the office"))
        if name:
            self._presenter.read(Path(name))

    def paste_invitation(self) -> None:
        """Reads the invitation's text from the clipboard."""
        self._presenter.read_text(QGuiApplication.clipboard().text())

    def save_answer(self) -> None:
        """Asks where the answer file goes."""
        suggested = self._presenter.suggested_name()
        name, _filter = QFileDialog.getSaveFileName(self._card, _("Answer file for the office"), suggested)
        if name:
            self._presenter.write(Path(name))

    def place_answer(self) -> None:
        """Puts the answer file into the exchange folder."""
        folder = self._folder().path
        if folder is not None:
            self._presenter.write(folder / self._presenter.suggested_name())

    def _answered(self, pending: PendingAnswer) -> None:
        self._show_answered(pending)
        self._card.focus_save()
        self.answered.emit()

    def _show_answered(self, pending: PendingAnswer) -> None:
        self._pending = pending
        self._card.show_answered(pending, can_place=self._folder().present)

    def _written(self, path: str) -> None:
        self.said.emit(_("The answer file was saved: {file}").format(file=path))
