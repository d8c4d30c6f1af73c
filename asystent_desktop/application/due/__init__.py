"""Everything that is due: one engine for the Today page, the planner and the command line."""
