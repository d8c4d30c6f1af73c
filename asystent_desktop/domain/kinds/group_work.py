"""Group classes, group method and community work: planned once, held for several families.

It lives in the assistant's own planner and holds ids, no names. What happened is one visit card in each
family's file (`VisitKind.GROUP`, `VisitKind.COMMUNITY`), naming no other family.
"""

from datetime import date, time
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, record


class GroupMethod(StrEnum):
    """How several families are worked with."""

    CLASSES = "classes"
    GROUP = "group"
    COMMUNITY = "community"


@record("group_meeting", merge=Merge.FIELD)
class GroupMeeting(Record):
    """One meeting.

    Attributes:
        topic: What it is about; no names of people.
        place: Key of dictionaries/places.toml.
        families: Ids of the families invited.
        recorded_on: Day its entries were written; None while it is only planned.
    """

    topic: str
    method: GroupMethod = GroupMethod.CLASSES
    on: date
    start: time
    end: time
    place: str = "office"
    families: tuple[str, ...] = ()
    statutory_tasks: tuple[str, ...] = ()
    recorded_on: date | None = None
