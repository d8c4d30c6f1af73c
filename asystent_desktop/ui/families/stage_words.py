"""The steps of a service in words, for the stage bar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from asystent_desktop.application.wording.labels import stage_label
from asystent_desktop.domain.stages import Stage, StageKey, StageState
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit

_DRAWN = {
    StageState.DONE: kit.StageState.DONE,
    StageState.CURRENT: kit.StageState.CURRENT,
    StageState.NEXT: kit.StageState.NEXT,
}


def drawn(stages: Sequence[Stage]) -> list[kit.Stage]:
    """The steps as the bar takes them."""
    return [kit.Stage(_(stage_label(one.key)), _note(one), _DRAWN[one.state]) for one in stages]


def _note(stage: Stage) -> str:
    """The line under a step: a day, the plan's version, the next assessment."""
    if stage.plan_version is not None and stage.state == StageState.DONE:
        return _("version {n}").format(n=stage.plan_version)
    if stage.on is None:
        return ""
    if stage.key == StageKey.WORK:
        return _("assess {day}").format(day=_short(stage.on)) if stage.state != StageState.NEXT else ""
    if stage.key == StageKey.FOLLOW_UP:
        return _("until {day}").format(day=_long(stage.on))
    return _long(stage.on)


def _short(day: date) -> str:
    return f"{day.day:02}.{day.month:02}"


def _long(day: date) -> str:
    return f"{day.day:02}.{day.month:02}.{day.year % 100:02}"
