import json

import pandas as pd
import pytest

from corpus import figures
from corpus.figures.palette import colour_worn

SHARES = pd.DataFrame({"Salt": [0.8, 0.3, 0.0], "Dust": [0.0, 0.1, 1.0]}, index=["slow burn", "ash", "<b>moor</b> $x$"])
SIZES = {"Salt": 10, "Dust": 20}


def drawn(**options):
    return figures.draw_blocks(SHARES, title="A finding", sizes=SIZES, **options)


def test_each_cell_is_a_term_and_a_group_as_dark_as_its_share():
    bars = drawn().figure.data[1]
    assert list(bars.customdata)[:3] == [["Salt", "slow burn"], ["Salt", "ash"], ["Dust", "ash"]]
    assert [bars.marker.color[at] for at in (0, 1, 2)] == [colour_worn(level) for level in (2, 1, 0)]
    assert bars.hovertext[0].startswith("“slow burn”<br>Salt<br>8 reviews of 10")


def test_the_data_has_the_cells_that_are_not_empty():
    assert drawn().data[["term", "group"]].to_numpy().tolist() == [
        ["slow burn", "Salt"], ["ash", "Salt"], ["ash", "Dust"], ["<b>moor</b> $x$", "Dust"],
    ]  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_terms_and_groups_are_drawn_letter_for_letter_and_with_their_number(theme):
    texts = [each["text"] for each in json.loads(drawn(theme=theme).figure.to_json())["layout"]["annotations"]]
    assert "Salt\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}10" in texts
    assert not any(mark in text.replace("<br>", "") for text in texts for mark in "<>$%")


def test_more_cells_than_a_figure_holds_are_refused():
    wide = pd.DataFrame(0.5, index=range(41), columns=map(str, range(100)))
    with pytest.raises(ValueError, match="41 terms × 100 groups"):
        figures.draw_blocks(wide, title="", sizes=dict.fromkeys(wide, 3))
