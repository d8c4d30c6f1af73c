"""The end of a service told to the social worker and to the court, and what follow-up found."""

from asystent_desktop.application.papers.asking import Ask, chosen, common, day, fact_ids, names, short_day
from asystent_desktop.application.papers.faults import NotCourtOrdered, NoticeWithoutCourt
from asystent_desktop.application.papers.filling import PaperData
from asystent_desktop.application.papers.goals import GOAL, goal_rows
from asystent_desktop.application.papers.words import phrase, said
from asystent_desktop.domain.kinds.court import CourtRequest
from asystent_desktop.domain.kinds.ending import FollowUp, FollowUpContact, ServiceEnding
from asystent_desktop.domain.kinds.family import Basis, CaseBasis
from asystent_desktop.domain.kinds.teams import TeamMinutes, TeamTask
from asystent_desktop.i18n.polish import numeric_date

NOTICE_ROWS = {"goals": GOAL}
FOLLOW_UP_ROWS = {"looks": names("on", "how", "stability", "note")}
MINUTES_ROWS = {"present": names("name"), "tasks": names("text", "who", "due_on")}


def notice_to_social_worker(ask: Ask) -> PaperData:
    """The notice every ending owes the social worker.

    Raises:
        NothingToPrint: No ending was prepared.
    """
    return _notice(ask, (ask.family.social_worker, ask.desk.identity().office_name))


def notice_to_court(ask: Ask) -> PaperData:
    """The notice to the court that obliged the family; its address comes from the latest letter.

    Raises:
        NothingToPrint: No ending was prepared.
        NotCourtOrdered: No court obliged the family, so none is told that its obligation ended.
        NoticeWithoutCourt: It is to be frozen, and the court is not known.
    """
    bases = _court_bases(ask)
    if not bases:
        raise NotCourtOrdered(family=ask.family.number)
    letters = ask.unit.find(CourtRequest, scope=ask.family.scope)
    letter = max(letters, key=lambda one: (one.received_on, one.id), default=None)
    named = [one.court for one in bases if one.court]
    addressee: tuple[str, ...] = (named[-1],) if named else ()
    if letter is not None:
        addressee = (letter.court, letter.division, letter.street, letter.postcode_city)
    if not ask.draft and not addressee:
        raise NoticeWithoutCourt(family=ask.family.number)
    return _notice(ask, addressee, letter.case_ref if letter else "")


def _court_bases(ask: Ask) -> list[CaseBasis]:
    found = [one for one in ask.unit.find(CaseBasis, scope=ask.family.scope) if one.basis == Basis.COURT]
    return sorted(found, key=lambda one: (one.since, one.id))


def _notice(ask: Ask, addressee: tuple[str, ...], case_ref: str = "") -> PaperData:
    ending = chosen(ask, ServiceEnding, "ending", lambda one: one.ends_on)
    minutes = ask.unit.get(TeamMinutes, ending.minutes_id) if ending.minutes_id else None
    bases = _court_bases(ask)
    values = common(ask) | {
        "outcome": said("outcome", ending.outcome),
        "cause": said("ending_cause", ending.cause),
        "ends_on": day(ending.closed_on or ending.ends_on),
        "reason": ending.reason,
        "recommendations": ending.recommendations,
        "protective_orders": said("yes_no", "true") if ending.protective_orders else "",
        "minutes_number": minutes.number if minutes else "",
        "minutes_on": day(minutes.on) if minutes else "",
        "minutes": phrase("minutes", number=minutes.number, date=day(minutes.on)) if minutes else "",
        "notice_title": said("notice_title", ending.outcome),
        "notice": said("notice", ending.outcome),
        "case_ref": next((one.court_case_ref for one in reversed(bases) if one.court_case_ref), case_ref),
    }
    used = [one for one in (ending, minutes) if one is not None]
    return PaperData(
        values,
        {"goals": goal_rows(ending.goals)},
        addressee=tuple(line for line in addressee if line.strip()),
        fact_ids=fact_ids(ask.unit, [ask.family, *used, *bases]),
    )


def follow_up(ask: Ask) -> PaperData:
    """The note of a follow-up (*monitoring*), the latest unless one is named.

    Raises:
        NothingToPrint: There was none.
    """
    held = chosen(ask, FollowUp, "follow-up", lambda one: one.since)
    looks = sorted(
        ask.unit.find(FollowUpContact, scope=ask.family.scope, follow_up_id=held.id), key=lambda one: one.on
    )
    values = common(ask) | {
        "since": day(held.since),
        "until": day(held.until),
        "plan": held.plan,
        "result": held.result,
        "ended_on": day(held.ended_on),
    }
    rows = [
        {
            "on": numeric_date(one.on),
            "how": one.how,
            "stability": said("stability", one.stability),
            "note": one.note,
        }
        for one in looks
    ]
    return PaperData(
        values,
        {"looks": rows},
        fact_ids=fact_ids(ask.unit, [ask.family, held, *looks]),
    )


def team_minutes(ask: Ask) -> PaperData:
    """*Protokół posiedzenia zespołu ds. pracy z rodziną*, the latest unless one is named.

    Raises:
        NothingToPrint: There are none.
    """
    held = chosen(ask, TeamMinutes, "team-minutes", lambda one: one.on)
    tasks = ask.unit.find(TeamTask, scope=ask.family.scope, minutes_id=held.id)
    values = common(ask) | {
        "number": held.number,
        "on": day(held.on),
        "decision": said("team_decision", held.decision),
        "findings": held.findings,
        "next_on": day(held.next_on),
    }
    rows = {
        "present": [{"name": name} for name in held.members],
        "tasks": [{"text": one.text, "who": one.who, "due_on": short_day(one.due_on)} for one in tasks],
    }
    return PaperData(
        values,
        rows,
        fact_ids=fact_ids(ask.unit, [ask.family, held, *tasks]),
    )
