from tests.ui.visit.conftest import desk, english, family, people, tasks, window

__all__ = ["desk", "english", "family", "people", "tasks", "window"]
