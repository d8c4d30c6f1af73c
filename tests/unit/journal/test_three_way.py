"""Three-way proposals: what only one side changed stands, what both changed is listed, nothing is lost."""

from hypothesis import example, given, strategies as st

from asystent_desktop.journal.three_way import merge

BASE = ("jeden", "dwa", "trzy", "cztery", "pięć")
texts = st.lists(st.sampled_from("abcde"), max_size=6).map(tuple)


def test_changes_in_different_places_join() -> None:
    ours = ("jeden", "DWA", "trzy", "cztery", "pięć")
    theirs = ("zero", "jeden", "dwa", "trzy", "cztery", "PIĘĆ")
    assert merge(BASE, ours, theirs).items == ("zero", "jeden", "DWA", "trzy", "cztery", "PIĘĆ")


def test_neighbouring_paragraphs_do_not_overlap() -> None:
    ours = ("jeden", "DWA", "trzy", "cztery", "pięć")
    theirs = ("jeden", "dwa", "TRZY", "cztery", "pięć")
    assert merge(BASE, ours, theirs).items == ("jeden", "DWA", "TRZY", "cztery", "pięć")


def test_one_place_changed_by_both_is_listed_with_what_stood_there() -> None:
    proposal = merge(BASE, ("jeden", "2", *BASE[2:]), ("jeden", "II", *BASE[2:]))
    (overlap,) = proposal.overlaps
    assert (overlap.base, overlap.ours, overlap.theirs) == (("dwa",), ("2",), ("II",))
    assert proposal.items is None
    assert [one.merged for one in proposal.parts] == [("jeden",), None, ("trzy", "cztery", "pięć")]


def test_removing_against_changing_overlaps() -> None:
    (overlap,) = merge(BASE, BASE[:1] + BASE[2:], ("jeden", "DWA", *BASE[2:])).overlaps
    assert (overlap.ours, overlap.theirs) == ((), ("DWA",))


def test_two_additions_in_one_place_overlap_since_nobody_knows_their_order() -> None:
    (overlap,) = merge(BASE, (*BASE, "ja"), (*BASE, "ty")).overlaps
    assert (overlap.base, overlap.ours, overlap.theirs) == ((), ("ja",), ("ty",))
    assert merge(BASE, (*BASE, "my"), (*BASE, "my")).items == (*BASE, "my")


@given(texts, texts)
def test_a_side_that_changed_nothing_gives_way(base: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert merge(base, base, other).items == other
    assert merge(base, other, base).items == other
    assert merge(base, other, other).items == other


@given(texts, texts, texts)
@example(("a", "b"), ("a",), ("a", "c"))
def test_the_sides_may_change_places(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert one.items == other.items
    assert [(part.ours, part.theirs) for part in one.parts] == [
        (part.theirs, part.ours) for part in other.parts
    ]


@given(texts, texts, texts)
def test_the_parts_hold_all_three_texts(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    parts = merge(base, ours, theirs).parts
    assert tuple(one for part in parts for one in part.base) == base
    assert tuple(one for part in parts for one in part.ours) == ours
    assert tuple(one for part in parts for one in part.theirs) == theirs


@given(st.lists(st.tuples(st.sampled_from(["", "ours", "theirs"]), st.booleans()), max_size=12))
def test_edits_of_different_paragraphs_give_what_doing_both_gives(plan: list[tuple[str, bool]]) -> None:
    """Oracle: paragraphs told apart by number, each changed or removed by one side at most."""
    base = tuple(f"akapit {n}" for n in range(len(plan)))

    def done(by: set[str]) -> tuple[str, ...]:
        rows = zip(base, plan, strict=True)
        return tuple(
            f"{text} {who}" if who in by else text for text, (who, gone) in rows if not (gone and who in by)
        )

    assert merge(base, done({"ours"}), done({"theirs"})).items == done({"ours", "theirs"})
