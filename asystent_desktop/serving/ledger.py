"""What the server tells its administrator: one JSON line an event, and numbers for Prometheus.

Both hold ids of computers, hashes and counts. No name, no address of a caller, no id of a family.
"""

import json
import threading
from collections import Counter
from datetime import UTC, datetime
from typing import TextIO

_PREFIX = "asystent_hub_"
_HELP = {
    "requests_total": "Requests answered, by route and status.",
    "received_bytes_total": "Bytes of bundles received.",
    "sent_bytes_total": "Bytes of bundles sent.",
    "bundles_total": "Bundles that came in whole, by outcome.",
    "commits_total": "Commits in them, by outcome.",
    "admission_seconds_total": "Seconds spent taking bundles in, waiting for the lock included.",
    "refused_connections_total": "Connections closed because nothing came in time.",
}

Labels = tuple[tuple[str, str], ...]


class Ledger:
    """Counts and writes; safe to be used from several threads.

    Args:
        stream: Where the lines go.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._numbers: Counter[tuple[str, Labels]] = Counter()

    def tell(self, event: str, **facts: object) -> None:
        """Writes one line: the moment, the event, and the facts."""
        moment = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = json.dumps({"at": moment, "event": event, **facts}, ensure_ascii=True, default=str)
        with self._lock:
            print(line, file=self._stream, flush=True)

    def count(self, name: str, by: float = 1, **labels: str) -> None:
        """Adds to a number."""
        with self._lock:
            self._numbers[name, tuple(sorted(labels.items()))] += by  # type: ignore[assignment]

    def metrics(self) -> str:
        """All numbers as Prometheus reads them (text format 0.0.4)."""
        with self._lock:
            numbers = sorted(self._numbers.items())
        lines: list[str] = []
        for name, about in _HELP.items():
            lines += [f"# HELP {_PREFIX}{name} {about}", f"# TYPE {_PREFIX}{name} counter"]
            lines += [
                f"{_PREFIX}{name}{_labelled(labels)} {value:g}"
                for (counted, labels), value in numbers
                if counted == name
            ]
        return "\n".join(lines) + "\n"


def _labelled(labels: Labels) -> str:
    return "{" + ",".join(f'{name}="{value}"' for name, value in labels) + "}" if labels else ""
