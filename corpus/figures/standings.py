"""Figures of critics against colleagues: how harsh each is, and what one gave each film."""

from functools import partial

import pandas as pd

from corpus.figures.chart import (
    Chart,
    draw_paper,
    join_sentences,
    pick_values,
    say_part,
    wrap_escaped,
    write_hovers,
)
from corpus.figures.palette import INKS, colour_grey, colour_sign
from corpus.figures.rows import label_with_count, lay_rows, name_rows, take_both_ends, write_values_right
from corpus.figures.scale import Scale, draw_dotted, mark_dots, mark_interval, write_ranges
from corpus.wording import explain_luck, plural, signed

#: The films of a critic that are drawn at most.
MOST_FILMS = 20


def draw_standings(
    table: pd.DataFrame,
    *,
    value_name: str,
    title: str,
    sides: tuple[str, str] = ("harsher", "kinder"),
    measured: str = "beside colleagues",
    by: str = "critic",
    noun: str = "critic",
    most: int = 20,
    decimals: int = 2,
    theme: str = "light",
) -> Chart:
    """Draw how far each critic is from colleagues on the same films, or drifts away from them, with the range.

    Parameters
    ----------
    table : DataFrame
        From `harshness.measure_harshness` or `drift.measure_drift`: the column `by`, `films`, `estimate`, `low`,
        `high`, `conclusion`, perhaps `colleagues`; the lowest first. Of more than `most` the two ends are drawn, and a
        note says so.
    value_name : str
        What the distance is measured in, such as "points of 10".
    title : str
        The finding, as a plain sentence.
    sides : (str, str)
        The conclusions of those who are clearly below 0, and above.
    measured : str
        What an estimate is, after its number.
    by, noun : str
        The column of names, and what one of them is.
    most : int
    decimals : int
        Digits of a distance after the point.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[name]`; `data` holds the critics drawn.
    """
    ink, write = INKS[theme], partial(signed, decimals=decimals)
    shown = take_both_ends(table, most)
    clear, known = shown["conclusion"].isin(sides), shown["low"].notna()
    note = join_sentences(
        say_part(len(shown), len(table), noun, which="those at either end"),
        f"Filled: clearly {' or '.join(sides)}; hollow: no clear difference. Line: 95 % range.",
        "After each name: films in common.",
        explain_luck(shown["low"], shown["high"], clear),
    )
    drawn = lay_rows(label_with_count(name, films) for name, films in zip(shown[by], shown["films"], strict=True))
    centres, body = drawn.centres, drawn.body
    figure = draw_paper(title, body=body, note=note, top=24, bottom=46, right=56, theme=theme)
    name_rows(figure, drawn.names, drawn.centres, theme=theme)
    draw_dotted(figure, [0, 0], [0, body], theme=theme)
    inks = [colour_sign(estimate > 0, theme=theme) for estimate in shown["estimate"]]
    fills = [colour if sure else ink["paper"] for colour, sure in zip(inks, clear, strict=True)]
    figure.add_scatter(
        x=shown["estimate"], y=centres, mode="markers", error_x=mark_interval(shown, across="estimate", theme=theme),
        marker={"symbol": "diamond", "size": 11, "color": fills, "line": {"width": 2, "color": inks}},
        hovertext=write_hovers(
            shown[by],
            [f"{write(estimate)} {measured}" for estimate in shown["estimate"]],
            write_ranges(shown["low"], shown["high"], write=write, sure=known, few="too few films for a range"),
            [
                f"{plural(row['films'], 'film')}"
                + (f", {plural(row['colleagues'], 'colleague')}" if "colleagues" in shown else "")
                for _, row in shown.iterrows()
            ],
            shown["conclusion"],
        ),
        hoverinfo="text", customdata=pick_values(shown, by),
    )  # fmt: skip
    write_values_right(figure, centres, [write(estimate) for estimate in shown["estimate"]], known, theme=theme)
    for text, x, anchor in ((f"← {sides[0]}", 0, "right"), (f"{sides[1]} →", 0, "left")):
        figure.add_annotation(
            text=text, x=x, xanchor=anchor, xshift=-6 if anchor == "right" else 6, y=1, yref="paper",
            yanchor="bottom", borderpad=0,
        )  # fmt: skip
    reached = [0.0, *shown["estimate"], *shown["low"].dropna(), *shown["high"].dropna()]
    left, right = min(reached), max(reached)
    edge = max(right - left, 1e-9) / 20
    figure.update_xaxes(
        range=[left - edge, right + edge], title_text=wrap_escaped(value_name, 40), nticks=6, tickformat="+~g"
    )
    alt = join_sentences(
        title, f"{plural(len(shown), noun)}, {measured}, on the same films, a diamond and a line each", note
    )
    return Chart(figure, alt, shown)


def draw_beside_colleagues(
    films: pd.DataFrame,
    *,
    value_name: str,
    middle: float,
    title: str,
    span: tuple[float, float] = (0.0, 10.0),
    theme: str = "light",
) -> Chart:
    """Draw what one critic gave each film beside the range of what colleagues gave it.

    Parameters
    ----------
    films : DataFrame
        A row for each film, of which the first `MOST_FILMS` are drawn: `film`, `review_id`, `value`; `others`, how many
        colleagues, and their `lowest`, `mean` and `highest` value.
    value_name : str
        The axis's title, with its unit.
    middle : float
        Where the scale's sides part; it is always in sight.
    title : str
        The finding, as a plain sentence.
    span : (float, float)
        The scale's ends.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[review_id]`; `data` holds the films drawn.
    """
    scale, ink = Scale(middle, *span), INKS[theme]
    shown = films.head(MOST_FILMS).reset_index(drop=True)
    note = join_sentences(
        say_part(len(shown), len(films), "film", which="the farthest from colleagues"),
        "Diamond: this critic; bar: all colleagues; stroke: their mean. After each film: how many colleagues.",
    )
    drawn = lay_rows(label_with_count(film, many) for film, many in zip(shown["film"], shown["others"], strict=True))
    centres, body = drawn.centres, drawn.body
    figure = draw_paper(title, body=body, note=note, top=8, bottom=46, right=20, theme=theme)
    name_rows(figure, drawn.names, drawn.centres, theme=theme)
    figure.add_bar(
        x=shown["highest"] - shown["lowest"], base=shown["lowest"], y=centres, orientation="h", width=8,
        marker={"color": colour_grey(theme=theme), "opacity": 0.45, "line": {"width": 0}}, hoverinfo="skip",
    )  # fmt: skip
    figure.add_scatter(
        x=shown["mean"], y=centres, mode="markers", hoverinfo="skip",
        marker={"symbol": "line-ns", "size": 16, "line": {"width": 3, "color": ink["muted"]}},
    )  # fmt: skip
    figure.add_scatter(
        x=shown["value"], y=centres, mode="markers",
        marker=mark_dots(
            [colour_sign(own > mean, theme=theme) for own, mean in zip(shown["value"], shown["mean"], strict=True)],
            size=11, theme=theme,
        ) | {"symbol": "diamond"},
        hovertext=write_hovers(
            shown["film"],
            [f"this critic: {scale.write(own)}" for own in shown["value"]],
            [
                f"{plural(others, 'colleague')}: {scale.write(low)} to {scale.write(high)}, mean {scale.write(mean)}"
                for others, low, high, mean in zip(
                    shown["others"], shown["lowest"], shown["highest"], shown["mean"], strict=True
                )
            ],
        ),
        hoverinfo="text", customdata=pick_values(shown, "review_id"),
    )  # fmt: skip
    left, right = scale.choose_part([*shown["value"], *shown["lowest"], *shown["highest"]])
    # A diamond at the scale's lower end must not lie on the film's name.
    left -= (right - left) / 40
    figure.update_xaxes(range=[left, right], title_text=wrap_escaped(value_name, 40), nticks=6, tickformat=scale.ticks)
    alt = join_sentences(title, f"{plural(len(shown), 'film')}, this critic’s value beside the colleagues’ range", note)
    return Chart(figure, alt, shown)
