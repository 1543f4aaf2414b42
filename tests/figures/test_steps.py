"""How much of the scale a critic uses, as it is drawn."""

import numpy as np
import pandas as pd
import pytest

from corpus import figures
from tests.figures.test_figures import HOSTILE, OUR_TAGS, shown_texts


def draw(own: list[int], others: list[int], title: str = "A finding") -> figures.Chart:
    steps = pd.DataFrame({"value": np.arange(len(own), dtype=float)[::-1], "own": own, "others": others})
    for side in ("own", "others"):
        steps[f"{side}_share"] = steps[side] / max(steps[side].sum(), 1)
    return figures.draw_scale_use(steps, critic=title, middle=1.0, span=(0.0, 2.0), write="{:.0f}".format, title=title)


def test_a_step_that_is_never_given_has_a_name_and_no_bar() -> None:
    drawn = draw([1, 0, 3], [0, 4, 0])
    bars, lines = drawn.figure.data
    assert list(bars.x) == [0.25, 0.75]
    assert [note.text for note in drawn.figure.layout.annotations] == ["1", "3"]
    assert list(lines.x) == [1.0]
    assert list(drawn.figure.layout.yaxis.ticktext) == ["2", "1", "0"]
    assert "Bar: share of 4 reviews; line: of colleagues’." in drawn.alt


def test_without_others_there_is_no_line_and_no_word_of_them() -> None:
    drawn = draw([1, 0], [0, 0])
    assert len(drawn.figure.data[1].x) == 0
    assert "line" not in drawn.alt


@pytest.mark.parametrize("text", HOSTILE)
def test_a_name_is_shown_letter_for_letter(text: str) -> None:
    for shown in shown_texts(draw([1], [1], text).figure.to_plotly_json()):
        assert "<" not in OUR_TAGS.sub("", shown)
