"""Enrolling a computer at the office's server: invitation, comparison of digits, signature."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import House
from asystent_desktop.ports.enrolling import Access, HalfFile, Newcomer
from asystent_desktop.ui.tasks import Tasks


class Enrolling(QObject):
    """Its deeds, and the opening of a forgotten computer at the same place.

    Attributes:
        invited: Until when the invitation is good; its file is written already.
        reviewed: Carries an AnswerSeen.
        enrolled: Name of the person.
        opened: Code of a forgotten computer's unlock file, which is written already.
        refused: Words of a fault, and which passphrase was wrong ("" for anything else).
    """

    invited = Signal(object)
    reviewed = Signal(object)
    enrolled = Signal(str)
    opened = Signal(str)
    refused = Signal(str, str)

    def __init__(self, house: House, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house, self._tasks = house, tasks

    def invite(self, access: Access, newcomer: Newcomer, out: Path) -> None:
        """Makes the invitation and writes its file."""
        deeds = self._house.enroller()
        self._tasks.compute(
            self, lambda: deeds.invite(access, newcomer, out), self.invited.emit, self._refuse
        )

    def review(self, access: Access, answer: Path) -> None:
        """Reads the answer; changes nothing."""
        deeds = self._house.enroller()
        self._tasks.compute(self, lambda: deeds.review(access, answer), self.reviewed.emit, self._refuse)

    def enrol(self, access: Access, answer: Path) -> None:
        """Signs the computer in, after both people have compared the digits."""
        deeds = self._house.enroller()
        self._tasks.compute(self, lambda: deeds.enrol(access, answer), self.enrolled.emit, self._refuse)

    def open_forgotten(
        self, access: Access, halves: tuple[HalfFile, HalfFile], device_id: str, out: Path
    ) -> None:
        """Makes the unlock file with both officers' halves."""
        deeds = self._house.enroller()
        self._tasks.compute(
            self,
            lambda: deeds.open_forgotten(access, halves, device_id, out),
            self.opened.emit,
            self._refuse,
        )

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(word(error), str(error.values.get("which", "")))
