"""Statements as lines: each in its sentence, the best or the worst first."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from corpus.aspects.terms import ASPECTS

#: Nearer to 0, a statement is neither the best nor the worst that is said.
_CLEAR = 0.1
_LINES: Mapping[str, str] = {
    "review_id": "str",
    "aspect": "str",
    "left": "str",
    "printed": "str",
    "right": "str",
    "polarity": "float64",
    "start": "int64",
    "end": "int64",
}


def rank_statements(statements: pd.DataFrame, *, worst: bool = False, most: int | None = None) -> pd.DataFrame:
    """Return statements with those first that praise most, or blame most.

    Of equal polarity, those with more evidence come first; then they keep their order.

    Parameters
    ----------
    statements : DataFrame
        `schema.STATEMENTS`.
    worst : bool
        Those that blame most come first.
    most : int, optional
        Only the first so many.
    """
    evidence = -statements["evidence"].to_numpy("int64")
    polarity = statements["polarity"].to_numpy("float64") * (1 if worst else -1)
    return statements.iloc[np.lexsort((evidence, polarity))[:most]]


def pick_extremes(statements: pd.DataFrame, *, each: int) -> pd.DataFrame:
    """Return of each aspect the statements that praise it most, and then those that blame it most.

    Parameters
    ----------
    statements : DataFrame
        `schema.STATEMENTS`, their aspects as categories.
    each : int
        How many of either sign there are at most.
    """
    parts = [statements.head(0)]
    for aspect in ASPECTS:
        of = statements[statements["aspect"] == aspect]
        parts.append(rank_statements(of[of["polarity"] >= _CLEAR], most=each))
        parts.append(rank_statements(of[of["polarity"] <= -_CLEAR], worst=True, most=each))
    return pd.concat(parts)


def write_lines(statements: pd.DataFrame, sentences: pd.DataFrame, texts: pd.Series) -> pd.DataFrame:
    """Return statements with the words before and behind them in their sentences.

    Parameters
    ----------
    statements : DataFrame
        `schema.STATEMENTS`.
    sentences : DataFrame
        `review_id`, `sentence`, `start`, `end`: at least those of the statements.
    texts : Series of str
        The reviews' texts, indexed by review id.

    Returns
    -------
    DataFrame
        `review_id`, `aspect`, `left`, `printed`, `right`, `polarity`, `start`, `end`; one row a statement, in the same
        order, line breaks shown as spaces.

    Examples
    --------
    >>> said = {"review_id": ["a"], "sentence": 0, "aspect": "story", "start": 4, "end": 16, "polarity": -0.5}
    >>> spans = pd.DataFrame({"review_id": ["a"], "sentence": 0, "start": 0, "end": 21})
    >>> lines = write_lines(pd.DataFrame(said), spans, pd.Series({"a": "Its lazy script sinks."}))
    >>> lines[["left", "printed", "right"]].to_numpy().tolist()
    [['Its', 'lazy script', 'sinks']]
    """
    keys = ["review_id", "sentence"]
    ids = statements["review_id"].astype("str")
    spans = sentences.loc[sentences["review_id"].isin(ids.unique()), [*keys, "start", "end"]].astype(
        {"review_id": "str"}
    )
    placed = statements.assign(review_id=ids)[[*keys, "aspect", "start", "end", "polarity"]].merge(
        spans, on=keys, how="left", suffixes=("", "_sentence")
    )
    rows = []
    named = texts.to_dict()
    places = (placed[name].tolist() for name in ("start_sentence", "start", "end", "end_sentence"))
    told = (placed[name].tolist() for name in ("review_id", "aspect", "polarity"))
    for begin, start, end, behind, review_id, aspect, polarity in zip(*places, *told, strict=True):
        text = named[review_id]
        pieces = (" ".join(piece.split()) for piece in (text[begin:start], text[start:end], text[end:behind]))
        rows.append((review_id, aspect, *pieces, polarity, start, end))
    return pd.DataFrame(rows, columns=list(_LINES)).astype(_LINES)
