import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.figures.labels import HEIGHT, LETTER, SPACE, place_labels

RADIUS = 4
MARKS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=40)


def boxes(marks, texts, placed, *, width, height):
    """The box of each placed label: left, right, bottom and top."""
    drawn = []
    for which, anchor, raised in placed:
        x, y, long = marks[which][0] * width, marks[which][1] * height + raised, LETTER * len(texts[which])
        left = x + SPACE if anchor == "left" else x - SPACE - long
        drawn.append((left, left + long, y - HEIGHT / 2, y + HEIGHT / 2))
    return drawn


def meet(one, other):
    return (
        one[0] < other[1] - 1e-6 and other[0] < one[1] - 1e-6 and one[2] < other[3] - 1e-6 and other[2] < one[3] - 1e-6
    )


@given(MARKS, st.integers(300, 1500))
@settings(max_examples=60)
def test_no_label_covers_another_a_mark_or_the_edge_at_this_width_or_a_wider(marks, wider):
    texts = ["slow burn" if number % 2 else "horror" for number in range(len(marks))][:25]
    x, y = np.array(marks).T
    placed = place_labels(x, y, texts, width=300, height=400, radius=RADIUS)
    for width in (300, wider):
        labels = boxes(marks, texts, placed, width=width, height=400)
        dots = [(a * width - RADIUS, a * width + RADIUS, b * 400 - RADIUS, b * 400 + RADIUS) for a, b in marks]
        for number, label in enumerate(labels):
            assert label[0] >= -1e-6
            assert label[1] <= width + 1e-6
            assert not any(meet(label, other) for other in labels[number + 1 :])
            assert not any(meet(label, dot) for which, dot in enumerate(dots) if which != placed[number][0])


def test_a_label_alone_stands_right_of_its_mark():
    assert place_labels([0.5], [0.5], ["horror"], width=300, height=400) == [(0, "left", 0.0)]


def test_at_the_right_edge_it_stands_left_of_it():
    assert place_labels([0.99], [0.5], ["horror"], width=300, height=400) == [(0, "right", 0.0)]


def test_the_first_text_goes_before_the_second():
    placed = place_labels([0.5] * 8, [0.5] * 8, ["first", *["x" * 20] * 7], width=300, height=400)
    assert placed[:2] == [(0, "left", 0.0), (1, "right", 0.0)]
    assert len(placed) < 8


@pytest.mark.parametrize("text", ["x" * 60, ""])
def test_what_does_not_fit_is_left_out_and_nothing_takes_no_room(text):
    assert len(place_labels([0.5], [0.5], [text], width=300, height=400)) == (0 if text else 1)
