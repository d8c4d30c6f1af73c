"""Children outside their home: placements and what keeps the way back open (art. 15 ust. 1 pkt 2)."""

from datetime import date
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, personal, record, rule


class PlacementForm(StrEnum):
    """Where a child is (ustawa 9.06.2011, art. 39-41, 93; KRO art. 109 § 2 pkt 5)."""

    FOSTER_KIN = "foster_kin"
    FOSTER_FAMILY = "foster_family"
    FAMILY_HOME = "family_home"
    RESIDENTIAL = "residential"
    OTHER_RELATIVES = "other_relatives"
    OTHER = "other"


class PlacementEnd(StrEnum):
    """How an episode ended."""

    RETURN_HOME = "return_home"
    MOVED = "moved"
    ADOPTION = "adoption"
    ADULT = "adult"
    OTHER = "other"


class PlacementContactForm(StrEnum):
    """How child and family met."""

    VISIT = "visit"
    LEAVE = "leave"
    PHONE = "phone"
    LETTER = "letter"


@record("placement", merge=Merge.FIELD)
class Placement(Record):
    """One episode of one child; work with the family goes on meanwhile (art. 10 ust. 4).

    Attributes:
        place: The foster family or the institution.
        coordinator: *Koordynator rodzinnej pieczy zastępczej*, telephone in `coordinator_phone`.
        help_plan_on: Date of the child's help plan (*plan pomocy dziecku*) the work plan is agreed with.
        help_plan_until: Until when that plan holds.
        contact_rules: What court or carers decided about contacts.
        return_plan: What has to happen so that the child comes back.
        return_planned_on: When it should.
    """

    child_id: str
    form: PlacementForm
    place: str = personal(searchable=True, default="")
    address: str = personal(default="")
    since: date
    until: date | None = None
    end: PlacementEnd | None = None
    court: str = personal(default="")
    court_case_ref: str = rule(searchable=True, default="")
    order_on: date | None = None
    coordinator: str = personal(searchable=True, default="")
    coordinator_phone: str = personal(default="")
    help_plan_on: date | None = None
    help_plan_until: date | None = None
    help_plan: str = personal(default="")
    contact_rules: str = personal(default="")
    return_plan: str = personal(searchable=True, default="")
    return_planned_on: date | None = None


@record("placement_contact", merge=Merge.FIELD)
class PlacementContact(Record):
    """A contact of a placed child with the family.

    Attributes:
        held: False when it was planned and did not happen.
        members: Ids of the people who came.
    """

    placement_id: str
    on: date
    form: PlacementContactForm = PlacementContactForm.VISIT
    held: bool = True
    members: tuple[str, ...] = ()
    note: str = personal(searchable=True, default="")
