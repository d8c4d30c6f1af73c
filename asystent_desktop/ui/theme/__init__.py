"""Tokens, fonts, icons and the look in force.

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, Tone
theme.apply(app, theme.Choice.DARK)
theme.current().primary        # "#76cfc1"
theme.look().changed.connect(self.update)
"""

from asystent_desktop.ui.theme.fonts import Role, font
from asystent_desktop.ui.theme.icons import Icon
from asystent_desktop.ui.theme.switch import Choice, Look, apply, current, look
from asystent_desktop.ui.theme.tokens import DARK, LIGHT, Tokens, Tone, contrast

__all__ = [
    "DARK",
    "LIGHT",
    "Choice",
    "Icon",
    "Look",
    "Role",
    "Tokens",
    "Tone",
    "apply",
    "contrast",
    "current",
    "font",
    "look",
]
