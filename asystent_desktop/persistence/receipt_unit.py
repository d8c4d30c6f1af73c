"""The part of the journal's unit that keeps receipts and the marks of a verified backup of the hub."""

from collections.abc import Collection, Mapping, Sequence

from asystent_desktop.persistence import receipts
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.exchange import Receipt


class ReceiptBook:
    """The receipts half of `ports.exchange.ExchangeUnit` over an encrypted store."""

    _session: Session

    def receipts(self, hashes: Collection[str]) -> dict[str, Receipt]:
        """Receipts by commit hash, for those that have one."""
        return receipts.receipts(self._session, hashes)

    def put_receipts(self, receipts_given: Sequence[Receipt]) -> None:
        """Keeps receipts of stored commits; the earlier stays, `durable` is never lost."""
        receipts.keep(self._session, receipts_given)

    def put_durable(self, heads: Mapping[str, Collection[str]]) -> int:
        """Marks these commits and all before them as lying in a verified backup of the hub."""
        self._session.lock()
        return receipts.put_durable(self._session, heads)

    def forget_durable(self) -> None:
        """Takes every such mark back: the hub that made it was restored."""
        self._session.lock()
        receipts.forget_durable(self._session)

    def not_durable(self, scope: str) -> int:
        """How many commits of a scope no verified backup is known to hold."""
        return receipts.not_durable(self._session, scope)
