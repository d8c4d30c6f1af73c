"""Named faults of the store. Values hold sizes, versions and driver codes, never paths' or rows' content."""

from asystent_desktop.errors import Bug, Outdated, Tampered, UserFixable


class StoreFull(UserFixable):
    """The disk or the quota is full; nothing of this transaction was kept, everything before it was."""

    code = "store-full"


class StoreUnwritable(UserFixable):
    """The disk refuses to write though it is not full: unplugged, read-only, failing. Values: driver_code."""

    code = "store-unwritable"


class StoreBusy(UserFixable):
    """Another transaction is in the way; try again."""

    code = "store-busy"


class RenewalStopped(UserFixable):
    """Putting the store in order after an update was broken off; the next opening goes on from there."""

    code = "renewal-stopped"


class StoreDamaged(Tampered):
    """The store's file is missing, cut short or holds pages that do not verify. Values: reason."""

    code = "store-damaged"


class WrongStoreKey(Tampered):
    """No page of the store opens under this key: header and store do not belong together."""

    code = "wrong-store-key"


class StoreNewer(Outdated):
    """The store was written by a newer program. Values: version, known."""

    code = "store-newer"


class GuardBroken(Bug):
    """Something tried to write journal or projection outside a command; nothing was written."""

    code = "guard-broken"


class WrongThread(Bug):
    """A unit of work was used from another thread than the one that entered it."""

    code = "wrong-thread"


class UnitUnusable(Bug):
    """A unit of work was used before it was entered or after it was left."""

    code = "unit-unusable"


class StoreFault(Bug):
    """The driver refused a statement for a reason nobody foresaw. Values: driver_code."""

    code = "store-fault"


class NotStored(Bug):
    """A record was to be settled or deleted that is not stored. Values: kind, record."""

    code = "not-stored"


class NotAllowed(UserFixable):
    """A step of a paper this person may not take. Values: reason (journal.authority.Reason), kind, record."""

    code = "not-allowed"


class NoVault(UserFixable):
    """The folder holds no vault."""

    code = "no-vault"


class VaultExists(UserFixable):
    """The folder already holds a vault."""

    code = "vault-exists"


class FolderNotEmpty(UserFixable):
    """A new vault needs an absent or empty folder."""

    code = "folder-not-empty"


class FolderAway(UserFixable):
    """The folder cannot be reached or read: unplugged, renamed, no rights."""

    code = "folder-away"


class VaultInUse(UserFixable):
    """Another running program holds this vault."""

    code = "vault-in-use"


class NoSuchBackup(UserFixable):
    """There is no local backup of that name. Values: backup."""

    code = "no-such-backup"


class NoRoomForCopy(UserFixable):
    """The disk has no room for the copy that a risky step needs; it was not begun. Values: mib (needed)."""

    code = "no-room-for-copy"
