"""The families screen: the list with contact rings and the family file with its tabs."""

from asystent_desktop.ui.families.page import FamiliesPage

__all__ = ["FamiliesPage"]
