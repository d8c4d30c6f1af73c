"""The guard: no write to journal or projection but through a command.

Each connection has TEMP triggers on every guarded table. They ask a function of the connection whether a
command is being carried out and ABORT otherwise, so bulk inserts, Core statements and raw SQL are stopped
alike. TEMP triggers live in memory and belong to the connection: the file stays plain SQLite to any reader.
"""

from sqlalchemy import Connection

from asystent_desktop.persistence.driver_faults import GUARD_MESSAGE

_GATE, _ARMED = "asystent-gate", "asystent-armed"
_FUNCTION = "asystent_in_command"
_ACTIONS = ("INSERT", "UPDATE", "DELETE")


class Gate:
    """Whether a connection is inside a command."""

    __slots__ = ("opened",)

    def __init__(self) -> None:
        self.opened = False

    def __call__(self) -> int:
        return int(self.opened)


def arm(connection: Connection, tables: list[str]) -> Gate:
    """Gives a connection its gate, closed, and its triggers, once; the pool keeps both with it."""
    gate: Gate | None = connection.info.get(_GATE)
    if gate is None:
        gate = connection.info[_GATE] = Gate()
        driver = connection.connection.dbapi_connection
        if driver is not None:
            driver.create_function(_FUNCTION, 0, gate)
    if tables and _ARMED not in connection.info:
        connection.exec_driver_sql("BEGIN")
        for table in tables:
            for action in _ACTIONS:
                connection.exec_driver_sql(
                    f'CREATE TEMP TRIGGER "guard_{action}_{table}" '
                    f'BEFORE {action} ON main."{table}" WHEN {_FUNCTION}() = 0 '
                    f"BEGIN SELECT RAISE(ABORT, '{GUARD_MESSAGE}'); END"
                )
        connection.exec_driver_sql("COMMIT")
        connection.info[_ARMED] = True
    return gate
