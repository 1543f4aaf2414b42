"""Terms that say nothing new about the group that they are listed for: its title, grammar, the same words again."""

from collections.abc import Collection
from itertools import pairwise

import numpy as np
import pandas as pd

from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.mentions import list_spellings
from corpus.text.tokens import tokenise


def mark_titles(table: pd.DataFrame, titles: Collection[str]) -> pd.Series:
    """Return which rows hold nothing but words of the title of the film that they are listed for.

    Parameters
    ----------
    table : DataFrame
        One row a term of a group: `group` and `folded`, the term's words.
    titles : collection of str
        The groups that are films.

    Returns
    -------
    Series of bool, by the index of `table`

    Examples
    --------
    >>> table = pd.DataFrame({"group": ["Salt", "Salt"], "folded": ["the salt", "sea"]})
    >>> mark_titles(table, ["Salt"]).tolist()
    [True, False]
    """
    known = [(title, spelling) for title in titles for spelling in list_spellings(title)]
    tokens = tokenise([spelling for _, spelling in known])
    words = [tokens.vocabulary[number] for number in tokens.word.tolist()]
    by_title: dict[str, set[str]] = {}
    for (title, _), (first, last) in zip(known, pairwise(tokens.bounds.tolist()), strict=True):
        by_title.setdefault(title, set()).update(word.removesuffix("'s") for word in words[first:last])
    contents = [{word.removesuffix("'s") for word in words.split()} - FUNCTION_WORDS for words in table["folded"]]
    marks = [
        bool(content) and content <= by_title.get(group, set())
        for group, content in zip(table["group"], contents, strict=True)
    ]
    return pd.Series(marks, index=table.index, dtype=bool)


def mark_grammar(table: pd.DataFrame) -> pd.Series:
    """Return which rows hold nothing but function words ("of the").

    Examples
    --------
    >>> mark_grammar(pd.DataFrame({"folded": ["of the", "of the sea"]})).tolist()
    [True, False]
    """
    return table["folded"].map(lambda words: FUNCTION_WORDS.issuperset(words.split())).astype("bool")


def mark_repeated(table: pd.DataFrame) -> pd.Series:
    """Return which rows say no more than another row of their group.

    That is a term in no more reviews than a longer one that contains it; and a term that differs only in function words
    from another one, which is in more reviews.

    Parameters
    ----------
    table : DataFrame
        One row a term of a group: `group`, `folded` (the term's words), `reviews` (that hold it), `significant`. A term
        that is a finding does not repeat one that is none.

    Returns
    -------
    Series of bool, by the index of `table`

    Examples
    --------
    >>> table = pd.DataFrame({"group": "A", "folded": ["ice", "ice cream", "cream"], "reviews": [4, 4, 6]})
    >>> mark_repeated(table.assign(significant=True)).tolist()
    [True, False, False]
    """
    rows = list(zip(table["group"], table["folded"], table["reviews"], table["significant"], strict=True))
    by_term = {(group, folded): (reviews, finding) for group, folded, reviews, finding in rows}
    inside = set()
    for group, folded, reviews, finding in rows:
        words = folded.split()
        parts = ((first, last) for first in range(len(words)) for last in range(first + 1, len(words) + 1))
        for first, last in parts:
            part = (group, " ".join(words[first:last]))
            if last - first < len(words) and part in by_term:
                part_reviews, part_finding = by_term[part]
                if part_reviews <= reviews and part_finding <= finding:
                    inside.add(part)
    marks = pd.Series([(group, folded) in inside for group, folded, _, _ in rows], index=table.index, dtype=bool)
    contents = [" ".join(word for word in folded.split() if word not in FUNCTION_WORDS) for _, folded, _, _ in rows]
    others = table.assign(content=np.where(contents, contents, table["folded"]))[~marks]
    others = others.sort_values(["significant", "reviews"], ascending=False, kind="stable")
    marks[others.index[others.duplicated(["group", "content"])]] = True
    return marks
