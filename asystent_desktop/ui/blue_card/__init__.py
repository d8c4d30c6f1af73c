"""The Blue Card of a family: a compartment that opens by a second step and notes every look."""

from asystent_desktop.ui.blue_card.section import BlueCardSection

__all__ = ["BlueCardSection"]
