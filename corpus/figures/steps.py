"""The figure of how often each step of a scale is given: by one critic, and by all others."""

from collections.abc import Callable

import pandas as pd

from corpus.figures.chart import Chart, draw_paper, join_sentences, write_hovers
from corpus.figures.palette import INKS
from corpus.figures.rows import lay_rows, name_rows, write_values_right
from corpus.figures.scale import Scale
from corpus.wording import number, percent, plural

#: A bar's height in pixels.
BAR = 14


def draw_scale_use(
    steps: pd.DataFrame,
    *,
    critic: str,
    middle: float,
    span: tuple[float, float],
    write: Callable[[float], str],
    title: str,
    theme: str = "light",
) -> Chart:
    """Draw a bar for each step of the scale: the share of a critic's reviews that give it, with a line for colleagues.

    Parameters
    ----------
    steps : DataFrame
        From `colleagues.count_steps`.
    critic : str
        Who it is, for those who hear it.
    middle : float
        Where the scale's sides part.
    span : (float, float)
        The scale's ends.
    write : callable
        Writes a step.
    title : str
        The finding, as a plain sentence.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        `data` holds the steps.
    """
    ink, many = INKS[theme], int(steps["own"].sum())
    note = f"Bar: share of {plural(many, 'review')}{'; line: of colleagues’' if steps['others'].sum() else ''}."
    drawn = lay_rows([write(value)] for value in steps["value"])
    figure = draw_paper(title, body=drawn.body, note=note, bottom=8, right=36, theme=theme)
    name_rows(figure, drawn.names, drawn.centres, theme=theme)
    given = (steps["own"] > 0).to_numpy()
    hovers = write_hovers(
        [write(value) for value in steps["value"]],
        [plural(int(own), "review") for own in steps["own"]],
        [percent(share) if pd.notna(share) else "" for share in steps["own_share"]],
        [f"colleagues: {percent(share)}" if pd.notna(share) else "" for share in steps["others_share"]],
    )
    figure.add_bar(
        x=steps["own_share"][given], y=drawn.centres[given], width=BAR, orientation="h",
        marker=Scale(middle, *span).mark_values(steps["value"][given], theme=theme),
        hovertext=[text for text, there in zip(hovers, given, strict=True) if there], hoverinfo="text",
    )  # fmt: skip
    others = (steps["others"] > 0).to_numpy()
    figure.add_scatter(
        x=steps["others_share"][others], y=drawn.centres[others], mode="markers",
        marker={"symbol": "line-ns", "size": 18, "line": {"width": 2, "color": ink["ink"]}},
        hovertext=[text for text, there in zip(hovers, others, strict=True) if there], hoverinfo="text",
    )  # fmt: skip
    counts = steps["own"][given].map(number)
    write_values_right(figure, drawn.centres[given], counts, [True] * len(counts), theme=theme)
    reach = steps[["own_share", "others_share"]].max().max()
    figure.update_xaxes(range=[0, (reach if reach > 0 else 1) * 1.03], visible=False)
    alt = join_sentences(title, f"How often {critic} gives each step of the scale, beside colleagues", note)
    return Chart(figure, alt, steps)
