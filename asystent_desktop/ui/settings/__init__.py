"""The settings screen."""

from asystent_desktop.ui.settings.page import SettingsPage

__all__ = ["SettingsPage"]
