"""The monthly work record on paper: families by number only, for the head and the wages office."""

from collections.abc import Mapping
from datetime import date

from asystent_desktop import assets
from asystent_desktop.application.letterhead import letterhead
from asystent_desktop.application.papers import template as templates
from asystent_desktop.application.papers.filling import Frame, PaperData, Values, fill
from asystent_desktop.application.papers.words import said
from asystent_desktop.application.planner.time_sheet import MonthView, SheetLine, work_month
from asystent_desktop.domain.paper_content import PaperContent
from asystent_desktop.i18n import dictionaries, speaking
from asystent_desktop.i18n.polish import duration, month_year, numeric_date, time_span
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.render import Rendered

_TEMPLATE = "documents/ewidencja"
_VALUES = frozenset(
    ("month", "person_name", "person_title", "meetings", "missed", "meeting_time", "travel_time", "work_time")
) | {"total_time", "km"}
_ROWS = {
    "days": frozenset(("on", "hours", "time", "what", "families", "km")),
    "families": frozenset(("number", "meetings", "missed", "time", "km")),
    "tasks": frozenset(("task", "label", "meetings", "time")),
    "life_support": frozenset(("label", "count")),
}


def preview(desk: Desk, month: date | None = None) -> Rendered:
    """Renders the record of a month into memory."""
    return desk.renderer.paper(compose(desk, month), {})


def compose(desk: Desk, month: date | None = None) -> PaperContent:
    """The content as it stands now; it names families by their numbers, never by name."""
    view = work_month(desk, month)
    with desk.unit_of_work() as unit:
        sender = letterhead(unit, desk.identity())
    with speaking("pl"):  # papers are Polish whatever the window speaks
        form = templates.of(_TEMPLATE, assets.load_toml(f"{_TEMPLATE}.toml"))
        templates.check(_TEMPLATE, form, _VALUES, _ROWS)
        data = PaperData(_values(view, desk.identity().title), _rows(view))
        frame = Frame(sender, desk.clock.today(), "–", assets.load_toml("documents/wspolne.toml"))
        return fill("work-month", form, data, frame, draft=False)


def _values(view: MonthView, title: str) -> Values:
    work = view.work
    return {
        "month": month_year(work.month),
        "person_name": view.person_name,
        "person_title": title,
        "meetings": str(work.meetings),
        "missed": str(work.missed),
        "meeting_time": duration(work.meeting_minutes),
        "travel_time": duration(work.travel_minutes),
        "work_time": duration(work.work_minutes),
        "total_time": duration(work.total_minutes),
        "km": str(work.travel_km),
    }


def _rows(view: MonthView) -> Mapping[str, list[Values]]:
    work = view.work
    return {
        "days": [_day(view, line) for line in work.lines],
        "families": [
            {
                "number": view.family_number(one.key),
                "meetings": str(one.meetings),
                "missed": str(one.missed),
                "time": duration(one.minutes),
                "km": str(one.travel_km),
            }
            for one in sorted(work.by_family, key=lambda one: view.family_number(one.key))
        ],
        "tasks": [
            {
                "task": one.key,
                "label": dictionaries.label("statutory_tasks", one.key),
                "meetings": str(one.meetings),
                "time": duration(one.minutes),
            }
            for one in work.by_task
        ],
        "life_support": [
            {"label": dictionaries.label("for_life_support", key), "count": str(count)}
            for key, count in sorted(work.life_support.items())
        ],
    }


def _day(view: MonthView, line: SheetLine) -> Values:
    dictionary, key = ("work_kinds", line.work) if line.work else ("visit_kinds", line.kind)
    what = dictionaries.label(dictionary, key)
    if not line.held:
        what = f"{what} ({said('meeting', 'missed')})"
    return {
        "on": numeric_date(line.on),
        "hours": time_span(line.start, line.end),
        "time": duration(line.minutes),
        "what": what,
        "families": ", ".join(view.family_number(one) for one in line.families),
        "km": str(line.travel_km) if line.travel_km else "",
    }
