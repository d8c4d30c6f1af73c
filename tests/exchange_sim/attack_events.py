"""What a curious colleague and a thief try, among everything else that happens."""

from random import Random

from asystent_desktop.crypto import sealing
from asystent_desktop.domain.kinds import Strength
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.exchange import bundle
from asystent_desktop.exchange.boxes import TO_OFFICE, for_device
from asystent_desktop.exchange.directory import HUB
from asystent_desktop.exchange.lines import Carried, commit_line
from asystent_desktop.exchange.manifest import Draft, heads_digest
from asystent_desktop.hub import state
from asystent_desktop.journal.commit import Commit
from tests.exchange_sim.events import event, scopes_of, someone
from tests.exchange_sim.quick_crypto import Sealer
from tests.exchange_sim.town import name_of, save
from tests.exchange_sim.world import World


@event(1)
def rewrap(world: World, random: Random) -> None:
    """A colleague opens her own reply and seals its signed content for somebody else."""
    replies = [
        (one, blob)
        for one in world.live()
        for blob, box in world.carried.items()
        if box == for_device(one.device)
    ]
    if not replies:
        return
    hers, blob = random.choice(replies)
    other = someone(world, random, "assistant")
    key_id = bundle.key_id_of(blob)
    with world.hub.exchange_unit() as unit:
        office = state.directory(unit).office
    head = len(bundle.MAGIC) + len(key_id)
    content = hers.vault.keys.sealing.open(blob[head:], bundle.info_for(office, key_id))
    target = other.vault.keys.sealing.public
    target_id = sealing.key_id(target)
    sealed = Sealer(start=len(world.carried))(target, content, bundle.info_for(office, target_id))
    forged = bundle.MAGIC + target_id + sealed
    world.carrier.boxes.setdefault(for_device(other.device), {})[name_of(forged)] = forged


@event(1)
def roll_back(world: World, random: Random) -> None:
    """A relay shows a laptop one of its first replies again, with the directory of that time."""
    laptop = someone(world, random)
    box = for_device(laptop.device)
    if first := [blob for blob, where in world.carried.items() if where == box][:3]:
        blob = random.choice(first)
        world.carrier.boxes.setdefault(box, {})[name_of(blob)] = blob


@event(1)
def forge(world: World, random: Random) -> None:
    """A colleague hands in a commit in another's name, signed by herself."""
    laptop = someone(world, random, "assistant")
    device = laptop.device
    victims = [one for one in world.written.values() if one.envelope.device != device]
    with world.hub.exchange_unit() as unit:
        directory = state.directory(unit)
    if not victims or directory.device(device) is None:
        return
    real = random.choice(victims)
    envelope = real.envelope_bytes.replace(b'"command":"', b'"command":"x-', 1)
    false = Commit(envelope, laptop.vault.keys.signing.sign(envelope), real.payload_bytes)
    draft = Draft(
        office=directory.office,
        sender=device,
        recipient=HUB,
        number=1,
        previous=None,
        created_at=laptop.vault.clock.now(),
        hub_epoch=directory.hub.epoch,
        heads_digest=heads_digest({}),
        directory_version=directory.version,
        heads={},
    )
    laptop.undisturbed = False  # its bundles are no longer its program's alone
    sealed = bundle.encode(
        draft, [commit_line(Carried(false))], laptop.vault.keys.signing.sign, directory.hub.seal
    )
    world.carrier.boxes.setdefault(TO_OFFICE, {})[name_of(sealed)] = sealed


@event(1)
def grab(world: World, random: Random) -> None:
    """An assistant assigns herself a family, in a commit of the office's scope."""
    laptop = someone(world, random, "assistant")
    families = [scope for scope in sorted(scopes_of(world)) if scope.startswith("family:")]
    if families:
        made = Assignment(
            id=laptop.desk.ids.new(),
            scope=OFFICE_SCOPE,
            family_id=random.choice(families).removeprefix("family:"),
            person_id=laptop.person,
            mode=AssignmentMode.HOLDER,
            from_on=world.clock.today(),
        )
        world.grabbed.add(made.id)
        save(laptop.desk, made)


@event(1)
def trespass(world: World, random: Random) -> None:
    """A curious colleague writes into a family whose id she has seen."""
    laptop = someone(world, random, "assistant")
    scopes = [scope for scope in sorted(scopes_of(world)) if scope.startswith("family:")]
    if scopes:
        strange = Strength(id=laptop.desk.ids.new(), scope=random.choice(scopes), text="Podrzucone")
        save(laptop.desk, strange)
