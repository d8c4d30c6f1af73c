"""Genogram and ecomap: drawn, told, moved by hand."""
