"""Joining an office from the window: read an invitation, answer it, hand the answer over as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from asystent_desktop.application.exchange.enrolment import InvitationView, answer_invitation, read_invitation
from asystent_desktop.application.exchange.joining import INVITATION_BYTES, PendingAnswer
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui.tasks import Tasks

ANSWER_NAME = "odpowiedz-{device}.asystent"


class JoinPresenter(QObject):
    """Nothing happens to the vault before `answer`.

    Attributes:
        invited: Carries the InvitationView that was read.
        answered: Carries a PendingAnswer.
        written: Path of the answer file that was written.
        refused: Words of a fault.
    """

    invited = Signal(object)
    answered = Signal(object)
    written = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, house: House, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._house = desk, tasks, house
        self._file = b""
        self._answer: PendingAnswer | None = None

    def read(self, path: Path) -> None:
        """Reads an invitation file."""

        def job() -> tuple[bytes, InvitationView]:
            content = self._house.read_file(path, INVITATION_BYTES)
            return content, read_invitation(content)

        self._tasks.compute(self, job, self._take, self._refuse)

    def read_text(self, text: str) -> None:
        """Reads an invitation that was pasted."""
        content = text.encode()[:INVITATION_BYTES]
        self._tasks.compute(self, lambda: (content, read_invitation(content)), self._take, self._refuse)

    def _take(self, found: tuple[bytes, InvitationView]) -> None:
        self._file = found[0]
        self.invited.emit(found[1])

    def answer(self) -> None:
        """Answers the invitation that was read; the same one gives the same answer again."""
        desk, file = self._desk, self._file

        def job() -> PendingAnswer:
            return PendingAnswer(read_invitation(file), answer_invitation(desk, file))

        self._tasks.write(self, job, self._answered, self._refuse)

    def show(self, pending: PendingAnswer) -> None:
        """Takes up an answer given earlier."""
        self._answer = pending

    def _answered(self, pending: PendingAnswer) -> None:
        self._answer = pending
        self.answered.emit(pending)

    def suggested_name(self) -> str:
        """Name for the answer file: says whose computer it is, names nobody."""
        return ANSWER_NAME.format(device=self._desk.identity().device_id[-8:])

    def write(self, path: Path) -> None:
        """Writes the answer file."""
        if self._answer is None:
            return
        content = self._answer.answered.file
        self._tasks.compute(
            self,
            lambda: self._house.write_file(path, content),
            lambda _none: self.written.emit(str(path)),
            self._refuse,
        )

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(word(error))
