"""The same fictional family as for the papers."""

from tests.ui.papers.conftest import case, no_leftovers, plain, tasks

__all__ = ["case", "no_leftovers", "plain", "tasks"]
