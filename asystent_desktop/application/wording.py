"""Names of fields and wording of values for every record kind: the history and the desk of two versions."""

from enum import StrEnum

from asystent_desktop.application import entry_words
from asystent_desktop.application.field_labels import value_text
from asystent_desktop.i18n import _


def field_words(name: str) -> str:
    """Message id of a field's name."""
    return entry_words.field_label(name)


def value_words(value: object) -> str:
    """A field's value in the language spoken; "–" for nothing."""
    if isinstance(value, StrEnum):
        label = entry_words.enum_label(value)
        # The family file's words give a member they do not know back as it is.
        return _(label) if label != value.value else value_text(value)
    return value_text(value)
