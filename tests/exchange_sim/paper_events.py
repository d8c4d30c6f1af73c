"""Letters that several people write, and their way through the office; that no word and no step is lost."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from asystent_desktop.application.exchange import conflicts
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.kinds import Family, Letter
from asystent_desktop.domain.kinds.workflow import PaperStep, Step
from asystent_desktop.domain.paper_flow import PaperState, Standing, standing
from asystent_desktop.exchange.directory import OFFICE_ROLES
from asystent_desktop.journal.ops import Create
from tests.exchange_sim.events import event, someone
from tests.exchange_sim.memory_store import Disk, Register
from tests.exchange_sim.town import save
from tests.exchange_sim.world import Laptop, World

_LETTER = "letter"


@event(4)
def begin_letter(world: World, random: Random) -> None:
    """A letter about a family is begun."""
    laptop = someone(world, random)
    with laptop.desk.unit_of_work() as unit:
        families = unit.find(Family)
    if families:
        scope, day = random.choice(families).scope, laptop.vault.clock.today()
        made = Letter(id=laptop.desk.ids.new(), scope=scope, subject="Opinia", on=day, text=_word(random))
        save(laptop.desk, made)


@event(6)
def write_on(world: World, random: Random) -> None:
    """Somebody adds a word to a letter, perhaps a colleague of hers at the same time."""
    laptop, letter = _writer(world, random)
    if letter is None:
        return
    _add_word(laptop, letter, random)
    others = [one for one in _held(world) if one[1].id == letter.id and one[0] is not laptop]
    if others and random.random() < 0.7:
        _add_word(*random.choice(others), random)


def _add_word(laptop: Laptop, letter: Letter, random: Random) -> None:
    """At either end; two versions are first brought together."""
    torn = [one for one in conflicts.conflicts(laptop.desk) if one.record_id == letter.id]
    if torn:
        (row,) = torn
        conflicts.settle_text(laptop.desk, row.kind, row.record_id, row.field, _joined(row))
        return
    word = _word(random)
    text = f"{letter.text} {word}" if random.random() < 0.5 else f"{word} {letter.text}"
    save(laptop.desk, replace(letter, text=text))


def _joined(row: conflicts.ConflictRow) -> str:
    """The proposal, with both wordings where both changed a place; all versions when there is none."""
    if row.proposal is None:
        return " ".join(one.value for one in row.rivals)
    chosen = row.proposal.text([f"{one.first} {one.second}" for one in row.proposal.open])
    assert chosen is not None
    return chosen


def _word(random: Random) -> str:
    return f"słowo{random.randrange(10**6)}"


@event(4)
def take_step(world: World, random: Random) -> None:
    """A letter goes on: handed in by whoever works on it, judged by the head, sent."""
    laptop, letter = _writer(world, random)
    if letter is None:
        return
    now = _standing(laptop, letter)
    if now.state in (PaperState.DRAFT, PaperState.RETURNED):
        _step(laptop, letter, now, Step.SUBMIT)
    elif now.state is PaperState.SUBMITTED and laptop.role in OFFICE_ROLES:
        _step(laptop, letter, now, random.choice((Step.APPROVE, Step.APPROVE, Step.RETURN)))
    elif now.state is PaperState.APPROVED:
        _step(laptop, letter, now, Step.SEND)


@event(1)
def approve_own(world: World, random: Random) -> None:
    """An assistant approves what was handed in, by a program tampered with that may name another author."""
    laptop, letter = _writer(world, random, "assistant")
    if letter is not None and (now := _standing(laptop, letter)).state is PaperState.SUBMITTED:
        author = random.choice(("", someone(world, random).person))
        world.cheated.add(_step(laptop, letter, now, Step.APPROVE, author))


def _step(laptop: Laptop, letter: Letter, now: Standing, step: Step, author: str = "") -> str:
    first = now.current if step is not Step.SUBMIT else None
    made = PaperStep(
        id=laptop.desk.ids.new(),
        scope=letter.scope,
        paper_kind=_LETTER,
        paper_id=letter.id,
        step=step,
        content_sha256=_content(letter),
        by_id=laptop.person,
        paper_author_id=author or (first.paper_author_id if first else laptop.person),
        answers=first.id if first else None,
        seen=now.live_ids,
        reason="Proszę poprawić" if step is Step.RETURN else "",
        made_at=laptop.vault.clock.now(),
    )
    save(laptop.desk, made)
    return made.id


def _writer(world: World, random: Random, role: str = "") -> tuple[Laptop, Letter | None]:
    """Somebody with a letter before her; anybody and none when nobody has one."""
    found = [one for one in _held(world) if role in ("", one[0].role)]
    return random.choice(found) if found else (someone(world, random), None)


def _held(world: World) -> list[tuple[Laptop, Letter]]:
    """Who has which letter before her."""
    found: list[tuple[Laptop, Letter]] = []
    for laptop in world.working():
        with laptop.desk.unit_of_work() as unit:
            found += [(laptop, letter) for letter in unit.find(Letter)]
    return found


def _standing(laptop: Laptop, letter: Letter) -> Standing:
    with laptop.desk.unit_of_work() as unit:
        steps = unit.find(PaperStep, scope=letter.scope, paper_id=letter.id)
    return standing(steps, _content(letter))


def _content(letter: Letter) -> str:
    return sha256_hex(letter.text.encode())


def words_lost(world: World) -> Iterator[str]:
    """Words of a letter that stand in no version which still counts: people only ever added."""
    for laptop in world.live():
        disk = laptop.vault.store.disk
        for register, folded in disk.rows.items():
            if register[1] == _LETTER:
                texts = [one.value for one in folded.conflict.get("text", ())]
                shown = {word for text in (folded.values["text"], *texts) for word in str(text).split()}
                if lost := _written(disk, register) - shown:
                    yield f"{sorted(lost)} of {register[2]} on {laptop.name}"


def _written(disk: Disk, register: Register) -> set[str]:
    found: set[str] = set()
    for placed in disk.operations(register):
        one = placed.operation
        text = one.values.get("text", "") if isinstance(one, Create) else one.value * (one.field == "text")
        found.update(str(text).split())
    return found


def papers_astray(world: World) -> Iterator[str]:
    """Papers approved or sent without the word of somebody of the office who did not hand them in.

    What somebody did to her own program counts on her own computer, and nowhere else.
    """
    for laptop in world.live():
        with laptop.desk.unit_of_work() as unit:
            letters, taken = unit.find(Letter), unit.find(PaperStep)
        false = [one for one in taken if one.id in world.cheated]
        yield from (f"{one.id} counts on {laptop.name}" for one in false if one.by_id != laptop.person)
        steps = {one.id: one for one in taken if one not in false}
        for letter in letters:
            now = standing([one for one in steps.values() if one.paper_id == letter.id], _content(letter))
            approval = now.current
            if approval is not None and approval.step is Step.SEND:
                approval = steps.get(approval.answers or "")
            if now.state in (PaperState.APPROVED, PaperState.SENT) and not _sound(world, approval, steps):
                yield f"{letter.id} is {now.state} on {laptop.name}"


def _sound(world: World, approval: PaperStep | None, steps: dict[str, PaperStep]) -> bool:
    if approval is None or approval.step is not Step.APPROVE:
        return False
    submission = steps.get(approval.answers or "")
    office = {one.person for one in world.laptops.values() if one.role in OFFICE_ROLES}
    return submission is not None and approval.by_id in office - {submission.by_id}
