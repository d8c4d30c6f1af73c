"""The genogram and the ecomap on paper: the drawing with its legend, and the same in words below it."""

from asystent_desktop.application.diagrams import diagrams, pictures as diagram_pictures
from asystent_desktop.application.diagrams.views import FamilyDiagrams, Pictured
from asystent_desktop.application.papers.asking import Ask, common, fact_ids, names
from asystent_desktop.application.papers.faults import NothingToPrint
from asystent_desktop.application.papers.filling import PaperData
from asystent_desktop.domain.drawing import Drawing
from asystent_desktop.i18n import _, ngettext

VALUES = "people generations circles"
ROWS = {"twin": names("where", "who", "about")}

_WIDE, _TALL = 900, 600  # units: what fits a page across, and upright


def genogram(ask: Ask) -> PaperData:
    """*Genogram*: the family over the generations.

    Raises:
        NothingToPrint: Nobody is entered.
    """
    file = _read(ask)
    legend = diagram_pictures.genogram_legend(file, _WIDE)
    generations = max(file.kin.generations.values()) + 1
    told = ngettext("Genogram: {people} person", "Genogram: {people} people", len(file.kin.people)).format(
        people=len(file.kin.people)
    )
    return _data(ask, file, diagram_pictures.genogram_picture(file), legend, told, generations)


def ecomap(ask: Ask) -> PaperData:
    """*Ekomapa*: the home and what lies around it.

    Raises:
        NothingToPrint: Nobody is entered.
    """
    file = _read(ask)
    legend = diagram_pictures.ecomap_legend(file, _TALL)
    shown = sum(not one.hidden for one in file.circles)
    told = ngettext("Ecomap: {count} link of the home", "Ecomap: {count} links of the home", shown).format(
        count=shown
    )
    return _data(ask, file, diagram_pictures.ecomap_picture(file), legend, told, 0)


def _read(ask: Ask) -> FamilyDiagrams:
    file = diagrams.read_in(ask.unit, ask.family.id, ask.on)
    if not file.kin.people:
        raise NothingToPrint(paper="genogram", family=ask.family.number)
    return file


def _data(
    ask: Ask, file: FamilyDiagrams, picture: Pictured, legend: Drawing, told: str, generations: int
) -> PaperData:
    rows = [
        {"where": part.title, "who": line.head, "about": line.text}
        for part in picture.twin
        for line in part.lines
    ]
    counted = {
        "people": str(len(file.kin.people)),
        "generations": str(generations or ""),
        "circles": str(sum(not one.hidden for one in file.circles)),
    }
    return PaperData(
        values={**common(ask), **counted},
        rows={"twin": rows},
        fact_ids=fact_ids(ask.unit, [ask.family, *file.kin.people.values(), *file.bonds]),
        drawing=diagram_pictures.below(picture.drawing, legend),
        drawn=_("{what}. The same in words stands below the picture.").format(what=told),
    )
