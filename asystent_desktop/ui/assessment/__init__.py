"""The half-yearly assessment: the tab of a family file that shows and writes it."""

from asystent_desktop.ui.assessment.tab import AssessmentTab

__all__ = ["AssessmentTab"]
