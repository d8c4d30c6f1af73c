"""The people of a family: table, genogram and ecomap, and both told in words."""

from asystent_desktop.ui.people.tab import PeopleTab

__all__ = ["PeopleTab"]
