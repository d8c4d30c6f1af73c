"""Backups of the vault on this computer and the drill that proves one: opened, walked, compared."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

import msgspec

from asystent_desktop.application.faults import UnknownRecord
from asystent_desktop.domain.limits import Limit
from asystent_desktop.i18n import N_
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.upkeep import CopyFor, LocalBackup

_DRILL = "backup-drill"
COPY_WORDS = {
    CopyFor.UPDATE: N_("before an update of the program"),
    CopyFor.IMPORT: N_("before an import"),
    CopyFor.RESTORE: N_("before a copy was put back"),
    CopyFor.NEW_KEY: N_("after the change of the key"),
    CopyFor.DAMAGED: N_("the damaged vault as it was, cannot be opened"),
}
"""Why the program made a copy by itself, in words."""


@dataclass(frozen=True)
class Drill:
    """A restore drill. `seconds`: how long it took; `problems`: number of things that do not hold.

    Attributes:
        backup: Name of the copy. `header_holds`: The vault's passphrase opens it.
        found: What does not hold; codes and ids, as in `Verification`.
    """

    at: datetime
    backup_made_at: datetime
    commits: int
    records: int
    problems: int
    seconds: int
    backup: str = ""
    header_holds: bool = True
    found: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the vault could be restored from that copy."""
        return self.problems == 0


@dataclass(frozen=True)
class BackupState:
    """The copies, newest first, and the last drill.

    Attributes:
        overdue: No copy is as fresh as `Limit.BACKUP_SOON_DAYS` asks.
    """

    backups: tuple[LocalBackup, ...]
    drill: Drill | None
    overdue: bool


def backup_state(desk: Desk) -> BackupState:
    """What there is."""
    found = desk.upkeep.backups()
    sound = [one for one in found if one.reason is not CopyFor.DAMAGED]
    now = desk.clock.now()
    with desk.unit_of_work() as unit:
        held = unit.setting(_DRILL)
    drill = msgspec.json.decode(held, type=Drill) if held else None
    fresh = timedelta(days=desk.rules.limits.at(desk.clock.today()).nearest(Limit.BACKUP_SOON_DAYS))
    return BackupState(found, drill, not sound or now - sound[0].made_at > fresh)


def make_backup(desk: Desk) -> LocalBackup:
    """Makes an encrypted copy beside the vault.

    Raises:
        StoreFull, StoreUnwritable: There is no room, or the folder cannot be written.
    """
    return desk.upkeep.back_up()


def run_drill(desk: Desk) -> Drill:
    """Opens the newest copy, walks every entry of it and rebuilds what it shows; the vault stays as it is.

    Raises:
        UnknownRecord: There is no copy yet.
        StoreDamaged: The copy cannot be opened at all.
    """
    copies = [one for one in desk.upkeep.backups() if one.reason is not CopyFor.DAMAGED]
    if not copies:
        raise UnknownRecord(kind="backup", record_id="")
    began = desk.clock.now()
    check = desk.upkeep.check_backup(copies[0].name)
    ended = desk.clock.now()
    drill = Drill(
        at=ended,
        backup_made_at=check.backup.made_at,
        commits=check.commits,
        records=check.records,
        problems=len(check.problems) + (not check.header_holds),
        seconds=max(0, round((ended - began).total_seconds())),
        backup=check.backup.name,
        header_holds=check.header_holds,
        found=check.problems,
    )
    with desk.unit_of_work() as unit:
        unit.put_setting(_DRILL, msgspec.json.encode(asdict(drill)).decode())
        unit.commit("note-backup-drill")
    return drill
