"""Records of the `office` scope: they hold ids and the office's own data, never a family's name or notes."""

from datetime import date, datetime
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, family_scope, record, restricted_scope


class AssignmentMode(StrEnum):
    """What an assignment lets its person do."""

    HOLDER = "holder"
    STAND_IN = "stand_in"
    READER = "reader"


@record("assignment", merge=Merge.FIELD)
class Assignment(Record):
    """Gives a family to an employee (*przydział*; ustawa 9.06.2011, art. 11).

    Attributes:
        family_id: Id of the family; its scope is `family:<family_id>`.
        person_id: Id of the employee in the signed directory.
        until_on: Last day; None while it runs.
        restricted: It gives the family's compartment (`restricted:<family_id>`) and nothing else; the
            family's own assignment never gives that.
        over_limit_reason: Why it was given above the limit of art. 15 ust. 4, without names; empty otherwise.
    """

    family_id: str
    person_id: str
    mode: AssignmentMode
    from_on: date
    until_on: date | None = None
    over_limit_reason: str = ""
    restricted: bool = False

    @property
    def target(self) -> str:
        """The scope it gives."""
        return restricted_scope(self.family_id) if self.restricted else family_scope(self.family_id)


@record("office_profile", merge=Merge.FIELD)
class OfficeProfile(Record):
    """The letterhead of the office's papers.

    Attributes:
        name: Lines of the office's name.
        unit: The unit inside it, e.g. "Zespół Asysty Rodzinnej".
        place: The town written beside the date.
    """

    name: str
    unit: str = ""
    street: str = ""
    postcode_city: str = ""
    place: str = ""
    phone: str = ""


@record("office_logo", merge=Merge.APPEND_ONLY)
class OfficeLogo(Record):
    """The picture above the letterhead. Every one ever used stays: old papers are printed with theirs.

    Attributes:
        sha256: Hex digest of the picture's bytes; empty takes the logo away.
        picture: PNG or JPEG bytes in base64 (RFC 4648).
        chosen_at: When (UTC); the latest is in use.
    """

    sha256: str
    picture: str = ""
    chosen_at: datetime
