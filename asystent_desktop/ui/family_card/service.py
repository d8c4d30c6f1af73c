"""Why the assistant is there: bases with their documents, request or order, waiting, assignment, services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.family import card as family_card, families, services
from asystent_desktop.application.family.card_views import FamilyCard, ServiceView
from asystent_desktop.application.faults import FieldProblem
from asystent_desktop.application.wording.entry_words import enum_label
from asystent_desktop.domain.kinds.family import Basis, CaseBasis, Family
from asystent_desktop.i18n import N_, _
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.casework.declared import types_of
from asystent_desktop.ui.casework.fact_card import FactCard
from asystent_desktop.ui.casework.record_sheet import RecordSheet
from asystent_desktop.ui.casework.records import RecordKind, RecordsPage, RowWords, Wording
from asystent_desktop.ui.casework.records.presenter import RecordsFile
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Tone

ICONS = {Basis.COURT: Icon.COURT, Basis.FOR_LIFE: Icon.FOR_LIFE, Basis.OWN_REQUEST: Icon.FAMILIES}


def _basis(one: CaseBasis, words: Wording) -> RowWords:
    document = " ".join(part for part in (one.document, words.day(one.document_on)) if part)
    return RowWords(
        words.word(one.basis),
        words.joined(
            words.span(one.since, one.until),
            words.hide(document),
            words.hide(one.court),
            words.hide(one.court_case_ref),
        ),
        over=words.is_over(one.until),
        icon=ICONS.get(one.basis),
    )


BASES = RecordKind(
    cls=CaseBasis,
    title=N_("Bases of the service"),
    add=N_("Add a basis"),
    empty=N_("No basis yet. Several may hold at once: a referral, a court's order, “For life”, own request."),
    icon=Icon.FLAG,
    lines=(
        ("basis",),
        ("since", "until"),
        ("document",),
        ("document_on",),
        ("court",),
        ("court_case_ref",),
    ),
    row=_basis,
    labels={"basis": N_("Basis"), "document": N_("Document")},
    hints={
        "document": N_("For example: referral of the social worker, order of the court"),
        "court": N_("Only where a court obliged the family."),
    },
)


@dataclass(frozen=True)
class Dates:
    """What the card of dates shows."""

    family: Family
    waiting: bool
    services: tuple[ServiceView, ...]


def _dates(desk: Desk, family_id: str) -> Dates:
    card: FamilyCard = family_card.card(desk, family_id)
    return Dates(card.family, card.waiting, card.services)


class ServicePage(RecordsPage):
    """The section: dates above, bases below."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__(desk, tasks, (BASES,), more=_dates)
        self._desk, self._tasks = desk, tasks
        self.dates = FactCard(_("From the request to the service"))
        self.above.addWidget(self.dates)
        self.shown.connect(self._show_dates)

    def _show_dates(self, file: RecordsFile) -> None:
        held: Dates = file.more
        family, card = held.family, self.dates
        card.begin(_("waits for assignment") if held.waiting else "", Tone.SOON)
        card.fact(_("Request or court's order"), _day(family.requested_on) or _("not entered"))
        assigned = _day(family.assigned_on)
        by = masking().person(family.assigned_by)
        by = _("{day}, by {person}").format(day=assigned, person=by) if assigned and by else assigned
        card.fact(_("Assigned by the head"), by or _("not entered"))
        card.fact(_("First day of the service"), _day(family.cooperation_from))
        former = [one for one in held.services if one.until_on is not None]
        for one in former:
            card.fact(_("Former service"), _service(one))
        card.deed(_("Request or order…"), partial(self.ask_request, family), icon=Icon.LETTER)
        card.deed(_("Assignment…"), partial(self.ask_assignment, family), icon=Icon.PERSON_ADD)

    def ask_request(self, family: Family) -> None:
        """The day of the social worker's request or of the court's order."""

        def job(given: dict[str, Any]) -> object:
            return families.change_family(self._desk, family.id, **given)

        self._sheet(_("Request or court's order"), ("requested_on",), job, family)

    def ask_assignment(self, family: Family) -> None:
        """When the head assigned the assistant, and the first day of the service."""

        def job(given: dict[str, Any]) -> object:
            if "assigned_on" not in given:
                raise InvalidEntry((FieldProblem("assigned_on", "missing"),))
            given["begins_on"] = given.pop("cooperation_from", None)
            return services.assign_family(self._desk, family.id, **given)

        self._sheet(_("Assignment"), ("assigned_on", "assigned_by", "cooperation_from"), job, family)

    def _sheet(self, title: str, names: tuple[str, ...], job: Any, family: Family) -> None:
        values = {name: getattr(family, name) for name in names}
        types = types_of(Family, *names)
        if "assigned_on" in names:
            types["assigned_on"] = date  # what the sheet is about
            values["assigned_on"] = values["assigned_on"] or self.presenter.today()
        RecordSheet(self, self._tasks, title, types, job, today=self.presenter.today, values=values).open()


def _day(day: date | None) -> str:
    return numeric_date(day) if day else ""


def _service(one: ServiceView) -> str:
    how = _(enum_label(one.outcome)) if one.outcome else ""
    parts = (Wording.span(one.from_on, one.until_on), how, masking().person(one.assistant))
    return Wording.joined(*parts)
