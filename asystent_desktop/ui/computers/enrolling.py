"""Enrolling a computer at the office's server: invitation, comparison of digits, signature.

It needs the server's folder and the OFFICE key file (docs/adr/0006): the head's own vault cannot do it alone,
and nothing of the two passphrases is kept. All of it runs beside the window and beside the vault's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from asystent_desktop.errors import AppError
from asystent_desktop.exchange.limits import LINE_BYTES
from asystent_desktop.hub import enrolment
from asystent_desktop.hub.enrolment import AnswerView, Enrolled, Invited
from asystent_desktop.hub.office_key import OfficeKey, check_place, open_office_key
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import House, HubDesk
from asystent_desktop.ui.tasks import Tasks

T = TypeVar("T")
KEY_LIMIT_BYTES = 4096
"""An OFFICE key file is far shorter."""


@dataclass(frozen=True)
class Access:
    """Where the office's server lies on this machine, and what opens it and the OFFICE key."""

    hub: Path
    hub_passphrase: str
    key: Path
    key_passphrase: str


@dataclass(frozen=True)
class Newcomer:
    """Who the computer is for."""

    name: str
    title: str
    role: str


class Enrolling(QObject):
    """Its three deeds.

    Attributes:
        invited: Carries an Invited; its file is written already.
        reviewed: Carries an AnswerView.
        enrolled: Carries an Enrolled.
        refused: Words of a fault.
    """

    invited = Signal(object)
    reviewed = Signal(object)
    enrolled = Signal(object)
    refused = Signal(str)

    def __init__(self, house: House, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house, self._tasks = house, tasks

    def invite(self, access: Access, newcomer: Newcomer, out: Path) -> None:
        """Makes the invitation and writes its file."""

        def job() -> Invited:
            def deed(hub: HubDesk, key: OfficeKey) -> Invited:
                made = enrolment.invite(
                    hub, key, name=newcomer.name, title=newcomer.title, role=newcomer.role
                )
                self._house.write_file(out, made.file)
                return made

            return self._opened(access, deed)

        self._run(job, self.invited.emit)

    def review(self, access: Access, answer: Path) -> None:
        """Reads the answer; changes nothing."""

        def job() -> AnswerView:
            content = self._house.read_file(answer, LINE_BYTES)
            return self._opened(access, lambda hub, _key: enrolment.review_answer(hub, content))

        self._run(job, self.reviewed.emit)

    def enrol(self, access: Access, answer: Path) -> None:
        """Signs the computer in, after both people have compared the digits."""

        def job() -> Enrolled:
            content = self._house.read_file(answer, LINE_BYTES)
            return self._opened(access, lambda hub, key: enrolment.enrol(hub, key, content))

        self._run(job, self.enrolled.emit)

    def _opened(self, access: Access, deed: Callable[[HubDesk, OfficeKey], T]) -> T:
        hub = self._house.open_hub(access.hub, access.hub_passphrase)
        try:
            check_place(hub, access.key)
            key = open_office_key(self._house.read_file(access.key, KEY_LIMIT_BYTES), access.key_passphrase)
            return deed(hub, key)
        finally:
            hub.close()

    def _run(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        self._tasks.compute(self, job, done, self._refuse)

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(word(error))
