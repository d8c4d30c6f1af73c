"""What waits for the head: why, and whether her word would change anything."""

import pytest

from asystent_desktop.exchange.held import undecided
from asystent_desktop.exchange.receipts import Receipt, Status
from asystent_desktop.journal.ops import Create
from tests.unit.exchange.test_admission import standing
from tests.unit.exchange.trust import ANNA, FAMILY, HEAD, NOW, commit, laptop

PROFILE = (Create("office_profile", "p", {"name": "Ośrodek"}),)


@pytest.mark.parametrize(
    "actor, scope, operations, reason, admissible",
    [
        (HEAD, "office", PROFILE, "revoked-device", True),
        (ANNA, FAMILY, None, "revoked-device", True),
        (ANNA, "office", PROFILE, "office-only", False),
        (ANNA, FAMILY, PROFILE, "foreign-kind", False),
    ],
)
def test_nobody_is_asked_about_what_no_decision_could_change(actor, scope, operations, reason, admissible):
    """Also of a revoked computer: what nobody may write is folded by nobody, whoever admits it."""
    made = commit(actor, scope, operations)
    receipts = {made.hash: Receipt(made.hash, NOW, 3, Status.HELD)}
    (one,) = undecided([made], receipts, [], standing(revoked=frozenset({laptop(actor)})))
    assert (one.reason, one.admissible) == (reason, admissible)
