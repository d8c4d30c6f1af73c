"""Rows of plan goals as they stood on a day, for assessments and notices."""

from collections.abc import Iterable

from asystent_desktop.application.papers.asking import names
from asystent_desktop.application.papers.filling import Values
from asystent_desktop.application.papers.words import phrase
from asystent_desktop.domain.kinds.assessment import GoalState

GOAL = names("title", "state")


def goal_rows(goals: Iterable[GoalState]) -> list[Values]:
    """One row a goal; how far it came is said in words."""
    return [
        {"title": one.title, "state": phrase("goal_state", done=one.done, total=one.total)} for one in goals
    ]
