"""Figures of similarity: a map of groups, and a matrix of every two."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from corpus.figures.chart import (
    LINE,
    SIZE,
    Chart,
    draw_paper,
    escape_text,
    join_sentences,
    pick_values,
    wrap_text,
    write_hovers,
)
from corpus.figures.palette import INKS, colour_grey, colour_worn
from corpus.wording import number, plural

#: A map's least and greatest height in pixels, and the width for which its labels are laid out: what does not
#: overlap on a phone overlaps nowhere.
HEIGHTS, PHONE = (160, 420), 330
#: Width of a letter and height of a line of a label, letters a line, and what stays free around a place.
_LETTER, _LABEL, _WRAP, _DOT = 6.3, 14, 18, 7
#: Where a label may stand, in the order of preference: right (1) or left (−1) of its dot, below (1) or above (−1).
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
#: Letters a line of a matrix's row.
_ROW = 24


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
    for label in named:
        figure.add_annotation(font={"color": ink["ink"], "size": SIZE - 1}, borderpad=0, **label)
    left = f"{number(len(named))} of them named" if len(named) < len(drawn) else ""
    alt = join_sentences(title, f"A map of {plural(len(drawn), noun)}, like by like", left, note)
    return Chart(figure, alt, drawn)


def draw_similarity_matrix(
    times: pd.DataFrame,
    marked: pd.DataFrame,
    *,
    title: str,
    note: str = "",
    noun: str = "film",
    theme: str = "light",
) -> Chart:
    """Draw a matrix of how similar every two groups are: darker (brighter on dark) for more, a dot on marked pairs.

    Parameters
    ----------
    times : DataFrame
        Square, in the order to be drawn: how much more alike two are than usual. The diagonal is not drawn.
    marked : DataFrame of bool
        Of the same shape: which pairs have a dot.
    title, note : str
        The finding as a plain sentence, and how it is drawn.
    noun : str
        What a row is, in the singular.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[row, column]`, positions; `data` has a row a pair: `a`, `b`, `times`, `beyond_chance`.
    """
    ink, many = INKS[theme], len(times)
    labels = [
        wrap_text(f"{place}\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}{name}", _ROW) for place, name in _number_rows(times)
    ]
    edges = np.cumsum([0] + [max(LINE * len(label), 18) + 3 for label in labels])
    centres = (edges[:-1] + edges[1:]) / 2
    figure = draw_paper(title, body=int(edges[-1]), note=note, top=22, bottom=4, right=8, theme=theme)
    values = times.to_numpy("float64", copy=True)
    np.fill_diagonal(values, np.nan)
    figure.add_heatmap(
        # The shade follows the square root, since outliers would leave all other cells pale.
        x=list(range(1, many + 1)), y=edges.tolist(), z=[_list_floats(row) for row in np.sqrt(values).round(2)],
        zmin=0, colorscale=[[0, ink["grid"]], [1, colour_worn(2, theme=theme)]], showscale=False, hoverinfo="skip",
        xgap=1, ygap=1,
    )  # fmt: skip
    row, column = np.nonzero(~np.eye(many, dtype=bool))
    sure = marked.to_numpy(dtype=bool)[row, column]
    figure.add_scatter(
        x=(column[sure] + 1).tolist(), y=centres[row[sure]].tolist(), mode="markers", hoverinfo="skip",
        marker={"size": 5, "color": ink["ink"]},
    )  # fmt: skip
    # A heat map takes no clicks, so transparent marks that do are drawn over it.
    figure.add_scatter(
        x=(column + 1).tolist(), y=centres[row].tolist(), mode="markers", marker={"size": 14, "opacity": 0},
        hovertext=write_hovers(
            times.index[row], times.columns[column], [f"{number(value, decimals=1)} ×" for value in values[row, column]]
        ),
        hoverinfo="text", customdata=np.stack([row, column], axis=1).tolist(),
    )  # fmt: skip
    figure.update_xaxes(
        range=[0.5, many + 0.5], side="top", showgrid=False, tickmode="array", tickvals=list(range(1, many + 1)),
        ticktext=[str(place) for place, _ in _number_rows(times)], ticklabelstep=1 if many <= 12 else 5,
    )  # fmt: skip
    figure.update_yaxes(
        visible=True, showgrid=False, automargin=True, tickvals=centres.tolist(),
        ticktext=["<br>".join(map(escape_text, label)) for label in labels],
        tickfont={"color": ink["ink"], "size": SIZE - 1},
    )  # fmt: skip
    data = pd.DataFrame(
        {"a": times.index[row], "b": times.columns[column], "times": values[row, column]} | {"beyond_chance": sure}
    )
    alt = join_sentences(title, f"A matrix of {plural(many, noun)}: how alike every two are", note)
    return Chart(figure, alt, data[row < column].reset_index(drop=True))


def _number_rows(frame: pd.DataFrame) -> list[tuple[int, Any]]:
    return list(enumerate(frame.index, start=1))


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
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= PHONE and box[3] <= height
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
