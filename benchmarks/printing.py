"""Opinion: the document as a court gets it against bare reportlab paragraphs of the same text."""

import io

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from asystent_desktop.application.opinion import opinions
from asystent_desktop.documents.layout import fonts
from asystent_desktop.domain.papers import OpinionContent
from benchmarks import seeded
from benchmarks.measure import Bench, Result, in_turn, timed


def printed(bench: Bench) -> list[Result]:
    """Rendering alone; composing from the file is a line of its own, beside the same peer."""
    desk = seeded.open_copy(bench.vault, bench.folder)
    try:
        opinion_id = opinions.opinions(desk)[0].opinion_id
        content = opinions.compose(desk, opinion_id)
        texts = _texts(content)

        def bare() -> float:
            return timed(lambda: _bare(texts))

        render = in_turn(lambda: timed(lambda: desk.renderer.opinion(content)), bare, bench.size.rounds)
        whole = in_turn(lambda: timed(lambda: opinions.preview(desk, opinion_id)), bare, bench.size.rounds)
    finally:
        desk.close()
    note = f"peer: reportlab SimpleDocTemplate, {len(texts)} paragraphs in Lato"
    return [
        Result("opinion: render", *render, "ms", None, note),
        Result("opinion: preview", *whole, "ms", None, f"composed from the file and rendered; {note}"),
    ]


def _texts(content: OpinionContent) -> list[str]:
    parts = [paragraph.text for section in content.sections for paragraph in section.paragraphs]
    titles = [section.title for section in content.sections]
    return [text for text in (content.period, content.sources, *titles, *parts) if text]


def _bare(texts: list[str]) -> bytes:
    out = io.BytesIO()
    fonts.load()
    style = ParagraphStyle("bare", fontName=fonts.Face.REGULAR, fontSize=11, leading=15)
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in texts]
    SimpleDocTemplate(out, invariant=1).build([Paragraph(text, style) for text in escaped])
    return out.getvalue()
