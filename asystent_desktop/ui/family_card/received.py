"""Papers that came into the file, each with its date, its sender and the basis it states."""

from __future__ import annotations

from asystent_desktop.domain.kinds.documents_received import ReceivedDocument
from asystent_desktop.i18n import N_
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.casework.records import RecordKind, RecordsPage, RowWords, Wording
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon


def _paper(one: ReceivedDocument, words: Wording) -> RowWords:
    return RowWords(
        words.hide(one.title),
        words.joined(words.hide(one.sender), one.reference, words.entry(one.basis_id), one.kept),
        pill=words.day(one.received_on),
    )


RECEIVED = RecordKind(
    cls=ReceivedDocument,
    title=N_("Papers received"),
    add=N_("Add a paper"),
    empty=N_("No paper yet: the referral, the court's order, certificates, letters of institutions."),
    icon=Icon.LETTER,
    lines=(
        ("title",),
        ("sender",),
        ("reference",),
        ("dated_on", "received_on"),
        ("basis_id",),
        ("member_id",),
        ("kept",),
        ("note",),
    ),
    row=_paper,
    starts=("received_on",),
    labels={"title": N_("What it is"), "dated_on": N_("Dated"), "received_on": N_("Received on")},
    nothing={"basis_id": N_("states no basis"), "member_id": N_("the whole family")},
    hints={"kept": N_("For example: file, sheet 12. Scans lie in the tab Documents.")},
)


def received_page(desk: Desk, tasks: Tasks) -> RecordsPage:
    """The section."""
    return RecordsPage(desk, tasks, (RECEIVED,))
