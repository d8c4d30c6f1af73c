"""What the genogram and the ecomap add to the file: places moved by hand, bonds, links, years of couples.

Both pictures are drawn from the people and relations of the file; these records only refine them. A record
that refines another one bears that one's own id, so that two computers never make two of them.
"""

from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, personal, record, sensitive


class Bond(StrEnum):
    """How strong a bond is; each has a line of its own in both pictures."""

    STRONG = "strong"
    ORDINARY = "ordinary"
    WEAK = "weak"
    PLANNED = "planned"
    TENSE = "tense"
    BROKEN = "broken"


class Flow(StrEnum):
    """Which way help goes between the home and what lies around it."""

    NONE = "none"
    TO_HOME = "to_home"
    FROM_HOME = "from_home"
    BOTH = "both"


@record("genogram_mark", merge=Merge.FIELD)
class GenogramMark(Record):
    """What the genogram adds to a person; it bears the member's own id.

    Attributes:
        dx, dy: How far the symbol was moved by hand from where it would stand, in drawing units.
        index_person: The case is about this person: a double outline.
    """

    dx: int = 0
    dy: int = 0
    index_person: bool = False


@record("relation_details", merge=Merge.FIELD)
class RelationDetails(Record):
    """The years of a couple; it bears the relation's own id.

    Attributes:
        since_year: The year it began; None when not known.
        until_year: The year of the divorce or separation; None without one.
    """

    since_year: int | None = personal(default=None)
    until_year: int | None = personal(default=None)


@record("person_bond", merge=Merge.FIELD)
class PersonBond(Record):
    """A bond between two people of the file that the genogram shows: close, distant, in conflict."""

    first_id: str
    second_id: str
    bond: Bond = sensitive()
    note: str = sensitive(searchable=True, default="")


@record("ecomap_link", merge=Merge.FIELD)
class EcomapLink(Record):
    """What joins the home with one circle of the ecomap.

    Its id is that of the contact, person outside the home or referral the circle stands for; a circle of its
    own (a neighbour, a job) has an id of its own and bears a name.

    Attributes:
        name: Of a circle that stands for no record of the file; empty otherwise.
        bond, flow: None where they follow from the file.
        hidden: The circle is left off the picture; the record it stands for stays.
        dx, dy: How far the circle was moved by hand, in drawing units.
    """

    name: str = personal(searchable=True, default="")
    bond: Bond | None = sensitive(default=None)
    flow: Flow | None = None
    note: str = personal(searchable=True, default="")
    hidden: bool = False
    dx: int = 0
    dy: int = 0
