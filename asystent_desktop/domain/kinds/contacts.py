"""People and institutions around the family, and what was arranged with them (art. 15 ust. 1 pkt 18, 19)."""

from datetime import date, time
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, personal, record, sensitive


class ReferralState(StrEnum):
    """What became of a referral."""

    GIVEN = "given"
    ATTENDING = "attending"
    COMPLETED = "completed"
    STOPPED = "stopped"
    REFUSED = "refused"


class Channel(StrEnum):
    """How a contact was made."""

    PHONE = "phone"
    MEETING = "meeting"
    LETTER = "letter"
    EMAIL = "email"
    E_DELIVERY = "e_delivery"


class TeamKind(StrEnum):
    """Which body met (*zespół interdyscyplinarny*, *grupa diagnostyczno-pomocowa*; art. 15 ust. 1 pkt 19)."""

    INTERDISCIPLINARY = "interdisciplinary"
    DIAGNOSTIC = "diagnostic"
    OTHER = "other"


@record("institution", merge=Merge.FIELD)
class Institution(Record):
    """An entry of the office-wide directory; scope `office`, or one's own when working alone.

    Attributes:
        institution: Key of resources/dictionaries/institutions.toml.
        closed: No longer offered.
    """

    institution: str
    name: str
    street: str = ""
    postcode_city: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    closed: bool = False


@record("contact", merge=Merge.FIELD)
class Contact(Record):
    """Somebody around one family: social worker, probation officer, teacher, doctor, parish, NGO.

    Attributes:
        role: Key of resources/dictionaries/contact_roles.toml.
        institution_id: Entry of the office-wide directory; None when only `institution` names it.
        member_id: Whom it is about; None for the whole family.
    """

    name: str = personal(searchable=True)
    role: str
    institution: str = personal(searchable=True, default="")
    institution_id: str | None = None
    phone: str = personal(searchable=True, default="")
    email: str = personal(default="")
    address: str = personal(default="")
    member_id: str | None = None
    since: date | None = None
    until: date | None = None
    note: str = personal(searchable=True, default="")


@record("contact_entry", merge=Merge.FIELD)
class ContactEntry(Record):
    """A line of the contact log.

    Attributes:
        contact_id: Somebody of the register; None when `with_whom` names somebody else.
        incoming: They turned to the assistant.
    """

    on: date
    at: time | None = None
    contact_id: str | None = None
    with_whom: str = personal(searchable=True, default="")
    channel: Channel = Channel.PHONE
    incoming: bool = False
    subject: str = personal(searchable=True)
    outcome: str = personal(searchable=True, default="")
    minutes: int = 0


@record("referral", merge=Merge.FIELD)
class Referral(Record):
    """A referral (*skierowanie*) to a specialist, with its result.

    Attributes:
        specialist: Key of resources/dictionaries/specialists.toml.
        to: The institution or person.
        result: What it brought.
    """

    member_id: str | None = None
    specialist: str
    to: str = personal(searchable=True, default="")
    on: date
    reason: str = sensitive(searchable=True, default="")
    state: ReferralState = ReferralState.GIVEN
    first_meeting_on: date | None = None
    closed_on: date | None = None
    result: str = sensitive(searchable=True, default="")


@record("team_work", merge=Merge.FIELD)
class TeamWork(Record):
    """A meeting of an interdisciplinary team or a diagnostic group about the family.

    What is said there about violence belongs into the Blue Card's compartment (`blue_card_meeting`).
    """

    team: TeamKind
    on: date
    place: str = personal(default="")
    present: tuple[str, ...] = personal(default=())
    findings: str = sensitive(searchable=True, default="")
    tasks: str = personal(searchable=True, default="")
    next_on: date | None = None
