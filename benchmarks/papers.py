"""Papers of four and of forty pages: ours, tagged, against bare reportlab, typst and weasyprint."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape
from importlib.util import find_spec
from pathlib import Path

import fontpkg
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from asystent_desktop.documents.layout import fonts
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.domain.paper_content import BlockKind, PaperBlock, PaperContent
from benchmarks.measure import Bench, Cost, Result, cost, costs_in_turn

_SENTENCES = (
    "W dniu {n} listopada odbyło się spotkanie w domu rodziny; obecni byli matka i dwoje dzieci.",
    "Matka podała, że zaległość czynszowa powstała po utracie pracy i jest spłacana w ratach.",
    "Dziecko pokazało zeszyt z języka polskiego i opowiedziało o wycieczce klasowej do Wieliczki.",
    "Ustalono, że do następnego spotkania matka umówi wizytę w poradni psychologiczno-pedagogicznej.",
)
_CONTENT = PaperContent(
    kind="history",
    template="history/1",
    document_title="Historia",
    title="HISTORIA PRACY Z RODZINĄ",
    dated_on=date(2026, 11, 17),
    blocks=(),
    footer="Historia",
)
_FOUR, _FORTY = 22, 228  # paragraphs that fill four and forty pages
_TYPST = "typst"
_PEERS_MS_ROUNDS = 3


def printed(bench: Bench) -> list[Result]:
    """Every peer prints the same paragraphs, justified, in Lato 10.5 on A4.

    Processor time of the printing thread, since a busy machine adds to the wall time alone; that stands in
    the note. typst computes in threads of its own: of it the wall time counts.
    """
    found: list[Result] = []
    for name, count, bound_ms in (("4 pages", _FOUR, 40.0), ("40 pages", _FORTY, 400.0)):
        texts = _paragraphs(count)
        content = replace(_CONTENT, blocks=(PaperBlock(BlockKind.PROSE, tuple(texts)),))
        renderer = PdfRenderer()
        pages = renderer.paper(content, {}).pages

        def ours(content: PaperContent = content, renderer: PdfRenderer = renderer) -> Cost:
            return cost(lambda: renderer.paper(content, {}))

        for peer, print_it, rounds, target in _peers(bench):

            def theirs(print_it: Callable[[list[str]], object] = print_it, texts: list[str] = texts) -> Cost:
                return cost(lambda: print_it(texts))

            mine, other = costs_in_turn(ours, theirs, rounds)
            note = f"{pages} pages; peer: {peer}; wall {mine.wall_ms:.0f} and {other.wall_ms:.0f} ms"
            times = (
                (mine.wall_ms, other.wall_ms) if peer == _TYPST else (mine.processor_ms, other.processor_ms)
            )
            found.append(Result(f"paper, {name}", *times, "ms", target, note))
            if target is not None:
                bound = f"{pages} pages; the bound of a warm print on a quiet machine"
                found.append(Result(f"paper, {name}", mine.processor_ms, bound_ms, "ms", 1.0, bound))
    return found


def _peers(bench: Bench) -> list[tuple[str, Callable[[list[str]], object], int, float | None]]:
    """Name, printer, rounds, target; typst and weasyprint only where somebody installed them."""
    peers: list[tuple[str, Callable[[list[str]], object], int, float | None]] = [
        ("bare reportlab, no tags", _reportlab, max(3, bench.size.rounds // 4), 2.0)
    ]
    if find_spec("typst") is not None:
        peers.append((_TYPST, lambda texts: _typst(texts, bench.folder), _PEERS_MS_ROUNDS, None))
    if find_spec("weasyprint") is not None:
        peers.append(("weasyprint", _weasyprint, _PEERS_MS_ROUNDS, None))
    return peers


def _paragraphs(count: int) -> list[str]:
    return [
        " ".join(sentence.format(n=number % 30 + 1) for sentence in _SENTENCES * 2) for number in range(count)
    ]


def _reportlab(texts: list[str]) -> bytes:
    out = io.BytesIO()
    fonts.load()
    style = ParagraphStyle(
        "bare", fontName=fonts.Face.REGULAR, fontSize=10.5, leading=14.5, alignment=TA_JUSTIFY, spaceBefore=4
    )
    SimpleDocTemplate(out, invariant=1).build([Paragraph(escape(text), style) for text in texts])
    return out.getvalue()


def _typst(texts: list[str], folder: Path) -> bytes:
    import typst

    source = folder / "paper.typ"
    head = '#set page("a4")\n#set text(font: "Lato", size: 10.5pt, lang: "pl")\n#set par(justify: true)\n'
    source.write_text(head + "\n\n".join(texts), "utf-8")
    lato = str(Path(fontpkg.path("lato", 400, "normal")).parent)
    made: bytes = typst.compile(str(source), font_paths=[lato])
    return made


def _weasyprint(texts: list[str]) -> bytes:
    import weasyprint

    style = "<style>@page{size:A4}body{font:10.5pt Lato}p{text-align:justify}</style>"
    html = f"<html lang=pl><body>{style}" + "".join(f"<p>{escape(text)}</p>" for text in texts)
    made: bytes = weasyprint.HTML(string=html).write_pdf()
    return made
