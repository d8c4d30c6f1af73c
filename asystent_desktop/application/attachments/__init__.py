"""Scans, and the bytes of finished papers."""
