"""The words of a review that push its polarity away from its rating, as a reader is asked about them."""

from collections.abc import Sequence

import pandas as pd

from corpus.polarity.disagreement import find_misleading_words
from corpus.polarity.scores import list_scored_words
from corpus.polarity.textblob import Lexicon

#: Words that are named in a row of the list, and characters of context on either side of one.
NAMED, CONTEXT = 3, 60


def list_faults(
    text: str, difference: float, *, scored: str | None = None, lexicon: Lexicon | None = None
) -> pd.DataFrame:
    """Return the misleading words of a review, one row a word, with their context.

    Parameters
    ----------
    text, difference, lexicon
        As in `disagreement.find_misleading_words`.
    scored : str, optional
        The text without the titles in it, as `replace_titles` gives it, where these are not scored.

    Returns
    -------
    DataFrame
        The columns of `disagreement.find_misleading_words`, and `context`: the whole words within `CONTEXT`
        characters on either side.

    Examples
    --------
    >>> list_faults("A terrifying,  brilliant film.", -4.0)[["word", "context"]].to_numpy().tolist()
    [['terrifying', 'A terrifying, brilliant film.']]
    """
    faults = find_misleading_words(scored or text, difference, lexicon=lexicon).drop_duplicates("word")
    context = [_cut_context(text, start, end) for start, end in zip(faults["start"], faults["end"], strict=True)]
    return faults.assign(context=context)


def name_faults(texts: Sequence[str], differences: Sequence[float], *, lexicon: Lexicon | None = None) -> list[str]:
    """Return the `NAMED` words that mislead most in each of some reviews, with commas between them.

    Parameters
    ----------
    texts : sequence of str
    differences : sequence of float, one a text
        From `disagreement.rank_disagreements`.
    lexicon : Lexicon, optional
        TextBlob's own by default.
    """
    named = []
    for words, difference in zip(list_scored_words(texts, lexicon=lexicon), differences, strict=True):
        against = [(word, contribution) for word, contribution in words if contribution * difference > 0]
        against.sort(key=lambda each: -abs(each[1]))
        named.append(", ".join([*dict.fromkeys(word for word, _ in against)][:NAMED]))
    return named


def _cut_context(text: str, start: int, end: int) -> str:
    """Return a place of a text with the whole words around it."""
    first, last = max(start - CONTEXT, 0), min(end + CONTEXT, len(text))
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    return " ".join(text[first:last].split())
