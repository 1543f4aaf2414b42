import html
import json

import pandas as pd
import pytest

from corpus import figures
from tests.hostile import HOSTILE_TEXTS


def rows(group="Salt", terms=("slow burn", "ash"), *, sure=True, away=False):
    """Terms of one group: 7 of its 9 reviews against 1 of 55, told from the side of the other where `away`."""
    here = {"share": 7 / 9, "share_low": 0.45, "share_high": 0.94, "reviews": 7, "n": 9}
    there = {"share": 1 / 55, "share_low": 0.0, "share_high": 0.1, "reviews": 1, "n": 55}
    first, rest = (there, here) if away else (here, there)
    both = first | {f"rest_{name}": value for name, value in rest.items()}
    frame = pd.DataFrame([{"group": group, "term": term, "kind": "word", "phrase_id": ""} | both for term in terms])
    return frame.assign(significant=sure, log_odds=-2.0 if away else 2.0)


def marks(chart):
    return json.loads(chart.figure.to_json())["data"]


def texts(chart):
    return [html.unescape(text) for trace in marks(chart) for text in trace.get("text", [])]


def bars(chart):
    return next(trace for trace in chart.figure.data if trace.type == "bar")


@pytest.mark.parametrize("away", [False, True])
def test_a_bar_is_the_share_of_the_group_that_uses_it_more(away):
    chart = figures.draw_distinctive_terms(rows(away=away), groups=["Salt"], title="A finding")
    across = next(trace for trace in chart.figure.data if trace.type == "scatter" and trace.mode == "lines")
    assert list(bars(chart).x) == [7 / 9] * 2
    assert list(across.x)[:2] == [1 / 55] * 2
    assert "7 of 9 · 1 of 55" in texts(chart)
    assert bars(chart).customdata[0] == ["Salt", "slow burn", "word", ""]


def test_what_chance_might_do_is_hollow_and_says_so():
    frame = pd.concat([rows(terms=["ash"]), rows(terms=["moor"], sure=False)])
    drawn = bars(figures.draw_distinctive_terms(frame, groups=["Salt"], title="A finding"))
    assert drawn.marker.color[0] != drawn.marker.color[1] == "rgba(0,0,0,0)"
    assert "chance" not in drawn.hovertext[0].lower()
    assert drawn.hovertext[1].endswith("Could be chance.")


def test_several_groups_are_named_above_their_panels_and_one_of_none_says_so():
    frame = pd.concat([rows("Salt"), rows("1917")])
    chart = figures.draw_distinctive_terms(
        frame, groups=["1917", "Dust", "Salt"], title="A finding", named=True, most=1
    )
    assert [text for text in texts(chart) if text in ("1917", "Dust", "Salt")] == ["1917", "Dust", "Salt"]
    assert "No word is used by enough reviews." in texts(chart)
    assert chart.data["group"].tolist() == ["1917", "Salt"]


def test_no_rows_make_an_empty_figure():
    chart = figures.draw_distinctive_terms(rows().head(0), groups=[], title="A finding")
    assert len(chart.data) == 0
    assert "nothing" in chart.alt


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text", [text for text in HOSTILE_TEXTS.values() if text.strip()][:12])
def test_a_hostile_name_or_term_is_drawn_letter_for_letter(text, theme):
    chart = figures.draw_distinctive_terms(rows(text, [text]), groups=[text], title=text, named=True, theme=theme)
    drawn = [text for trace in marks(chart) for text in trace.get("text", [])] + list(bars(chart).hovertext)
    assert not any(mark in each.replace("<br>", "") for each in drawn for mark in "<>$%")
