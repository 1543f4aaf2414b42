import pytest

from tests.report.briefs import brief, spread
from tests.report.test_pptx import charts, opened


def test_a_spread_is_dots_and_one_of_very_many_values_is_shares():
    dots = charts(opened())[5].plots[0].series
    assert [(each.name, len(list(each.values))) for each in dots] == [("Others", 4), ("Named", 4), ("Names", 2)]
    few = charts(opened(brief(("split", "S.", "split", spread({"Dusk": range(9), "Dawn": [5.0]}), ""))))[2]
    assert [each.name for each in few.plots[0].series] == ["Named", "Names", "Others"]
    many = spread({"Dusk": [5.0] * 60 + [6.0] * 20, "Dawn": [7.0] * 50, "Noon": [6.0] * 50})
    shares = charts(opened(brief(("split", "S.", "split", many, ""))))[2]
    assert [series.name for series in shares.plots[0].series] == ["Dusk (80)", "Dawn and Noon (100)"]
    assert [sum(series.values) for series in shares.plots[0].series] == [100, 100]


def test_the_first_group_is_on_top_and_its_dots_are_stacked_where_values_meet():
    given = brief(("split", "S.", "split", spread({"Dusk": [5.0, 5.0], "Dawn": [5.0]}), ""))
    series = {each.name: list(each.values) for each in charts(opened(given))[2].plots[0].series}
    assert series["Named"][0] < series["Named"][1] < 2
    assert series["Others"][0] == pytest.approx(series["Named"][0] - 1)
