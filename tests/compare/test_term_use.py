from corpus.compare.distinction import distinguish_two
from corpus.compare.term_use import add_shares, count_uses
from corpus.statistics.intervals import estimate_share
from tests.compare.test_distinction import GROUPS, ROWS, terms_of


def test_shares_have_wilsons_interval() -> None:
    row = add_shares(distinguish_two(terms_of(ROWS), GROUPS == "A", GROUPS == "B", name="A", other="B")).set_index(
        "term"
    )
    ash = row.loc["ash"]
    assert ash[["share", "rest_share"]].tolist() == [5 / 6, 1 / 20]
    assert (ash["share_low"], ash["share_high"]) == estimate_share(5, 6)
    assert (ash["rest_share_low"], ash["rest_share_high"]) == estimate_share(1, 20)


def test_terms_that_both_use_are_counted_where_one_has_enough_of_them() -> None:
    table = count_uses(terms_of(ROWS), (GROUPS == "A").to_numpy(), (GROUPS == "B").to_numpy()).set_index("term")
    assert sorted(table.index) == ["ash", "sun"]
    assert table.loc["sun", ["reviews", "rest_reviews", "rate", "rest_rate"]].tolist() == [4, 20, 4 / 600 * 1e4, 100]
