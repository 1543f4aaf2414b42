"""Similar groups in words: which two are most alike, and whether that is more than chance."""

import pandas as pd

from corpus.compare.similarity import FEWEST_GROUPS, Similarity
from corpus.statistics.groups import ENOUGH
from corpus.wording import number


def describe_similarity(
    similarity: Similarity, pairs: pd.DataFrame, *, noun: str = "film", feature: str = "word"
) -> str:
    """Return the two groups that are most alike in one sentence, compared with two groups on average.

    Parameters
    ----------
    similarity : Similarity
    pairs : DataFrame
        Of its pairs those that are shown, from `similarity_layout.pick_pairs`.
    noun : str
        What a group is, in the singular; names of films are put in quotation marks.
    feature : str
        What they share, in the singular.

    Returns
    -------
    str
        Plain text: names are in it letter for letter, and may hold anything.
    """
    if len(similarity.groups) < FEWEST_GROUPS:
        return f"Too few {noun}s to compare: at least {FEWEST_GROUPS} are needed."
    if not similarity.usual > 0:
        return f"No two {noun}s have a {feature} in common that the others do not use as well."
    if pairs.empty:
        return f"Too few reviews to compare these {noun}s."
    best = pairs.iloc[0]
    names = _name_pair(best, noun)
    if best["beyond"]:
        times = number(best["times"], decimals=1)
        return f"Most alike in their {feature}s: {names}, {times} times as alike as two {noun}s on average."
    if pd.isna(best["p"]):
        return f"Closest in their {feature}s: {names}. With fewer than {ENOUGH} reviews each, that could be luck."
    return f"No two {noun}s are clearly alike; the closest are {names}."


def title_pairs(pairs: pd.DataFrame, *, noun: str = "film") -> str:
    """Return the pair that is most alike, as the title of a figure.

    Parameters
    ----------
    pairs : DataFrame
        From `similarity_layout.pick_pairs`; one at least.
    noun : str
        What a group is, in the singular.
    """
    best = pairs.iloc[0]
    return f"{'Most alike' if best['beyond'] else 'Closest'}: {_name_pair(best, noun)}"


def _name_pair(pair: pd.Series, noun: str) -> str:
    mark = "“{}”".format if noun == "film" else "{}".format
    return f"{mark(pair['a'])} and {mark(pair['b'])}"
