"""Writes many records fast and honestly: signed commits of this desk's own device, admitted in batches.

What a use case writes one transaction at a time is put together here as it would be: one commit a command,
linked to the one before it in its scope, signed by the device. The store takes them in by the way the
exchange uses, so `asystent verify` finds nothing to object to.
"""

from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import Self

from asystent_desktop.domain.records import Record, kind_of
from asystent_desktop.journal import capture
from asystent_desktop.journal.commit import SALT_BYTES, SCHEMA, Commit, Envelope, compose
from asystent_desktop.journal.hlc import ZERO, Hlc, tick
from asystent_desktop.journal.ops import Operation
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.exchange import Incoming

_BATCH = 1000


class BulkWriter:
    """New records only: what is changed later would have to be read first.

    Args:
        desk: Nothing else writes into it meanwhile.
        random: Deals ids and salts.
    """

    def __init__(self, desk: Desk, random: Random) -> None:
        self._desk = desk
        self._who = desk.identity()
        self._random = random
        self._last: dict[str, str] = {}
        self._hlc: Hlc = ZERO
        self._waiting: list[Incoming] = []
        self.commits = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._admit()

    def write(self, at: datetime, command: str, records: Sequence[Record]) -> None:
        """One commit with these records, all of one scope.

        Args:
            at: When it was made (UTC); no earlier than the one before.
            command: Name of the use case.
            records: None of them is stored yet.
        """
        scope = records[0].scope
        self._hlc = tick(self._hlc, int(at.timestamp() * 1000))
        made = self._commit(
            uuid7(at, self._random),
            scope,
            command,
            [one for record in records for one in capture.operations(kind_of(record), None, record)],
        )
        self._last[scope] = made.hash
        self._waiting.append(Incoming(made, None))
        self.commits += 1
        if len(self._waiting) >= _BATCH:
            self._admit()

    def _commit(self, commit_id: str, scope: str, command: str, operations: list[Operation]) -> Commit:
        who, prev = self._who, self._last.get(scope)

        def make(payload: str) -> Envelope:
            return Envelope(
                id=commit_id,
                device=who.device_id,
                actor=who.person_id,
                scope=scope,
                prev=(prev,) if prev else (),
                hlc=self._hlc,
                directory=0,
                tx=commit_id,
                command=command,
                schema=SCHEMA,
                payload=payload,
            )

        return compose(make, operations, self._random.randbytes(SALT_BYTES), self._desk.keys.signing.sign)

    def _admit(self) -> None:
        with self._desk.exchange_unit() as unit:
            unit.admit(self._waiting)
            unit.commit()
        self._waiting = []


def uuid7(at: datetime, random: Random) -> str:
    """A UUIDv7 (RFC 9562, section 5.7) of that instant."""
    number = int(at.timestamp() * 1000) << 80 | 0x7 << 76 | random.getrandbits(12) << 64
    text = f"{number | 0b10 << 62 | random.getrandbits(62):032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
