"""What a chart brings along when it is saved as a picture; its head and its source are those of the page."""

import pytest

from corpus import figures
from corpus.figures.chart import draw_paper
from corpus.figures.palette import INKS
from tests.figures.test_figures import every_chart


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_figure_has_the_paper_of_its_theme(theme):
    for name, chart in every_chart(theme=theme).items():
        assert chart.figure.layout.template.layout.paper_bgcolor == INKS[theme]["paper"], name


def test_a_head_is_taken_off_with_the_room_that_it_took_and_can_be_asked_for_again():
    figure, bare = draw_paper("A long claim. " * 5, note="n = 3", body=100), draw_paper("", body=100)
    for _ in range(2):
        assert figures.lift_head(figure) == ("A long claim. " * 5, "n = 3")
        assert figure.layout.title.text is None
        assert (figure.layout.height, figure.layout.margin.t) == (bare.layout.height, bare.layout.margin.t)


def test_every_figure_has_a_head_to_take_off():
    for name, chart in every_chart().items():
        title, _ = figures.lift_head(chart.figure)
        assert title, name


def test_a_picture_is_twice_as_large_as_the_chart_and_called_after_it():
    assert figures.configure_saving("phrases-sample")["toImageButtonOptions"] == {
        "format": "png",
        "scale": 2,
        "filename": "phrases-sample",
    }
