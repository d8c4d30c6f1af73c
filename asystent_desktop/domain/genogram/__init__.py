"""The genogram: three generations of a family as a picture, laid out from people and relations alone."""

from asystent_desktop.domain.genogram.kinship import Couple, Kinship, Sibship, read
from asystent_desktop.domain.genogram.ordering import ordered
from asystent_desktop.domain.genogram.picture import Lettering, Marks, draw, laid_out

__all__ = [
    "Couple",
    "Kinship",
    "Lettering",
    "Marks",
    "Sibship",
    "draw",
    "laid_out",
    "ordered",
    "read",
]
