"""The guide behind F1."""

from asystent_desktop.ui.help.sheet import HelpSheet, open_help

__all__ = ["HelpSheet", "open_help"]
