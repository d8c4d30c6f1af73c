"""Frozen content in, PDF bytes out; nothing here reads the disk but for the program's fonts and texts."""
