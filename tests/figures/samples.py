"""Small tables that the figures are tried with, and one of each figure."""

import numpy as np
import pandas as pd

from corpus import figures
from corpus.polarity.bands import count_bands

HOSTILE = [
    "<script>alert(1)</script>",
    "%{y}<extra>boo</extra>",
    "$x^2$",
    '<span style="background:url(http://evil.test/x)">red</span>',
    "#000001 &amp; &lt;b&gt;",
    "1917",
    "x" * 300,
    " ",
]
FIFTHS = ("opening", "second", "middle", "fourth", "verdict")
NEAR = pd.DataFrame({"a": ["B"], "b": ["C"]})


def points(groups, values):
    rows = [
        (g, v, f"r{i}", g, "A. Critic", pd.Timestamp("2025-03-03"))
        for i, (g, v) in enumerate(zip(groups, values, strict=True))
    ]
    frame = pd.DataFrame(rows, columns=["group", "value", "review_id", "film", "reviewer", "published"])
    return frame.astype({"value": "float64", "published": "datetime64[s]"})


def means(groups, *, enough=True, n=5, mean=0.2):
    k = len(groups)
    return pd.DataFrame(
        {"group": groups, "n": [n] * k, "mean": [mean] * k, "low": [mean - 0.1] * k, "high": [mean + 0.1] * k,
         "enough": [enough] * k}
    )  # fmt: skip


def spread(frame, averages, **options):
    options = {"value_name": "polarity", "middle": 0.1, "title": "A finding"} | options
    return figures.draw_distributions(frame, averages, fewest=5, **options)


def phrases(texts, worn=1):
    return pd.DataFrame(
        {"phrase_id": [f"p{i}" for i in range(len(texts))], "phrase": texts, "reviews": range(len(texts), 0, -1),
         "films": 2, "reviewers": 1, "worn": worn}
    )  # fmt: skip


def carried(words, shares=(0.02, -0.01)):
    return pd.DataFrame({"word": words, "share": shares, "occurrences": 3, "reviews": 2})


def praised(groups):
    """Of each group, what its reviews say of the acting, and too few of the story."""
    cells = means(groups).assign(aspect="acting", praising=4, clear=True)
    few = means(groups, enough=False, n=2).assign(aspect="story", praising=1, clear=False)
    return pd.concat([cells, few.assign(low=np.nan, high=np.nan)], ignore_index=True)


def months(*starts, enough=True):
    k = len(starts)
    return pd.DataFrame(
        {"month": pd.to_datetime(list(starts)), "n": range(1, k + 1), "mean": [0.2] * k, "low": [0.1] * k,
         "high": [0.3] * k, "enough": [enough] * k}
    )  # fmt: skip


def reviews(n, *, film="Salt"):
    rng = np.random.default_rng(0)
    return pd.DataFrame(
        {"review_id": [f"r{i}" for i in range(n)], "film": film, "reviewer": "A. Critic",
         "published": pd.Timestamp("2025-03-03"), "rating": rng.integers(0, 21, n) / 2,
         "polarity": rng.uniform(-0.5, 0.7, n)}
    )  # fmt: skip


def used(films):
    """One use a film, at the end of its review."""
    k = len(films)
    return pd.DataFrame(
        {"review_id": [f"r{i}" for i in range(k)], "start": [*range(k)], "film": films, "reviewer": "A. Critic",
         "published": pd.Timestamp("2025-03-03"), "place": [0.9] * k}
    )  # fmt: skip


def courses(groups, *, enough=True):
    k = len(groups) * 5
    return pd.DataFrame(
        {"group": np.repeat(np.array(groups, dtype=object), 5), "part": list(range(5)) * len(groups), "n": [6] * k,
         "mean": np.linspace(0, 0.4, k), "low": np.linspace(-0.1, 0.3, k), "high": np.linspace(0.1, 0.5, k),
         "enough": [enough] * k}
    )  # fmt: skip


def places(groups, *, enough=True):
    turn = np.linspace(0, 2 * np.pi, len(groups), endpoint=False)
    return pd.DataFrame(
        {"group": groups, "x": np.cos(turn), "y": np.sin(turn), "n": 6, "enough": enough, "nearest": groups[::-1],
         "times": 1.5}
    )  # fmt: skip


def alike(groups):
    """The first group beside each of the others."""
    return pd.DataFrame(
        {"a": groups[0] if groups else "", "b": groups[1:], "n_a": 6, "n_b": 5, "times": 1.5,
         "beyond": [place == 0 for place in range(len(groups) - 1)]}
    )  # fmt: skip


def every_chart(text="Salt", *, theme="light"):
    """One of each, with `text` wherever a review's text, a name or a title can stand."""
    common = {"title": text, "theme": theme}
    sentences = pd.DataFrame({"sentence": [0, 1], "polarity": [0.4, np.nan], "evidence": [2, 0]})
    return {
        "dots": figures.draw_distributions(
            points([text] * 3, [-0.2, 0.1, 0.3]), means([text]), value_name=text, middle=0, **common
        ),
        "shares": figures.draw_distributions(
            points([text] * 60, np.linspace(0, 0.01, 60)), means([text]), value_name=text, middle=0, **common
        ),
        "phrases": figures.draw_phrases(phrases([text, "b"]), **common),
        "rug": figures.draw_rug(used([text, "B"]), group="film", group_noun=text, **common),
        "counts": figures.draw_counts(pd.DataFrame({"a": [text], "n": [3]}), label="a", count="n", **common),
        "praise": figures.draw_praise(praised([text, "B"]), usual=praised([""]), noun=text, **common),
        "parts": figures.draw_parts(praised([""]).assign(rest_mean=0.1), others=text, **common),
        "weights": figures.draw_weights(carried([text, "dull"]), value_name=text, **common),
        "months": figures.draw_over_time(months("2025-01-01"), value_name=text, middle=0, **common),
        "course": figures.draw_course(sentences, middle=0, **common),
        "bands": figures.draw_bands(count_bands(reviews(9)), value_name=text, note=text, **common),
        "arcs": figures.draw_arcs(
            courses([text, "others"]), others="others", parts=FIFTHS, value_name=text, middle=0, **common
        ),
        "map": figures.draw_similarity_map(places([text, "B", "C"]), NEAR, note=text, **common),
        "alike": figures.draw_similar_pairs(alike([text, "B", "C"]), **common),
    }  # fmt: skip
