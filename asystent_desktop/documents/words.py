"""The printed words of documents, read from resources/documents/ so that an office can change them."""

import msgspec

from asystent_desktop import assets
from asystent_desktop.documents.faults import TemplateFault

OPINION_FILE = "documents/opinia.toml"


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A strict table: a misspelt key is refused, not ignored."""


class HeadWords(Table, frozen=True):
    """Everything above the numbered parts."""

    dated: str
    phone: str
    case_number: str
    case_number_blank: str
    case_ref: str
    title: str
    basis: str
    family: str
    period: str
    sources: str


class BodyWords(Table, frozen=True):
    """The numbered parts; an empty `empty` leaves parts without paragraphs out."""

    section: str
    empty: str
    titles: tuple[str, ...]


class ClosingWords(Table, frozen=True):
    """Signature, acceptance, recipients, attachments."""

    approve: str
    signature_line: str
    signature_caption: str
    approval_caption: str
    recipients: str
    attachments: str
    item: str

    def marker(self, number: int) -> str:
        """What stands before an item of a list."""
        return fill(self.item, number=number)


class FooterWords(Table, frozen=True):
    """The line at the bottom of every page."""

    draft: str
    final: str
    coded: str
    page: str


class OpinionWords(Table, frozen=True):
    """All words of the court opinion."""

    template: str
    version: int
    document_title: str
    head: HeadWords
    body: BodyWords
    closing: ClosingWords
    footer: FooterWords


def opinion_words() -> OpinionWords:
    """The words of the court opinion.

    Raises:
        TemplateFault: A key is missing, misspelt or of the wrong type.
    """
    try:
        return msgspec.convert(assets.load_toml(OPINION_FILE), OpinionWords)
    except msgspec.ValidationError as fault:
        raise TemplateFault(file=OPINION_FILE, fault=str(fault)) from fault


def fill(pattern: str, **values: object) -> str:
    """Puts values into a printed pattern; braces inside the values stay as they are.

    Raises:
        TemplateFault: The pattern names something that is not given, or is malformed.
    """
    try:
        return pattern.format(**values)
    except (KeyError, IndexError, ValueError, AttributeError) as fault:
        raise TemplateFault(file=OPINION_FILE, fault=pattern) from fault
