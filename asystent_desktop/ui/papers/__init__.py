"""Papers of a family: made, previewed live, finished, printed, delivered, verified."""

from asystent_desktop.ui.papers.tab import PapersTab

__all__ = ["PapersTab"]
