"""Figures of similarity: bars of the pairs that are most alike, and a map of groups."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from corpus.figures.chart import (
    SIZE,
    Chart,
    annotate,
    draw_paper,
    escape_text,
    join_sentences,
    pick_values,
    say_part,
    wrap_text,
    write_hovers,
)
from corpus.figures.palette import INKS, colour_grey, colour_named
from corpus.figures.stacks import BAR, GAP, label_rows, stack_rows, wrap_labels
from corpus.wording import number, plural

#: A map's least and greatest height in pixels, and the width for which its labels are laid out: what does not
#: overlap on a phone overlaps nowhere.
HEIGHTS, PHONE = (160, 420), 330
#: Width of a letter and height of a line of a label, letters a line, and what stays free around a place.
_LETTER, _LABEL, _WRAP, _DOT = 6.3, 14, 18, 7
#: Where a label may stand, in the order of preference: right (1) or left (−1) of its dot, below (1) or above (−1).
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))


def draw_similarity_map(
    points: pd.DataFrame,
    joined: pd.DataFrame,
    *,
    title: str,
    note: str = "",
    colours: Mapping[str, str] | None = None,
    labelled: int = 60,
    noun: str = "film",
    theme: str = "light",
) -> Chart:
    """Draw groups on a map, similar ones near each other; as many are named as there is room for.

    Parameters
    ----------
    points : DataFrame
        A row a group, the most important first: `group`, `x`, `y`, `n` (reviews), `enough`, `nearest`, `times` (how
        much more alike than usual). Where `enough` is false the dot is hollow.
    joined : DataFrame
        Pairs that a line joins: `a`, `b`.
    title, note : str
        The finding as a plain sentence, and how it is drawn.
    colours : mapping of str to str, optional
        A colour for each group, such as `palette.colour_films`.
    labelled : int
        Name at most so many; the others on hover.
    noun : str
        What a dot is, in the singular.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[group]`; `data` holds the points drawn.
    """
    ink = INKS[theme]
    drawn = points.reset_index(drop=True)
    across, up = _find_range(drawn["x"]), _find_range(drawn["y"])
    height = round(np.clip(PHONE * 1.25 * (up[1] - up[0]) / (across[1] - across[0]), *HEIGHTS))
    figure = draw_paper(title, body=height, note=note, top=4, bottom=4, right=4, theme=theme)
    figure.update_xaxes(range=across, visible=False)
    figure.update_yaxes(range=up, visible=False, scaleanchor="x", scaleratio=1)
    place = drawn.set_index("group")[["x", "y"]].round(4)
    ends = [place.reindex(joined[end]).to_numpy() for end in ("a", "b")]
    lines_of = np.stack([*ends, np.full_like(ends[0], np.nan)], axis=1).reshape(-1, 2)
    figure.add_scatter(
        x=_list_floats(lines_of[:, 0]), y=_list_floats(lines_of[:, 1]), mode="lines", hoverinfo="skip",
        line={"color": ink["rule"], "width": 1},
    )  # fmt: skip
    fills = np.array([(colours or {}).get(group, colour_grey(theme=theme)) for group in drawn["group"]], dtype=object)
    near = [
        "" if pd.isna(group) else f"nearest: {group}, {number(times, decimals=1)} ×"
        for group, times in zip(drawn["nearest"], drawn["times"], strict=True)
    ]
    figure.add_scatter(
        x=place["x"].tolist(), y=place["y"].tolist(), mode="markers",
        marker={
            "size": 10, "color": np.where(drawn["enough"], fills, ink["paper"]).tolist(),
            "line": {"width": 1.5, "color": np.where(drawn["enough"], ink["rule"], fills).tolist()},
        },
        hovertext=write_hovers(drawn["group"], [plural(n, "review") for n in drawn["n"]], near),
        hoverinfo="text", customdata=pick_values(drawn, "group"),
    )  # fmt: skip
    named = _place_labels(drawn, across, up, height, most=labelled)
    annotate(figure, [{"font": {"color": ink["ink"], "size": SIZE - 1}, "borderpad": 0, **label} for label in named])
    left = f"{number(len(named))} of them named" if len(named) < len(drawn) else ""
    alt = join_sentences(title, f"A map of {plural(len(drawn), noun)}, like by like", left, note)
    return Chart(figure, alt, drawn)


def draw_similar_pairs(
    pairs: pd.DataFrame, *, title: str, noun: str = "film", among: str = "", most: int = 10, theme: str = "light"
) -> Chart:
    """Draw a bar for each pair of groups: how many times as alike they are as two on average, the most alike first.

    Parameters
    ----------
    pairs : DataFrame
        In the order to be drawn: `a`, `b`, `n_a`, `n_b` (reviews), `times`, `beyond` (more alike than chance has it).
    title : str
        The finding, as a plain sentence.
    noun : str
        What is alike, in the singular.
    among : str
        Which of them are compared, where not all are: "the 300 films with most reviews".
    most : int
        Draw the first so many pairs, and say so.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[a, b]`; `data` holds the pairs drawn.
    """
    shown = pairs.head(most).reset_index(drop=True)
    sure, ink = shown["beyond"].astype(bool).to_numpy(), INKS[theme]
    labels = [f"{a} and {b}" for a, b in zip(shown["a"], shown["b"], strict=True)]
    wrapped = wrap_labels(labels)
    tops = stack_rows(wrapped)
    note = join_sentences(
        f"How alike in their words; upright line: two {noun}s on average",
        "Grey: could be chance" if not sure.all() else "",
        say_part(len(shown), len(pairs), "pair"),
        f"Only {among} are compared" if among else "",
    )
    figure = draw_paper(title, body=int(tops[-1]), note=note, bottom=0, theme=theme)
    label_rows(figure, wrapped, tops, theme=theme)
    figure.add_bar(
        x=shown["times"], y=tops[1:] - GAP - BAR / 2, width=BAR, orientation="h",
        marker={
            "color": [colour_named(bool(known), theme=theme) for known in sure],
            "line": {"width": 1, "color": ink["rule"]},
        },
        hovertext=write_hovers(
            labels,
            [f"{number(value, decimals=1)} times as alike as two {noun}s on average" for value in shown["times"]],
            [f"{number(a)} and {plural(b, 'review')}" for a, b in zip(shown["n_a"], shown["n_b"], strict=True)],
            ["clearly alike" if known else "could be chance" for known in sure],
        ),
        hoverinfo="text", customdata=pick_values(shown, "a", "b"),
    )  # fmt: skip
    if len(shown):
        # A line across each bar alone: none goes through a name.
        floors = tops[1:] - GAP + 3
        ends = np.stack([floors - BAR - 6, floors, np.full(len(shown), np.nan)], axis=1).ravel()
        figure.add_scatter(
            x=[1.0, 1.0, None] * len(shown), y=_list_floats(ends), mode="lines", hoverinfo="skip",
            line={"color": ink["ink"], "width": 2},
        )  # fmt: skip
        # Beside a bar that ends before its line, the number would lie on the line.
        figure.add_scatter(
            x=np.maximum(shown["times"], 1), y=tops[1:] - GAP - BAR / 2, mode="text", hoverinfo="skip",
            text=[
                f" {number(value, decimals=1)} {'×' if place else 'times the average'}"
                for place, value in enumerate(shown["times"])
            ],
            textposition="middle right", cliponaxis=False,
        )  # fmt: skip
    longest = max(shown["times"].max(), 1) if len(shown) else 1
    # On a phone the first bar's text needs this much room.
    figure.update_xaxes(range=[0, longest * 1.75], visible=False)
    return Chart(figure, join_sentences(title, f"Bars of {plural(len(shown), 'pair')} of {noun}s", note), shown)


def _list_floats(values: Iterable[float]) -> list[float | None]:
    return [None if np.isnan(value) else float(value) for value in values]


def _find_range(values: pd.Series) -> list[float]:
    """Return an axis that holds all values, with room for half a label at its ends."""
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
    pad = max((high - low) * 0.08, 1e-3)
    return [low - pad, high + pad]


def _place_labels(
    points: pd.DataFrame, across: Sequence[float], up: Sequence[float], height: int, *, most: int
) -> list[dict[str, Any]]:
    """Return annotations for the first groups, each beside its dot where it covers no dot or label; else none."""
    scale = min(PHONE / (across[1] - across[0]), height / (up[1] - up[0]))
    x = PHONE / 2 + (points["x"].to_numpy() - sum(across) / 2) * scale
    y = height / 2 - (points["y"].to_numpy() - sum(up) / 2) * scale
    # On a wide screen the map takes all of its height, so that a dot is nearer to its upper or lower edge.
    raised = (height / 2 - (points["y"].to_numpy() - sum(up) / 2) * height / (up[1] - up[0])) - y
    taken = np.stack([x - _DOT, y - _DOT, x + _DOT, y + _DOT], axis=1)
    labels: list[dict[str, Any]] = []
    for at, (group, px, py) in enumerate(zip(points["group"], x, y, strict=True)):
        if len(labels) == most:
            break
        label = wrap_text(str(group), _WRAP)
        wide, high = _LETTER * max(map(len, label)), _LABEL * len(label)
        for side, down in _SIDES:
            left = px + {1: _DOT, 0: -wide / 2, -1: -_DOT - wide}[side] - side * (down != 0) * 2 * _DOT
            top = py + {1: _DOT, 0: -high / 2, -1: -_DOT - high}[down]
            box = np.array([left, top, left + wide, top + high])
            ends = [*(box[[1, 3]] + raised[at]), *box[[1, 3]]]
            inside = box[0] >= 0 and box[2] <= PHONE and min(ends) >= 0 and max(ends) <= height
            meets = (taken[:, :2] < box[2:]).all(axis=1) & (taken[:, 2:] > box[:2]).all(axis=1)
            # Its own dot may touch it.
            if inside and not np.delete(meets, at).any():
                taken = np.vstack([taken, box])
                labels.append(
                    {
                        "text": "<br>".join(map(escape_text, label)),
                        "x": float(points["x"].iloc[at]),
                        "y": float(points["y"].iloc[at]),
                        "align": {1: "left", 0: "center", -1: "right"}[side],
                        "xanchor": {1: "left", 0: "center", -1: "right"}[side],
                        "yanchor": {1: "top", 0: "middle", -1: "bottom"}[down],
                        "xshift": side * (_DOT if down == 0 else -_DOT),
                        "yshift": -down * _DOT,
                    }
                )
                break
    return labels
