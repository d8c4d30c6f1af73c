"""apsw's session extension: the changes of a week as a changeset of rows, one table per record kind."""

import dataclasses

import apsw
import msgspec
import zstandard

from asystent_desktop.domain.records import KINDS, Record
from asystent_desktop.ports.desk import Desk


class Rows:
    """The records of a desk as plain rows, watched for changes."""

    def __init__(self, desk: Desk) -> None:
        self._connection = apsw.Connection(":memory:")
        for name in KINDS:
            fields = [one.name for one in dataclasses.fields(KINDS[name].cls) if one.name != "id"]
            columns = ", ".join(f'"{field}"' for field in fields)
            self._connection.execute(f'CREATE TABLE "{name}" (id PRIMARY KEY, {columns})')
        self._fill(desk)
        self._session = apsw.Session(self._connection, "main")
        self._session.attach()

    def changeset(self, desk: Desk) -> bytes:
        """What has changed since, compressed as our bundles are."""
        self._fill(desk)
        return zstandard.ZstdCompressor(level=6).compress(self._session.changeset())

    def _fill(self, desk: Desk) -> None:
        with desk.unit_of_work() as unit, self._connection:
            for name, kind in KINDS.items():
                for record in unit.find(kind.cls):
                    self._put(name, record)

    def _put(self, name: str, record: Record) -> None:
        fields = [one.name for one in dataclasses.fields(record)]
        values = [_plain(getattr(record, field)) for field in fields]
        columns = ", ".join(f'"{field}"' for field in fields)
        changes = ", ".join(f'"{field}" = excluded."{field}"' for field in fields if field != "id")
        self._connection.execute(
            f'INSERT INTO "{name}" ({columns}) VALUES ({", ".join("?" * len(fields))}) '
            f"ON CONFLICT (id) DO UPDATE SET {changes}",
            values,
        )


def _plain(value: object) -> str | int | None:
    return value if value is None or type(value) in (str, int, bool) else msgspec.json.encode(value).decode()  # type: ignore[return-value]
