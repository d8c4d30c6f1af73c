"""Around the family: people and institutions, contacts with them, referrals, placements, teams and groups."""

from asystent_desktop.ui.contacts.pages import PAGES

__all__ = ["PAGES"]
