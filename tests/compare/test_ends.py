import pandas as pd

from corpus.compare.comparison import compare_groups
from corpus.compare.ends import Ends, find_ends, list_clear_pairs, pick_extremes

#: Films whose middles are 0.1 apart or more differ clearly.
SPREAD = [step / 100 for step in range(-4, 6)]
#: Four of five reviews are above all others: a high mean, which may be chance.
LUCK = [1.0, 1.0, 0.9, 1.0, -0.4]


def compared(*others: tuple[str, float], **middles: float):
    rows = [(film, middle + step) for film, middle in middles.items() for step in SPREAD]
    return compare_groups(pd.DataFrame([*rows, *others], columns=["film", "polarity"]), by="film")


def test_the_highest_is_clearly_above_the_most_others_whatever_the_highest_mean():
    comparison = compared(*(("Luck", value) for value in LUCK), A=0.5, B=0.3, C=0.301, D=-0.2)
    assert comparison.groups.set_index("group")["mean"].idxmax() == "Luck"
    assert comparison.ends == Ends("A", 3, "D", 3, 4)


def test_of_equal_ones_the_mean_decides():
    assert compared(A=0.3, B=0.301, C=0.0, D=-0.001).ends == Ends("B", 2, "D", 2, 3)


def test_where_nothing_differs_there_are_no_ends():
    assert compared(A=0.3, B=0.3).ends == Ends(None, 0, None, 0, 1)
    assert compared().ends == Ends(None, 0, None, 0, 0)


def test_groups_of_too_few_are_no_end_and_nobody_s_rival():
    assert compared(("Few", 0.9), ("Few", 0.8), A=0.3, B=0.0).ends == Ends("A", 1, "B", 1, 1)


def test_the_extremes_are_both_ends_of_the_means_and_what_is_named():
    luck = [(f"Luck {number}", value + number / 100) for number in range(3) for value in LUCK]
    comparison = compared(*luck, ("Few", 0.99), A=0.5, B=0.3, C=0.301, E=0.2, F=0.1, D=-0.2)
    drawn = pick_extremes(comparison.groups, comparison.pairs, comparison.ends, most=4)["group"].tolist()
    assert drawn[:4] == ["Luck 2", "Luck 1", "A", "D"]
    assert drawn[-1] == "Few"
    assert sorted(drawn) == sorted(comparison.groups["group"])


def test_all_groups_come_in_the_order_of_their_means_where_there_is_room():
    comparison = compared(A=0.5, B=0.3, C=0.4)
    assert pick_extremes(comparison.groups, comparison.pairs, comparison.ends, most=3)["group"].tolist() == [
        "A",
        "C",
        "B",
    ]


def test_groups_that_are_not_compared_are_no_end():
    groups, two = compared(A=0.5, B=0.3, C=0.4).groups, compared(B=0.3, C=0.4)
    named = find_ends(groups, two.pairs, two.rest)
    assert named == Ends("C", 1, "B", 1, 1)
    assert pick_extremes(groups, two.pairs, named, most=2)["group"].tolist() == ["C", "B", "A"]
    # Nor are they between the ends, or farther out, where not all that are compared have room.
    assert pick_extremes(groups, two.pairs, named, most=1)["group"].tolist() == ["C", "B"]


def test_a_group_of_which_all_values_are_the_same_is_drawn_at_its_end_though_it_is_not_named():
    comparison = compared(*[("Same", 0.9)] * 8, A=0.5, B=0.3, C=0.1, D=-0.2)
    named = comparison.ends._replace(highest="A")
    assert pick_extremes(comparison.groups, comparison.pairs, named, most=3)["group"].tolist()[:3] == ["Same", "A", "D"]


def test_only_what_differs_from_all_others_together_is_an_end():
    # Half lie high and half lie low: B is clearly above C, but not above all others.
    comparison = compared(A=0.5, B=0.2, C=0.1, D=-0.2)
    assert ["B", "C"] in list_clear_pairs(comparison.pairs).to_numpy().tolist()
    assert comparison.ends == Ends("A", 3, "D", 3, 3)
    assert set(comparison.rest.query("conclusion == 'no clear difference'")["group"]) == {"B", "C"}


def test_what_is_named_is_drawn_also_where_all_its_values_are_the_same():
    comparison = compared(*[("Same", 0.9)] * 8, A=0.5, B=0.3, C=0.1, D=-0.2)
    assert comparison.ends.highest == "Same"
    assert "Same" in pick_extremes(comparison.groups, comparison.pairs, comparison.ends, most=2)["group"].tolist()[:2]


def test_of_a_figure_s_ends_the_lowest_can_stand_first_and_what_is_named_stands_in_its_place():
    comparison = compared(*[("Same", 0.9)] * 8, A=0.5, B=0.3, C=0.1, D=-0.2)
    parts = comparison.groups, comparison.pairs, comparison.ends
    assert pick_extremes(*parts, most=3)["group"].tolist()[:3] == ["Same", "A", "D"]
    assert pick_extremes(*parts, most=3, ascending=True)["group"].tolist()[:3] == ["D", "C", "Same"]
