"""A pane as high as its page lets it be; what is longer scrolls inside it."""

from __future__ import annotations

from asystent_desktop.ui import widgets as kit


class Pane(kit.Frame):
    """A frame that asks for no height of its own."""

    def hasHeightForWidth(self) -> bool:
        """Wrapped lines inside would ask the page for the height of all of them."""
        return False
