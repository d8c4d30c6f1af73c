"""The same fictional family as for the opinion."""

from tests.ui.opinion.conftest import case, no_leftovers, plain, tasks

__all__ = ["case", "no_leftovers", "plain", "tasks"]
