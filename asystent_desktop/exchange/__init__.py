"""Bundles, trust, what to send and what to admit: pure functions over bytes and records."""
