"""Search: the use case over the encrypted store against plain SQLite FTS5 over the same text."""

import sqlite3
from collections.abc import Iterator
from random import Random

from asystent_desktop.application import search
from asystent_desktop.domain.records import KINDS, Record, kind_of
from asystent_desktop.i18n.folding import fold, match_expression
from asystent_desktop.ports.desk import Desk
from benchmarks import seeded
from benchmarks.measure import Bench, Result, in_turn, percentile, timed

QUERIES = 24
_LIMIT = 50
_REPEATS = 5


def searched(bench: Bench) -> list[Result]:
    """95th percentile over seeded queries, each the median of repeated runs in alternation."""
    desk = seeded.open_copy(bench.vault, bench.folder)
    try:
        texts = list(_texts(desk))
        plain = _plain_index(texts)
        pairs = [_one(desk, plain, words) for words in _queries(texts)]
    finally:
        desk.close()
    ours, peer = (percentile([pair[side] for pair in pairs], 0.95) for side in (0, 1))
    note = f"peer: sqlite3 FTS5 with snippet(), in the clear; {len(texts)} texts, p95 of {len(pairs)} queries"
    return [Result("search", ours, peer, "ms", None, note)]


def _one(desk: Desk, plain: sqlite3.Connection, words: str) -> tuple[float, float]:
    query = match_expression(words)
    statement = "SELECT rowid, snippet(t, 0, '[', ']', '…', 24) FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?"

    def ours() -> float:
        return timed(lambda: search.search(desk, words, _LIMIT))

    def peer() -> float:
        return timed(lambda: plain.execute(statement, (query, _LIMIT)).fetchall())

    return in_turn(ours, peer, _REPEATS)


def _texts(desk: Desk) -> Iterator[str]:
    """What the store indexes: the searchable fields of every record."""
    with desk.unit_of_work() as unit:
        for kind in KINDS.values():
            for record in unit.find(kind.cls) if kind.searchable else []:
                yield "\n".join(_words(record))


def _words(record: Record) -> Iterator[str]:
    for name in kind_of(record).searchable:
        value = getattr(record, name)
        yield from (
            [value] if isinstance(value, str) else (str(getattr(one, "text", one)) for one in value or ())
        )


def _plain_index(texts: list[str]) -> sqlite3.Connection:
    plain = sqlite3.connect(":memory:")
    plain.execute("CREATE VIRTUAL TABLE t USING fts5(body, tokenize='unicode61')")
    plain.executemany("INSERT INTO t(body) VALUES (?)", [(fold(text),) for text in texts])
    return plain


def _queries(texts: list[str]) -> list[str]:
    """One or two words of one text each."""
    random = Random(seeded.SEED)
    long_words = [[word for word in text.split() if len(word) > 4 and word.isalpha()] for text in texts]
    drawn = [words for words in long_words if len(words) > 1]
    return [" ".join(random.sample(random.choice(drawn), 1 + number % 2)) for number in range(QUERIES)]
