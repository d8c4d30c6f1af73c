"""Keys, sealing, signing and derivation. Knows bytes, never families.

Rules of this room:
- it is the only one that imports `cryptography`;
- every secret leaves it as `bytes`, never inside a message, a repr or a log line;
- every check either returns the checked thing or raises a named fault of `crypto.faults`.
"""
