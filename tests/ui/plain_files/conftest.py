"""A desk over a real store."""

from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]
