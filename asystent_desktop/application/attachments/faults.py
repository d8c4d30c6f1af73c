"""Faults of adding and opening scans; each limit is named in its values."""

from asystent_desktop.errors import Tampered, UserFixable


class ScanTooLarge(UserFixable):
    """One file is longer than allowed. Values: size_mib, limit_mib."""

    code = "application.scan-too-large"


class PictureTooLarge(UserFixable):
    """A picture has too many pixels: opened it would take all memory. Values: width, height, limit."""

    code = "application.picture-too-large"


class FamilyFull(UserFixable):
    """All scans of the family together would take more room than allowed. Values: limit_mib."""

    code = "application.family-scans-full"


class TitleMissing(UserFixable):
    """A scan needs words that say what it shows."""

    code = "application.scan-title-missing"


class UnknownSubject(UserFixable):
    """The record a scan should belong to is not in the family's file. Values: kind, record_id."""

    code = "application.scan-subject-unknown"


class AttachmentAway(UserFixable):
    """The scan has not come to this computer yet; it is asked for. Values: missing, parts."""

    code = "application.scan-away"


class AttachmentDamaged(Tampered):
    """What lies here is not the scan that was added. Values: attachment."""

    code = "application.scan-damaged"
