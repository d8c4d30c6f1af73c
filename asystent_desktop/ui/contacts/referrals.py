"""Referrals to specialists with what came of them."""

from __future__ import annotations

from asystent_desktop.domain.kinds.contacts import Referral, ReferralState
from asystent_desktop.i18n import N_, _
from asystent_desktop.ui.casework.records import RecordKind, RowWords, Wording
from asystent_desktop.ui.contacts.by_day import ByDay
from asystent_desktop.ui.theme import Icon, Tone

_TONES = {
    ReferralState.GIVEN: Tone.SOON,
    ReferralState.ATTENDING: Tone.INFO,
    ReferralState.COMPLETED: Tone.DONE,
    ReferralState.STOPPED: Tone.NEUTRAL,
    ReferralState.REFUSED: Tone.NEUTRAL,
}
_RUNNING = frozenset({ReferralState.GIVEN, ReferralState.ATTENDING})


def referral_row(one: Referral, words: Wording) -> RowWords:
    """To whom and for whom; then the days and the result."""
    first = ""
    if one.first_meeting_on:
        first = _("first meeting {day}").format(day=words.day(one.first_meeting_on))
    result = words.hide(one.result) or words.hide(one.reason)
    return RowWords(
        words.joined(words.key("specialists", one.specialist), words.person(one.member_id)),
        words.joined(words.day(one.on), words.hide(one.to), first, result),
        pill=words.word(one.state),
        tone=_TONES[one.state],
        over=one.state not in _RUNNING,
    )


REFERRALS = RecordKind(
    cls=Referral,
    title=N_("Referrals to specialists"),
    add=N_("Add a referral"),
    empty=N_("Nobody was referred to a specialist yet."),
    icon=Icon.FORWARD,
    lines=(
        ("specialist",),
        ("member_id",),
        ("to",),
        ("on", "first_meeting_on"),
        ("reason",),
        ("state",),
        ("closed_on",),
        ("result",),
    ),
    row=referral_row,
    ways=ByDay(),
    starts=("on",),
    labels={
        "member_id": N_("For whom"),
        "to": N_("Institution or person"),
        "first_meeting_on": N_("First appointment"),
        "closed_on": N_("Ended on"),
    },
    hints={"first_meeting_on": N_("Until it is noted that somebody attends, Today reminds of this day.")},
    nothing={"member_id": N_("the whole family")},
)
