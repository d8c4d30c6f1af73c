"""Blocks become rows: what a page break cannot part, each mark with its place in the structure."""

from collections.abc import Sequence
from itertools import pairwise

from asystent_desktop.documents.layout.blocks import (
    Align,
    Block,
    Columns,
    Figure,
    Frame,
    Mark,
    Picture,
    Row,
    Shown,
    Table,
    Text,
    step,
    text_rows,
)
from asystent_desktop.documents.layout.structure import ARTIFACT, SIDE, Path, Step

_TALL_ROW = 14  # lines: a table's row of more may be parted between two pages


def rows(blocks: Sequence[Block], limit: float) -> list[Row]:
    """Breaks blocks into rows.

    Args:
        limit: Width of the text area in points.
    """
    found: list[Row] = []
    kept = False
    paths = _paths(blocks)
    for block, path in zip(blocks, paths, strict=True):
        fresh = _block_rows(block, limit, path)
        if not fresh:
            continue  # nothing printed: what is kept with its next goes on waiting for it
        if kept:
            fresh[0] = fresh[0]._replace(breakable=False)
        found += fresh
        kept = _keeps_next(block)
    return found


def _keeps_next(block: Block) -> bool:
    if isinstance(block, Text):
        return block.style.keep_next
    return isinstance(block, Columns) and block.keep_next


def _paths(blocks: Sequence[Block]) -> list[Path]:
    """The step of each block; texts with a marker that follow each other share a list."""
    found: list[Path] = []
    first_item: int | None = None
    for order, block in enumerate(blocks):
        if isinstance(block, Text) and block.marker:
            first_item = order if first_item is None else first_item
            found.append((Step("L", first_item), step(block, order)))
            continue
        first_item = None
        if isinstance(block, Text):
            found.append((step(block, order),))
        else:
            kind = {Columns: "Div", Table: "Table", Picture: "Figure", Figure: "Figure"}[type(block)]
            found.append((Step(kind, order),))
    return found


def _block_rows(block: Block, limit: float, path: Path) -> list[Row]:
    if isinstance(block, Text):
        return text_rows(block, 0.0, limit, path)
    if isinstance(block, Columns):
        return _column_rows(block, limit, path)
    if isinstance(block, Table):
        return _table_rows(block, limit, path)
    return [_picture_row(block, limit, path)]


def _column(
    texts: Sequence[Text], left: float, limit: float, path: Path, first: int = 0
) -> list[tuple[float, float, Row]]:
    """Rows of one column with their top and bottom; `first` is the place of its first text among siblings."""
    placed: list[tuple[float, float, Row]] = []
    bottom = 0.0
    for text, below in zip(texts, _paths(texts), strict=True):
        shifted = (Step(below[0].kind, below[0].order + first), *below[1:])
        for row in text_rows(text, left, limit, (*path, *shifted)):
            top = bottom + row.before
            bottom = top + row.height
            placed.append((top, bottom, row))
    return placed


def _column_rows(block: Columns, limit: float, path: Path) -> list[Row]:
    """Lines with the same top share a row, so that columns taller than a page can still be parted."""
    right_x = limit * block.split
    placed = _column(block.left, 0.0, right_x - block.gutter, path)
    placed += _column(block.right, right_x, limit - right_x, path, first=len(block.left))
    if not placed:
        return []
    tops = sorted({top for top, _bottom, _row in placed})
    tops.append(max(bottom for _top, bottom, _row in placed))
    found: list[Row] = []
    for top, following in pairwise(tops):
        marks = tuple(mark for at, _bottom, row in placed if at == top for mark in row.marks)
        before = 0.0 if found else block.before + tops[0]
        found.append(Row(marks, following - top, before, not found and not block.keep_previous))
    return found


def _table_rows(table: Table, limit: float, path: Path) -> list[Row]:
    edges = _edges(table.widths, limit)
    header: list[Row] = []
    if table.header:
        names = [(text,) for text in table.header]
        header = _cell_rows(table, names, edges, (*path, Step("TR", 0)), ["TH"] * len(names))
    repeat = tuple(_unread(row) for row in header)
    found = list(header)
    kinds = [SIDE if table.side_headers else "TD", *["TD"] * (len(table.widths) - 1)]
    for number, cells in enumerate(table.body, 1):
        fresh = _cell_rows(table, cells, edges, (*path, Step("TR", number)), kinds)
        # A header never stands without its first row, nor a last row alone on a page.
        kept = bool(header) if number == 1 else number == len(table.body)
        found += [
            row._replace(breakable=row.breakable and not (kept and index == 0), repeat=repeat)
            for index, row in enumerate(fresh)
        ]
    return [found[0]._replace(before=table.before), *found[1:]] if found else []


def _edges(widths: Sequence[float], limit: float) -> tuple[float, ...]:
    edges = [0.0]
    for part in widths:
        edges.append(edges[-1] + part * limit)
    return tuple(edges)


def _unread(row: Row) -> Row:
    """The header as it is printed again: read once is enough."""
    return row._replace(marks=tuple(mark._replace(path=ARTIFACT) for mark in row.marks), before=0.0)


def _cell_rows(
    table: Table,
    cells: Sequence[Sequence[Text]],
    edges: tuple[float, ...],
    path: Path,
    kinds: Sequence[str],
) -> list[Row]:
    """One row of cells; its rules stand at the edges, its lines are placed below the padding."""
    pad = table.padding
    placed: list[tuple[float, float, Row]] = []
    for order, (texts, (left, right)) in enumerate(zip(cells, pairwise(edges), strict=True)):
        cell = (*path, Step(kinds[order], order))
        placed += _column(texts, left + pad, right - left - 2 * pad, cell)
    tops = sorted({top for top, _bottom, _row in placed}) or [0.0]
    bottom = max((bottom for _top, bottom, _row in placed), default=0.0)
    starts = [0.0, *(top + pad for top in tops[1:]), bottom + 2 * pad]
    tall = len(tops) > _TALL_ROW
    found: list[Row] = []
    for index, (top, (start, end)) in enumerate(zip(tops, pairwise(starts), strict=True)):
        marks = tuple(
            _lowered(mark, top + pad - start) for at, _b, row in placed if at == top for mark in row.marks
        )
        breakable = index == 0 or (tall and 2 <= index < len(tops) - 1)
        found.append(Row(marks, end - start, 0.0, breakable, Frame(edges, top=index == 0)))
    return found


def _lowered(mark: Mark, by: float) -> Mark:
    return mark._replace(baseline=mark.baseline + by)


def _picture_row(picture: Picture | Figure, limit: float, path: Path) -> Row:
    slack = limit - picture.width
    x = {Align.RIGHT: slack, Align.CENTER: slack / 2}.get(picture.align, 0.0)
    return Row((), picture.height, picture.before, True, shown=Shown(picture, x, path))
