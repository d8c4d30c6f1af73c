"""What the pages before the work ask for; passphrases never appear in a repr."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

TITLES = ("asystentka rodziny", "asystent rodziny")
"""Titles as documents print them (they stay Polish in every language of the window)."""


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody whose vault lies on this computer.

    Attributes:
        key: Names the vault in the request.
        name: First and last name.
        title: One of `TITLES`, or another role.
    """

    key: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class UnlockFacts:
    """What may be told before unlocking: counts and times, never a family's name.

    Attributes:
        exchanged_at: Last exchange, local time; None when not known or never.
        waiting: Changes that wait for the exchange, None when not known.
        drafts: Drafts that wait to be finished, None when not known.
    """

    exchanged_at: datetime | None = None
    waiting: int | None = None
    drafts: int | None = None


@dataclass(frozen=True, slots=True)
class UnlockRequest:
    """Open a vault."""

    passphrase: str = field(repr=False)
    worker: str = ""


@dataclass(frozen=True, slots=True)
class RecoverRequest:
    """Open a forgotten vault with what two people of the office prepared.

    Attributes:
        file: The unlock file.
        code: Its code of 24 digits, however it was typed.
        passphrase: The new one.
    """

    file: Path
    code: str = field(repr=False)
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RestoreRequest:
    """Put a local copy in the place of the store. `name`: of the copy."""

    passphrase: str = field(repr=False)
    name: str


@dataclass(frozen=True, slots=True)
class CreateRequest:
    """Make a vault for one's own work.

    Attributes:
        name: First and last name.
        title: One of `TITLES`.
        office_name: Name of the office, as documents print it.
        city: Place, as documents print it before the date.
        passphrase: At least `passphrase.SHORTEST` characters, typed twice.
        language: "pl" or "en".
        invitation_path: Invitation file of the office, or None.
    """

    name: str
    title: str
    office_name: str
    city: str
    passphrase: str = field(repr=False)
    language: str
    invitation_path: Path | None


@dataclass(frozen=True, slots=True)
class DemoRequest:
    """Open the demo version with fictional data."""

    language: str = "pl"
