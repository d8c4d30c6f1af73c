"""An office on paper: keys and a directory, without any store."""

from datetime import UTC, datetime
from functools import cache

from asystent_desktop.crypto.digests import sha256
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.exchange.directory import (
    ADMINISTRATOR,
    OFFICE_DEVICE,
    Device,
    Directory,
    HubKeys,
    Person,
)
from asystent_desktop.journal.commit import SCHEMA, Commit, Envelope, compose
from asystent_desktop.journal.ops import Create, Operation

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
OFFICE_ID = "01930000-0000-7000-8000-00000000000f"
ANNA, EWA, HEAD = (f"01930000-0000-7000-8000-0000000000a{n}" for n in range(3))
FAMILY_ID = "01930000-0000-7000-8000-0000000000f1"
FAMILY = f"family:{FAMILY_ID}"


@cache
def signing(name: str) -> SigningKey:
    return SigningKey.from_seed(sha256(name.encode()))


@cache
def sealing(name: str) -> SealingKey:
    return SealingKey.from_bytes(sha256(name.encode()))


def laptop(person: str) -> str:
    """The device id of a person's only laptop."""
    return person[:-2] + "d" + person[-1]


def device(person: str, **changes) -> Device:
    made = Device(laptop(person), person, "L", signing(person).public, sealing(person).public, NOW)
    return Device(**{**{name: getattr(made, name) for name in made.__dataclass_fields__}, **changes})


def directory(version: int = 3, **changes) -> Directory:
    values = {
        "office": OFFICE_ID,
        "name": "Ośrodek Przykładowy",
        "version": version,
        "issued_at": NOW,
        "next_office_key": "0" * 64,
        "hub": HubKeys(signing("hub").public, sealing("hub").public, "e1"),
        "people": (
            Person(ADMINISTRATOR, "", "", ADMINISTRATOR),
            Person(ANNA, "Anna Nowak", "asystentka rodziny", "assistant"),
            Person(EWA, "Ewa Lis", "asystentka rodziny", "assistant"),
            Person(HEAD, "Maria Zych", "kierownik zespołu", "head"),
        ),
        "devices": (
            Device(OFFICE_DEVICE, ADMINISTRATOR, "", signing("office").public, b"", NOW),
            device(ANNA),
            device(EWA),
            device(HEAD),
        ),
    }
    return Directory(**{**values, **changes})


def commit(
    actor: str,
    scope: str = FAMILY,
    operations: tuple[Operation, ...] | None = None,
    *,
    prev: tuple[str, ...] = (),
    number: int = 1,
    device_id: str | None = None,
    key: SigningKey | None = None,
) -> Commit:
    """A commit of a person's laptop, signed with its key unless told otherwise."""
    if operations is None:
        operations = (Create("strength", f"r{number}", {"text": "Wspólne śniadania"}),)

    def envelope(payload: str) -> Envelope:
        return Envelope(
            id=f"01930000-0000-7000-8000-{number:012x}",
            device=device_id or laptop(actor),
            actor=actor,
            scope=scope,
            prev=prev,
            hlc=(1_763_370_000_000 + number, 0),
            directory=3,
            tx="t",
            command="test",
            schema=SCHEMA,
            payload=payload,
        )

    return compose(envelope, operations, bytes(16), (key or signing(actor)).sign)
