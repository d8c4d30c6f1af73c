"""Where a family stands between the request and the end of its service."""

from datetime import date

from asystent_desktop.domain.kinds.family import Family


def is_waiting(family: Family, day: date) -> bool:
    """Known, not ended, and neither assigned nor begun on that day; such a family does not count yet."""
    begun = [one for one in (family.cooperation_from, family.assigned_on) if one is not None and one <= day]
    return family.ended_on is None and not begun


def is_followed_up(family: Family, day: date) -> bool:
    """Its service has ended and its follow-up (*monitoring*) runs."""
    over = family.ended_on is not None and family.ended_on <= day
    return over and family.follow_up_until is not None and day <= family.follow_up_until
