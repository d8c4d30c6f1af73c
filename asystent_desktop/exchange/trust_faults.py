"""Named faults of trust: directory, invitations, answers. Values hold ids, versions and instants."""

from asystent_desktop.errors import Tampered, UserFixable


class BadDocument(Tampered):
    """A signed document lacks a field or has one of the wrong shape. Values: what, field."""

    code = "bad-document"


class DirectoryRolledBack(Tampered):
    """An older directory than the one held was offered. Values: held, offered (versions)."""

    code = "directory-rolled-back"


class DirectoryForked(Tampered):
    """Another directory of the very version held was offered: OFFICE signed twice. Values: version."""

    code = "directory-forked"


class ForeignDirectory(Tampered):
    """A directory of another office. Values: office."""

    code = "foreign-directory"


class RevokedDevice(Tampered):
    """The office has revoked this device. Values: device."""

    code = "revoked-device"


class UnknownRole(UserFixable):
    """No such role. Values: role, known."""

    code = "unknown-role"


class NotAnInvitation(UserFixable):
    """The file is no invitation of this format."""

    code = "not-an-invitation"


class NotAnAnswer(UserFixable):
    """The file is no answer to an invitation."""

    code = "not-an-answer"


class NotAnUnlock(UserFixable):
    """The file is no unlock file of this format."""

    code = "not-an-unlock"


class WrongCode(UserFixable):
    """The code told by the office does not open the unlock file."""

    code = "wrong-code"


class OtherVault(UserFixable):
    """The unlock file is for another computer. Values: device."""

    code = "other-vault"


class BadReceipt(Tampered):
    """A receipt that the hub's own key did not sign. Values: commit."""

    code = "bad-receipt"


class ForeignInvitation(UserFixable):
    """An answer to an invitation this hub never made. Values: invitation."""

    code = "foreign-invitation"


class InvitationUsed(UserFixable):
    """The invitation has been answered already. Values: invitation."""

    code = "invitation-used"


class InvitationExpired(UserFixable):
    """The invitation ran out, by the hub's clock. Values: invitation, expired_at."""

    code = "invitation-expired"


class OtherPerson(UserFixable):
    """The vault already works for another person than the one invited. Values: person."""

    code = "other-person"


class AlreadyEnrolled(UserFixable):
    """This vault belongs to an office already. Values: office."""

    code = "already-enrolled"


class DirectoryFull(UserFixable):
    """No bundle could carry a directory with one computer more; nothing was signed. Values: computers."""

    code = "directory-full"


class NotEnrolled(UserFixable):
    """This vault belongs to no office yet and has answered no invitation."""

    code = "not-enrolled"
