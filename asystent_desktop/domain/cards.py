"""Which visit cards count: corrections replace what they correct, and only a held meeting is a meeting."""

from collections.abc import Iterable
from datetime import date

from asystent_desktop.domain.kinds.visit import SHARED, Visit, VisitKind


def latest_versions(cards: Iterable[Visit]) -> list[Visit]:
    """The cards without those that another card corrects, newest visit first.

    Two corrections of one card, written on two computers, are both kept.
    """
    held = list(cards)
    replaced = {card.corrects for card in held if card.corrects}
    return sorted((card for card in held if card.id not in replaced), key=_newest, reverse=True)


def _newest(card: Visit) -> tuple[object, ...]:
    return card.on, card.start, card.recorded_at, card.id


def is_meeting(card: Visit) -> bool:
    """A held face-to-face meeting with this family alone; telephone and group classes are none."""
    return card.held and card.kind != VisitKind.PHONE and card.kind not in SHARED


def last_seen_on(child_id: str, cards: Iterable[Visit]) -> date | None:
    """When a child was last seen: only by being ticked on a held card, never inferred from presence."""
    return max((card.on for card in cards if card.held and child_id in card.children_seen), default=None)


def minutes(card: Visit) -> int:
    """How long it took; 0 when the hours make no sense."""
    length = (card.end.hour - card.start.hour) * 60 + card.end.minute - card.start.minute
    return max(0, length)


def first_line(card: Visit) -> str:
    """First line of what was seen and said, or of the attempts when it did not take place."""
    text = card.facts if card.held else card.attempts
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
