"""What a chart brings along when it is saved as a picture: its paper, and where it is from."""

import pytest

from corpus import figures
from corpus.figures.chart import NARROW, SOURCE_LINES
from corpus.figures.palette import INKS
from tests.figures.test_figures import every_chart

SOURCE = "Source: Refrain, Sample: 67 reviews of 12 films, 2024-2026"


def foot(figure):
    return figure.layout.annotations[-1]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_figure_has_the_paper_of_its_theme(theme):
    for name, chart in every_chart(theme=theme).items():
        assert chart.figure.layout.template.layout.paper_bgcolor == INKS[theme]["paper"], name


def test_every_figure_says_at_its_foot_where_it_is_from_below_what_it_draws():
    for name, chart in every_chart().items():
        figure, plain = chart.figure, every_chart()[name].figure
        figures.add_source(figure, SOURCE)
        more = figure.layout.height - plain.layout.height
        assert more > 0, name
        assert figure.layout.margin.b - plain.layout.margin.b == more, name
        assert foot(figure).text.replace("<br>", " ") == SOURCE, name
        assert foot(figure).yshift < -plain.layout.margin.b, name


def test_a_source_stands_where_the_plot_begins_or_beside_labels_where_it_ends():
    charts = every_chart()
    for name in ("phrases", "matrix"):
        figures.add_source(charts[name].figure, SOURCE)
    assert [(foot(charts[name].figure).x, foot(charts[name].figure).xanchor) for name in ("phrases", "matrix")] == [
        (0, "left"),
        (1, "right"),
    ]


def test_a_source_that_goes_on_for_long_is_cut_and_says_so():
    figure = every_chart()["phrases"].figure
    figures.add_source(figure, f"{SOURCE}, containing {'love ' * 100}")
    lines = foot(figure).text.split("<br>")
    assert len(lines) == SOURCE_LINES
    assert lines[-1].endswith(" …")
    assert max(map(len, lines)) <= NARROW + 2


def test_a_name_in_a_source_is_no_markup():
    figure = every_chart()["phrases"].figure
    figures.add_source(figure, "Source: <b>x</b> $y$")
    assert foot(figure).text == "Source: &lt;b&gt;x&lt;/b&gt; &#36;y&#36;"


def test_a_picture_is_twice_as_large_as_the_chart_and_called_after_it():
    assert figures.configure_saving("phrases-sample")["toImageButtonOptions"] == {
        "format": "png",
        "scale": 2,
        "filename": "phrases-sample",
    }
