"""Alarms in plain words: what happened, and the next step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from asystent_desktop.domain.limits import Limit, LimitsOn
from asystent_desktop.exchange.directory import OFFICE_DEVICE
from asystent_desktop.i18n import N_, _, ngettext

DEVICE_QUIET: Final = "device-quiet"
RED: Final = "red"
AMBER: Final = "amber"
_RED_CODES: Final = frozenset(
    {
        "laptop-restored",
        "device-forked",
        "revoked-talking",
        "hub-restored",
        "entry-lost",
        "entry-overdue",
        "device-forgotten",
        "backup-none",
        "backup-old",
    }
)


@dataclass(frozen=True)
class Words:
    """An alarm as a person reads it."""

    title: str
    text: str
    next_step: str


class AlarmLike(Protocol):
    """What of an alarm is worded."""

    @property
    def code(self) -> str: ...

    @property
    def count(self) -> int: ...

    @property
    def device(self) -> str: ...

    @property
    def values(self) -> Mapping[str, str]: ...


_WORDS: Final = {
    "laptop-restored": (
        N_("{computer} was restored from a copy"),
        N_("The computer of {person} holds less than it did. The office sends back what is missing."),
        N_("Ask what happened. If nobody restored it, revoke the computer."),
    ),
    "device-forked": (
        N_("Two strands of entries from {computer}"),
        N_(
            "The computer of {person} was restored from a copy and written on, or two computers use one "
            "vault. Both strands are kept, nothing is lost."
        ),
        N_("Find out whether a second copy of the vault is in use. If it is, revoke the computer."),
    ),
    "revoked-talking": (
        N_("Revoked {computer} tried to exchange"),
        N_("The computer of {person} no longer counts. What it brought is held, nothing was sent to it."),
        N_("If the computer was lost, tell the police that it is in use."),
    ),
    "hub-restored": (
        N_("The office was restored from a backup"),
        N_("Computers send it everything it lacks with their next exchange."),
        N_("See that every computer exchanges, then settle this alarm."),
    ),
    "gap-old": (
        N_("Entries of {computer} wait for an earlier one"),
        N_("The missing entry has not come for more than {days} days. The entries are kept."),
        N_(
            "Ask {person} to exchange. If that computer has the entry no more, it says so by itself: then "
            "the others are shown without it. So they are after {patience} days in any case."
        ),
    ),
    "entry-lost": (
        N_("An entry of {computer} is lost"),
        N_(
            "The computer of {person} was restored from a copy and has one of its entries no more, and the "
            "office never had it. Later entries are shown without it, everywhere."
        ),
        N_(
            "Ask {person} to read the history of the file and to enter again what is missing, then settle "
            "this alarm. If a copy of the entry is found, it comes by itself."
        ),
    ),
    "entry-overdue": (
        N_("An entry of {computer} never came"),
        N_("It was awaited for {patience} days. Later entries are shown without it from now on, everywhere."),
        N_(
            "Ask {person} to exchange: should the entry come after all, it takes its place by itself. If "
            "that computer is lost, what is missing has to be entered again. Then settle this alarm."
        ),
    ),
    "entries-held": (
        N_("Entries of {computer} wait for a decision"),
        N_("Number of entries that are not in the files yet: {count}."),
        N_("Read them and admit or reject them."),
    ),
    "backup-old": (
        N_("The office's backup is older than {days} days"),
        N_("What came in since is in the office's database only."),
        N_("Make a backup at the office's server: asystent hub backup --to FOLDER."),
    ),
    "backup-none": (
        N_("The office has no verified backup"),
        N_("What the office accepted is in its database only, and computers keep all they have."),
        N_("Make a backup at the office's server: asystent hub backup --to FOLDER."),
    ),
    "quarantine": (
        N_("Packages were set aside"),
        N_("Number of packages the office could not accept: {count}."),
        N_("Look at the reasons: asystent hub status. Ask the sender to exchange again."),
    ),
    DEVICE_QUIET: (
        N_("{computer} has not exchanged for {count} days"),
        N_("The office knows nothing newer of the computer of {person}."),
        N_("Ask {person} to exchange, or where the computer is."),
    ),
    "device-forgotten": (
        N_("The restored office has forgotten {computer}"),
        N_(
            "The computer of {person} was signed in after the backup. The office hears nothing of it, and "
            "the computer keeps all it has."
        ),
        N_("If it is good: asystent hub readmit. If it was lost: asystent hub revoke {device}."),
    ),
    "escrow-missing": (
        N_("{computer} cannot be opened by the office"),
        N_("If {person} forgets the passphrase, only what was exchanged is left."),
        N_("Ask {person} to exchange once more."),
    ),
}
_OFFICE_FORKED: Final = (
    N_("Two strands of decisions under the OFFICE key"),
    N_("The office went on from a backup, or a copy of the OFFICE key is in use. Nothing is lost."),
    N_("If nobody restored the office, change the key: asystent hub change-key. Then settle this alarm."),
)
_UNKNOWN: Final = (
    N_("An alarm of a newer version: {code}"),
    N_("This version of the program does not know it."),
    N_("Update the program."),
)


def severity(code: str) -> str:
    """Red for what may cost data or trust, amber for what has to be looked at."""
    return RED if code in _RED_CODES else AMBER


_DAYS: Final = {"gap-old": Limit.MISSING_ENTRY_DAYS, "backup-old": Limit.OFFICE_BACKUP_DAYS}


def worded(alarm: AlarmLike, computer: str, person: str, limits: LimitsOn) -> Words:
    """The alarm in words.

    Args:
        computer: Its label. `person`: whose it is.
        limits: For an alarm that does not say itself how many days it was about.
    """
    title, text, next_step = _WORDS.get(alarm.code, _UNKNOWN)
    if alarm.code == "device-forked" and alarm.device.startswith(OFFICE_DEVICE):
        title, text, next_step = _OFFICE_FORKED
    values = {
        "days": limits.nearest(_DAYS.get(alarm.code, Limit.QUIET_COMPUTER_DAYS)),
        "patience": limits.nearest(Limit.PARKED_COMMIT_DAYS),
        **alarm.values,
        "computer": computer,
        "person": person,
        "count": alarm.count,
        "code": alarm.code,
        "device": alarm.device,
    }
    return Words(
        _(title).format(**values),
        _(text).format(**values),
        _(next_step).format(**values),
    )


def went_back(missing: int) -> str:
    """What the person at a restored laptop reads."""
    return ngettext(
        "This computer was restored from a copy: at least {n} entry is missing here. You can work on. "
        "Exchange with the office: it sends back what it has.",
        "This computer was restored from a copy: at least {n} entries are missing here. You can work on. "
        "Exchange with the office: it sends back what it has.",
        missing,
    ).format(n=missing)
