"""Files that arrive, are handed over or were taken off, as rows in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from asystent_desktop.application.exchange.file_moves import FileMove, Move
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import number, numeric_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.exchange import words
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone


def move_rows(moves: Sequence[FileMove]) -> list[kit.Row]:
    """One row a file."""
    return [_row(one) for one in moves]


def _row(one: FileMove) -> kit.Row:
    name = masking().name(one.name, one.number) or _("a family")
    title, rest, icon, tone = {
        Move.ARRIVING: (_("{family}: the file is on its way"), _coming(one), Icon.PERSON_ADD, Tone.INFO),
        Move.HAND_OVER: (_("{family}: handed over, read only here"), _leaving(one), Icon.EXCHANGE, Tone.SOON),
        Move.PURGEABLE: (
            _("{family}: leaves this computer with the next exchange"),
            _("everything is in the office's checked backup"),
            Icon.EXCHANGE,
            Tone.SOON,
        ),
        Move.PURGED: (_("{family}: taken off this computer"), _gone(one), Icon.DONE, Tone.NEUTRAL),
    }[one.move]
    return kit.Row(
        f"move:{one.move}:{one.family_id}",
        title.format(family=name),
        subtitle=rest,
        icon=icon,
        icon_tone=tone,
    )


def _coming(one: FileMove) -> str:
    if not one.here:
        return _("comes with the next exchange")
    text = ngettext("{n} entry is here, the rest comes", "{n} entries are here, the rest comes", one.here)
    return text.format(n=number(one.here))


def _leaving(one: FileMove) -> str:
    if one.drafts:
        text = ngettext("finish {n} open card first", "finish {n} open cards first", one.drafts)
        return text.format(n=one.drafts)
    if one.not_durable:
        text = ngettext(
            "stays until {n} entry is saved durably",
            "stays until {n} entries are saved durably",
            one.not_durable,
        )
        return text.format(n=number(one.not_durable))
    if one.until_on:
        return _("your work with it ended on {day}").format(day=numeric_date(one.until_on))
    return _("waits for the office's word")


def _gone(one: FileMove) -> str:
    return _("with receipt, {when}").format(when=words.moment(one.at)) if one.at else _("with receipt")
