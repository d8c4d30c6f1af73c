"""Writing a letter on a screen: its fields, a draft kept while it is typed, one write to save it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from asystent_desktop.application.entries.entries import built, command, open_fields, refuse_faults
from asystent_desktop.application.papers.letter_templates import LetterTemplate, letter_templates
from asystent_desktop.application.papers.letters import AddresseeChoice, letter_addressees, started
from asystent_desktop.application.reading import changed, family_in, record_in
from asystent_desktop.domain.kinds.letter import Letter
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import Draft


@dataclass(frozen=True)
class LetterForm:
    """The fields of a letter as they are typed; see `domain.kinds.letter.Letter`."""

    subject: str = ""
    addressee: tuple[str, ...] = ()
    case_number: str = ""
    reference: str = ""
    salutation: str = ""
    text: str = ""
    closing: str = ""
    attachments: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ("adresat", "a/a")


_LINES = frozenset({"addressee", "attachments", "recipients"})


@dataclass(frozen=True)
class LetterDesk:
    """What the editor opens with.

    Attributes:
        letter_id: Empty for a new letter.
        form: What is kept, or a draft that was not saved.
        recovered_at: When that draft was last safe (UTC); None without one.
    """

    letter_id: str
    form: LetterForm
    recovered_at: datetime | None
    templates: tuple[LetterTemplate, ...]
    addressees: tuple[AddresseeChoice, ...]


def open_letter(desk: Desk, family_id: str, letter_id: str = "") -> LetterDesk:
    """A letter as it is kept, or a new one from the first start text; a draft of it goes before both.

    Raises:
        UnknownFamily, UnknownRecord: It is not here.
        PaperTemplateFault: The office's start texts cannot be used.
    """
    templates = letter_templates()
    with desk.unit_of_work() as unit:
        family_in(unit, family_id)
        kept = unit.draft(_key(family_id, letter_id))
        letter = record_in(unit, Letter, letter_id) if letter_id else None
    form = form_of(letter) if letter else started_form(desk, family_id, templates[0].key)
    typed = _read(kept.fields) if kept else form
    saved_at = kept.saved_at if kept and typed != form else None
    return LetterDesk(letter_id, typed, saved_at, templates, letter_addressees(desk, family_id))


def started_form(desk: Desk, family_id: str, key: str) -> LetterForm:
    """The fields a start text gives.

    Raises:
        UnknownFamily, UnknownLetterTemplate: It is not here.
    """
    begun = started(desk, family_id, key)
    return LetterForm(
        subject=begun["subject"],
        salutation=begun["salutation"],
        text=begun["text"],
        closing=begun["closing"],
    )


def form_of(letter: Letter) -> LetterForm:
    """The fields of a kept letter."""
    return LetterForm(**{one.name: getattr(letter, one.name) for one in fields(LetterForm)})


def keep_letter_draft(desk: Desk, family_id: str, letter_id: str, form: LetterForm) -> None:
    """Makes what was typed so far durable before it returns."""
    made = Draft(
        key=_key(family_id, letter_id),
        scope=family_scope(family_id),
        base=letter_id,
        fields={name: list(value) if name in _LINES else value for name, value in asdict(form).items()},
        saved_at=desk.clock.now(),
    )
    with desk.unit_of_work() as unit:
        unit.put_draft(made)
        unit.commit("keep-draft")


def drop_letter_draft(desk: Desk, family_id: str, letter_id: str) -> None:
    """Throws a draft away; nothing happens when there is none."""
    with desk.unit_of_work() as unit:
        unit.drop_draft(_key(family_id, letter_id))
        unit.commit("drop-draft")


def save_letter(desk: Desk, family_id: str, letter_id: str, form: LetterForm) -> tuple[ChangeSet, str]:
    """Keeps a letter; its draft goes in the same write.

    Raises:
        UnknownFamily, UnknownRecord: It is not here.
        InvalidEntry: It has no subject.
    """
    given = asdict(form)
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        if letter_id:
            made = changed(record_in(unit, Letter, letter_id), open_fields(Letter), given)
        else:
            made = built(Letter, desk.ids.new(), scope, given | {"on": desk.clock.today()})
        refuse_faults(desk, unit, made)
        unit.save(made)
        unit.drop_draft(_key(family_id, letter_id))
        return unit.commit(command("change" if letter_id else "add", Letter)), made.id


def _key(family_id: str, letter_id: str) -> str:
    return f"letter:{letter_id or family_id}"


def _read(kept: Mapping[str, object]) -> LetterForm:
    """Somebody's typing after a crash or an update: what can be read comes back."""
    found: dict[str, object] = {}
    for name, value in kept.items():
        if name in _LINES and isinstance(value, list):
            found[name] = tuple(str(one) for one in value)
        elif name in LetterForm.__dataclass_fields__ and name not in _LINES and isinstance(value, str):
            found[name] = value
    return LetterForm(**found)  # type: ignore[arg-type]
