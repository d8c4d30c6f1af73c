"""The genogram: three generations of a family as a picture, laid out from people and relations alone."""

from asystent_desktop.domain.genogram.kinship import Couple, Kinship, Sibship, read
from asystent_desktop.domain.genogram.picture import Lettering, Marks, draw, laid_out, rows_of_people

__all__ = [
    "Couple",
    "Kinship",
    "Lettering",
    "Marks",
    "Sibship",
    "draw",
    "laid_out",
    "read",
    "rows_of_people",
]
