"""What becomes of a plain file that is to be deleted."""

from enum import StrEnum


class Fate(StrEnum):
    """The answer of the file system."""

    DELETED = "deleted"
    AWAY = "away"
    CHANGED = "changed"
    REFUSED = "refused"
