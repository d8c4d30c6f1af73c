"""Watching a vault being put in order after an update of the program, before it is shown."""

from collections.abc import Callable
from dataclasses import dataclass


def _untold(_done: int, _total: int) -> None:
    """Nobody looks on."""


def _on() -> bool:
    return False


@dataclass(frozen=True)
class RenewalWatch:
    """Who looks on while the files are folded anew; both are called on the thread that opens the vault.

    Attributes:
        progress: Told how many families are in order, of how many; never for a vault that is in order.
        stop: Asked before each of them whether to break off; what is left is done at the next opening.
    """

    progress: Callable[[int, int], None] = _untold
    stop: Callable[[], bool] = _on


UNWATCHED = RenewalWatch()
