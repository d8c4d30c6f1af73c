"""Named faults of the journal room. Values: ids, hashes, field names, sizes; never a field's content."""

from asystent_desktop.errors import Bug, Outdated, Tampered


class BadCommit(Tampered):
    """A commit's bytes break journal-v1. Values: reason, and what it concerns."""

    code = "bad-commit"


class CommitTooLarge(Tampered):
    """A commit is longer than journal-v1 allows. Values: size_bytes, limit_bytes."""

    code = "commit-too-large"


class NewerCommit(Outdated):
    """A sound document of a later journal format. Values: format."""

    code = "newer-commit"


class BadValue(Bug):
    """A record holds a value its declaration does not allow. Values: kind, record, field when known."""

    code = "bad-value"


class UnreadableValue(Outdated):
    """A stored value that this version's declaration cannot read. Values: kind, record."""

    code = "unreadable-value"


class AppendOnly(Bug):
    """A change of a record whose kind only grows: a correction is a new record. Values: kind, record."""

    code = "append-only"


class ForeignScope(Bug):
    """A record of this kind may not live in that scope. Values: kind, scope."""

    code = "foreign-scope"
