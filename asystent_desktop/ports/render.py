"""Turns frozen content into bytes."""

from dataclasses import dataclass
from typing import Protocol

from asystent_desktop.domain.papers import OpinionContent


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

    def opinion(self, content: OpinionContent) -> Rendered:
        """Renders a court opinion."""
        ...
