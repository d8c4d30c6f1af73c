"""Work that is no visit (*ewidencja czasu*): the office, training, supervision, travel."""

from datetime import date, time

from asystent_desktop.domain.records import Merge, Record, personal, record


@record("work_entry", merge=Merge.FIELD)
class WorkEntry(Record):
    """Hours of one day spent on something else than a meeting with a family; scope `person:<id>`.

    Attributes:
        work: Key of dictionaries/work_kinds.toml.
        note: In one's own words; no names of families.
    """

    on: date
    start: time
    end: time
    work: str
    travel_km: int = 0
    note: str = personal(default="")
