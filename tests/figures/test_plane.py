from corpus.figures.chart import draw_paper
from corpus.figures.plane import draw_axes, draw_middles
from corpus.figures.scale import Scale


def test_words_lie_across_and_stars_upwards_with_the_middle_of_either():
    figure = draw_paper("A plane", body=330)
    draw_axes(figure, Scale(0.1), (-0.5, 0.5), value_name="polarity <b>")
    draw_middles(figure, Scale(0.1), (-0.5, 0.5), theme="light")
    assert figure.layout.xaxis.range == (-0.5, 0.5)
    assert figure.layout.xaxis.title.text == "polarity &lt;b&gt;"
    stars, words = figure.data
    assert (list(stars.x), list(stars.y)) == ([-0.5, 0.5], [5.0, 5.0])
    assert (list(words.x), list(words.y)) == ([0.1, 0.1], [-0.5, 10.5])
    assert [note.text for note in figure.layout.annotations] == ["rating, 0 to 10", "middle +0.10"]
