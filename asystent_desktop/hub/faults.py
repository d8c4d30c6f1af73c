"""Named faults of the hub's use cases. Values hold ids."""

from asystent_desktop.errors import UserFixable


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
