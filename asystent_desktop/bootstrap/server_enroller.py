"""Enrols and opens computers, the server's folder and the OFFICE key file at hand (`ports.enrolling`)."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from asystent_desktop.exchange.limits import LINE_BYTES
from asystent_desktop.hub import enrolment, escrow
from asystent_desktop.hub.escrow import Half
from asystent_desktop.hub.office_key import OfficeKey, check_place, open_office_key
from asystent_desktop.ports.desk import House, HubDesk
from asystent_desktop.ports.enrolling import Access, AnswerSeen, HalfFile, Newcomer

T = TypeVar("T")
KEY_LIMIT_BYTES = 4096
"""An OFFICE key file is far shorter."""


class ServerEnroller:
    """Opens server and key anew for each deed and closes them whatever happens."""

    def __init__(self, house: House) -> None:
        self._house = house

    def invite(self, access: Access, newcomer: Newcomer, out: Path) -> datetime:
        """Writes an invitation file; returns until when it is good (UTC)."""

        def deed(hub: HubDesk, key: OfficeKey) -> datetime:
            made = enrolment.invite(
                hub,
                key,
                name=newcomer.name,
                title=newcomer.title,
                role=newcomer.role,
                person_id=newcomer.person_id,
            )
            self._house.write_file(out, made.file)
            return made.expires_at

        return self._opened(access, deed)

    def review(self, access: Access, answer: Path) -> AnswerSeen:
        """Reads an answer file; changes nothing."""
        content = self._house.read_file(answer, LINE_BYTES)
        view = self._opened(access, lambda hub, _key: enrolment.review_answer(hub, content))
        return AnswerSeen(view.name, view.title, view.device_label, view.fingerprint, len(view.families))

    def enrol(self, access: Access, answer: Path) -> str:
        """Signs the computer into the directory; returns the person's name."""
        content = self._house.read_file(answer, LINE_BYTES)
        return self._opened(access, lambda hub, key: enrolment.enrol(hub, key, content).name)

    def open_forgotten(
        self, access: Access, halves: tuple[HalfFile, HalfFile], device_id: str, out: Path
    ) -> str:
        """Writes an unlock file with both officers' halves; returns its code."""
        one, other = (Half(self._house.read_file(h.file, KEY_LIMIT_BYTES), h.passphrase) for h in halves)

        def deed(hub: HubDesk, key: OfficeKey) -> str:
            made = escrow.make_unlock(
                hub, key, escrow.join_halves(hub, one, other), device_id, self._house.cost
            )
            self._house.write_file(out, made.file)
            return made.code

        return self._opened(access, deed)

    def _opened(self, access: Access, deed: Callable[[HubDesk, OfficeKey], T]) -> T:
        hub = self._house.open_hub(access.hub, access.hub_passphrase)
        try:
            check_place(hub, access.key)
            key = open_office_key(self._house.read_file(access.key, KEY_LIMIT_BYTES), access.key_passphrase)
            return deed(hub, key)
        finally:
            hub.close()
