"""Forms of court papers: data of resources/documents/opinia-formy.toml, which an office may change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from asystent_desktop import assets
from asystent_desktop.domain.kinds.court import OPINION
from asystent_desktop.domain.opinion_checks import Shape
from asystent_desktop.errors import UserFixable

FILE = "documents/opinia-formy.toml"


class UnknownForm(UserFixable):
    """There is no such form. Values: `form`, `known`."""

    code = "application.unknown-form"


class FormsFault(UserFixable):
    """The office's forms cannot be used. Values: `file`, `fault` (where)."""

    code = "application.forms-fault"


class FormPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a form.

    Attributes:
        key: What composes it from the file (`opinion_parts.COMPOSERS`).
        short: Title in lists.
        lead: Sentence the part begins with. `lead_one`: the same where the family has one child.
        optional: It may stay empty.
    """

    key: str
    title: str
    short: str
    lead: str = ""
    lead_one: str = ""
    optional: bool = False


class CourtForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A form: words, parts, and whom it goes to.

    Attributes:
        name: What people call it. `title`: as printed. `document_title`: the file's, never a surname.
        citation: Key in the register of citations.
        needs_request: It answers a court's letter.
        addressee: Kinds of addressees it may go to.
        answers: Number of the part with the court's questions; 0 for none.
        conclusion: Number of the part that needs the author's own assessment or demand.
    """

    key: str
    name: str
    title: str
    document_title: str
    citation: str
    basis: str
    needs_request: bool
    addressee: tuple[str, ...]
    answers: int
    conclusion: int
    parts: tuple[FormPart, ...]

    @property
    def shape(self) -> Shape:
        """What the checks need to know."""
        optional = {number for number, part in enumerate(self.parts, 1) if part.optional}
        return Shape(len(self.parts), self.answers, self.conclusion, frozenset(optional))

    @property
    def repeated(self) -> bool:
        """Whether it is written again and again, each time about what changed."""
        return self.number_of("changes") > 0

    def number_of(self, key: str) -> int:
        """Number of a part; 0 where the form has no such part."""
        return next((number for number, part in enumerate(self.parts, 1) if part.key == key), 0)


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    mask: str
    correction: str
    masked: tuple[str, str, str]
    e_delivery_from: dict[str, date]
    form: tuple[CourtForm, ...]


@dataclass(frozen=True)
class FormWords:
    """Words all forms share.

    Attributes:
        mask: Printed in the place of hidden words.
        correction: Line of a correction. `masked`: line of a masked variant, by number.
        e_delivery_from: First day each kind of addressee takes e-Doręczenia.
    """

    mask: str
    correction: str
    masked: tuple[str, str, str]
    e_delivery_from: Mapping[str, date]


def _table() -> _Table:
    return read_forms(assets.load_toml(FILE))


def read_forms(table: Mapping[str, Any]) -> _Table:
    """The forms a parsed table holds.

    Raises:
        FormsFault: A key is missing, misspelt or of the wrong type.
    """
    try:
        return msgspec.convert(table, _Table)
    except msgspec.ValidationError as fault:
        raise FormsFault(file=FILE, fault=str(fault)) from fault


def forms() -> tuple[CourtForm, ...]:
    """All forms in the order of the file.

    Raises:
        FormsFault: The office's own file cannot be used.
    """
    return _table().form


def form_named(key: str = OPINION) -> CourtForm:
    """One form.

    Raises:
        UnknownForm: There is none of that key.
        FormsFault: See `forms`.
    """
    found = {one.key: one for one in forms()}
    if key not in found:
        raise UnknownForm(form=key, known=", ".join(found))
    return found[key]


def form_words() -> FormWords:
    """Words all forms share.

    Raises:
        FormsFault: See `forms`.
    """
    table = _table()
    return FormWords(table.mask, table.correction, table.masked, table.e_delivery_from)


def template_name(form: CourtForm) -> str:
    """Form and version of its words, as steps of a paper's way name it: "opinion/1".

    Raises:
        FormsFault: See `forms`.
    """
    return f"{form.key}/{_table().version}"
