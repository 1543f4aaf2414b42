from corpus import figures
from tests.figures.samples import FIFTHS, courses


def test_a_course_without_enough_has_no_band_and_hollow_marks():
    chart = figures.draw_arcs(
        courses(["A"], enough=False), others="others", parts=FIFTHS, value_name="polarity", middle=0, title="A course"
    )
    dotted, line = chart.figure.data
    assert dotted.line.dash == "dot"
    assert len(set(line.marker.color)) == 1
    assert "too few for an interval" in line.hovertext[0]
    assert "Grey" not in chart.alt


def test_the_band_of_a_course_has_a_gap_where_there_are_too_few():
    frame = courses(["A"]).assign(enough=[True, True, False, True, True])
    chart = figures.draw_arcs(frame, others="others", parts=FIFTHS, value_name="polarity", middle=0, title="A course")
    bands = [list(trace.x) for trace in chart.figure.data if trace.fill == "toself"]
    assert bands == [[0, 1, 1, 0], [3, 4, 4, 3]]


def test_the_others_stand_in_grey_behind_each_course_and_have_none_of_their_own():
    chart = figures.draw_arcs(
        courses(["A", "B", "rest"]), others="rest", parts=FIFTHS, value_name="polarity", middle=0, title="Courses"
    )
    lines = [trace for trace in chart.figure.data if trace.customdata is not None]
    assert [trace.customdata[0][0] for trace in lines] == ["A", "B"]
    assert "Grey: all others." in chart.alt
    assert chart.data["group"].unique().tolist() == ["A", "B", "all others"]


def test_all_reviews_together_have_a_panel_of_their_own_without_others_behind_it():
    options = {"parts": FIFTHS, "value_name": "polarity", "middle": 0, "title": "Courses"}
    frame = courses([" ", "A", "rest"])
    chart = figures.draw_arcs(frame, others="rest", whole=" ", **options)
    lines = [trace for trace in chart.figure.data if trace.customdata is not None]
    assert [trace.customdata[0][0] for trace in lines] == [" ", "A"]
    assert lines[0].hovertext[0].startswith("All reviews<br>")
    assert chart.figure.layout.annotations[0].text.startswith("All reviews")
    assert chart.data["group"].unique().tolist() == ["All reviews", "A", "all others"]
    alone = figures.draw_arcs(frame[frame["group"] != "A"], others="rest", whole=" ", **options)
    assert len(chart.figure.data) - len(alone.figure.data) == len(alone.figure.data) + 1
