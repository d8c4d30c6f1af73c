"""What can happen in a simulated office. An event is a name and a seed, so that a history can be cut."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from asystent_desktop.domain.kinds import Family, Strength
from asystent_desktop.domain.kinds.family import Risk
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.records import Record, family_scope
from asystent_desktop.errors import AppError
from asystent_desktop.hub.decisions import assign, revoke
from tests.exchange_sim.memory_vault import desk_of, restarted
from tests.exchange_sim.town import name_of, save
from tests.exchange_sim.world import SKEWS, Broken, Laptop, World
from tests.fakes.casework import appointment, visit

OPEN_BOXES = ("przyjete", "odlozone")
Act = Callable[[World, Random], None]


@dataclass(frozen=True)
class Event:
    """One thing that happens; `seed` decides about whom and how, whatever happened before."""

    name: str
    seed: int


EVENTS: dict[str, tuple[int, Act]] = {}
"""Name to weight and act."""


def event(weight: int) -> Callable[[Act], Act]:
    """Registers an act under its function's name."""

    def register(act: Act) -> Act:
        EVENTS[act.__name__] = (weight, act)
        return act

    return register


def draw(random: Random, count: int) -> list[Event]:
    """A history of that many events."""
    names = list(EVENTS)
    weights = [EVENTS[name][0] for name in names]
    return [Event(name, random.randrange(2**32)) for name in random.choices(names, weights, k=count)]


def happen(world: World, one: Event) -> None:
    """Carries out an event; what it named as a fault is part of the history."""
    world.log.append(f"{one.name} {one.seed}")
    try:
        EVENTS[one.name][1](world, Random(one.seed))
    except AppError as fault:
        world.log.append(f"  refused {fault.code}")
    world.look()


def own_family(laptop: Laptop, number: str = "R-1/2026") -> None:
    """A family entered on that laptop."""
    family_id = laptop.desk.ids.new()
    made = Family(
        id=family_id, scope=family_scope(family_id), number=number, name="Nowak", full_name="Ewa Nowak"
    )
    save(laptop.desk, made)


def written_over(laptop: Laptop, record: Record) -> None:
    """Saves; what was one version before is one version after, and the one that was saved.

    Of two versions the later is shown, and a clock may be decades behind the other one's.

    Raises:
        Broken: the laptop shows something else.
    """
    with laptop.desk.unit_of_work() as unit:
        rivals = {one.field for one in unit.conflicts(record.scope) if one.record.id == record.id}
    save(laptop.desk, record)
    with laptop.desk.unit_of_work() as unit:
        after = {one.field for one in unit.conflicts(record.scope) if one.record.id == record.id}
        shown = vars(unit.get(type(record), record.id))
        changed = {name for name, value in vars(record).items() if shown[name] != value}
        if (after | changed) - rivals:
            raise Broken("what is saved is what is shown", f"{record.id} on {laptop.name}")


def someone(world: World, random: Random, role: str = "") -> Laptop:
    """Whoever works at a laptop now, of that role."""
    return random.choice([one for one in world.working() if role in ("", one.role)])


def _family(laptop: Laptop, random: Random) -> Family | None:
    with laptop.desk.unit_of_work() as unit:
        families = unit.find(Family)
    return random.choice(families) if families else None


@event(12)
def edit(world: World, random: Random) -> None:
    """A field is written: plain, risky, in one or two files."""
    laptop = someone(world, random)
    if (family := _family(laptop, random)) is None:
        return
    changed: dict[str, object] = random.choice(
        (
            {"phone": f"32 {random.randrange(10):06}"},
            {"safety_note": f"Pies {random.randrange(3)}"},
            {"risk_level": random.choice(list(Risk))},
        )
    )
    written_over(laptop, replace(family, **changed))


@event(5)
def add_record(world: World, random: Random) -> None:
    """A finished visit, a strength, an appointment: one of each way a kind may grow."""
    laptop = someone(world, random)
    if (family := _family(laptop, random)) is None:
        return
    made = random.choice(
        (
            visit(laptop.desk.ids.new(), scope=family.scope, author_id=laptop.person),
            Strength(id=laptop.desk.ids.new(), scope=family.scope, text=f"Posiłki {random.randrange(9)}"),
            appointment(laptop.desk.ids.new(), laptop.person, family_id=family.id),
        )
    )
    save(laptop.desk, made)


@event(2)
def delete_record(world: World, random: Random) -> None:
    """A strength is deleted, while somebody else may be editing it."""
    laptop = someone(world, random)
    with laptop.desk.unit_of_work() as unit:
        if strengths := unit.find(Strength):
            unit.delete(random.choice(strengths))
            unit.commit("delete-strength")


@event(2)
def edit_strength(world: World, random: Random) -> None:
    """A strength is edited, while somebody else may be deleting it."""
    laptop = someone(world, random)
    with laptop.desk.unit_of_work() as unit:
        strengths = unit.find(Strength)
    if strengths:
        save(laptop.desk, replace(random.choice(strengths), text=f"Spacery {random.randrange(9)}"))


@event(3)
def decide_clash(world: World, random: Random) -> None:
    """Somebody settles two versions."""
    laptop = someone(world, random)
    with laptop.desk.unit_of_work() as unit:
        if clashes := [one for one in unit.conflicts() if not one.versioned]:
            clash = random.choice(clashes)
            unit.settle(clash.record, clash.field, random.choice(clash.rivals).value)
            unit.commit("settle")


@event(1)
def new_family(world: World, random: Random) -> None:
    """A family entered in the field."""
    laptop = someone(world, random)
    own_family(laptop, f"R-{random.randrange(100)}/2026")


@event(14)
def exchange(world: World, random: Random) -> None:
    """One laptop exchanges; one time in three the power goes somewhere."""
    laptop = someone(world, random)
    world.crashing(random.choice((0, 0, random.randrange(1, 14))), lambda: world.exchange(laptop))


@event(12)
def answer(world: World, random: Random) -> None:
    """The hub answers; one time in three the power goes somewhere."""
    world.crashing(random.choice((0, 0, random.randrange(1, 30))), world.answer)


@event(1)
def ordinary_week(world: World, random: Random) -> None:
    """Everybody exchanges, the hub answers, everybody reads: what one wrote, others have."""
    for laptop in list(world.working()):
        world.exchange(laptop)
    world.answer()
    for laptop in list(world.working()):
        world.exchange(laptop)


@event(1)
def crash_edit(world: World, random: Random) -> None:
    """The power goes while something is saved."""
    seed = random.randrange(2**32)
    world.crashing(random.choice((1, 2)), lambda: edit(world, Random(seed)))


def _lying(world: World, random: Random) -> tuple[str, str] | None:
    found = [
        (box, name)
        for box, blobs in sorted(world.carrier.boxes.items())
        if box not in OPEN_BOXES
        for name in sorted(blobs)
    ]
    return random.choice(found) if found else None


@event(3)
def drop(world: World, random: Random) -> None:
    """A file gets lost."""
    if lying := _lying(world, random):
        del world.carrier.boxes[lying[0]][lying[1]]


@event(2)
def delay(world: World, random: Random) -> None:
    """A stick is left in a bag: its file turns up later, out of order, or never."""
    if world.taken_away and random.random() < 0.6:
        box, blob = world.taken_away.pop(random.randrange(len(world.taken_away)))
        world.carrier.boxes.setdefault(box, {})[name_of(blob)] = blob
    elif lying := _lying(world, random):
        world.taken_away.append((lying[0], world.carrier.boxes[lying[0]].pop(lying[1])))


@event(3)
def repeat(world: World, random: Random) -> None:
    """An old copy of a file turns up again."""
    old = [(blob, box) for blob, box in world.carried.items() if box not in OPEN_BOXES]
    if old:
        blob, box = random.choice(old)
        world.carrier.boxes.setdefault(box, {})[name_of(blob)] = blob


@event(2)
def damage(world: World, random: Random) -> None:
    """A copy with a flipped bit, cut short, under the old name or under that of its new content."""
    if not (lying := _lying(world, random)):
        return
    box, name = lying
    blob = bytearray(world.carrier.boxes[box][name])
    blob[random.randrange(len(blob))] ^= 1 << random.randrange(8)
    broken = bytes(blob[: random.choice((len(blob), random.randrange(len(blob))))])
    world.carrier.boxes[box][random.choice((name, name_of(broken)))] = broken


@event(2)
def back_up(world: World, random: Random) -> None:
    """A laptop's files are copied away."""
    laptop = someone(world, random)
    laptop.snapshots.append(laptop.vault.store.disk)


@event(1)
def restore(world: World, random: Random) -> None:
    """A laptop is put back to an earlier state of itself."""
    if held := [one for one in world.working() if one.snapshots]:
        laptop = random.choice(held)
        laptop.vault.store.disk = random.choice(laptop.snapshots)
        laptop.undisturbed, laptop.directory = False, 0
        restarted(laptop.vault, laptop.vault.store.kinds)  # rows of a former version are made anew at opening


@event(1)
def clone(world: World, random: Random) -> None:
    """A disk image is put on a second computer, and both go on."""
    laptop = someone(world, random)
    if laptop.twin_of or laptop.revoked or not laptop.vault.identity().enrolled:
        return
    name = f"{laptop.name}-kopia-{len(world.laptops)}"
    twin = laptop.vault.twin(name)
    laptop.undisturbed = False
    world.laptops[name] = Laptop(name, twin, desk_of(twin, name), twin_of=laptop.name)


@event(2)
def clock_jump(world: World, random: Random) -> None:
    """Somebody's clock is set, by minutes or decades."""
    laptop = someone(world, random)
    laptop.vault.clock.advance(seconds=random.choice((*SKEWS, timedelta(hours=-25))).total_seconds())


@event(2)
def days_pass(world: World, random: Random) -> None:
    """Assignments run out, stand-ins end."""
    world.days(random.choice((1, 8, 40)))


@event(3)
def give_family(world: World, random: Random) -> None:
    """The administrator assigns a family, perhaps for a few days."""
    known = sorted(scope.removeprefix("family:") for scope in scopes_of(world) if scope.startswith("family:"))
    if not known:
        return
    person = random.choice(sorted({one.person for one in world.live() if one.role == "assistant"}))
    until = random.choice((None, world.clock.today(), world.clock.today() + timedelta(days=7)))
    mode = random.choice(list(AssignmentMode))
    assign(world.hub, world.office, random.choice(known), person, mode, until_on=until)


@event(2)
def take_family(world: World, random: Random) -> None:
    """The head ends an assignment on her laptop."""
    head = someone(world, random, "head")
    with head.desk.unit_of_work() as unit:
        running = [one for one in unit.find(Assignment) if one.until_on is None]
    if running:
        save(head.desk, replace(random.choice(running), until_on=world.clock.today() - timedelta(days=1)))


@event(1)
def lose_laptop(world: World, random: Random) -> None:
    """A laptop is stolen: the office revokes it; its person gets another one."""
    good = [one for one in world.live() if one.role == "assistant" and one.vault.identity().enrolled]
    if len(good) < 2:
        return
    lost = random.choice(good)
    revoke(world.hub, world.office, lost.device)
    for one in world.laptops.values():
        if one.device == lost.device:
            one.revoked_at = one.revoked_at or world.clock.instant
    lost.retired = random.random() < 0.5  # the thief may go on
    fresh = world.add(f"{lost.name}-nowy-{len(world.laptops)}", "assistant", random.choice(SKEWS))
    world.admit(fresh, "assistant", lost.person)


@event(1)
def enrol_colleague(world: World, random: Random) -> None:
    """Somebody new comes, with families of her own aboard."""
    if len(list(world.working())) >= 7:
        return
    fresh = world.add(f"nowa-{len(world.laptops)}", "assistant", random.choice(SKEWS))
    own_family(fresh)
    world.admit(fresh, "assistant")


def scopes_of(world: World) -> set[str]:
    """Scopes the hub knows."""
    return {kept.commit.envelope.scope for kept in world.hub_vault.store.disk.commits.values()}
