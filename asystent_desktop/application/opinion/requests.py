"""The court's letters that ask for an opinion; without one there is only an information."""

from collections.abc import Mapping
from typing import Any

from asystent_desktop.application.faults import FieldProblem, InvalidForm, UnknownFamily
from asystent_desktop.application.opinion.views import RequestForm, RequestView
from asystent_desktop.application.reading import changed, families_by_id, family_id_of, family_in, record_in
from asystent_desktop.domain.case_ref import recognise_case_ref
from asystent_desktop.domain.kinds.court import CourtOpinion, CourtRequest
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk

_CHANGEABLE = (*RequestForm.__dataclass_fields__, "closed_on")


class InvalidRequest(InvalidForm):
    """The dates of a court's letter contradict each other."""

    code = "application.invalid-request"


def check_request(form: RequestForm) -> tuple[FieldProblem, ...]:
    """Dates that cannot be true; an odd case reference is a warning of its own (`recognise_case_ref`)."""
    found = []
    if form.received_on < form.letter_on:
        found.append(FieldProblem("received_on", "before-letter"))
    if form.due_on is not None and form.due_on < form.letter_on:
        found.append(FieldProblem("due_on", "before-letter"))
    return tuple(found)


def add_request(desk: Desk, family_id: str, form: RequestForm) -> tuple[ChangeSet, str]:
    """Enters a court's letter; a recognised case reference is put into its usual shape.

    Raises:
        UnknownFamily: The family is not in this store.
        InvalidRequest: The dates contradict each other.
    """
    if problems := check_request(form):
        raise InvalidRequest(problems)
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        typed = vars(form) | {"case_ref": _usual(form.case_ref), "questions": _asked(form.questions)}
        request = CourtRequest(id=desk.ids.new(), scope=scope, **typed)
        unit.save(request)
        return unit.commit("add-request"), request.id


def _usual(case_ref: str) -> str:
    found = recognise_case_ref(case_ref)
    return str(found) if found else " ".join(case_ref.split())


def _asked(questions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(question.strip() for question in questions if question.strip())


def change_request(desk: Desk, request_id: str, **fields: Any) -> ChangeSet:
    """Changes fields of a request: those of `RequestForm`, and `closed_on`, the day the answer left.

    Raises:
        UnknownRecord: It is not here.
        NotOnesField: Another field.
    """
    if "case_ref" in fields:
        fields["case_ref"] = _usual(fields["case_ref"])
    if "questions" in fields:
        fields["questions"] = _asked(tuple(fields["questions"]))
    with desk.unit_of_work() as unit:
        unit.save(changed(record_in(unit, CourtRequest, request_id), _CHANGEABLE, fields))
        return unit.commit("change-request")


def requests(desk: Desk, family_id: str | None = None) -> list[RequestView]:
    """Requests of one family or of all; open ones first, nearest deadline first."""
    scope = family_scope(family_id) if family_id else None
    with desk.unit_of_work() as unit:
        families = families_by_id(unit)
        found = unit.find(CourtRequest, scope=scope)
        # The last one written: a correction stands for what it corrects.
        answers = {one.request_id: one.id for one in unit.find(CourtOpinion, scope=scope)}
    views = [request_view(one, families, answers.get(one.id)) for one in found]
    return sorted(
        views, key=lambda one: (one.closed_on is not None, one.due_on or one.received_on, one.case_ref)
    )


def request_view(
    request: CourtRequest, families: Mapping[str, Family], opinion_id: str | None
) -> RequestView:
    """A request with its family's names.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    family = families.get(family_id_of(request.scope))
    if family is None:
        raise UnknownFamily(family=family_id_of(request.scope))
    return RequestView(
        request_id=request.id,
        family_id=family.id,
        family_name=family.name,
        family_number=family.number,
        court=request.court,
        division=request.division,
        street=request.street,
        postcode_city=request.postcode_city,
        case_ref=request.case_ref,
        letter_on=request.letter_on,
        received_on=request.received_on,
        due_on=request.due_on,
        questions=request.questions,
        closed_on=request.closed_on,
        opinion_id=opinion_id,
        legal_basis=request.legal_basis,
    )
