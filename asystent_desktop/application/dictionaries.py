"""Lists of resources/dictionaries: areas, statutory tasks, and the words an opinion is checked by."""

from asystent_desktop import assets
from asystent_desktop.domain.opinion_checks import CheckWords
from asystent_desktop.i18n import dictionaries


def areas() -> list[tuple[str, str]]:
    """Support areas as (key, Polish name), in the order of the dictionary."""
    return [(entry.key, entry.short) for entry in dictionaries.offered("areas")]


def area_label(key: str) -> str:
    """The Polish name of an area; a key the dictionary does not know is shown as it is."""
    return next((entry.short for entry in dictionaries.entries("areas") if entry.key == key), key)


def statutory_tasks() -> list[tuple[str, str]]:
    """Tasks of art. 15 ust. 1 as (point, Polish name), in the order of the act."""
    return [(entry.key, entry.short) for entry in dictionaries.offered("statutory_tasks")]


def methods() -> list[tuple[str, str]]:
    """Methods of work as (key, Polish name)."""
    return [(entry.key, entry.short) for entry in dictionaries.offered("methods")]


def check_words() -> CheckWords:
    """Words the checks of a court paper go by, without any surname."""
    table = assets.load_toml("dictionaries/labels_to_avoid.toml")
    wording = assets.load_toml("dictionaries/opinion_wording.toml")
    sentences = assets.load_toml("documents/opinia-zdania.toml")
    return CheckWords(
        labels=tuple(table["stems"]),
        harmless=tuple(table["harmless"]),
        not_past=frozenset(table["not_past"]),
        months=tuple(table["months"]),
        question=sentences["questions"]["head"],
        first_names=tuple(wording["first_names"]),
        month_names=tuple(wording["month_names"]),
        children=dict(wording["children"]),
        ages=dict(wording["ages"]),
        judgements=tuple(wording["judgements"]),
        diagnoses=tuple(wording["diagnoses"]),
        documented=tuple(wording["documented"]),
        verdicts=tuple(wording["verdicts"]),
        ruled=tuple(wording["ruled"]),
        demands=tuple(wording["demands"]),
        measures=tuple(wording["measures"]),
    )
