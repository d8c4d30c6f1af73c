"""The visit: brief before it, card of it, correction, and the finished card to read.

Imported when first named (PEP 562): Today needs a few words of this room and none of its cards.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asystent_desktop.ui.visit.card import VisitCard
    from asystent_desktop.ui.visit.opening import (
        open_brief,
        open_correction,
        open_visit_card,
        open_visit_view,
    )

__all__ = ["VisitCard", "open_brief", "open_correction", "open_visit_card", "open_visit_view"]


def __getattr__(name: str) -> object:
    """The part of that name, its module imported now."""
    if name not in __all__:
        raise AttributeError(name)
    home = "card" if name == "VisitCard" else "opening"
    return getattr(import_module(f"{__name__}.{home}"), name)
