"""Names of fields and wording of values for every record kind: the history and the desk of two versions."""

from dataclasses import is_dataclass
from enum import StrEnum

from asystent_desktop.application.wording import entry_words, labels
from asystent_desktop.application.wording.field_labels import value_text
from asystent_desktop.domain.kinds.family import Basis
from asystent_desktop.i18n import _, dictionaries

_DICTIONARIES = {
    "done": "intervention_checks",
    "life_support": "for_life_support",
    "missed_reason": "missed_reasons",
    "notice": "notices",
    "statutory_tasks": "statutory_tasks",
    "work": "work_kinds",
}


def field_words(name: str) -> str:
    """Message id of a field's name."""
    return entry_words.field_label(name)


def value_words(value: object, field: str = "") -> str:
    """A field's value in the language spoken; "–" for nothing.

    Args:
        value: In the field's own type.
        field: Its name; some fields hold keys of a dictionary.
    """
    if isinstance(value, StrEnum):
        return entry_words.enum_words(value) or value_text(value)
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        return "\n".join(map(_parts, value))
    return _keyed(value, field) or value_text(value)


def _parts(value: object) -> str:
    """One of several parts of a record in one line."""
    return getattr(value, "text", "") or entry_words.value_words(value, {})


def _keyed(value: object, field: str) -> str:
    """Words of dictionary keys; "" where the field holds none."""
    if field == "place" and isinstance(value, str) and value:
        return _(labels.place_label(value))
    if field == "bases" and isinstance(value, tuple):  # of a former service: values of `Basis`
        return ", ".join(_(labels.basis_label(Basis(one))) for one in value)
    dictionary = _DICTIONARIES.get(field)
    if not dictionary or not value:
        return ""
    keys = value if isinstance(value, tuple) else (value,)
    return "\n".join(dictionaries.label(dictionary, str(key)) for key in keys)
