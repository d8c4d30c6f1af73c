"""Entries of a family file: one way to add, change and take back whatever a record declares."""
