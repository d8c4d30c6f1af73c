"""Own numbers of papers: each computer counts in a block of its own, so two never give the same number.

The block's name is drawn once and kept as a local setting. A store that was put back from a backup would
count the same numbers again: whoever notices a restore empties the setting.
"""

from asystent_desktop.application.papers.codes import signs
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

BLOCK = "papers/block"
_COUNT = "papers/count/{block}/{year}"


def next_number(unit: UnitOfWork, desk: Desk, year: int) -> str:
    """The next number, e.g. "7/2026/K2QX"; takes effect with the transaction it is written into."""
    block = unit.setting(BLOCK) or new_block(unit, desk)
    name = _COUNT.format(block=block, year=year)
    number = int(unit.setting(name) or "0") + 1
    unit.put_setting(name, str(number))
    return f"{number}/{year}/{block}"


def new_block(unit: UnitOfWork, desk: Desk) -> str:
    """Begins a new block: after a restore, and before the first number."""
    drawn = bytes.fromhex(sha256_hex(desk.ids.new().encode("ascii")))
    block = signs(drawn, 4)
    unit.put_setting(BLOCK, block)
    return block
