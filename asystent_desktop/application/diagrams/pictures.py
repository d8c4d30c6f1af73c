"""Both diagrams as drawings with their legends, every word chosen here."""

import textwrap
from collections.abc import Sequence

from asystent_desktop.application.diagrams.views import OPEN, Circle, FamilyDiagrams, Naming, Pictured
from asystent_desktop.application.diagrams.words import (
    age_told,
    caption,
    circle_words,
    death_told,
    ecomap_twin,
    genogram_twin,
    support_label,
)
from asystent_desktop.application.wording.entry_words import enum_label
from asystent_desktop.domain import ecomap, genogram, legend
from asystent_desktop.domain.drawing import Drawing
from asystent_desktop.domain.ecomap import Around
from asystent_desktop.domain.genogram import Lettering, Marks
from asystent_desktop.domain.kinds.diagram import Bond, Flow
from asystent_desktop.domain.kinds.family import RelationKind, Sex
from asystent_desktop.domain.legend import Entry
from asystent_desktop.i18n import N_, _

_CIRCLE_LETTERS = 12
_HOME_LETTERS = 17
_HOME_LINES = 4

_COUPLES = {
    RelationKind.COHABITING: N_("partners without marriage"),
    RelationKind.SEPARATED: N_("separation"),
    RelationKind.DIVORCED: N_("divorce"),
}


def genogram_picture(file: FamilyDiagrams, naming: Naming = OPEN) -> Pictured:
    """The genogram."""
    people = file.kin.people.values()
    lettering = Lettering(
        names={one.id: naming.person(one.first_name) for one in people},
        notes={one.id: death_told(file, one) for one in people},
        inside={one.id: age_told(file, one) for one in people},
        couples={one.relation_id: caption(file, one) for one in file.kin.couples if one.relation_id},
        home=_("shared household"),
    )
    marks = Marks(
        moved={one.id: (one.dx, one.dy) for one in file.marks.values()},
        index=frozenset(one.id for one in file.marks.values() if one.index_person),
        dead=file.dead,
        bonds=tuple((one.first_id, one.second_id, one.bond) for one in file.bonds),
    )
    return Pictured(genogram.draw(file.kin, marks, lettering, file.rows), genogram_twin(file, naming))


def ecomap_picture(file: FamilyDiagrams, naming: Naming = OPEN) -> Pictured:
    """The ecomap."""
    shown = [one for one in file.circles if not one.hidden]
    around = [Around(one.key, _lines(one, naming), one.bond, one.flow, one.moved) for one in shown]
    names = [naming.person(file.kin.people[one].first_name) for one in file.home]
    lines = textwrap.wrap(", ".join(names), _HOME_LETTERS)
    if len(lines) > _HOME_LINES:
        lines = [*lines[: _HOME_LINES - 1], "…"]
    return Pictured(ecomap.draw(_("Home"), lines, around), ecomap_twin(file, naming))


def _lines(circle: Circle, naming: Naming) -> tuple[str, ...]:
    """At most four short lines: three for the name, one for what it is."""
    name, what = circle_words(circle, naming)
    head = textwrap.wrap(name, _CIRCLE_LETTERS, max_lines=3, placeholder="…")
    below = textwrap.wrap(what, _CIRCLE_LETTERS + 2, max_lines=1, placeholder="…")
    return (*head, *below)


def genogram_legend(file: FamilyDiagrams, width: int) -> Drawing:
    """What the signs in this genogram mean; only those that stand in it.

    Args:
        width: In drawing units.
    """
    people = list(file.kin.people.values())
    sexes = {one.sex for one in people}
    rows: list[Entry] = [
        *_if(Sex.MALE in sexes, "male", _("man")),
        *_if(Sex.FEMALE in sexes, "female", _("woman")),
        *_if(Sex.UNKNOWN in sexes, "unknown", _("sex not given")),
        *_if(
            any(one.index_person for one in file.marks.values()), "index", _("the case is about this person")
        ),
        *_if(bool(file.dead), "dead", _("has died")),
    ]
    kinds = {one.kind for one in file.kin.couples}
    rows += [Entry(kind.value, _(text)) for kind, text in _COUPLES.items() if kind in kinds]
    rows += _if(None in kinds, "co-parents", _("common children only"))
    held = {one.bond for one in file.bonds} | ({Bond.STRONG} if file.kin.supports else set())
    rows += [Entry(bond.value, _(enum_label(bond))) for bond in Bond if bond in held]
    rows += _if(bool(file.kin.aside), "doubt", _("contradicts another relation"))
    return legend.draw(rows, width)


def ecomap_legend(file: FamilyDiagrams, width: int) -> Drawing:
    """What the lines in this ecomap mean.

    Args:
        width: In drawing units.
    """
    shown = [one for one in file.circles if not one.hidden]
    rows = [
        Entry(bond.value, _(support_label(bond))) for bond in Bond if any(one.bond is bond for one in shown)
    ]
    flows = any(one.flow is not Flow.NONE for one in shown)
    return legend.draw([*rows, *_if(flows, "flow", _("direction of help"))], width)


def _if(wanted: bool, sample: str, text: str) -> Sequence[Entry]:
    return [Entry(sample, text)] if wanted else []


def below(first: Drawing, second: Drawing) -> Drawing:
    """A drawing with another one, its legend, below it."""
    return legend.stacked(first, second)
