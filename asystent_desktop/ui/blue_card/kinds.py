"""Procedures, forms and meetings of the compartment, kept only through `application.restricted.blue_card`."""

from __future__ import annotations

from typing import Any

from asystent_desktop.application.restricted import blue_card
from asystent_desktop.domain.kinds.blue_card import BlueCard, BlueCardForm, BlueCardMeeting, CardState
from asystent_desktop.domain.records import restricted_scope
from asystent_desktop.i18n import N_, _
from asystent_desktop.i18n.polish import time_24
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.casework.records import EntryWays, RecordKind, RowWords, Wording
from asystent_desktop.ui.theme import Icon, Tone


class CardWays(EntryWays):
    """Procedures."""

    def held(self, desk: Desk, family_id: str, cls: type[Any]) -> list[Any]:
        """Of the compartment that the screen opened."""
        return [view.card for view in blue_card.compartment(desk, family_id).cards]

    def add(self, desk: Desk, family_id: str, cls: type[Any], given: dict[str, Any]) -> object:
        """Starts one."""
        return blue_card.start_card(desk, family_id, **given)

    def change(self, desk: Desk, cls: type[Any], entry: Any, given: dict[str, Any]) -> object:
        """Handed over, received, met, ended."""
        return blue_card.change_card(desk, entry.id, **given)

    def remove(self, desk: Desk, cls: type[Any], entry: Any) -> object:
        """One written by mistake."""
        return blue_card.remove_from_card(desk, cls, entry.id)

    def restore(self, desk: Desk, cls: type[Any], entry: Any) -> object:
        """Brings it back."""
        return blue_card.restore_to_card(desk, cls, entry.id)

    def scope(self, family_id: str) -> str:
        """Drafts stay in the compartment, too."""
        return restricted_scope(family_id)


class PartWays(CardWays):
    """Forms and meetings of a procedure."""

    def held(self, desk: Desk, family_id: str, cls: type[Any]) -> list[Any]:
        """Of all procedures."""
        views = blue_card.compartment(desk, family_id).cards
        parts = [part for view in views for part in (*view.forms, *view.meetings)]
        return sorted((one for one in parts if isinstance(one, cls)), key=lambda one: (one.on, one.id))

    def add(self, desk: Desk, family_id: str, cls: type[Any], given: dict[str, Any]) -> object:
        """Adds one to its procedure."""
        fields = {name: value for name, value in given.items() if name != "card_id"}
        return blue_card.add_part(desk, cls, given.get("card_id") or "", **fields)

    def change(self, desk: Desk, cls: type[Any], entry: Any, given: dict[str, Any]) -> object:
        """Changes one."""
        return blue_card.change_part(desk, cls, entry.id, **given)


def _card(one: BlueCard, words: Wording) -> RowWords:
    begun = _("started {day}").format(day=words.day(one.started_on))
    hour = time_24(one.started_at) if one.started_at else ""
    ended = one.state == CardState.ENDED
    return RowWords(
        words.hide(one.number) or _("Procedure"),
        words.joined(" ".join(filter(None, (begun, hour))), words.hide(one.started_by)),
        pill=words.word(one.state),
        tone=Tone.NEUTRAL if ended else Tone.SOON,
        over=ended,
    )


def _form(one: BlueCardForm, words: Wording) -> RowWords:
    return RowWords(
        _("Form {letter}").format(letter=one.form.value),
        words.joined(words.day(one.on), words.person(one.member_id), words.hide(one.by)),
    )


def _meeting(one: BlueCardMeeting, words: Wording) -> RowWords:
    following = _("next {day}").format(day=words.day(one.next_on)) if one.next_on else ""
    present = words.hide(", ".join(one.present))
    return RowWords(words.day(one.on), words.joined(present, words.hide(one.findings)), pill=following)


CARDS = RecordKind(
    cls=BlueCard,
    title=N_("Procedures"),
    add=N_("Start a procedure"),
    empty=N_(
        "No procedure. Form A starts one; it goes to the interdisciplinary team within five working days."
    ),
    icon=Icon.LOCK,
    lines=(
        ("number",),
        ("started_on", "started_at"),
        ("started_by",),
        ("in_presence_of",),
        ("harmed",),
        ("violent",),
        ("handed_on", "received_on"),
        ("first_meeting_on",),
        ("state",),
        ("ended_on",),
        ("ended_reason",),
        ("note",),
    ),
    row=_card,
    starts=("started_on",),
    begins={"state": CardState.STARTED},
    labels={
        "number": N_("Number of the procedure"),
        "handed_on": N_("Form A handed over"),
        "received_on": N_("Received by the team"),
        "first_meeting_on": N_("First meeting of the group"),
        "ended_on": N_("Procedure ended on"),
        "ended_reason": N_("Why it ended"),
        "state": N_("State"),
    },
    hints={"received_on": N_("Not known: the day form A was handed over counts.")},
    ways=CardWays(),
)
FORMS = RecordKind(
    cls=BlueCardForm,
    title=N_("Forms"),
    add=N_("Add a form"),
    empty=N_("No form yet."),
    icon=Icon.DOCUMENT,
    lines=(("card_id",), ("form",), ("on",), ("member_id",), ("by",), ("note",)),
    row=_form,
    starts=("on",),
    labels={"form": N_("Form"), "by": N_("Filled or handed over by"), "card_id": N_("Procedure")},
    hints={"member_id": N_("Form B is handed only to the harmed adult.")},
    nothing={"member_id": N_("nobody")},
    ways=PartWays(),
)
MEETINGS = RecordKind(
    cls=BlueCardMeeting,
    title=N_("Meetings of the group"),
    add=N_("Add a meeting"),
    empty=N_("No meeting yet."),
    icon=Icon.MEETING,
    lines=(("card_id",), ("on", "next_on"), ("present",), ("findings",)),
    row=_meeting,
    starts=("on",),
    labels={"card_id": N_("Procedure")},
    hints={"present": N_("Names and functions, parted by semicolons.")},
    ways=PartWays(),
)
