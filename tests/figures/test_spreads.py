from corpus import figures
from tests.figures.samples import divided


def test_of_many_spreads_both_ends_are_drawn_and_what_is_told_is_filled():
    chart = figures.draw_spreads(divided([f"F{i}" for i in range(30)]), value_name="spread", title="Spreads", most=4)
    assert chart.data["group"].tolist() == ["F0", "F1", "F28", "F29"]
    marks = chart.figure.data[1]
    assert len({*marks.marker.color[1:]}) == 1
    assert marks.marker.color[0] != marks.marker.color[1]
    assert "4 of 30 films, those at either end" in chart.alt
