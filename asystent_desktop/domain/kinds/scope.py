"""Records of who may hold what: decisions on held entries, purge receipts, revocations, erasure orders.

All but the purge receipt live in `office`, which only office roles write; they hold ids, never names or notes
of a family (exchange design, sections 4 and 5). All only grow: what was decided stays to be read.
"""

from datetime import date, datetime

from asystent_desktop.domain.records import Merge, Record, record


@record("held_decision", merge=Merge.APPEND_ONLY)
class HeldDecision(Record):
    """What the head decided about an entry that was held.

    A commit is folded when any decision admits it: the order in which decisions arrive changes nothing, and
    what was once admitted stays (it is corrected like every other entry).

    Attributes:
        commit: Hash of the held commit.
        admit: False keeps it stored and folded nowhere.
        reason: The head's words, without names; never empty for a rejection.
    """

    commit: str
    admit: bool
    reason: str
    decided_on: date


@record("purge_receipt", merge=Merge.APPEND_ONLY)
class PurgeReceipt(Record):
    """A computer's signed word that it no longer holds a family; lives in its person's own scope.

    Attributes:
        held_scope: The scope that was removed.
        commits: How many commits of it lay here.
        heads_digest: SHA-256 over its sorted heads at that time.
        backups_replaced: How many local backups were made anew without it.
        ended_on: Last day of the assignment; None when nobody knows.
    """

    held_scope: str
    device_id: str
    commits: int
    heads_digest: str
    backups_replaced: int
    ended_on: date | None
    purged_at: datetime


@record("revocation", merge=Merge.APPEND_ONLY)
class Revocation(Record):
    """An officer's word that a computer no longer counts, before OFFICE signs the directory that says so."""

    device_id: str
    reason: str
    revoked_at: datetime


@record("erasure_order", merge=Merge.APPEND_ONLY)
class ErasureOrder(Record):
    """Half of an order to erase content at the end of its retention; in force with a second person's consent.

    Attributes:
        target: The scope whose content goes.
        whole: Everything in it, also what is not here yet; otherwise `commits` alone.
        records: Ids of the records that go, when not everything does.
        commits: Hashes of the commits whose payload goes, when not everything does: all that touch `records`.
        retention_class: Key of the class in resources/rules/retention.toml.
        basis: Legal basis in the officer's words, without names.
        early: It was ordered before the end of the term, on that basis.
    """

    target: str
    whole: bool
    records: tuple[str, ...]
    commits: tuple[str, ...]
    retention_class: str
    basis: str
    early: bool
    ordered_on: date


@record("erasure_consent", merge=Merge.APPEND_ONLY)
class ErasureConsent(Record):
    """The second person's half: names the order and the digest of what it says."""

    order_id: str
    order_digest: str
    consented_on: date
