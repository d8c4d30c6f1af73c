"""A renderer for tests of use cases: bytes that depend on all of the content and on nothing else."""

from collections.abc import Mapping

from asystent_desktop.domain.paper_content import PaperContent
from asystent_desktop.domain.papers import OpinionContent
from asystent_desktop.ports.render import NO_PICTURES, Rendered


class FakeRenderer:
    """Implements `ports.render.Renderer`; remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[OpinionContent | PaperContent] = []

    def opinion(self, content: OpinionContent, pictures: Mapping[str, bytes] = NO_PICTURES) -> Rendered:
        self.given.append(content)
        return Rendered(f"%PDF {content!r}".encode(), pages=4, template="opinia/test")

    def paper(self, content: PaperContent, pictures: Mapping[str, bytes]) -> Rendered:
        self.given.append(content)
        return Rendered(f"%PDF {content!r} {sorted(pictures)}".encode(), pages=1, template=content.template)
