"""Turns frozen content into bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from asystent_desktop.domain.paper_content import PaperContent
from asystent_desktop.domain.papers import OpinionContent

NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True)
class Rendered:
    """A finished document.

    Attributes:
        content: PDF bytes; the same input always gives the same bytes.
        pages: Number of pages.
        template: Name and version of the template, e.g. "opinia/1".
    """

    content: bytes
    pages: int
    template: str


class Renderer(Protocol):
    """Prints documents into memory; never touches the disk but for fonts and texts of the program."""

    def opinion(self, content: OpinionContent, pictures: Mapping[str, bytes] = NO_PICTURES) -> Rendered:
        """Renders a court opinion; `pictures` as for `paper`."""
        ...

    def paper(self, content: PaperContent, pictures: Mapping[str, bytes]) -> Rendered:
        """Renders any other paper.

        Args:
            pictures: Bytes by hex SHA-256; the office's logo is among them where the content names one.
        """
        ...
