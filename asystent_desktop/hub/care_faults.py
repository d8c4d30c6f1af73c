"""Named faults of backup, restore, recovery and change-over. Values hold ids, versions and counts."""

from asystent_desktop.crypto.faults import WrongPassphrase
from asystent_desktop.errors import Tampered, UserFixable


class WrongPassphraseOf(WrongPassphrase):
    """Several were asked for. Values: which ("passphrase-server", "…-office-key", "…-half-1", "…-half-2")."""

    code = "wrong-passphrase-of"


class NotRestored(UserFixable):
    """The hub was not restored from a backup, or serves again already."""

    code = "hub-not-restored"


class DirectoryBehind(UserFixable):
    """A computer knows a newer directory than this restored hub. Values: held, seen (versions)."""

    code = "directory-behind"


class NobodyHeard(UserFixable):
    """No computer has spoken to this hub since it was restored."""

    code = "nobody-heard"


class OnlyReceiving(UserFixable):
    """A restored hub only receives until OFFICE signs its new epoch."""

    code = "hub-only-receives"


class BackupFailed(Tampered):
    """The backup that was just written does not give back what the hub holds. Values: reason."""

    code = "backup-failed"


class BackupDamaged(Tampered):
    """The backup is cut short, altered or no backup of this program. Values: reason."""

    code = "backup-damaged"


class NoRecoveryKey(UserFixable):
    """The office has no RECOVERY key yet."""

    code = "no-recovery-key"


class RecoveryKeyExists(UserFixable):
    """The office has a RECOVERY key; a new one has to be asked for by name."""

    code = "recovery-key-exists"


class WrongShares(UserFixable):
    """The two halves are not those of the office's RECOVERY key, or are the same half twice."""

    code = "wrong-shares"


class NoEscrow(UserFixable):
    """The hub keeps nothing with which that computer could be opened. Values: device."""

    code = "no-escrow"


class NotTheSuccessor(UserFixable):
    """The key file is not the successor that the directory names."""

    code = "not-the-successor"


class UnknownAlarm(UserFixable):
    """There is no such alarm, or its cause has to go first. Values: alarm."""

    code = "unknown-alarm"


class BackupPlaceAway(UserFixable):
    """The folder for a backup is not there: a disk that is not plugged in must not become a folder."""

    code = "backup-place-away"
