"""One's own week: visits by drag or keyboard, the terms beside the days, a week proposed from what is due."""

from asystent_desktop.ui.calendar.page import CalendarPage

__all__ = ["CalendarPage"]
