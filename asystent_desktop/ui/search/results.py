"""What was found, in groups; each row knows where it leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asystent_desktop.application.search import SearchRow
from asystent_desktop.i18n import N_, _
from asystent_desktop.i18n.polish import day_date
from asystent_desktop.ui.masking import HIDDEN, masking
from asystent_desktop.ui.search.places import Group, place_of
from asystent_desktop.ui.widgets import Row

OPEN, CLOSE = "\x02", "\x03"
"""Marks around a word found, as the store's snippets carry them."""


TITLES = {
    Group.PEOPLE: N_("Families and people"),
    Group.VISITS: N_("Visit cards"),
    Group.PLANS: N_("Work plans"),
    Group.OPINIONS: N_("Court and opinions"),
    Group.CONTACTS: N_("Contacts and teams"),
    Group.PAPERS: N_("Papers and scans"),
}
CHIPS = {
    Group.PEOPLE: N_("People {n}"),
    Group.VISITS: N_("Visits {n}"),
    Group.PLANS: N_("Plans {n}"),
    Group.OPINIONS: N_("Court {n}"),
    Group.CONTACTS: N_("Contacts {n}"),
    Group.PAPERS: N_("Papers {n}"),
}


def group_of(found: SearchRow) -> Group:
    """Where a record is shown."""
    return place_of(found.kind).group


def counts(found: Sequence[SearchRow]) -> dict[Group, int]:
    """How many of each group."""
    groups = [group_of(one) for one in found]
    return {group: groups.count(group) for group in Group}


def rows(found: Sequence[SearchRow], only: Group | None = None) -> Iterator[Row]:
    """Rows under the titles of their groups; keys are the places in `found`."""
    for group in Group:
        if only not in (None, group):
            continue
        places = [at for at, one in enumerate(found) if group_of(one) == group]
        if places:
            yield Row(key=group, title=_(TITLES[group]), right=str(len(places)), heading=True)
        for at in places:
            yield _row(str(at), found[at])


def _row(key: str, one: SearchRow) -> Row:
    place = place_of(one.kind)
    title, extra = _names(one)
    kind = _(one.kind_label)
    snippet = HIDDEN if masking().on else beyond(" ".join(one.snippet.split()), title) or kind
    day = day_date(one.on) if one.on else ""
    spoken = (title, extra, plain(snippet), kind, day)
    return Row(
        key=key,
        title=title,
        extra=extra,
        subtitle=snippet,
        right=day or (kind if kind not in title else ""),
        icon=place.icon,
        icon_tone=place.tone,
        spoken=", ".join(part for part in spoken if part.strip()),
    )


def _names(one: SearchRow) -> tuple[str, str]:
    """Title and what stands beside it."""
    family = masking().name(one.family_name, one.family_number)
    both = family if masking().on else f"{one.family_name} · {one.family_number}"
    if one.kind == "family":
        return masking().name(one.title, one.family_number), "" if masking().on else one.family_number
    if one.kind == "family_member":
        return masking().person(one.title), both
    if one.kind == "visit":
        return _("Visit card · {family}").format(family=family), one.family_number if not masking().on else ""
    if one.kind in ("plan_goal", "plan_action"):
        return masking().text(one.title), both
    kind = _(one.kind_label)
    if not one.title:
        return kind, both
    return masking().text(one.title), f"{kind} · {both}"


def plain(snippet: str) -> str:
    """A snippet without its marks."""
    return snippet.replace(OPEN, "").replace(CLOSE, "")


def beyond(snippet: str, title: str) -> str:
    """A snippet without the title it begins with, which stands above it already; "" when nothing is left."""
    words = plain(snippet)
    if not title or not words.startswith(title) or words[len(title) : len(title) + 1].isalnum():
        return snippet
    left = len(title)
    for at, sign in enumerate(snippet):
        if not left and sign != CLOSE:
            return snippet[at:].lstrip()
        left -= sign not in (OPEN, CLOSE)
    return ""


def parts(snippet: str) -> Iterator[tuple[str, bool]]:
    """Pieces of a snippet, each with whether it is a word found."""
    for at, piece in enumerate(snippet.split(OPEN)):
        hit, mark, rest = piece.partition(CLOSE)
        if at and mark:
            yield hit, True
            yield rest, False
        else:
            yield piece, False
