"""What stands behind a sentence: the record a source names, as it is now and in which version."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from asystent_desktop.application.opinion.file import source_label
from asystent_desktop.domain.papers import Source
from asystent_desktop.domain.records import KINDS, Record
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

_TEXTS = ("facts", "assessment", "agreements", "attempts", "findings", "text", "note", "health_note", "state")
_DAYS = ("on", "noted_on", "signed_on", "since", "letter_on", "document_on")


@dataclass(frozen=True)
class SourceView:
    """A source beside the text.

    Attributes:
        label: As the editor names it now; the kept one for paper that is not in the file.
        version: Commit id of the record's last change; empty for paper that is not in the file.
        on: Its day; None where it has none.
        text: What it says in words; empty where it holds none.
    """

    kind: str
    record_id: str
    label: str
    version: str
    on: date | None
    text: str


def source_views(desk: Desk, sources: tuple[Source, ...]) -> tuple[SourceView, ...]:
    """The sources of a paragraph, in its order; one that is not here keeps its label."""
    today = desk.clock.today()
    with desk.unit_of_work() as unit:
        return tuple(_view(unit, one, today) for one in sources)


def _view(unit: UnitOfWork, held: Source, today: date) -> SourceView:
    kind = KINDS.get(held.kind)
    record = unit.get(kind.cls, held.record_id) if kind and held.record_id else None
    if record is None:
        return SourceView(held.kind, held.record_id, held.label, "", None, "")
    version = unit.version(record.id)
    label = source_label(record, today)
    return SourceView(held.kind, record.id, label, version, _first_day(record), _words(record))


def _first_day(record: Record) -> date | None:
    found = (getattr(record, name, None) for name in _DAYS)
    return next((one for one in found if isinstance(one, date)), None)


def _words(record: Record) -> str:
    texts = (getattr(record, name, "") for name in _TEXTS)
    said = (text.strip() for text in texts if isinstance(text, str) and not isinstance(text, Enum))
    return "\n".join(text for text in said if text)
