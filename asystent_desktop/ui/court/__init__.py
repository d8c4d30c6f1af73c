"""The tab "Sąd" of the family file: the court's letters, their opinions, and the court's orders."""

from asystent_desktop.ui.court.tab import CourtTab

__all__ = ["CourtTab"]
