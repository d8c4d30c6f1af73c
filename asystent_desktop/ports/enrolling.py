"""Enrolling a computer from a window that stands at the office's server (docs/adr/0006).

It needs the server's folder and the OFFICE key file; neither passphrase is kept.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Access:
    """Where the office's server lies on this machine, and what opens it and the OFFICE key."""

    hub: Path
    hub_passphrase: str
    key: Path
    key_passphrase: str


@dataclass(frozen=True)
class Newcomer:
    """Who the computer is for. `role`: "assistant", "head" or "administrator".

    Attributes:
        person_id: Somebody the office knows already (a second computer, or one in place of a lost one): name,
            title and role are hers. Otherwise a new person joins, even under the same name.
    """

    name: str = ""
    title: str = ""
    role: str = ""
    person_id: str = ""


@dataclass(frozen=True)
class AnswerSeen:
    """What an answer says, for the person who confirms it.

    Attributes:
        fingerprint: 40 digits; they must be those the new computer shows.
        families: Families aboard that the office takes over.
    """

    name: str
    title: str
    device_label: str
    fingerprint: str
    families: int


@dataclass(frozen=True)
class HalfFile:
    """Where an officer's half of the recovery key lies, and what opens it."""

    file: Path
    passphrase: str


class Enroller(Protocol):
    """The deeds. Raise on use what opening a hub and a key file raises, and the faults of enrolment."""

    def invite(self, access: Access, newcomer: Newcomer, out: Path) -> datetime:
        """Writes an invitation file; returns until when it is good (UTC)."""
        ...

    def review(self, access: Access, answer: Path) -> AnswerSeen:
        """Reads an answer file; changes nothing."""
        ...

    def enrol(self, access: Access, answer: Path) -> str:
        """Signs the computer into the directory; returns the person's name."""
        ...

    def open_forgotten(
        self, access: Access, halves: tuple[HalfFile, HalfFile], device_id: str, out: Path
    ) -> str:
        """Writes the unlock file of a computer whose passphrase is forgotten and revokes its present keys.

        Returns:
            The code that its person is told by telephone, 24 digits.

        Raises:
            NoRecoveryKey, WrongShares, NoEscrow, OnlyReceiving, UnknownDevice, OtherOfficeKey.
        """
        ...
