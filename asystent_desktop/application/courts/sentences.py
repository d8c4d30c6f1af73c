"""The sentences of resources/documents/opinia-zdania.toml: filled, counted and gendered. Always Polish."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from asystent_desktop import assets
from asystent_desktop.domain.kinds.family import FamilyMember, Sex
from asystent_desktop.i18n import speaking
from asystent_desktop.i18n.polish import long_date

_FEMALE_TITLES = ("asystentka", "kierowniczka")


def sentences() -> dict[str, Any]:
    """The whole table."""
    return assets.load_toml("documents/opinia-zdania.toml")


def day(value: date) -> str:
    """ "17 listopada 2026 r.", whatever the window speaks."""
    with speaking("pl"):
        return long_date(value)


def day_label(value: date, near: date) -> str:
    """ "06.11", with the year when it is not the year of `near`."""
    text = f"{value.day:02}.{value.month:02}"
    return text if value.year == near.year else f"{text}.{value.year}"


def counted(forms: Sequence[str], n: int, **values: object) -> str:
    """The form of a triple that a number asks for in Polish (1; 2-4 but 12-14; the rest), filled."""
    if n == 1:
        form = forms[0]
    elif n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14):
        form = forms[1]
    else:
        form = forms[2]
    return form.format(n=n, **values)


def tidy(text: str) -> str:
    """One full stop where a date's "r." ends the sentence."""
    return text.replace("r..", "r.")


def ended(text: str) -> str:
    """The text with a full stop, unless it ends with a mark of its own; empty stays empty."""
    bare = text.strip()
    return bare if not bare or bare[-1] in ".!?…" or bare.endswith(("”", ".”")) else f"{bare}."


@dataclass(frozen=True)
class AssistantForms:
    """How the assistant is named in a sentence: genitive, instrumental, accusative."""

    of: str
    with_: str
    by: str


def assistant_forms(title: str) -> AssistantForms:
    """The forms that go with a title from the staff card ("asystentka rodziny", "asystent rodziny")."""
    gender = "female" if title.casefold().startswith(_FEMALE_TITLES) else "male"
    table = sentences()["assistant"][gender]
    return AssistantForms(table["of"], table["with"], table["by"])


def age_key(name: str, age: int | None) -> str:
    """Which pattern tells an age: "lat 12", "1 rok", "poniżej roku", or none."""
    return f"{name}_no_age" if age is None else (f"{name}_infant", f"{name}_one")[age] if age < 2 else name


def role_word(member: FamilyMember) -> str:
    """A person's place in the family as the opinion writes it, by sex where it is known."""
    table = sentences()["role"]
    gendered: dict[str, str] = table.get(member.sex.value, {})
    return str(gendered.get(member.role.value, table["any"][member.role.value]))


def seen_word(sex: Sex) -> str:
    """ "była widziana", "był widziany", "dziecko było widziane"."""
    return str(sentences()["seen"][sex.value])


def full_name(member: FamilyMember) -> str:
    """First name and surname."""
    return f"{member.first_name} {member.surname}".strip()
