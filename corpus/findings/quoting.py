"""The chapter of a brief that has the lines worth quoting, for and against in turn."""

from collections.abc import Iterator

import pandas as pd

from corpus.aspects.terms import OVERALL
from corpus.aspects.values import SAID
from corpus.findings.exhibit import Exhibit
from corpus.findings.finding import Finding
from corpus.findings.quotes import AGAINST, FOR, describe_quotes, describe_source

_ON_QUOTES = (
    "A line is a whole sentence that stands by itself, judges clearly, repeats no turn of phrase of these reviews and "
    "does not seem to give the plot away. It is one critic’s, and says nothing of what the others think."
)


def find_quotes(lines: pd.DataFrame) -> Iterator[Finding]:
    """Yield the lines worth quoting, if there are any.

    Parameters
    ----------
    lines : DataFrame
        From `quotes.list_sources`.
    """
    if lines.empty:
        return
    # The best for and the best against are read first, beside each other.
    turn = lines.groupby("side").cumcount()
    ordered = lines.assign(turn=turn).sort_values(["turn", "side"], ascending=[True, False], kind="stable")
    rows = pd.DataFrame(
        {
            "label": [describe_source(line) for _, line in ordered.iterrows()],
            "text": ordered["quote"].to_numpy(),
            "side": ordered["side"].to_numpy(),
            "aspects": ordered["aspects"].str.replace(OVERALL, SAID[OVERALL]).to_numpy(),
        }
    ).astype({"label": "str", "text": "str", "side": "str", "aspects": "str"})
    heads = {"text": "Line", "label": "Source", "side": "Side", "aspects": "On"}
    each = f"on either side each of another {'critic' if lines['reviewer'].notna().all() else 'review'}"
    yield Finding(
        "quotes",
        describe_quotes(lines),
        "quotes",
        {},
        int(lines["review_id"].nunique()),
        float(len(lines)),
        exhibit=Exhibit("passages", rows, heads, each, noun="line", together=len({FOR, AGAINST} & set(lines["side"]))),
        method=_ON_QUOTES,
    )
