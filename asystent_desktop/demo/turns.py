"""Turns in families' lives that take more than an entry: a crisis, an ending, follow-up, group classes."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

from asystent_desktop.application.due import postponing
from asystent_desktop.application.due.cases import DueKind, due
from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import endings, follow_ups
from asystent_desktop.application.papers import letters
from asystent_desktop.application.planner import time_sheet
from asystent_desktop.application.tables import snippets
from asystent_desktop.application.visits import (
    cards,
    group_work,
    interventions,
    signatures as visit_signatures,
)
from asystent_desktop.application.visits.group_work import GroupEntry
from asystent_desktop.demo.history import Event, FamilyHistory, at
from asystent_desktop.domain.kinds.ending import EndingCause, EndingNotice, Stability, Told
from asystent_desktop.domain.kinds.family import Outcome
from asystent_desktop.domain.kinds.teams import TeamDecision, TeamMinutes
from asystent_desktop.ports.desk import Desk

CRISIS, TO_CLOSE, OFTEN = 2, 5, 6
"""Which of the families each turn happens to."""

_SIGNED_VISITS = 5


class Turns:
    """The turns of one assistant's caseload of at least seven families.

    Args:
        ended: A family beyond the caseload whose service is over.
    """

    def __init__(self, desk: Desk, histories: list[FamilyHistory], ended: FamilyHistory, today: date) -> None:
        self._desk, self._histories, self._ended, self._today = desk, histories, ended, today

    def events(self) -> Iterator[Event]:
        """Each on its day; to be done in order of time."""
        yield self._on(-18, 18, self._crisis)
        yield self._on(-16, 9, self._closer_rhythm)
        yield self._on(-4, 16, self._classes)
        yield self._on(-60, 10, self._end)
        yield self._on(-59, 10, self._follow_up)
        yield self._on(-25, 12, self._look_after)
        yield self._on(-2, 15, self._prepare_ending)
        yield self._on(-3, 11, self._letter)
        yield self._on(-1, 16, self._sign)
        yield self._on(-1, 17, self._own_work)
        yield self._on(0, 5, self._put_off)

    def _on(self, days: int, hour: int, deed: Callable[[], object]) -> Event:
        return at(self._today + timedelta(days=days), hour), deed

    def _day(self, days: int) -> date:
        return self._today + timedelta(days=days)

    def _crisis(self) -> None:
        """An evening call of a neighbour; everybody was told, one step is still open."""
        desk, family_id = self._desk, self._histories[CRISIS].family_id
        _changes, made = interventions.begin(desk, family_id, self._day(-18), time(17, 40))
        interventions.change(
            desk,
            made,
            facts="Sąsiadka zgłosiła kłótnię. Na miejscu oboje rodzice, dzieci w swoim pokoju, spokojne.",
            children="Dzieci w domu pod opieką matki; ojciec noc spędza u brata.",
        )
        for check in ("safe_self", "children_seen", "children_safe", "head_told", "written"):
            interventions.tick(desk, made, check)
        interventions.notify(desk, made, "head", "Halina Jarosz", time(18, 5))
        interventions.notify(desk, made, "social_worker", "Ewa Maj", time(18, 20))
        interventions.add_step(desk, made, "Rozmowa z rodzicami o konsultacjach", self._day(-14))
        interventions.finish_step(desk, made, 1, self._day(-18))
        interventions.add_step(desk, made, "Spotkanie z pracownikiem socjalnym", self._day(6))
        interventions.close(desk, made, time(18, 50))

    def _closer_rhythm(self) -> None:
        family_id = self._histories[OFTEN].family_id
        reason = "Po powrocie dziecka z pieczy potrzebne częstsze spotkania."
        postponing.set_cadence(self._desk, family_id, 5, reason, self._day(-16))

    def _classes(self) -> None:
        """Classes for three families; the next ones are planned."""
        invited = tuple(one.family_id for one in self._histories[:3])
        given = {
            "topic": "Szkoła dla rodziców: granice bez krzyku",
            "families": invited,
            "start": time(16, 0),
        }
        given |= {"end": time(17, 30), "statutory_tasks": ("10",)}
        working = self._desk.rules.holidays.next_working_day
        _changes, held = group_work.plan_group(self._desk, on=working(self._day(-10)), **given)
        shares = [GroupEntry(family_id, came=number < 2) for number, family_id in enumerate(invited)]
        group_work.record_group(self._desk, held, "Ćwiczono zasady spisane wspólnie z dziećmi.", shares)
        group_work.plan_group(self._desk, on=working(self._day(11)), **given)

    def _end(self) -> None:
        """All goals reached; the family team closes the service and both are told."""
        desk, family_id, day = self._desk, self._ended.family_id, self._day(-60)
        _changes, made = endings.prepare_ending(
            desk,
            family_id,
            outcome=Outcome.COMPLETED,
            cause=EndingCause.GOALS_REACHED,
            ends_on=day,
            reason="Cele planu osiągnięte, rodzice sami dbają o naukę dzieci i budżet.",
            recommendations="Stały kontakt ze szkołą.",
        )
        _changes, minutes = entries.add(
            desk,
            family_id,
            TeamMinutes,
            number="Z-09/2026",
            on=day,
            members=("Halina Jarosz, kierownik zespołu", "Ewa Maj, pracownik socjalny"),
            decision=TeamDecision.COMPLETE,
            findings="Zespół kończy usługę.",
        )
        endings.close_ending(desk, made, minutes)
        entries.add(
            desk, family_id, EndingNotice, ending_id=made, told=Told.SOCIAL_WORKER, to="Ewa Maj", on=day
        )

    def _follow_up(self) -> None:
        plan = "Telefon raz w miesiącu, spotkanie po dwóch miesiącach."
        follow_ups.start_follow_up(
            self._desk, self._ended.family_id, self._day(120), plan=plan, next_on=self._day(-25)
        )

    def _look_after(self) -> None:
        (running,) = follow_ups.follow_ups(self._desk, self._ended.family_id)
        follow_ups.add_follow_up_contact(
            self._desk,
            running.follow_up.id,
            self._day(-25),
            Stability.STABLE,
            how="rozmowa telefoniczna",
            note="Dzieci chodzą do szkoły, raty spłacane w terminie.",
            next_on=self._day(4),
        )

    def _prepare_ending(self) -> None:
        """The family broke the cooperation off; it counts until the team has met."""
        endings.prepare_ending(
            self._desk,
            self._histories[TO_CLOSE].family_id,
            outcome=Outcome.INTERRUPTED,
            cause=EndingCause.FAMILY_STOPPED,
            ends_on=self._today,
            reason="Rodzina odmawia dalszych spotkań mimo trzech rozmów.",
            recommendations="Wsparcie pracownika socjalnego, ponowna propozycja za pół roku.",
        )

    def _letter(self) -> None:
        """Begun, not finished: the office of the house is asked for instalments."""
        letters.begin(
            self._desk,
            self._histories[0].family_id,
            "housing",
            addressee=("Zarząd Mieszkań Wzorcowych", "ul. Wzorcowa 1", "40-000 Katowice"),
            text="Popieram wniosek rodziny o rozłożenie zaległości czynszowej na raty.\n"
            "Rata wyniesie 350 zł i będzie płacona do 10. dnia miesiąca.",
        )

    def _sign(self) -> None:
        """The mother signed the card of meetings, but for the latest meeting."""
        family = self._histories[0]
        rows = [one for one in cards.visits(self._desk, family.family_id) if one.held]
        for row in rows[1:_SIGNED_VISITS]:
            visit_signatures.sign_visit(self._desk, row.visit_id, row.on, family.known.adults[0])

    def _own_work(self) -> None:
        snippets.add_snippet(self._desk, "plan", "Plan tygodnia omówiony, wisi na {miejsce}.")
        time_sheet.add_work(self._desk, work="office", on=self._day(-1), start=time(15, 0), end=time(16, 0))

    def _put_off(self) -> None:
        items = [one for one in due(self._desk, self._today) if one.kind == DueKind.PLAN_ACTION]
        if items:
            until = self._desk.rules.holidays.add_working_days(self._today, 3)
            postponing.postpone(self._desk, items[0], until, "Poradnia przesunęła termin.")
