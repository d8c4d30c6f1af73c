"""The office: its hub, keys, backups, recovery, who may hold what, erasure, tables of rules."""
