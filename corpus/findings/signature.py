"""The finding about the phrase that sets one film's reviews apart from all others."""

from collections.abc import Iterator

import pandas as pd

from corpus.findings.exhibit import MOST, Exhibit
from corpus.findings.finding import Finding
from corpus.statistics.intervals import estimate_share
from corpus.wording import number, plural

_ON_SIGNATURES = (
    "A phrase has to be in more of a film’s reviews, and more often, than chance would deal it there; corrected for "
    "all phrases and films. Names and titles are left out."
)
#: Of fewer reviews, a share carries no decimal.
_PER_MILLE = 1000


def find_signature(table: pd.DataFrame) -> Iterator[Finding]:
    """Yield the phrase that most surely sets a film's reviews apart.

    Parameters
    ----------
    table : DataFrame
        From `distinction.distinguish_each`, of films by phrases.
    """
    # Of two phrases as sure, the one in more of the film's reviews.
    clear = table[table["significant"]].assign(share=lambda rows: rows["reviews"] / rows["n"])
    clear = clear.sort_values(["p", "share", "group", "term"], ascending=[True, False, True, True], kind="stable")
    if clear.empty:
        return
    first = clear.iloc[0]
    films = clear.drop_duplicates("group")
    best = films.head(MOST).sort_values("share", ascending=False, kind="stable")
    digits = 0 if best["n"].min() < _PER_MILLE else 1
    bounds = [
        [100 * bound for bound in estimate_share(int(row["reviews"]), int(row["n"]))] for _, row in best.iterrows()
    ]
    rows = pd.DataFrame(
        {
            "label": [f"{row['group']}: “{row['term']}”" for _, row in best.iterrows()],
            "value": (100 * best["share"]).round(digits).to_numpy("float64"),
            "low": [round(least, digits) for least, _ in bounds],
            "high": [round(most, digits) for _, most in bounds],
            "n": best["n"].to_numpy("int64"),
            "named": (best["group"] == first["group"]).to_numpy(),
            "reviews": best["reviews"].to_numpy("int64"),
            "others": best["rest_reviews"].to_numpy("int64"),
        }
    )
    heads = {"label": "Film and phrase", "n": "Reviews", "reviews": "With it", "others": "Others with it"}
    low, high = estimate_share(int(first["reviews"]), int(first["n"]))
    of_others = number(first["rest_reviews"]) if first["rest_reviews"] else "none"
    yield Finding(
        "signature",
        f"“{first['term']}” is a signature phrase of “{first['group']}”: in {number(first['reviews'])} of its "
        f"{plural(int(first['n']), 'review')}, and in {of_others} of the {number(first['rest_n'])} others.",
        "signature",
        {"by": "film", "group": first["group"]},
        int(first["n"]),
        100 * float(first["share"]),
        float(first["q"]),
        100 * low,
        100 * high,
        Exhibit(
            "ranking",
            rows,
            heads,
            "how many of 100 reviews of the film use the phrase",
            of=len(films),
            noun="such film",
            part="the surest",
            behind="reviews of the film",
        ),
        _ON_SIGNATURES,
    )
