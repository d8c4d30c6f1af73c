"""Meetings of the family team (*Posiedzenia zespołu*), as a card of the family file."""

from asystent_desktop.ui.teams.card import TeamCard

__all__ = ["TeamCard"]
