import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases.redundancy import FamilyPlaces, mark_redundant


def mark_redundant_families(families, *, says, tokens=100, min_reviews=2):
    """Mark the redundant ones of families that are given as lists of (first token, last token, review)."""
    rows = np.array([printing for family in families for printing in family], np.int64).reshape(-1, 3)
    bounds = np.append(0, np.cumsum([len(family) for family in families], dtype=np.int64))
    return mark_redundant(
        FamilyPlaces(*rows.T, bounds), says=np.array(says), tokens=tokens, min_reviews=min_reviews
    ).tolist()


LONG = [(0, 6, 0), (20, 26, 1), (40, 46, 2)]


def test_what_occurs_inside_a_family_that_says_more_is_redundant():
    inside = [(2, 6, 0), (22, 26, 1), (42, 46, 2)]
    assert mark_redundant_families([LONG, inside], says=[18, 12]) == [False, True]


def test_of_two_that_overlap_by_half_a_phrase_or_less_none_is_redundant():
    behind = [(first + 5, first + 8, review) for first, _, review in LONG]
    assert mark_redundant_families([LONG, behind], says=[18, 9]) == [False, False]
    shifted = [(first + 4, first + 8, review) for first, _, review in LONG]
    assert mark_redundant_families([LONG, shifted], says=[18, 12]) == [False, True]


def test_a_family_that_mostly_occurs_elsewhere_is_not_redundant():
    often = [(2, 6, 0), (22, 26, 1), (60, 64, 3), (70, 74, 4)]
    assert mark_redundant_families([LONG, often], says=[18, 16]) == [False, False]
    # In half of its reviews, but in fewer than recurring asks.
    assert mark_redundant_families([LONG, often], says=[18, 16], min_reviews=3) == [False, True]


def test_a_frequent_phrase_makes_its_rare_extension_redundant():
    short = [(60 + 4 * at, 62 + 4 * at, at) for at in range(8)] + [(90, 92, 8), (95, 97, 9)]
    extended = [(90, 93, 8), (95, 98, 9)]
    assert mark_redundant_families([extended, short], says=[6, 20]) == [True, False]


def test_what_says_nothing_is_not_redundant_and_makes_nothing_so():
    assert mark_redundant_families([LONG, LONG], says=[0, 18]) == [False, False]


def test_of_no_families_none_is_redundant():
    assert mark_redundant_families([], says=[]) == []


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 90), st.integers(1, 9)), min_size=1, max_size=6, unique_by=lambda t: t[0]),
        max_size=6,
    ),
    st.randoms(),
)
def test_each_is_redundant_by_those_kept_before_it(drawn, random):
    families = [[(at, at + n - 1, at // 10) for at, n in sorted(family)] for family in drawn]
    says = random.sample(range(1, 50), len(families))
    result = mark_redundant_families(families, says=says, min_reviews=1)
    kept = set()
    for family in sorted(range(len(families)), key=lambda family: -says[family]):
        reviews = {review for _, _, review in families[family]}
        new = {
            review
            for first, last, review in families[family]
            if len(kept & set(range(first, last + 1))) * 2 <= last - first + 1
        }
        assert result[family] == (not new or 2 * len(new) < len(reviews))
        if not result[family]:
            kept |= {at for first, last, _ in families[family] for at in range(first, last + 1)}
