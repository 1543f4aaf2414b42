import pandas as pd

from corpus.figures.cells import colour_strengths, count_letters, measure_heads, name_columns
from corpus.figures.chart import draw_paper
from corpus.figures.palette import INKS, colour_worn


def test_the_further_right_a_column_the_less_room_for_its_name():
    # The middle of the first of two columns leaves three quarters of 200 pixels and all of 50: 200 / 7 letters.
    assert count_letters(0, 2, plot=200, right=50) == 28
    assert count_letters(1, 2, plot=200, right=50) == 14


def test_each_column_has_its_name_below_the_one_before_and_a_line_down_to_the_ground():
    figure, heads = draw_paper("Heads", body=100), [["One", "column"], ["Other"]]
    name_columns(figure, heads, measure_heads(heads), theme="light")
    assert [(name.text, name.y) for name in figure.layout.annotations] == [("One<br>column", 0), ("Other", 34)]
    assert [(line.y0, line.y1) for line in figure.layout.shapes] == [(4, 61), (38, 61)]


def test_the_most_has_the_strongest_colour_one_the_weakest_and_nothing_the_grids():
    colours = colour_strengths(pd.Series([0, 1, 9]), theme="light")
    assert colours == [INKS["light"]["grid"], colour_worn(0), colour_worn(2)]
