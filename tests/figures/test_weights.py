from corpus import figures
from tests.figures.samples import carried


def test_what_adds_stands_right_of_zero_and_what_takes_away_left_of_it():
    chart = figures.draw_weights(carried(["fine", "dull"]), title="Two", value_name="share")
    bars = chart.figure.data[0]
    assert list(bars.x) == [0.02, -0.01]
    assert bars.y[0] == bars.y[1]
    assert [label.xanchor for label in chart.figure.layout.annotations if label.xref != "paper"] == ["left", "right"]
    assert bars.hovertext[1] == "“dull”<br>adds −0.010 to the mean tone<br>3 times in 2 reviews"
    assert [list(data) for data in bars.customdata] == [["fine"], ["dull"]]


def test_of_many_words_the_heaviest_of_either_side_are_drawn():
    words = carried([f"w{i}" for i in range(9)], shares=[0.01 * i for i in range(-2, 7)])
    chart = figures.draw_weights(words, title="Nine", value_name="share", most=4)
    assert chart.data["word"].tolist() == ["w8", "w7", "w0", "w1"]
    assert "The 4 words that add most, of 9." in chart.figure.layout.title.text
