"""What the status bar asks after each save: how much the office has not confirmed, when it answered last.

Apart from the exchange, which takes much of the program with it: the first page waits for this one.
"""

from dataclasses import dataclass
from datetime import datetime

from asystent_desktop.application.exchange import memory as exchange_memory
from asystent_desktop.ports.desk import Desk


@dataclass(frozen=True)
class Standing:
    """How many changes the office has not confirmed, and when it last answered.

    Attributes:
        laid_out: Those of them that lie in the exchange folder or on the stick already.
        enrolled: False while the vault works alone: nobody waits for its changes.
    """

    total: int
    last_success: datetime | None
    laid_out: int = 0
    enrolled: bool = True


def standing(desk: Desk) -> Standing:
    """Counts, without reading what waits; `exchange.waiting` tells what it is."""
    with desk.exchange_unit() as unit:
        last_success = exchange_memory.memory(unit).last_success
        lying = exchange_memory.laid_out(exchange_memory.history(unit))
    with desk.unit_of_work() as work:
        total = work.counts()["unacknowledged"]
    return Standing(total, last_success, min(total, lying), desk.identity().enrolled)
