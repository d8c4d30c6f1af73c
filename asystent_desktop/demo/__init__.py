"""The fictional office of the demo: its caseload, its week, and nothing a user could not do."""
