"""The figure of rates over the calendar. The caller has computed the rates and their intervals."""

import pandas as pd

from corpus.figures.chart import Chart, draw_paper, join_sentences, write_hovers
from corpus.figures.palette import INKS, colour_worn
from corpus.figures.periods import make_calendar_axis, pick_periods, place_periods
from corpus.figures.scale import mark_dots, mark_interval, write_ranges
from corpus.wording import PERIODS, date, number, plural


def draw_rates(periods: pd.DataFrame, *, title: str, each: int = 1, theme: str = "light") -> Chart:
    """Draw how many of 100 reviews are of a kind in each period, with the interval, on an axis from zero.

    Parameters
    ----------
    periods : DataFrame
        `month` (a period's first day), `n` of the kind, of all `reviews`; `rate` per 100, `low`, `high`, `enough`. A
        period without a review leaves a gap; one with too few is hollow, without interval.
    title : str
        The finding, as a plain sentence.
    each : {1, 3, 12}
        How many months one row stands for.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[month]`, an ISO date; `data` holds the periods drawn.
    """
    ink, strong = INKS[theme], colour_worn(2, theme=theme)
    drawn = periods[periods["reviews"] > 0].sort_values("month").reset_index(drop=True)
    sure = drawn["enough"].astype(bool)
    starts = pd.DatetimeIndex(drawn["month"])
    _, centres = place_periods(starts, each)
    ranges = write_ranges(drawn["low"], drawn["high"], write=number, sure=sure)
    note = f"Of 100 reviews in each {PERIODS[each]}; lines: 95 % range; hollow: too few to say"
    figure = draw_paper(title, body=150, note=note, top=14, bottom=30, theme=theme)
    figure.add_scatter(
        x=centres, y=drawn["rate"], mode="markers",
        error_y=mark_interval(drawn, across="rate", theme=theme, thickness=1.5),
        marker=mark_dots([strong if known else ink["paper"] for known in sure], size=9, theme=theme),
        hovertext=write_hovers(
            [f"{PERIODS[each]} from {date(start)}" for start in starts],
            [f"{number(n)} of {plural(of, 'review')}" for n, of in zip(drawn["n"], drawn["reviews"], strict=True)],
            [f"{number(rate)} of 100" for rate in drawn["rate"]],
            ranges,
        ),
        hoverinfo="text", customdata=pick_periods(starts),
    )  # fmt: skip
    figure.update_xaxes(**make_calendar_axis(starts))
    highest = max([*drawn["high"].dropna(), *drawn["rate"], 5])
    figure.update_yaxes(visible=True, range=[-highest / 25, highest * 1.05], nticks=5, automargin=True)
    used, of = int(drawn["n"].sum()), int(drawn["reviews"].sum())
    alt = join_sentences(
        title, f"{number(used)} of {plural(of, 'review')} in {plural(len(drawn), PERIODS[each])}, a dot for each", note
    )
    return Chart(figure, alt, drawn)
