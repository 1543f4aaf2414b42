"""The figure of what each word adds to a mean: positive words to the right, negative ones to the left."""

import numpy as np
import pandas as pd

from corpus.figures.chart import (
    LINE,
    SIZE,
    Chart,
    annotate,
    draw_paper,
    escape_text,
    join_sentences,
    pick_values,
    write_hovers,
)
from corpus.figures.palette import INKS, colour_sign
from corpus.wording import number, plural, signed

#: Digits after the point of what a word adds.
DECIMALS = 3
#: Heights in pixels of a bar and of its row.
BAR, ROW = 15, LINE + 7


def draw_weights(words: pd.DataFrame, *, title: str, value_name: str, most: int = 24, theme: str = "light") -> Chart:
    """Draw what each word adds, positive to the right and negative to the left of zero, the largest first.

    Parameters
    ----------
    words : DataFrame
        `word`, `share` (what it adds), `occurrences`, `reviews`.
    title : str
        The finding, as a plain sentence.
    value_name : str
        What is added to, with its unit: the title of the axis.
    most : int
        Draw at most so many words, half of them on either side, and say so.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[word]`; `data` holds the words drawn.
    """
    ink = INKS[theme]
    praise, blame = words[words["share"] > 0], words[words["share"] < 0]
    heaviest = [side.sort_values("share", key=abs, ascending=False).head(most // 2) for side in (praise, blame)]
    shown = pd.concat(heaviest, ignore_index=True)
    rows = np.concatenate([np.arange(len(side)) for side in heaviest]) if len(shown) else np.zeros(0)
    note = f"The {len(shown)} words that add most, of {number(len(words))}." if len(shown) < len(words) else ""
    centres = rows * ROW + ROW / 2
    deepest = max(map(len, heaviest)) * ROW
    figure = draw_paper(title, body=deepest, note=note, top=24, bottom=40, theme=theme)
    figure.add_bar(
        x=shown["share"], y=centres, width=BAR, orientation="h",
        marker={
            "color": [colour_sign(share > 0, theme=theme) for share in shown["share"]],
            "line": {"width": 1, "color": ink["rule"]},
        },
        hovertext=write_hovers(
            [f"“{word}”" for word in shown["word"]],
            [f"adds {signed(share, decimals=DECIMALS)} to the mean tone" for share in shown["share"]],
            [
                f"{plural(times, 'time')} in {plural(reviews, 'review')}"
                for times, reviews in zip(shown["occurrences"], shown["reviews"], strict=True)
            ],
        ),
        hoverinfo="text", customdata=pick_values(shown, "word"),
    )  # fmt: skip
    sides = {True: {"xanchor": "left", "xshift": 5}, False: {"xanchor": "right", "xshift": -5}}
    look = {"font": {"color": ink["ink"], "size": SIZE}, "borderpad": 0}
    heads = {"xref": "paper", "y": 1, "yref": "paper", "yanchor": "bottom", "borderpad": 2}
    annotate(
        figure,
        [
            *(
                {"text": escape_text(str(word)), "x": share, "y": at, **sides[share > 0], **look}
                for word, share, at in zip(shown["word"], shown["share"], centres, strict=True)
            ),
            {"text": "← lowers the tone", "x": 0.25, **heads},
            {"text": "lifts the tone →", "x": 0.75, **heads},
        ],
    )
    reach = max(float(shown["share"].abs().max()) if len(shown) else 0.0, 10.0**-DECIMALS) * 1.6
    figure.update_xaxes(range=[-reach, reach], title_text=escape_text(value_name), tickformat="+~g", nticks=5)
    figure.add_vline(x=0, line={"color": ink["rule"], "width": 1})
    first = "; ".join(
        f"{word} {signed(share, decimals=DECIMALS)}"
        for word, share in zip(shown["word"].head(3), shown["share"], strict=False)
    )
    return Chart(figure, join_sentences(title, f"What each word adds: {first or 'none'}", note), shown)
