"""What an entry of the file must say: known people and words, days in order, what the law asks."""

from datetime import date
from typing import Any

import pytest

from asystent_desktop.domain.entry_rules import Surroundings, faults, in_force
from asystent_desktop.domain.entry_shapes import SHAPES
from asystent_desktop.domain.kinds.consent import (
    Authorisation,
    AuthorisedInstitution,
    ConsentForm,
    CooperationConsent,
    ForLifeDocument,
    ForLifeProof,
)
from asystent_desktop.domain.kinds.family import Authority, Basis, CaseBasis, FamilyMember, MemberRole
from asystent_desktop.domain.kinds.household import Guardianship, ParentalAuthority, Problem
from asystent_desktop.domain.kinds.placement import Placement, PlacementEnd, PlacementForm
from asystent_desktop.domain.records import kind_of

SCOPE = "family:f"
TODAY = date(2026, 11, 17)


def person(record_id: str, role: MemberRole, born: date | None = None) -> FamilyMember:
    return FamilyMember(id=record_id, scope=SCOPE, first_name="Jan", surname="X", role=role, birth_date=born)


def beside(**changes: Any) -> Surroundings:
    people = {
        "anna": person("anna", MemberRole.MOTHER, date(1992, 5, 1)),
        "zosia": person("zosia", MemberRole.CHILD, date(2024, 3, 3)),
    }
    values: dict[str, Any] = {
        "today": TODAY,
        "people": people,
        "words": {"problems": frozenset({"debt"}), "institutions": frozenset({"zus", "health_facility"})},
        "providers": frozenset({"health_facility"}),
    }
    return Surroundings(**{**values, **changes})


def entry(cls: type, **fields: Any) -> Any:
    return cls(id="e", scope=SCOPE, **fields)


def authority(**fields: Any) -> Any:
    values = {"child_id": "zosia", "parent_id": "anna", "authority": Authority.FULL, "since": TODAY}
    return entry(ParentalAuthority, **{**values, **fields})


def consent(**fields: Any) -> Any:
    return entry(CooperationConsent, **{"member_id": "anna", "signed_on": TODAY, **fields})


def authorisation(*kinds: str, **fields: Any) -> Any:
    named = tuple(AuthorisedInstitution(kind, kind.upper()) for kind in kinds)
    values = {"member_id": "anna", "given_on": TODAY, "institutions": named}
    return entry(Authorisation, **{**values, **fields})


def placement(**fields: Any) -> Any:
    values = {"child_id": "zosia", "form": PlacementForm.FOSTER_KIN, "since": date(2026, 1, 2)}
    return entry(Placement, **{**values, **fields})


LIMITED = Authority.LIMITED
PREGNANT = {"member_id": "anna", "proof": ForLifeProof.PREGNANCY, "issued_on": TODAY}
CERTIFIED = {"member_id": "zosia", "proof": ForLifeProof.CERTIFICATE, "issued_on": TODAY}
ACKNOWLEDGED = ConsentForm.ACKNOWLEDGEMENT


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (authority(), []),
        (authority(authority=LIMITED), [("order_on", "order-missing")]),
        (authority(authority=LIMITED, order_on=TODAY), []),
        (authority(order_on=date(2026, 11, 18)), [("order_on", "future")]),
        (authority(until=date(2026, 11, 16)), [("until", "before-start")]),
        (authority(parent_id="zosia"), [("parent_id", "itself")]),
        (authority(parent_id="gone"), [("parent_id", "unknown-person")]),
        (entry(Guardianship, child_id="zosia", since=TODAY), [("guardian", "missing")]),
        (entry(Guardianship, child_id="zosia", since=TODAY, guardian="Ewa Lis"), []),
        (entry(Problem, problem="debt", since=TODAY), []),
        (entry(Problem, problem="dept", since=TODAY), [("problem", "unknown-word")]),
        (consent(), []),
        (consent(form=ACKNOWLEDGED), [("form", "no-court")]),
        (consent(withdrawn_on=date(2026, 11, 1)), [("withdrawn_on", "before-start")]),
        (entry(ForLifeDocument, **PREGNANT), [("valid_until", "pregnancy-end")]),
        (entry(ForLifeDocument, **PREGNANT, valid_until=date(2027, 3, 1), complicated=True), []),
        (entry(ForLifeDocument, **CERTIFIED), []),
        (entry(ForLifeDocument, **CERTIFIED, complicated=True), [("complicated", "only-pregnancy")]),
        (authorisation("zus"), []),
        (authorisation(), [("institutions", "missing")]),
        (authorisation("zus", "health_facility"), [("institutions", "health-provider")]),
        (placement(), []),
        (placement(child_id="anna"), [("child_id", "not-a-child")]),
        (placement(end=PlacementEnd.RETURN_HOME), [("until", "missing")]),
    ],
)
def test_what_is_refused_and_why(made: Any, expected: list[tuple[str, str]]) -> None:
    assert faults(made, beside()) == expected


def test_an_acknowledgement_rests_on_a_courts_obligation_of_that_day() -> None:
    court = entry(CaseBasis, basis=Basis.COURT, since=date(2026, 1, 1), until=date(2026, 6, 30))
    obliged = beside(bases=(court,))
    assert faults(consent(form=ACKNOWLEDGED, signed_on=date(2026, 3, 1)), obliged) == []
    assert faults(consent(form=ACKNOWLEDGED), obliged) == [("form", "no-court")]
    taken_back = consent(form=ACKNOWLEDGED, signed_on=date(2026, 3, 1), withdrawn_on=TODAY)
    assert faults(taken_back, obliged) == [("withdrawn_on", "obliged")]


def test_every_shape_names_fields_that_exist() -> None:
    for cls, shape in SHAPES.items():
        spans = [name for span in shape.periods for name in span]
        named = {*shape.people, *shape.links, *shape.words, *shape.needed, *shape.past, *spans}
        assert named <= set(kind_of(cls).fields), cls


def test_both_ends_of_a_period_hold() -> None:
    held = placement(until=date(2026, 2, 1))
    days = (date(2026, 1, 1), date(2026, 1, 2), date(2026, 2, 1), date(2026, 2, 2))
    assert [in_force(held, day) for day in days] == [False, True, True, False]
