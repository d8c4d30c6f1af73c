"""Seeded cases, each measured beside a floor or a peer in the same run; see README.md."""
