"""Blue Card compartments, with an assignment of their own."""

from datetime import timedelta
from random import Random

from asystent_desktop.application.restricted import blue_card
from asystent_desktop.domain.kinds import Family
from asystent_desktop.domain.kinds.blue_card import BlueCard
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.records import restricted_scope
from asystent_desktop.hub.decisions import assign
from tests.exchange_sim.events import event, someone
from tests.exchange_sim.town import save
from tests.exchange_sim.world import World


@event(3)
def write_card(world: World, random: Random) -> None:
    """A procedure is entered by whoever has the family: hers to begin, or somebody else's compartment."""
    laptop = someone(world, random, "assistant")
    with laptop.desk.unit_of_work() as unit:
        families = unit.find(Family)
    if families:
        family, today = random.choice(families), laptop.vault.clock.today()
        made = BlueCard(
            id=laptop.desk.ids.new(),
            scope=restricted_scope(family.id),
            started_on=today,
            started_by=laptop.person,
        )
        save(laptop.desk, made)


@event(2)
def look_into_compartment(world: World, random: Random) -> None:
    """Each look is journalled in the compartment itself; whom it is not open to is refused."""
    laptop = someone(world, random)
    with laptop.desk.unit_of_work() as unit:
        families = unit.find(Family)
    if families:
        blue_card.open_compartment(laptop.desk, random.choice(families).id)


@event(2)
def give_compartment(world: World, random: Random) -> None:
    """The administrator assigns a compartment, perhaps for a few days."""
    held = {kept.commit.envelope.scope for kept in world.hub_vault.store.disk.commits.values()}
    known = sorted(scope.partition(":")[2] for scope in held if scope.startswith("restricted:"))
    if not known:
        return
    person = random.choice(sorted({one.person for one in world.live() if one.role == "assistant"}))
    until = random.choice((None, world.clock.today() + timedelta(days=7)))
    mode = random.choice(list(AssignmentMode))
    assign(world.hub, world.office, random.choice(known), person, mode, until_on=until, restricted=True)
