"""The visit: brief before it, card of it, correction, and the finished card to read."""

from asystent_desktop.ui.visit.card import VisitCard
from asystent_desktop.ui.visit.opening import open_brief, open_correction, open_visit_card, open_visit_view

__all__ = ["VisitCard", "open_brief", "open_correction", "open_visit_card", "open_visit_view"]
