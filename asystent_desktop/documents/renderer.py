"""The real renderer behind `ports.render.Renderer`."""

from collections.abc import Mapping

from asystent_desktop.documents import opinion, paper
from asystent_desktop.documents.words import opinion_words
from asystent_desktop.domain.paper_content import PaperContent
from asystent_desktop.domain.papers import OpinionContent
from asystent_desktop.i18n import speaking
from asystent_desktop.ports.render import NO_PICTURES, Rendered


class PdfRenderer:
    """Prints into memory; safe to call from several threads, which take turns."""

    def opinion(self, content: OpinionContent, pictures: Mapping[str, bytes] = NO_PICTURES) -> Rendered:
        """Renders a court opinion.

        Raises:
            TemplateFault: resources/documents/opinia.toml was changed so that it cannot be used.
            FontMissing: The font package is absent or damaged.
            PictureFault: The logo cannot be read.
        """
        with speaking("pl"):  # papers for Polish courts are Polish whatever the window speaks
            return opinion.render(content, opinion_words(), pictures)

    def paper(self, content: PaperContent, pictures: Mapping[str, bytes]) -> Rendered:
        """Renders any other paper; all its words come with the content.

        Raises:
            FontMissing: The font package is absent or damaged.
            PictureFault: The logo cannot be read.
        """
        with speaking("pl"):
            return paper.render(content, pictures)
