"""Prints and looks at restricted data, journalled so that "Historia zmian" shows them beside changes."""

from asystent_desktop.domain.kinds.access import AccessKind, AccessNote
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk

"""One person opening one record again within this time makes no second note."""


def note_print(
    desk: Desk, scope: str, kind: str, record_id: str, copies: int = 1, *, as_file: bool = False
) -> ChangeSet:
    """Journals that a document was printed, or saved outside the vault as a plain file.

    Args:
        desk: Whose.
        scope: The record's scope, e.g. `family:<id>`.
        kind: Its kind, e.g. "court_opinion".
        record_id: Its id.
        copies: How many copies went to the printer; ignored with `as_file`.
        as_file: It was written as an unencrypted file instead.
    """
    access = AccessKind.SAVED_AS_FILE if as_file else AccessKind.PRINTED
    return _note(desk, access, scope, kind, record_id, 0 if as_file else copies)


def _note(desk: Desk, access: AccessKind, scope: str, kind: str, record_id: str, copies: int) -> ChangeSet:
    made = AccessNote(
        id=desk.ids.new(),
        scope=scope,
        access=access,
        about_kind=kind,
        about_id=record_id,
        copies=copies,
        noted_at=desk.clock.now(),
        author_id=desk.identity().person_id,
    )
    with desk.unit_of_work() as unit:
        unit.save(made)
        return unit.commit(f"note-{access.value.replace('_', '-')}")
