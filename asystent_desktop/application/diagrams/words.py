"""The genogram and the ecomap told without a picture: the text twin, from the same data as the drawings.

Names stay in the nominative after a colon, for the program does not inflect names it has not been taught.
"""

from collections.abc import Iterable, Iterator

from asystent_desktop.application.diagrams.views import (
    OPEN,
    Circle,
    FamilyDiagrams,
    Naming,
    Stands,
    TwinLine,
    TwinPart,
)
from asystent_desktop.application.wording.entry_words import enum_label
from asystent_desktop.application.wording.labels import relation_label, role_label
from asystent_desktop.domain.genogram import Couple
from asystent_desktop.domain.kinds.diagram import Bond, Flow
from asystent_desktop.domain.kinds.family import FamilyMember, RelationKind
from asystent_desktop.domain.people import age_on
from asystent_desktop.i18n import N_, _
from asystent_desktop.i18n.polish import day_date

_REASONS = {
    "other-couple-state": N_("two people cannot be in two kinds of relationship at once"),
    "parent-younger": N_("the parent is not older than the child"),
    "ancestor-of-itself": N_("a person would be their own ancestor"),
    "parent-and-partner": N_("a parent cannot be the partner or sibling of the child"),
    "third-parent": N_("the child already has two parents"),
    "repeated": N_("the same relation is entered twice"),
    "itself": N_("a person is joined with the same person"),
}
_COUPLES = {
    RelationKind.MARRIED: (N_("married: {name}"), N_("married since {year}: {name}")),
    RelationKind.COHABITING: (N_("living together: {name}"), N_("living together since {year}: {name}")),
    RelationKind.SEPARATED: (N_("separated: {name}"), N_("separated in {year}: {name}")),
    RelationKind.DIVORCED: (N_("divorced: {name}"), N_("divorced in {year}: {name}")),
}
_CAPTIONS = {
    RelationKind.MARRIED: N_("m. {year}"),
    RelationKind.COHABITING: N_("since {year}"),
    RelationKind.SEPARATED: N_("sep. {year}"),
    RelationKind.DIVORCED: N_("div. {year}"),
}
_ENDED = frozenset({RelationKind.SEPARATED, RelationKind.DIVORCED})
_SUPPORT = {
    Bond.STRONG: N_("strong support"),
    Bond.ORDINARY: N_("ordinary link"),
    Bond.WEAK: N_("weak link"),
    Bond.PLANNED: N_("planned support"),
    Bond.TENSE: N_("tension"),
    Bond.BROKEN: N_("broken off"),
}


def year_of(file: FamilyDiagrams, couple: Couple) -> int | None:
    """The year told beside a couple: its beginning, or its end where it is over."""
    held = file.years.get(couple.relation_id)
    if held is None:
        return None
    return held.until_year if couple.kind in _ENDED else held.since_year


def caption(file: FamilyDiagrams, couple: Couple) -> str:
    """The words above a couple's line; empty without a year."""
    year = year_of(file, couple)
    return _(_CAPTIONS[couple.kind]).format(year=year) if year and couple.kind else ""


def age_told(file: FamilyDiagrams, one: FamilyMember) -> str:
    """The age as a symbol shows it; empty for the dead."""
    if one.id in file.dead:
        return ""
    age = age_on(one.birth_date, file.day)
    return "?" if age is None else f"~{age}" if one.birth_approximate else str(age)


def death_told(file: FamilyDiagrams, one: FamilyMember) -> str:
    """The year of death as a symbol shows it; empty for the living."""
    died = file.details[one.id].died_on if one.id in file.dead else None
    return _("d. {year}").format(year=died.year) if died else ""


def support_label(bond: Bond) -> str:
    """Message id of a link of the ecomap."""
    return _SUPPORT[bond]


def genogram_twin(file: FamilyDiagrams, naming: Naming = OPEN) -> tuple[TwinPart, ...]:
    """Everybody in words: those at home, those outside, and what has to be checked."""
    order = [file.kin.people[one] for row in file.rows for one in row]
    home = [_person(file, one, naming) for one in order if one.id in file.home]
    outside = [_person(file, one, naming) for one in order if one.id not in file.home]
    check = tuple(_doubts(file, naming))
    parts = ((_("At home"), home), (_("Outside the home"), outside), (_("To be checked"), check))
    return tuple(TwinPart(title, tuple(lines)) for title, lines in parts if lines)


def _person(file: FamilyDiagrams, one: FamilyMember, naming: Naming) -> TwinLine:
    age, name = age_told(file, one), naming.person(f"{one.first_name} {one.surname}".strip())
    about = [_(role_label(one.role, one.sex))]
    died = file.details[one.id].died_on if one.id in file.dead else None
    if died:
        about.append(_("died in {year}").format(year=died.year))
    if one.id in file.marks and file.marks[one.id].index_person:
        about.append(_("the case is about this person"))
    about += [*_kin_of(file, one.id, naming), *_bonds_of(file, one.id, naming)]
    told = age if age != "?" else _("age not known")
    return TwinLine(one.id, f"{name}, {told}" if told else name, "; ".join(about))


def _kin_of(file: FamilyDiagrams, one: str, naming: Naming) -> Iterator[str]:
    kin = file.kin
    parents = kin.parents_of(one)
    if parents and any((parent, one) in kin.implied for parent in parents):
        yield _("parents by role only: {names}").format(names=_names(file, parents, naming))
    elif parents:
        yield _("parents: {names}").format(names=_names(file, parents, naming))
    for couple in kin.couples:
        if one in couple.pair:
            yield _couple(file, couple, _names(file, couple.pair - {one}, naming))
    children = [child for group in kin.sibships if one in group.parents for child in group.children]
    if children:
        yield _("children: {names}").format(names=_names(file, children, naming))
    for group in kin.sibships:
        if not group.parents and one in group.children:
            others = [other for other in group.children if other != one]
            yield _("brothers and sisters: {names}").format(names=_names(file, others, naming))


def _couple(file: FamilyDiagrams, couple: Couple, name: str) -> str:
    if couple.kind is None:
        return _("common children with: {name}").format(name=name)
    plain, dated = _COUPLES[couple.kind]
    year = year_of(file, couple)
    return _(dated).format(year=year, name=name) if year else _(plain).format(name=name)


def _names(file: FamilyDiagrams, ids: Iterable[str], naming: Naming) -> str:
    return ", ".join(naming.person(file.kin.people[one].first_name) for one in ids)


def _bonds_of(file: FamilyDiagrams, one: str, naming: Naming) -> Iterator[str]:
    for bond in file.bonds:
        if one in (bond.first_id, bond.second_id):
            other = bond.second_id if one == bond.first_id else bond.first_id
            note = f" ({naming.text(bond.note)})" if bond.note else ""
            yield f"{_(enum_label(bond.bond))}: {_names(file, [other], naming)}{note}"
    for first, second in file.kin.supports:
        if one == first:
            yield _("supports: {name}").format(name=_names(file, [second], naming))


def _doubts(file: FamilyDiagrams, naming: Naming) -> Iterator[TwinLine]:
    for relation, reason in file.kin.aside:
        first, second = (_names(file, [one], naming) for one in (relation.first_id, relation.second_id))
        head = f"{first} – {_(relation_label(relation.relation))}: {second}"
        yield TwinLine(relation.id, head, _(_REASONS[reason]))


def ecomap_twin(file: FamilyDiagrams, naming: Naming = OPEN) -> tuple[TwinPart, ...]:
    """Who lives in the home, then every circle with its link."""
    home = [
        TwinLine(one, naming.person(file.kin.people[one].first_name), _role(file.kin.people[one]))
        for one in file.home
    ]
    shown = [one for one in file.circles if not one.hidden]
    lines = [_circle(one, naming) for bond in Bond for one in shown if one.bond is bond]
    parts = ((_("At home"), home), (_("Support and tension"), lines))
    return tuple(TwinPart(title, tuple(rows)) for title, rows in parts if rows)


def _role(one: FamilyMember) -> str:
    return _(role_label(one.role, one.sex))


def _circle(circle: Circle, naming: Naming) -> TwinLine:
    about = [_(_SUPPORT[circle.bond])]
    if circle.on is not None:
        about.append(day_date(circle.on))
    if circle.flow is not Flow.NONE:
        about.append(_(enum_label(circle.flow)))
    if circle.note:
        about.append(naming.text(circle.note))
    name, what = circle_words(circle, naming)
    return TwinLine(circle.key, f"{name} ({what})" if what else name, "; ".join(about))


def circle_words(circle: Circle, naming: Naming = OPEN) -> tuple[str, str]:
    """A circle's name and the quiet words below it."""
    if circle.stands is Stands.MEMBER:
        return naming.person(circle.name), _(circle.what)
    return naming.text(circle.name), naming.text(circle.what)
