"""Receipts this hub gave in a former life, brought back by laptops: believed when its own key signed them."""

from collections.abc import Iterable
from dataclasses import replace

from asystent_desktop.exchange import receipts
from asystent_desktop.exchange.lines import Carried
from asystent_desktop.exchange.receipts import Receipt


def regained(carried: Iterable[Carried], office: str, hub_key: bytes) -> dict[str, Receipt]:
    """The proven receipts by commit; `durable` is left behind, for it spoke of a backup of then."""
    return {
        one.commit.hash: replace(one.receipt, durable=False)
        for one in carried
        if one.receipt is not None and receipts.proven(one.receipt, office, hub_key)
    }
