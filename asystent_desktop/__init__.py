"""Asystent: an offline-first desk for family assistants."""

__version__ = "0.1.0"
