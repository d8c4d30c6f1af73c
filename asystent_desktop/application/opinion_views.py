"""What painters are shown of court requests and opinions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.domain.opinion_checks import CheckTone, PartState
from asystent_desktop.domain.papers import Paragraph


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


@dataclass(frozen=True)
class CourtChoice:
    """A court of the dictionary; `note` says what is not certain about it."""

    court: str
    division: str
    street: str
    postcode_city: str
    note: str = ""


@dataclass(frozen=True)
class OpinionRow:
    """A row of the list of opinions.

    Attributes:
        document_sha256: Hex digest of the frozen bytes; empty while a draft.
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


@dataclass(frozen=True)
class PartView:
    """One of the 13 parts.

    Attributes:
        title: As printed. `short_title`: as the list of parts shows it.
        state: "done", "attention" (a blocking check) or "empty".
        children: How many children the part speaks of; 0 but for part 6.
    """

    number: int
    title: str
    short_title: str
    paragraphs: tuple[Paragraph, ...]
    state: PartState
    children: int = 0


@dataclass(frozen=True)
class CheckView:
    """A remark on the draft.

    Attributes:
        code: Stable; `labels.word_check` words it.
        tone: "block" (stops finalising, never sending for acceptance), "warn" or "info".
        part: 1-13; 0 for the whole opinion.
        values: What the wording needs (numbers, the word found), sorted name-value pairs.
    """

    code: str
    tone: CheckTone
    part: int
    values: tuple[tuple[str, str], ...] = ()


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
    """An opinion being written.

    Attributes:
        row: What the list shows.
        parts: All 13, in order.
        sources: Notes by part number.
    """

    row: OpinionRow
    request: RequestView
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
