"""The played week: visit, plan change, opinion, exchange, a clash; each line of its summary was checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from asystent_desktop.application import search
from asystent_desktop.application.exchange import conflicts
from asystent_desktop.application.family import families
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import cards
from asystent_desktop.application.visits.forms import VisitForm
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.demo.office import HEAD, HUB, LAPTOP_1, LAPTOP_2, STAND_IN_FAMILY, Office
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.visit import Place, Safety
from asystent_desktop.errors import Bug
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ports.desk import Desk, House, HubDesk

_FACTS = "Zeszyt wydatków wypełniony do wczoraj; matka podała, że rata czynszu zapłacona w terminie."
_SEARCHED = "wypełnione zeszyty wydatków"
_PHONES = ("500 111 310", "500 111 301")


class WeekFailed(Bug):
    """A line of the played week does not hold. Values: check."""

    code = "demo.week-failed"


@dataclass(frozen=True)
class _Written:
    """What the first laptop wrote."""

    visit_id: str
    action_id: str
    opinion_id: str
    sha256: str


class Week:
    """Plays the week and yields a sentence for each thing that was done and verified.

    Args:
        paper: Where the opinion's PDF goes.
    """

    def __init__(self, office: Office, house: House, paper: Path) -> None:
        self._office = office
        self._house = house
        self._paper = paper
        self._first = office.desks[LAPTOP_1]
        self._second = office.desks[LAPTOP_2]
        self._family = _shared_family(self._first, self._second)

    def play(self) -> Iterator[str]:
        """Does the week.

        Raises:
            WeekFailed: A check does not hold.
        """
        visit_id = self._visit()
        yield _("Visit written on laptop 1, found by search, and the contact term moved on.")
        action_id = self._plan_change()
        yield _("Progress of a plan action changed and read back.")
        opinion_id, sha256 = self._opinion()
        yield _("Opinion composed, frozen and written to {file}; its bytes equal the stored ones.").format(
            file=self._paper
        )
        self._office.exchange(LAPTOP_1, LAPTOP_2, HEAD)
        self._office.exchange(LAPTOP_1, LAPTOP_2, HEAD)
        yield from self._read_elsewhere(_Written(visit_id, action_id, opinion_id, sha256))
        yield from self._clash()
        yield from self._verify()

    def _visit(self) -> str:
        today = self._first.clock.today()
        form = VisitForm(
            family_id=self._family.id,
            on=today,
            start=time(0, 5),
            end=time(0, 50),
            place=Place.HOME,
            facts=_FACTS,
            safety=Safety.NOT_SEEN,
        )
        _changes, visit_id = cards.save_visit(self._first, form)
        _expect("visit-saved", cards.visit(self._first, visit_id).facts == _FACTS)
        found = {row.record_id for row in search.search(self._first, _SEARCHED)}
        _expect("visit-found", visit_id in found)
        contact = families.overview(self._first, self._family.id).contact
        _expect("contact-moved", contact is not None and contact.last_on == today)
        return visit_id

    def _plan_change(self) -> str:
        plan = work_plan.plan(self._first, self._family.id)
        if plan is None:
            raise WeekFailed(check="plan-there")
        action = next(action for goal in plan.goals for action in goal.actions if action.progress < 4)
        work_plan.change_action(self._first, action.action_id, progress=4)
        _expect("plan-changed", _progress(self._first, self._family.id, action.action_id) == 4)
        return action.action_id

    def _opinion(self) -> tuple[str, str]:
        request = opinions.add_request(self._first, self._family.id, self._request())[1]
        opinion_id = opinions.start_opinion(self._first, request)[1]
        _changes, document = opinions.submit(self._first, opinion_id)
        content = opinions.stored_pdf(self._first, opinion_id)
        self._house.write_file(self._paper, content)
        kept = self._house.read_file(self._paper, len(content))
        _expect("opinion-frozen", sha256_hex(kept) == document.sha256 and document.pages >= 1)
        return opinion_id, document.sha256

    def _request(self) -> opinions.RequestForm:
        today = self._first.clock.today()
        court = opinions.courts()[0]
        return opinions.RequestForm(
            court=court.court,
            division=court.division,
            street=court.street,
            postcode_city=court.postcode_city,
            case_ref=f"IV Nsm 999/{today.year % 100}",
            letter_on=self._first.rules.holidays.add_working_days(today, -6),
            received_on=self._first.rules.holidays.add_working_days(today, -3),
            due_on=self._first.rules.holidays.add_working_days(today, 8),
            questions=("Czy rodzice współpracują z asystentem rodziny?",),
        )

    def _read_elsewhere(self, written: _Written) -> Iterator[str]:
        _expect("laptop-2-visit", cards.visit(self._second, written.visit_id).facts == _FACTS)
        _expect("laptop-2-plan", _progress(self._second, self._family.id, written.action_id) == 4)
        yield _("Laptop 2 reads the visit and the plan that laptop 1 wrote.")
        content = opinions.stored_pdf(self._office.desks[HEAD], written.opinion_id)
        _expect("head-opinion", sha256_hex(content) == written.sha256)
        yield _("The head's computer renders the same opinion to the same bytes.")

    def _clash(self) -> Iterator[str]:
        for desk, phone in zip((self._first, self._second), _PHONES, strict=True):
            families.change_family(desk, self._family.id, phone=phone)
        self._office.exchange(LAPTOP_1, LAPTOP_2)
        self._office.exchange(LAPTOP_1, LAPTOP_2)
        for desk in (self._first, self._second):
            rows = [row for row in conflicts.conflicts(desk) if row.record_id == self._family.id]
            values = {rival.value for row in rows if row.field == "phone" for rival in row.rivals}
            _expect("clash-kept", values == set(_PHONES))
        yield _("Both laptops changed one telephone number offline: both values are kept on both.")

    def _verify(self) -> Iterator[str]:
        opened: dict[str, Desk | HubDesk] = {**self._office.desks, HUB: self._office.hub}
        for name, store in opened.items():
            found = store.verify()
            _expect(f"verify-{name}", not found.problems and found.commits > 0)
            line = ngettext(
                "{store}: {count} commit verified.", "{store}: {count} commits verified.", found.commits
            )
            yield line.format(store=name, count=found.commits)


def _shared_family(first: Desk, second: Desk) -> Family:
    """The family both laptops hold, since the second one stands in for it."""
    here = {row.family_id: row.number for row in families.list_families(first)}
    there = {row.family_id for row in families.list_families(second)}
    shared = [number for family_id, number in here.items() if family_id in there]
    _expect("stand-in", len(shared) > STAND_IN_FAMILY)
    found = families.find_by_number(first, shared[STAND_IN_FAMILY])
    if found is None:
        raise WeekFailed(check="stand-in")
    return found


def _progress(desk: Desk, family_id: str, action_id: str) -> int:
    plan = work_plan.plan(desk, family_id)
    actions = [action for goal in plan.goals for action in goal.actions] if plan else []
    return next(action.progress for action in actions if action.action_id == action_id)


def _expect(check: str, holds: bool) -> None:
    if not holds:
        raise WeekFailed(check=check)
