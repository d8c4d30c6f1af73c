"""Every kind of paper: its key, its template and who composes it. A new kind is one line here, one module."""

from collections.abc import Mapping
from dataclasses import dataclass

from asystent_desktop.application.papers import family_card
from asystent_desktop.application.papers.asking import Composer
from asystent_desktop.application.papers.faults import UnknownPaperKind
from asystent_desktop.i18n.catalogue import N_


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper.

    Attributes:
        key: Stable name, as on the command line, e.g. "family-card".
        label: English source of its name; shown through gettext.
        template: File in resources/documents without its ending.
        subject: Record kind the paper is about when it needs one named, e.g. "visit"; empty otherwise.
    """

    key: str
    label: str
    template: str
    compose: Composer
    subject: str = ""


_KINDS = (PaperKind("family-card", N_("Family card"), "karta-rodziny", family_card.compose),)

KINDS: Mapping[str, PaperKind] = {kind.key: kind for kind in _KINDS}


def kind_named(key: str) -> PaperKind:
    """The kind with that key.

    Raises:
        UnknownPaperKind.
    """
    if key not in KINDS:
        raise UnknownPaperKind(kind=key, known=", ".join(sorted(KINDS)))
    return KINDS[key]
