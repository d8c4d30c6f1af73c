"""The encrypted store: SQLCipher under SQLAlchemy Core, journal and projection in one transaction.

Rules of this room:
- it is given a raw key, never a passphrase;
- every write to journal or projection passes the guard: only the units of work open it;
- driver errors are translated at its border; none carries parameters or row content.
"""
