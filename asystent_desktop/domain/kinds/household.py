"""The family card beside `family` and `family_member`: addresses, telephones, authority, problems."""

from datetime import date
from enum import StrEnum

from asystent_desktop.domain.kinds.family import Authority, Outcome
from asystent_desktop.domain.records import Merge, Record, personal, record, rule, sensitive


class AddressKind(StrEnum):
    """What an address is to the family."""

    HOME = "home"
    REGISTERED = "registered"
    CORRESPONDENCE = "correspondence"
    TEMPORARY = "temporary"


@record("family_address", merge=Merge.FIELD)
class FamilyAddress(Record):
    """An address with the days it holds.

    Attributes:
        district: Part of the town, or the office's territory unit (e.g. "TPPS nr 4").
        member_id: Whose it is when one person lives elsewhere; None for the whole family.
        since: None when the first day is not known.
    """

    street: str = personal(searchable=True)
    postcode: str = personal(default="")
    city: str = personal(default="")
    district: str = personal(searchable=True, default="")
    address_kind: AddressKind = AddressKind.HOME
    member_id: str | None = None
    since: date | None = None
    until: date | None = None
    note: str = personal(default="")


@record("family_phone", merge=Merge.FIELD)
class FamilyPhone(Record):
    """A telephone number of the family or of one of its people."""

    number: str = personal(searchable=True)
    member_id: str | None = None
    note: str = personal(default="")
    since: date | None = None
    until: date | None = None


@record("member_details", merge=Merge.FIELD)
class MemberDetails(Record):
    """What art. 16 ust. 1 pkt 1 lets the assistant know of a person beside the member's own record.

    The record bears the member's own id, so that two computers never make two of them.

    Attributes:
        lives_with: Where and with whom a person outside the household lives.
        died_on: For the genogram; None while alive.
    """

    citizenship: str = personal(default="")
    language: str = personal(default="")
    interpreter: bool = False
    marital_status: str = personal(default="")
    education: str = personal(default="")
    profession: str = personal(default="")
    workplace: str = personal(default="")
    income_sources: str = personal(default="")
    lives_with: str = personal(searchable=True, default="")
    died_on: date | None = personal(default=None)


@record("guardianship", merge=Merge.FIELD)
class Guardianship(Record):
    """Who is a child's legal guardian or custodian (*opiekun prawny*, *kurator*; KRO art. 145, 178).

    Attributes:
        guardian_id: A person of this file; None when `guardian` names somebody else.
        guardian: Name of a guardian who is not in this file.
    """

    child_id: str
    guardian_id: str | None = None
    guardian: str = personal(searchable=True, default="")
    since: date
    until: date | None = None
    court: str = personal(default="")
    court_case_ref: str = rule(searchable=True, default="")
    order_on: date | None = None


@record("parental_authority", merge=Merge.FIELD)
class ParentalAuthority(Record):
    """One parent's authority over one child, as a court left it (KRO art. 92-112).

    Attributes:
        authority: Rivals go to the head.
        order_on: Date of the court's order; None where no court has ruled.
        scope_text: What a limitation covers, e.g. "nadzór kuratora".
    """

    child_id: str
    parent_id: str
    authority: Authority = sensitive(risk=True)
    since: date
    until: date | None = None
    court: str = personal(default="")
    court_case_ref: str = rule(searchable=True, default="")
    order_on: date | None = None
    scope_text: str = personal(default="")


@record("problem", merge=Merge.FIELD)
class Problem(Record):
    """A problem of the family or of one person (dictionary `problems`).

    Attributes:
        problem: Key of resources/dictionaries/problems.toml.
        member_id: None for the whole family.
    """

    problem: str = sensitive()
    member_id: str | None = None
    since: date
    until: date | None = None
    note: str = sensitive(searchable=True, default="")


@record("strength_details", merge=Merge.FIELD)
class StrengthDetails(Record):
    """The dated dictionary entry behind a `Strength`; it bears that record's own id.

    Attributes:
        strength: Key of resources/dictionaries/strengths.toml; empty where own words stand alone.
        until: Last day; None while it holds.
    """

    strength: str = ""
    until: date | None = None


@record("service_period", merge=Merge.FIELD)
class ServicePeriod(Record):
    """A service of another time or hand: brought in by an import, or closed before the family returned.

    The running service, or the last one, stands in the `Family` record; a period with the same first day only
    adds who gave it.

    Attributes:
        until_on: None for the running service.
        bases: Values of `Basis` that held.
        imported: An ending that is imported needs no minutes of the family team.
        assistant: Who gave it, as the imported list wrote it.
    """

    from_on: date
    until_on: date | None = None
    outcome: Outcome | None = None
    bases: tuple[str, ...] = ()
    assistant: str = personal(default="")
    imported: bool = False
