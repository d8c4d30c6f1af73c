"""Pages: headings stay with their text, no lone lines, columns level, nothing lost."""

from hypothesis import given, strategies as st

from asystent_desktop.documents.layout import Align, Columns, Run, Style, Table, Text
from asystent_desktop.documents.layout.blocks import Row
from asystent_desktop.documents.layout.rows import rows
from asystent_desktop.documents.layout.sheet import paginate

WIDTH = 300.0
LEADING = 10.0
PLAIN = Style(size=8, leading=LEADING)
HEADING = Style(size=8, leading=LEADING, before=LEADING, keep_next=True)


def text(count: int, style: Style = PLAIN) -> Text:
    """A text of exactly `count` lines: each word is wider than half the page's width."""
    return Text((Run(" ".join(["m" * 25] * count)),), style)


def half(count: int) -> Text:
    """The same for one of two columns."""
    return Text((Run(" ".join(["m" * 12] * count)),), PLAIN)


def pages_of(*blocks: Text | Columns | Table, lines: int) -> list[list[Row]]:
    found = paginate(rows(blocks, WIDTH), lines * LEADING)
    return [[placed.row for placed in page] for page in found]


def counts(*blocks: Text | Columns | Table, lines: int) -> list[int]:
    return [len(page) for page in pages_of(*blocks, lines=lines)]


def test_a_text_of_n_words_has_n_lines() -> None:
    assert len(rows((text(7),), WIDTH)) == 7


def test_pages_are_filled() -> None:
    assert counts(text(25), lines=10) == [10, 10, 5]


def test_no_last_line_alone_on_the_next_page() -> None:
    assert counts(text(11), lines=10) == [9, 2]


def test_no_first_line_alone_at_the_end_of_a_page() -> None:
    assert counts(text(9), text(4), lines=10) == [9, 4]
    assert counts(text(8), text(4), lines=10) == [10, 2]


def test_three_lines_are_not_parted() -> None:
    assert counts(text(8), text(3), lines=10) == [8, 3]


def test_a_heading_goes_with_its_text() -> None:
    # Eight lines, the space above the heading and the heading fill the page: both go over.
    assert counts(text(8), text(1, HEADING), text(4), lines=10) == [8, 5]


def test_the_space_above_is_dropped_at_the_top_of_a_page() -> None:
    pages = paginate(rows((text(10), text(1, HEADING), text(2)), WIDTH), 100.0)
    assert [placed.top for placed in pages[1]] == [0.0, 10.0, 20.0]


def test_an_empty_text_lets_go_of_nothing() -> None:
    heading = text(1, HEADING)
    assert counts(text(8), heading, Text((Run(" "),)), text(4), lines=10) == [8, 5]


def test_columns_stand_level_and_together() -> None:
    both = Columns(left=(half(1), half(1)), right=(half(1), half(2)))
    found = rows((both,), WIDTH)
    assert [len(row.marks) for row in found] == [2, 2, 1]
    assert [row.breakable for row in found] == [True, False, False]
    assert counts(text(8), both, lines=10) == [8, 3]


def test_a_signature_never_stands_alone_on_a_page() -> None:
    signature = Columns(left=(), right=(half(3),), keep_previous=True)
    assert counts(text(10), signature, lines=10) == [8, 5]


def grid(count: int, *, header: bool) -> Table:
    """A table of `count` rows of one line and no padding."""
    head = (half(1), half(1)) if header else ()
    return Table((0.5, 0.5), head, (((half(1),), (half(1),)),) * count, before=0, padding=0)


def test_the_last_row_of_a_table_is_not_alone_on_the_next_page() -> None:
    assert counts(grid(11, header=False), lines=10) == [9, 2]
    assert counts(grid(1, header=False), text(9), lines=10) == [10]


def test_a_header_goes_with_its_first_row() -> None:
    assert counts(text(9), grid(3, header=True), lines=10)[0] == 9


def test_signatures_stay_with_the_list_below_them() -> None:
    signature = Columns(left=(), right=(half(3),), keep_previous=True, keep_next=True)
    assert counts(text(5), signature, text(1, HEADING), text(3), lines=10)[0] < 8


def test_what_no_page_can_hold_is_parted_all_the_same() -> None:
    tall = Columns(left=(half(25),), right=())
    assert counts(tall, lines=10) == [10, 10, 5]


def test_nothing_is_one_empty_page() -> None:
    assert paginate([], 100.0) == [[]]


def test_alignment_moves_lines_inside_their_column() -> None:
    def x(align: Align) -> float:
        (row,) = rows((Text((Run("krótko"),), Style(align=align)),), WIDTH)
        return row.marks[0].x

    assert x(Align.LEFT) == x(Align.JUSTIFY) == 0
    assert x(Align.RIGHT) == 2 * x(Align.CENTER) > 0


def test_justified_lines_end_at_the_margin() -> None:
    text = Text((Run("Rodzina zajmuje mieszkanie komunalne: dwa pokoje. " * 6),), Style(align=Align.JUSTIFY))
    marks = [mark for row in rows((text,), WIDTH) for mark in row.marks]
    ends = [mark.line.width + mark.word_space * mark.line.gaps for mark in marks[:-1]]
    assert len(ends) > 3
    assert all(abs(end - WIDTH) < 1e-6 for end in ends)


@given(st.lists(st.integers(0, 30), max_size=8), st.integers(1, 12))
def test_every_row_is_on_exactly_one_page_in_order(sizes: list[int], lines: int) -> None:
    blocks = tuple(text(size, HEADING if size == 1 else PLAIN) for size in sizes)
    found = pages_of(*blocks, lines=lines)
    assert [row for page in found for row in page] == rows(blocks, WIDTH)
    assert all(found) or sum(sizes) == 0


def test_a_row_of_a_table_stays_whole_until_it_is_very_tall() -> None:
    body = [Table((0.5, 0.5), (), (((half(count),), (half(1),)),)) for count in (12, 20)]
    assert [any(row.breakable for row in rows((one,), WIDTH)[1:]) for one in body] == [False, True]
