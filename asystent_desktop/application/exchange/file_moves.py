"""Files on the move, for the exchange screen: what arrives here, what is handed over, what was taken off."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from asystent_desktop.application.exchange import hand_over
from asystent_desktop.application.exchange.hand_over import Phase
from asystent_desktop.ports.desk import Desk

SHOWN_DAYS = 30
"""For how long a file that was taken off stands there."""


class Move(StrEnum):
    """What happens to a file."""

    ARRIVING = "arriving"
    HAND_OVER = "hand_over"
    PURGEABLE = "purgeable"
    PURGED = "purged"


@dataclass(frozen=True)
class FileMove:
    """One file; number and name are empty where this computer does not know them.

    Attributes:
        here: Entries that lie here.
        not_durable: Entries no checked backup of the office is known to hold: nothing is removed before.
        drafts: Unfinished cards that keep the file here.
        until_on: Last day of the assignment. `at`: when it was taken off.
    """

    move: Move
    family_id: str
    number: str
    name: str
    here: int = 0
    not_durable: int = 0
    drafts: int = 0
    until_on: date | None = None
    at: datetime | None = None


_PHASES = {Phase.HAND_OVER: Move.HAND_OVER, Phase.PURGEABLE: Move.PURGEABLE}


def file_moves(desk: Desk) -> tuple[FileMove, ...]:
    """What arrives first, then what leaves, then what has left."""
    identity = desk.identity()
    if not identity.enrolled:
        return ()
    found = [
        FileMove(Move.ARRIVING, one.family_id, one.number, one.name, here=one.commits)
        for one in hand_over.arriving(desk)
    ]
    for phase in hand_over.phases(desk):
        if phase.phase in _PHASES:
            found.append(
                FileMove(
                    _PHASES[phase.phase],
                    phase.family_id,
                    phase.number,
                    phase.name,
                    phase.commits,
                    phase.not_durable,
                    phase.drafts,
                    phase.until_on,
                )
            )
    since = desk.clock.now() - timedelta(days=SHOWN_DAYS)
    found += [
        FileMove(Move.PURGED, one.family_id, one.number, one.name, one.commits, at=one.purged_at)
        for one in hand_over.purge_receipts(desk)
        if one.device_id == identity.device_id and one.purged_at >= since
    ]
    return tuple(found)
