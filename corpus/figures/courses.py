"""Figures of values in order of time: months on the calendar, and sentences of a review."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import (
    LINE,
    MARKS,
    WIDE,
    Chart,
    draw_paper,
    escape_text,
    join_sentences,
    say_part,
    wrap_text,
    write_hovers,
    write_title_above,
)
from corpus.figures.palette import INKS, colour_grey
from corpus.figures.periods import make_calendar_axis, pick_periods, place_periods
from corpus.figures.scale import Scale, draw_dotted, mark_interval, write_ranges
from corpus.wording import PERIODS, number, period, plural


def draw_over_time(
    months: pd.DataFrame,
    *,
    value_name: str,
    middle: float,
    title: str,
    span: tuple[float, float] = (-1.0, 1.0),
    each: int = 1,
    which: str = "",
    theme: str = "light",
) -> Chart:
    """Draw how many reviews appeared each month, and below that their mean with its interval.

    Parameters
    ----------
    months : DataFrame
        `month` (its first day), `n`, `mean`, `low`, `high`, `enough`, on a true calendar: a month that
        is not there leaves a gap, and so does the mean of too few.
    value_name : str
        What the lower panel shows, such as "mean polarity".
    middle : float
        The value at which a dotted line and the colours divide the scale.
    title : str
        The finding, as a plain sentence.
    span : (float, float)
        The scale's ends.
    each : {1, 3, 12}
        How many months one row stands for: a month, a quarter or a year.
    which : str
        Which reviews are counted, where these are not all: "that judge the story".
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[month]`, an ISO date; `data` holds the months drawn.
    """
    scale, ink = Scale(middle, *span), INKS[theme]
    drawn = months.sort_values("month").reset_index(drop=True)
    starts = pd.DatetimeIndex(drawn["month"])
    lengths, centres = place_periods(starts, each)
    sure = drawn[drawn["enough"].astype(bool) & drawn["mean"].notna()]
    gaps = "; gaps: too few reviews" if len(sure) < (drawn["n"] > 0).sum() else ""
    head = f"{value_name}, 95 % range; dotted: middle, {scale.write(middle)}{gaps}"
    heading = wrap_text(head if len(sure) else f"too few reviews for a mean in any {PERIODS[each]}", WIDE)
    above, between, below = 96, 16 + LINE * len(heading), 150
    body = above + between + below
    figure = draw_paper(title, body=body, top=26, bottom=30, theme=theme)
    names = [period(start, each) for start in starts]
    figure.add_bar(
        x=centres, y=drawn["n"], width=0.86 * (lengths / pd.Timedelta(milliseconds=1)),
        marker={"color": ink["rule"], "line": {"width": 0}},
        hovertext=write_hovers(
            names, [plural(n, "review") for n in drawn["n"]],
            ["" if i in sure.index else "too few for a mean" for i in drawn.index],
        ),
        hoverinfo="text", customdata=pick_periods(starts),
    )  # fmt: skip
    if len(drawn):
        draw_dotted(figure, [starts[0], starts[-1] + lengths[-1]], [middle, middle], yaxis="y2", theme=theme)
    _add_means(figure, sure, centres[sure.index], [names[i] for i in sure.index], scale, theme=theme)
    figure.update_layout(
        xaxis={"anchor": "y2"} | make_calendar_axis(starts),
        yaxis={
            "visible": True, "domain": [1 - above / body, 1], "range": [0, max([*drawn["n"], 4]) * 1.05],
            "nticks": 4, "tickformat": ",d", "automargin": True,
        },
        yaxis2={
            "domain": [0, below / body], "range": scale.choose_part([*sure["low"], *sure["high"], *sure["mean"]]),
            "nticks": 5, "tickformat": scale.ticks, "automargin": True,
        },
    )  # fmt: skip
    said = f" {which}" if which else ""
    for text, y in ((f"reviews a {PERIODS[each]}{said}", 1.0), ("<br>".join(map(escape_text, heading)), below / body)):
        write_title_above(figure, text, y=y, align="left", yshift=4, borderpad=0)
    alt = join_sentences(
        title,
        f"{plural(int(drawn['n'].sum()), 'review')}{said} in {plural(len(drawn), PERIODS[each])}, a bar for each; "
        f"below, the {value_name} of the {plural(len(sure), PERIODS[each])} with enough",
    )
    return Chart(figure, alt, drawn)


def _add_means(
    figure: go.Figure,
    means: pd.DataFrame,
    centres: pd.DatetimeIndex,
    names: list[str],
    scale: Scale,
    *,
    theme: str,
) -> None:
    """Draw the mean of each period with its interval, in the lower panel."""
    texts = write_hovers(
        names,
        [f"mean {scale.write(mean)}" for mean in means["mean"]],
        write_ranges(means["low"], means["high"], write=scale.write),
        [plural(n, "review") for n in means["n"]],
    )
    figure.add_scatter(
        x=centres, y=means["mean"], yaxis="y2", mode="markers",
        error_y=mark_interval(means, theme=theme, thickness=1.5),
        marker={**scale.mark_values(means["mean"], theme=theme), "size": 9},
        hovertext=texts, hoverinfo="text", customdata=pick_periods(pd.DatetimeIndex(means["month"])),
    )  # fmt: skip


def draw_course(
    sentences: pd.DataFrame,
    *,
    middle: float,
    title: str,
    span: tuple[float, float] = (-1.0, 1.0),
    theme: str = "light",
) -> Chart:
    """Draw the polarity of each sentence of a review as a bar from the middle; a grey tick means no evidence.

    Parameters
    ----------
    sentences : DataFrame
        One review's `sentence` (from 0) and `polarity` (NaN: no evidence), in order.
    middle : float
        Where the bars start.
    title : str
        The finding, as a plain sentence.
    span : (float, float)
        The scale's ends.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[sentence]`; `data` holds the sentences drawn.
    """
    scale, ink = Scale(middle, *span), INKS[theme]
    drawn = sentences.head(MARKS).reset_index(drop=True)
    known = drawn["polarity"].notna()
    note = join_sentences(
        f"Tone of each sentence, above or below the middle, {scale.write(middle)}",
        "" if known.all() else "Tick: no scored words",
        say_part(len(drawn), len(sentences), "sentence"),
    )
    place = drawn["sentence"] + 1
    figure = draw_paper(title, body=104, note=note, top=6, bottom=36, theme=theme)
    for rows, values in ((drawn[known], drawn.loc[known, "polarity"]), (drawn[~known], None)):
        _add_sentences(figure, rows, values, len(sentences), scale, theme=theme)
    figure.add_hline(y=middle, line={"color": ink["rule"], "width": 1.5})
    figure.update_xaxes(
        range=[place.min() - 0.6, place.max() + 0.6] if len(drawn) else [0.4, 1.6],
        showgrid=False, title_text="sentence", tickformat=",d", nticks=min(8, len(drawn) + 1),
    )  # fmt: skip
    figure.update_yaxes(
        visible=True, range=scale.choose_part(drawn.loc[known, "polarity"]), tickvals=[middle],
        ticktext=[scale.write(middle)], automargin=True, showgrid=False,
    )  # fmt: skip
    alt = join_sentences(
        title,
        f"The polarity of {plural(len(drawn), 'sentence')} in order, from the middle, {scale.write(middle)}; "
        f"{number(int((~known).sum()))} without evidence",
        note,
    )
    return Chart(figure, alt, drawn)


def _add_sentences(
    figure: go.Figure, rows: pd.DataFrame, values: pd.Series | None, of: int, scale: Scale, *, theme: str
) -> None:
    """Draw a bar for each sentence with a value, or a tick for each without, where `values` is None."""
    places = rows["sentence"] + 1
    texts = ["no evidence"] * len(rows) if values is None else [scale.write(value) for value in values]
    common = {
        "x": places,
        "hovertext": write_hovers([f"sentence {number(place)} of {number(of)}" for place in places], texts),
        "hoverinfo": "text",
        "customdata": rows[["sentence"]].to_numpy().tolist(),
    }
    if values is None:
        tick = {"symbol": "line-ns", "size": 8, "line": {"width": 2, "color": colour_grey(theme=theme)}}
        figure.add_scatter(y=np.full(len(rows), scale.middle), mode="markers", marker=tick, **common)
    else:
        figure.add_bar(
            y=values - scale.middle, base=scale.middle, width=0.8,
            marker=scale.mark_values(values, theme=theme), **common,
        )  # fmt: skip
