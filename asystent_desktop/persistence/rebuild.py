"""Making the projection anew from the commits, when the declarations have changed."""

from pathlib import Path

from sqlalchemy import Engine, select

from asystent_desktop.persistence import schema
from asystent_desktop.persistence.projection import Projection
from asystent_desktop.persistence.schema import OP_INDEX, Layout
from asystent_desktop.persistence.session import Session


def rebuild(engine: Engine, path: Path, made: Layout) -> int:
    """Drops the derived tables, makes them after this version's declarations and folds every record.

    One transaction: a crash leaves the old projection. Signatures are not verified again.

    Returns:
        Number of records shown.
    """
    session = Session(engine, path, guarded=())  # the guard stands on the tables that are being replaced
    session.open()
    try:
        session.lock()
        connection = session.connection()
        schema.drop_projection(connection)
        schema.create_projection(connection, made)
        registers = session.query(
            select(OP_INDEX.c.scope, OP_INDEX.c.kind, OP_INDEX.c.record)
            .distinct()
            .order_by(OP_INDEX.c.record)
        ).all()
        rows = Projection(session, made.maps)
        shown = sum(rows.refold((row[0], row[1], row[2])) for row in registers)
        session.commit()
        return shown
    finally:
        session.close()
