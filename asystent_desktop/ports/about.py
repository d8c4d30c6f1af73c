"""What may be shown before a vault is unlocked; alone, so that the unlock page waits for nothing else."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class About:
    """What may be shown before the vault is unlocked; the only thing of it that lies in the open.

    It names the employee and counts, never a family.

    Attributes:
        last_exchange: Last exchange the office confirmed (UTC); None before the first.
        waiting: Commits that wait for the exchange.
        drafts: Unfinished cards.
    """

    name: str
    title: str
    office_name: str = ""
    demo: bool = False
    language: str = "pl"
    theme: str = "system"
    last_exchange: datetime | None = None
    waiting: int = 0
    drafts: int = 0
