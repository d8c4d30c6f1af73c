"""Where bundles lie on a carrier: one box to the office, one per computer, and what was dealt with."""

from typing import Final

TO_OFFICE: Final = "do-osrodka"
DONE: Final = "przyjete"
"""Bundles that were read and applied, by either side."""

ASIDE: Final = "odlozone"
"""Bundles nobody could accept, and those that held a refused commit: kept as evidence."""


def for_device(device_id: str) -> str:
    """The box with the office's replies to a computer."""
    return f"dla-{device_id}"
