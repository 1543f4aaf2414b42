"""Terms that say nothing new about the group that they are listed for: its title, grammar, the same words again."""

from collections.abc import Collection
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.text.arrays import join_ranges
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.title_spellings import list_spellings
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
    group, groups = pd.factorize(table["group"])
    number = {name: code for code, name in enumerate(groups.tolist())}
    known = [(number[title], spelling) for title in titles if title in number for spelling in list_spellings(title)]
    tokens = tokenise([spelling for _, spelling in known])
    plain = [word.removesuffix("'s") for word in tokens.vocabulary]
    words = [plain[place] for place in tokens.word.tolist()]
    title_words: list[set[str]] = [set() for _ in groups]
    for (code, _), (first, last) in zip(known, pairwise(tokens.bounds.tolist()), strict=True):
        title_words[code].update(words[first:last])
    term, terms = _number_terms(table)
    contents = [{word.removesuffix("'s") for word in words.split()} - FUNCTION_WORDS for words in terms]
    pairs = zip(group.tolist(), term.tolist(), strict=True)
    marks = [bool(contents[place]) and contents[place] <= title_words[code] for code, place in pairs]
    return pd.Series(marks, index=table.index, dtype=bool)


def mark_grammar(table: pd.DataFrame) -> pd.Series:
    """Return which rows hold nothing but function words ("of the").

    Examples
    --------
    >>> mark_grammar(pd.DataFrame({"folded": ["of the", "of the sea"]})).tolist()
    [True, False]
    """
    term, terms = _number_terms(table)
    marks = np.array([FUNCTION_WORDS.issuperset(words.split()) for words in terms], bool)
    return pd.Series(marks[term], index=table.index, dtype=bool)


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
    term, terms = _number_terms(table)
    group = pd.factorize(table["group"])[0]
    reviews, finding = table["reviews"].to_numpy("int64"), table["significant"].to_numpy(bool)
    holder, part = _pair_parts(terms)
    begins = np.searchsorted(holder, np.arange(len(terms) + 1))
    parts = np.diff(begins)[term]
    row = np.repeat(np.arange(len(table)), parts)
    keys = group * len(terms) + term
    order = np.argsort(keys)
    wanted = group[row] * len(terms) + part[join_ranges(begins[term], parts)]
    place = order[np.minimum(np.searchsorted(keys, wanted, sorter=order), len(keys) - 1)]
    repeated = (keys[place] == wanted) & (reviews[place] <= reviews[row]) & (finding[place] <= finding[row])
    marks = np.zeros(len(table), bool)
    marks[place[repeated]] = True
    contents = [" ".join(word for word in folded.split() if word not in FUNCTION_WORDS) or folded for folded in terms]
    content = pd.factorize(np.array(contents, dtype=object))[0][term]
    order = np.lexsort((-reviews, ~finding))
    order = order[~marks[order]]
    again = pd.DataFrame({"group": group[order], "content": content[order]}).duplicated().to_numpy()
    marks[order[again]] = True
    return pd.Series(marks, index=table.index, dtype=bool)


def _number_terms(table: pd.DataFrame) -> tuple[NDArray[np.int64], list[str]]:
    """Return the number of each row's term, and the terms: there are far fewer, for many groups share them."""
    term, terms = pd.factorize(table["folded"])
    return term, terms.tolist()


def _pair_parts(terms: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the numbers of the terms that hold another one within them, in order, and those of what they hold."""
    number = {folded: place for place, folded in enumerate(terms)}
    pairs: list[tuple[int, int]] = []
    for holder, folded in enumerate(terms):
        # Most terms are single words.
        if " " not in folded:
            continue
        words = folded.split()
        many = len(words)
        for first in range(many):
            # Without the term itself.
            for last in range(first + 1, many if first == 0 else many + 1):
                part = number.get(" ".join(words[first:last]))
                if part is not None:
                    pairs.append((holder, part))
    holders, parts = np.array(pairs, dtype="int64").reshape(-1, 2).T
    return holders, parts
