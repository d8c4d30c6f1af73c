"""Tokens turned into a QPalette, so that parts without a rule of their own look at home too."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from asystent_desktop.ui.theme.tokens import Tokens

_ROLE = QPalette.ColorRole
_GROUP = QPalette.ColorGroup


def palette(tokens: Tokens) -> QPalette:
    """The palette of a look."""
    made = QPalette()
    for role, colour in {
        _ROLE.Window: tokens.canvas,
        _ROLE.WindowText: tokens.text,
        _ROLE.Base: tokens.surface,
        _ROLE.AlternateBase: tokens.sunken,
        _ROLE.ToolTipBase: tokens.surface,
        _ROLE.ToolTipText: tokens.text,
        _ROLE.PlaceholderText: tokens.text3,
        _ROLE.Text: tokens.text,
        _ROLE.Button: tokens.surface,
        _ROLE.ButtonText: tokens.text,
        _ROLE.BrightText: tokens.on_overdue,
        _ROLE.Light: tokens.surface,
        _ROLE.Midlight: tokens.border,
        _ROLE.Mid: tokens.border,
        _ROLE.Dark: tokens.input_border,
        _ROLE.Shadow: tokens.rail,
        _ROLE.Highlight: tokens.primary,
        _ROLE.HighlightedText: tokens.on_primary,
        _ROLE.Accent: tokens.primary,
        _ROLE.Link: tokens.primary,
        _ROLE.LinkVisited: tokens.court,
    }.items():
        made.setColor(role, QColor(colour))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        made.setColor(_GROUP.Disabled, role, QColor(tokens.text3))
    made.setColor(_GROUP.Disabled, _ROLE.Highlight, QColor(tokens.ring_empty))
    return made
