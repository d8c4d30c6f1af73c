"""Save: a visit through its use case against the same rows by hand and one Ed25519 signature."""

import shutil
from datetime import time

from asystent_desktop.application.family import families
from asystent_desktop.application.visits import cards
from asystent_desktop.domain.kinds.visit import Safety
from asystent_desktop.ports.desk import Desk
from benchmarks import by_hand, seeded
from benchmarks.measure import Bench, Result, in_turn, timed

TARGET = 2.5
_FACTS = "Zeszyt wydatków wypełniony do wczoraj; matka podała, że rata czynszu zapłacona w terminie. " * 8


def saved(bench: Bench) -> list[Result]:
    """One finished visit card, durable on the disk."""
    desk = seeded.open_copy(bench.vault, bench.folder)
    key = seeded.raw_key(bench.vault)
    copied = shutil.copyfile(bench.vault / "store.db", bench.folder / "by-hand.db")
    try:
        form = card(desk)
        learned = learn(desk, key, form)
        peer = by_hand.ByHand(copied, key, learned)

        def ours() -> float:
            return timed(lambda: cards.save_visit(desk, form))

        times = in_turn(ours, lambda: timed(peer.save), bench.size.rounds * 2)
        peer.close()
    finally:
        desk.close()
    note = f"peer: its {learned.count} rows through raw sqlcipher3, one transaction, one signature"
    return [Result("save a visit", *times, "ms", TARGET, note)]


def learn(desk: Desk, key: bytes, form: cards.VisitForm) -> by_hand.Learned:
    """What a save of that card writes each time; the first one also ends the meeting planned for the day."""
    cards.save_visit(desk, form)
    return by_hand.learn(desk.folder / "store.db", key, lambda: cards.save_visit(desk, form))


def card(desk: Desk) -> cards.VisitForm:
    """A card as it is finished in a family's home."""
    return cards.VisitForm(
        family_id=families.list_families(desk)[0].family_id,
        on=desk.clock.today(),
        start=time(0, 5),
        end=time(0, 50),
        facts=_FACTS,
        assessment="Rodzina radzi sobie coraz lepiej.",
        safety=Safety.NO_CONCERN,
        agreements="Do następnego spotkania: umowa z administracją.",
    )
