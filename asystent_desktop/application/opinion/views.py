"""What painters are shown of court requests and opinions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from asystent_desktop.application.wording.check_labels import CheckView
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.domain.opinion_checks import CheckTone, PartState
from asystent_desktop.domain.papers import Addressee, Paragraph


@dataclass(frozen=True)
class RequestForm:
    """A court's letter as it is typed in."""

    court: str
    division: str
    case_ref: str
    letter_on: date
    received_on: date
    street: str = ""
    postcode_city: str = ""
    due_on: date | None = None
    questions: tuple[str, ...] = ()
    legal_basis: str = ""


@dataclass(frozen=True)
class RequestView:
    """A court's letter.

    Attributes:
        opinion_id: The opinion that answers it; None before one was started.
    """

    request_id: str
    family_id: str
    family_name: str
    family_number: str
    court: str
    division: str
    street: str
    postcode_city: str
    case_ref: str
    letter_on: date
    received_on: date
    due_on: date | None
    questions: tuple[str, ...]
    closed_on: date | None
    opinion_id: str | None
    legal_basis: str = ""


@dataclass(frozen=True)
class OpinionRow:
    """A row of the list of opinions.

    Attributes:
        state: Computed from the paper's steps.
        document_sha256: Hex digest of the frozen bytes; empty while a draft.
        form: Key of the form. `form_name`: what people call it.
        author_id: Who writes it.
        request_id: The letter it answers; None without one.
        corrects: The paper it corrects; None for a first one.
    """

    opinion_id: str
    family_id: str
    family_name: str
    family_number: str
    case_ref: str
    court: str
    state: OpinionState
    due_on: date | None
    parts_done: int
    parts_total: int
    dated_on: date
    document_sha256: str
    form: str = "opinion"
    form_name: str = ""
    author_id: str = ""
    request_id: str | None = None
    corrects: str | None = None


@dataclass(frozen=True)
class PartView:
    """One part of a paper.

    Attributes:
        title: As printed. `short_title`: as the list of parts shows it.
        state: "done", "attention" (a blocking check) or "empty".
        children: How many children the part speaks of; 0 but for the part about children.
        key: What composes it.
    """

    number: int
    title: str
    short_title: str
    paragraphs: tuple[Paragraph, ...]
    state: PartState
    children: int = 0
    key: str = ""


@dataclass(frozen=True)
class SourceNote:
    """A note that may be put into a part, with its source.

    Attributes:
        label: E.g. "wizyta 06.11".
        text: A sentence ready to be inserted.
        used: The part already names this source.
        paragraph: What inserting it adds.
    """

    kind: str
    record_id: str
    label: str
    text: str
    used: bool
    paragraph: Paragraph


@dataclass(frozen=True)
class OpinionView:
    """A court paper being written.

    Attributes:
        row: What the list shows.
        request: The court's letter; None where nobody asked.
        parts: All of the form, in order.
        sources: Notes by part number.
        addressee, case_ref: Of the letter, or the paper's own.
        questions: Of the letter.
        unsourced: Part and paragraph (from 1) of statements that name no source.
        changed_since: Edited after it was submitted or approved: that step is void.
        returned_reason: Why the head gave it back; empty otherwise.
        rivals: Two steps contradict each other and a person decides by the next one.
    """

    row: OpinionRow
    request: RequestView | None
    parts: tuple[PartView, ...]
    checks: tuple[CheckView, ...]
    sources: Mapping[int, tuple[SourceNote, ...]]
    family_full_name: str
    case_number: str
    period: str
    sources_text: str
    attachments: tuple[str, ...]
    copies: int
    author_id: str
    addressee: Addressee
    case_ref: str
    questions: tuple[str, ...]
    recipients: tuple[str, ...]
    unsourced: tuple[tuple[int, int], ...] = ()
    changed_since: bool = False
    returned_reason: str = ""
    rivals: bool = False

    @property
    def form(self) -> str:
        """Key of the form."""
        return self.row.form

    @property
    def opinion_id(self) -> str:
        """The record's id."""
        return self.row.opinion_id

    @property
    def family_id(self) -> str:
        """The family's id."""
        return self.row.family_id

    @property
    def state(self) -> OpinionState:
        """Where it stands."""
        return self.row.state

    @property
    def blocking(self) -> int:
        """How many checks stop finalising."""
        return sum(check.tone == CheckTone.BLOCK for check in self.checks)


@dataclass(frozen=True)
class PartDraft:
    """Unfinished typing in one part."""

    number: int
    paragraphs: tuple[Paragraph, ...]
    saved_at: datetime
