"""The plan of work: the tab of a family file that shows and edits it."""

from asystent_desktop.ui.plan.tab import PlanTab

__all__ = ["PlanTab"]
