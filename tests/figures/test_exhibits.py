import json

import pytest

from corpus.figures import draw_exhibit
from corpus.figures.exhibits import pick_rows
from corpus.figures.palette import darken
from tests.figures.samples import HOSTILE
from tests.figures.test_figures import OUR_TAGS, shown_texts
from tests.report.briefs import COUNTED, RANGED, SPREAD, passages, ranking, spread, timeline


def test_a_ranking_of_counts_is_bars_from_zero_with_their_numbers():
    chart = draw_exhibit(COUNTED, title="A finding.", most=4)
    (bars,) = chart.figure.data
    assert (bars.x, bars.base, bars.text) == ((21, 19, 17, 15), 0, ("21", "19", "17", "15"))
    assert chart.figure.layout.yaxis.ticktext == ("<b>phrase 0</b>", "phrase 1", "phrase 2", "phrase 3")
    assert chart.figure.layout.meta["note"] == "Reviews that use it, of 67. 4 of 9 rows shown."
    assert chart.alt.startswith("A finding. A bar a row: “phrase 0” 21; “phrase 1” 19;")


def test_a_ranking_with_ranges_is_dots_with_lines_and_the_value_that_they_are_measured_from():
    chart = draw_exhibit(RANGED, title="")
    zero, dots = chart.figure.data
    assert list(zero.x) == [0, 0]
    assert (dots.x, dots.error_x.array, dots.error_x.arrayminus) == ((1.5, 0.25, -2.0), (1, 1, 1), (1, 1, 1))
    assert chart.figure.layout.yaxis.ticktext[0] == "<b>Ada Quill\xa0·\xa08</b>"
    assert dots.hovertext[1] == "Ben Marsh<br>+0.3<br>−0.8 to +1.3<br>n = 9"
    low, high = chart.figure.layout.xaxis.range
    assert low < -3
    assert high > 2.5


def test_bars_below_zero_reach_to_the_left_of_what_they_are_measured_from():
    (bars,) = draw_exhibit(ranking(["a", "b"], [6, 3], zero=5.0), title="").figure.data
    assert (bars.x, bars.base) == ((1, -2), 5)


def test_of_many_rows_both_ends_of_what_has_two_are_shown_and_the_first_of_counts_with_what_is_named():
    ranged = ranking(list("abcdefgh"), range(8, 0, -1), ranged=True, named=(3,))
    assert "".join(pick_rows(ranged._replace(ends=True), 4)["label"]) == "abdh"
    assert "".join(pick_rows(ranged, 4)["label"]) == "abcd"
    assert "".join(pick_rows(ranking(list("abcdefgh"), range(8), named=(6,)), 3)["label"]) == "abg"


def test_a_spread_is_a_dot_for_each_value_stacked_where_values_meet():
    dots = draw_exhibit(SPREAD, title="").figure.data[-1]
    assert sorted(dots.x) == [1.5, 2, 6, 6, 7, 7, 9, 10]
    assert len({(x, y) for x, y in zip(dots.x, dots.y, strict=True)}) == 8


def test_a_spread_of_very_many_values_is_bars_of_their_numbers():
    bars = draw_exhibit(spread({"Dusk": [5.0] * 60 + [6.0] * 30}), title="").figure.data[-1]
    assert bars.type == "bar"
    assert bars.hovertext == ("Dusk<br>5: 60", "Dusk<br>6: 30")
    assert bars.y[1] == bars.y[0] / 2


def test_a_timeline_is_a_bar_for_each_period_and_names_as_many_as_fit():
    chart = draw_exhibit(timeline(), title="")
    assert len(chart.figure.data[0].y) == 20
    assert chart.figure.layout.xaxis.ticktext == ("2002", "2005", "2008", "2011", "2014", "2017", "2020")
    long = timeline([f"to 17 Jun {year}" for year in range(2001, 2021)])
    named = draw_exhibit(long, title="").figure.layout.xaxis.ticktext
    assert named == tuple(f"to 17 Jun<br>{year}" for year in (2005, 2010, 2015, 2020))
    few = draw_exhibit(timeline(["In the twelve months before", "Since 18 Jun 2023"]), title="", label=36)
    assert few.figure.layout.xaxis.ticktext == ("In the twelve months before", "Since 18 Jun 2023")
    assert len(draw_exhibit(long, title="", label=36).figure.layout.xaxis.ticktext) == 7


def test_on_a_phone_each_of_a_few_periods_has_its_name():
    bands = [f"{low} to {low + 2} of 10" for low in range(0, 10, 2)]
    assert draw_exhibit(timeline(bands), title="").figure.layout.xaxis.ticktext[0] == "0 to 2<br>of 10"
    two = draw_exhibit(timeline(["In the twelve months before", "Since 18 Jun 2023"]), title="")
    assert len(two.figure.layout.xaxis.ticktext) == 2


def test_the_line_below_the_title_says_what_lines_and_numbers_mean_and_how_many_there_are():
    cut = ranking(list("ab"), [3, 1], ranged=True, n=[8, 9], unit="points")
    cut = cut._replace(of=46, noun="critic", behind="films in common")
    assert draw_exhibit(cut, title="").figure.layout.meta["note"] == (
        "Points. Line: the range that chance allows (95 %). After each name: films in common. 2 of 46 critics shown."
    )


def test_a_spread_is_drawn_on_the_whole_scale_and_counts_what_is_drawn():
    chart = draw_exhibit(SPREAD._replace(scale=(0.0, 10.0), of=9, noun="film", behind="ratings"), title="")
    low, high = chart.figure.layout.xaxis.range
    assert (low < 0, high > 10) == (True, True)
    assert chart.figure.layout.meta["note"].endswith(" After each name: ratings. 2 of 9 films shown.")
    assert chart.figure.layout.yaxis.ticktext == ("<b>Dusk\xa0·\xa04</b>", "1917\xa0·\xa04")


def test_passages_and_nothing_are_not_drawn():
    assert draw_exhibit(passages(), title="") is None
    assert draw_exhibit(ranking([], []), title="") is None


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_letter_for_letter(text):
    for exhibit in (ranking([text], [3]), ranking([text], [3], ranged=True), spread({text: [1.0]}), timeline([text])):
        drawn = json.loads(draw_exhibit(exhibit._replace(unit=text), title=text).figure.to_json())
        for shown in shown_texts(drawn):
            assert not any(letter in OUR_TAGS.sub("", shown) for letter in "<>$%")


def test_the_dark_figure_is_the_light_one_in_other_colours():
    def dye(value):
        if isinstance(value, dict):
            return {name: dye(each) for name, each in value.items()}
        if isinstance(value, list):
            return [dye(each) for each in value]
        return (isinstance(value, str) and darken(value)) or value

    for exhibit in (COUNTED, RANGED, SPREAD, timeline()):
        light, dark = (
            json.loads(draw_exhibit(exhibit, title="", theme=theme).figure.to_json()) for theme in ("light", "dark")
        )
        for figure in (light, dark):
            # The unit's colour stands inside a text; a page writes it above.
            figure["layout"]["title"].pop("text")
        assert dye(light) == dark
