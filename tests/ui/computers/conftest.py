"""An office with a head and two assistants, on real stores; an opened desk alone."""

from tests.fakes.offices import english, house, office, settled, tasks

__all__ = ["english", "house", "office", "settled", "tasks"]
