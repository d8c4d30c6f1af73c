"""Signed commits, field operations, fold and merge: pure functions (docs/journal-v1.md).

Rules of this room:
- no clock, disk or randomness of its own; time, ids and salts are arguments;
- a commit's bytes are kept and forwarded verbatim; only what is understood is folded, nothing is stripped;
- every function gives the same answer on every replica, whatever the order things arrived in;
- causality lies in `prev` and `seen`, never in clocks.
"""
