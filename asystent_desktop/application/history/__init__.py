"""The history of changes ("Historia zmian")."""
