"""What a write changed, told to whoever shows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """One record that was written: its kind's name, id and scope."""

    kind: str
    record_id: str
    scope: str


@dataclass(frozen=True)
class ChangeSet:
    """Everything one transaction changed; views decide for themselves whether to reload."""

    changes: frozenset[Change] = frozenset()

    def touches(self, *kinds: str) -> bool:
        """Whether a record of any of these kinds changed."""
        return any(change.kind in kinds for change in self.changes)

    @property
    def scopes(self) -> frozenset[str]:
        """Scopes in which anything changed."""
        return frozenset(change.scope for change in self.changes)
