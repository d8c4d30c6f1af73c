"""Searching the whole store from anywhere (Ctrl+K)."""

from asystent_desktop.ui.search.panel import SearchPanel

__all__ = ["SearchPanel"]
