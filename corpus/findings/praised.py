"""Findings about parts of films: which is praised or blamed most for what, and on what its critics agree or part."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from corpus.aspects.terms import OVERALL
from corpus.aspects.values import SAID
from corpus.compare.praise import Praise, find_clearest, rank_clearest
from corpus.compare.praise_wording import describe_praise
from corpus.findings.exhibit import MOST, Exhibit
from corpus.findings.finding import Finding
from corpus.statistics.differences import ABOVE_REST, BELOW_REST
from corpus.statistics.groups import ENOUGH
from corpus.statistics.intervals import estimate_share
from corpus.wording import number

#: Critics agree where so many of those who judge a part do so alike, and part where so many are on the smaller side.
_AGREED, _PARTED = 0.85, 1 / 3
#: The most letters and words of a sentence: what fits on two lines in large type.
_LONGEST, _MOST_WORDS = 170, 25
_ON_PRAISE = (
    "A review counts once for a part, with the mean of what its clauses say of it. Each film is compared, part by "
    "part, with the reviews of all others; corrected for all films and parts. Irony is not understood."
)
_ON_PARTS = (
    f"Counted, not tested: reviews that praise or blame a part on the whole, where {ENOUGH} or more judge it. They "
    "agree where nearly all are on one side, and part where a third or more are on either."
)
_HEADS = {
    "label": "Film and part",
    "praising": "Praise it",
    "blaming": "Blame it",
    "n": "Reviews",
    "value": "Difference in tone",
    "low": "From",
    "high": "To",
}


def find_praised(praise: Praise) -> Iterator[Finding]:
    """Yield the film that is most clearly praised for a part of it, and the one most clearly blamed, beside the others.

    Parameters
    ----------
    praise : Praise
        From `measure_praise`, of films.
    """
    ends = [find_clearest(praise, conclusion) for conclusion in (ABOVE_REST, BELOW_REST)]
    named = [row for row in ends if row is not None]
    if not named:
        return
    sentence = describe_praise(praise)
    said = [row for row in named if f"“{row['group']}”" in sentence]
    clear = rank_clearest(praise.cells[praise.cells["conclusion"].isin([ABOVE_REST, BELOW_REST])])
    every, clear = len(clear), clear.head(MOST).sort_values("rest_difference", ascending=False, kind="stable")
    rows = pd.DataFrame(
        {
            "label": clear["group"] + ": " + clear["aspect"],
            "value": clear["rest_difference"],
            "low": clear["rest_low"],
            "high": clear["rest_high"],
            "praising": clear["praising"],
            "blaming": clear["blaming"],
            "n": clear["n"],
            "named": list(map({(row["group"], row["aspect"]) for row in said}.__contains__,
                              zip(clear["group"], clear["aspect"], strict=True))),
        }
    )  # fmt: skip
    first = named[0]
    yield Finding(
        "praised",
        sentence,
        "praise",
        {"by": "film"},
        int(sum(row["n"] for row in said)),
        float(first["rest_difference"]),
        float(max(row["q"] for row in said)),
        float(first["rest_low"]),
        float(first["rest_high"]),
        Exhibit(
            "ranking",
            rows.reset_index(drop=True),
            _HEADS,
            "tone of what is said of the part, above or below that of other films (−2 to +2)",
            of=every,
            noun="clear difference",
            part="the surest",
            behind="reviews that judge the part",
            ends=True,
        ),
        _ON_PRAISE,
    )


def find_parted(praise: Praise, reviews: pd.DataFrame) -> Iterator[Finding]:
    """Yield the film of which critics agree on one part and part over another: the one of which most judge both.

    Parameters
    ----------
    praise : Praise
        From `measure_praise`, of films.
    reviews : DataFrame
        The selection: `reviewer`.
    """
    judged = praise.cells[(praise.cells["n"] >= ENOUGH) & (praise.cells["aspect"] != OVERALL)]
    larger, smaller = judged[["praising", "blaming"]].max(axis=1), judged[["praising", "blaming"]].min(axis=1)
    agreed = judged[larger >= _AGREED * judged["n"]].sort_values("n", ascending=False, kind="stable")
    parted = judged[smaller >= _PARTED * judged["n"]].sort_values("n", ascending=False, kind="stable")
    both = agreed.drop_duplicates("group").merge(parted.drop_duplicates("group"), on="group", suffixes=("", "_parted"))
    if both.empty:
        return
    order = np.lexsort((-(both["n"] + both["n_parted"]), -np.minimum(both["n"], both["n_parted"])))
    film = both.iloc[order[0]]
    who = "Critics" if reviews["reviewer"].notna().any() else "Reviewers"
    verb, count = ("praise", film["praising"]) if film["praising"] > film["blaming"] else ("blame", film["blaming"])
    counted = f" ({number(count)} of {number(film['n'])} {verb} {_refer(film['aspect'])})"
    divided = f" ({number(film['praising_parted'])} praise {_refer(film['aspect_parted'])}, "
    divided += f"{number(film['blaming_parted'])} blame)"
    yield Finding(
        "parted",
        _fit(who, film, counted, divided),
        "praise",
        {"by": "film", "group": film["group"]},
        int(max(film["n"], film["n_parted"])),
        float(film["n_parted"]),
        exhibit=_share(praise.cells[praise.cells["group"] == film["group"]], [film["aspect"], film["aspect_parted"]]),
        method=_ON_PARTS,
    )


def _fit(who: str, film: pd.Series, counted: str, divided: str) -> str:
    """Return the sentence with its counts, or without where they would make it too long."""
    on, over = SAID[film["aspect"]], SAID[film["aspect_parted"]].removeprefix("the ")
    for first, second in ((counted, divided), ("", divided), ("", "")):
        sentence = f"{who} agree on {on} of “{film['group']}”{first} and part over its {over}{second}."
        if len(sentence) <= _LONGEST and len(sentence.split()) <= _MOST_WORDS:
            break
    return sentence


def _share(cells: pd.DataFrame, named: list[str]) -> Exhibit:
    """Return how many of the reviews that judge each part of a film praise it."""
    cells = cells[(cells["n"] >= ENOUGH) & (cells["aspect"] != OVERALL)]
    cells = cells.assign(share=cells["praising"] / cells["n"]).sort_values("share", ascending=False, kind="stable")
    bounds = [estimate_share(int(row["praising"]), int(row["n"])) for _, row in cells.iterrows()]
    rows = pd.DataFrame(
        {
            "label": cells["aspect"].str.capitalize().astype("str"),
            "value": (100 * cells["share"]).round(),
            "low": [round(100 * low) for low, _ in bounds],
            "high": [round(100 * high) for _, high in bounds],
            "n": cells["n"],
            "named": cells["aspect"].isin(named),
            "praising": cells["praising"],
            "blaming": cells["blaming"],
        }
    ).astype({"low": "float64", "high": "float64"})
    heads = {"label": "Part", "praising": "Praise it", "blaming": "Blame it", "n": "Reviews"}
    return Exhibit(
        "ranking",
        rows.reset_index(drop=True),
        heads,
        "how many of 100 reviews that judge the part praise it",
        noun="part",
        behind="reviews that judge the part",
        ends=True,
    )


def _refer(aspect: str) -> str:
    return "them" if aspect.endswith("s") else "it"
