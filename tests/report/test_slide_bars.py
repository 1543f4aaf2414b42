import io

import openpyxl
from lxml import etree
from pptx.oxml.ns import qn

from tests.report.briefs import brief, ranking, timeline
from tests.report.test_pptx import charts, opened


def test_ranges_are_error_bars_before_the_names_and_stand_in_the_charts_own_workbook():
    chart = charts(opened())[4]
    assert list(chart.plots[0].categories) == ["Ada Quill (8): +1.5", "Ben Marsh (9): +0.3", "Cleo Voss (8): −2.0"]
    bars = chart.plots[0].series[0]._element
    names = [etree.QName(child).localname for child in bars]
    assert names.index("errBars") == names.index("cat") - 1
    for side in ("plus", "minus"):
        lengths = bars.find(f"{qn('c:errBars')}/{qn(f'c:{side}')}").iter(qn("c:v"))
        assert [float(each.text) for each in lengths] == [1, 1, 1]
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert [cell.value for cell in sheet[1]] == ["", "Value", "From", "To", "Below", "Above", "n"]
    assert [cell.value for cell in sheet[4]] == ["Cleo Voss (8): −2.0", -2, -3, -1, 1, 1, 8]


def test_bars_start_at_what_differences_are_measured_from():
    chart = charts(opened(brief(("warm", "S.", "films", ranking(["a", "b"], [6, 3], zero=5.0), ""))))[2]
    assert chart.category_axis._element.find(qn("c:crossesAt")).get("val") == "5.0"


def test_rows_run_downwards_and_periods_to_the_right():
    given = brief(("a", "S.", "x", ranking(["a", "b"], [2, 1]), ""), ("b", "S.", "x", timeline(), ""))
    rows, periods = charts(opened(given)).values()
    assert [chart.plots[0]._element.find(qn("c:barDir")).get("val") for chart in (rows, periods)] == ["bar", "col"]
    assert [chart.category_axis.reverse_order for chart in (rows, periods)] == [True, False]
    assert [chart.value_axis.visible for chart in (rows, periods)] == [False, True]


def test_what_the_sentence_names_has_the_strong_colour():
    bars = charts(opened(brief(("a", "S.", "x", ranking(["a", "b"], [2, 1]), ""))))[2].plots[0].series[0]
    assert [str(bars.points[place].format.fill.fore_color.rgb) for place in (0, 1)] == ["2F4B6E", "A8ADB3"]


def test_a_banned_phrase_is_red_as_its_name_says():
    shown = ranking(["a", "b (banned)"], [2, 1])
    rows = shown.rows.assign(banned=[False, True])
    bars = charts(opened(brief(("a", "S.", "x", shown._replace(rows=rows), ""))))[2].plots[0].series[0]
    assert [str(bars.points[place].format.fill.fore_color.rgb) for place in (0, 1)] == ["2F4B6E", "8C1D18"]


def test_a_mean_over_time_is_a_dot_with_its_range():
    ranged = timeline(["before", "since"])
    rows = ranged.rows.assign(low=ranged.rows["value"] - 0.5, high=ranged.rows["value"] + 0.5, n=181)
    chart = charts(opened(brief(("drop", "S.", "time", ranged._replace(rows=rows), ""))))[2]
    line = chart.plots[0].series[0]._element
    assert etree.QName(line.getparent()).localname == "lineChart"
    assert line.find(f"{qn('c:errBars')}/{qn('c:errDir')}").get("val") == "y"
    assert chart.value_axis.minimum_scale == 0.5
    # Two series: LibreOffice gives all marks of one the same colour.
    others, named = chart.plots[0].series
    assert [list(each.values) for each in (others, named)] == [[1.0, None], [None, 2.0]]
    assert [str(each.marker.format.fill.fore_color.rgb) for each in (others, named)] == ["A8ADB3", "2F4B6E"]
    (below, above) = named._element.findall(f"{qn('c:errBars')}//{qn('c:f')}")
    assert (below.text, above.text) == ("Sheet1!$G$2:$G$3", "Sheet1!$F$2:$F$3")


def test_a_scale_of_counts_has_no_half_reviews():
    chart = charts(opened(brief(("rise", "S.", "time", timeline(), ""))))[2]
    assert float(chart.value_axis.major_unit).is_integer()


def test_a_bar_is_paler_than_the_range_across_it():
    bars = charts(opened())[4].plots[0].series[0]
    assert str(bars.points[0].format.fill.fore_color.rgb) == "95A3B3"
