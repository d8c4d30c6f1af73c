"""Start texts of letters: resources/documents/pisma-wzory.toml, which an office may change and add to."""

from collections.abc import Mapping
from typing import Any

import msgspec

from asystent_desktop import assets
from asystent_desktop.application.papers.asking import COMMON
from asystent_desktop.application.papers.faults import PaperTemplateFault
from asystent_desktop.application.papers.template import refuse_unknown

TABLE = "documents/pisma-wzory"
VALUES = COMMON | {"children", "children_born"}
"""Names a start text may use in braces."""


class LetterTemplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One start text.

    Attributes:
        key: Stable name, as on the command line. `name`: what people choose it by.
    """

    key: str
    name: str
    subject: str
    salutation: str = ""
    text: str = ""
    closing: str = ""

    @property
    def patterns(self) -> Mapping[str, str]:
        """What is filled, by the field of the letter it begins."""
        texts = {"subject": self.subject, "salutation": self.salutation, "closing": self.closing}
        return texts | {"text": self.text.strip()}


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    letter: tuple[LetterTemplate, ...]


def letter_templates() -> tuple[LetterTemplate, ...]:
    """The start texts in force, in the order of the table.

    Raises:
        PaperTemplateFault: The office's table cannot be used.
    """
    return read_letter_templates(assets.load_toml(f"{TABLE}.toml"))


def read_letter_templates(table: Mapping[str, Any]) -> tuple[LetterTemplate, ...]:
    """The start texts of a parsed table, checked.

    Raises:
        PaperTemplateFault: A key is missing, misspelt or there twice, or a name in braces is unknown.
    """
    try:
        found = msgspec.convert(table, _Table).letter
    except msgspec.ValidationError as fault:
        raise PaperTemplateFault(template=TABLE, place="", fault=str(fault)) from fault
    if not found or len({one.key for one in found}) < len(found):
        raise PaperTemplateFault(template=TABLE, place="key", fault="letter")
    for one in found:
        for place, pattern in one.patterns.items():
            refuse_unknown(TABLE, f"{one.key}.{place}", pattern, VALUES)
    return found
