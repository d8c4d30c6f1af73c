"""Named faults of the hub's use cases. Values hold ids."""

from asystent_desktop.errors import Tampered, UserFixable


class HubFounded(UserFixable):
    """The hub belongs to an office already. Values: office."""

    code = "hub-founded"


class HubNotFounded(UserFixable):
    """The hub belongs to no office yet: `hub init` comes first."""

    code = "hub-not-founded"


class OfficeKeyInsideHub(UserFixable):
    """The OFFICE key may not lie in the hub's folder: who took the hub would have the office."""

    code = "office-key-inside-hub"


class OtherOfficeKey(UserFixable):
    """A sound OFFICE key, but of another office than this hub's."""

    code = "other-office-key"


class UnknownPerson(UserFixable):
    """The directory knows no such person. Values: person."""

    code = "unknown-person"


class UnknownDevice(UserFixable):
    """The directory knows no such computer. Values: device."""

    code = "unknown-device"


class DeviceTaken(UserFixable):
    """The answering computer or person poses as one the directory knows already. Values: device."""

    code = "device-taken"


class DatabaseAway(UserFixable):
    """The database cannot be reached or broke the connection; what was acknowledged is kept. Try again."""

    code = "database-away"


class DatabaseRefused(UserFixable):
    """The database server refuses: password, missing database, missing rights. Values: driver_code."""

    code = "database-refused"


class DatabaseDriverMissing(UserFixable):
    """A hub on PostgreSQL needs psycopg, which is not installed."""

    code = "database-driver-missing"


class CodeDrawerMissing(UserFixable):
    """Drawing a square code needs segno, which is not installed."""

    code = "code-drawer-missing"


class UnknownPicture(UserFixable):
    """A square code is drawn as PNG or SVG only. Values: kind."""

    code = "unknown-picture"


class BadDatabaseUrl(UserFixable):
    """No URL of a PostgreSQL database, or one with a password in it."""

    code = "bad-database-url"


class ScopeErased(UserFixable):
    """The scope's key was destroyed: nothing of it is taken in any more. Values: scope."""

    code = "scope-erased"


class HubNotEmpty(UserFixable):
    """A backup is only put back into an empty hub."""

    code = "hub-not-empty"


class HubOfEarlierVersion(UserFixable):
    """The hub's folder was made by a version that did not seal its rows; it was left as it is."""

    code = "hub-of-earlier-version"


class DumpDamaged(Tampered):
    """A line of a backup cannot be read, or is of another office or version. Values: line."""

    code = "dump-damaged"


class BadAddress(UserFixable):
    """No address of a server: it is written https://host:port. Values: address."""

    code = "bad-address"


class ServerMissing(UserFixable):
    """`hub serve` needs starlette and uvicorn (the extra "hub"), which are not installed."""

    code = "server-missing"


class CannotListen(UserFixable):
    """The address cannot be listened on. Values: address, reason (an errno's name)."""

    code = "cannot-listen"


class BadPeriod(UserFixable):
    """The last day lies before the first. Values: from_on, until_on."""

    code = "bad-period"


class UnknownAssignment(UserFixable):
    """The office knows no such assignment. Values: assignment."""

    code = "unknown-assignment"


class UnknownEntry(UserFixable):
    """No entry of that number is held, or more than one begins so. Values: commit."""

    code = "unknown-entry"


class NotAdmissible(UserFixable):
    """What nobody has the right to write, no head can admit. Values: commit, reason."""

    code = "not-admissible"


class UnknownOrder(UserFixable):
    """There is no erasure order of that number. Values: order."""

    code = "unknown-order"


class SamePerson(UserFixable):
    """An erasure needs a second person: whoever ordered it cannot consent. Values: order."""

    code = "same-person"


class NotErasedYet(UserFixable):
    """The order was not carried out at the hub: it needs a second person's consent. Values: order."""

    code = "not-erased-yet"
