"""The closest sentences: those that share the most, and the rarest, words with what was typed.

For a line that is half remembered. Reviews are ranked by which of the words they have at all, and the sentences of the
first of them by BM25 (Robertson and Zaragoza 2009, "The probabilistic relevance framework"). Words count up to
inflection.

Of 100 sentences that were said again from memory it finds 78 among the first ten; BM25 over all sentences finds 80
(`tests/benchmarks/bars_related.py`).
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from corpus.search.parsing import parse_query
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.stemmed import StemmedText
from corpus.text.tokens import list_sentences, tokenise

#: Fewer words than these are no line.
FEWEST = 3
#: The sentences of so many reviews are read.
READ = 600
#: Saturation and length, as Robertson and Zaragoza have them.
_K1, _B = 1.2, 0.75
_SENTENCES = {
    "text": "int64",
    "start": "int64",
    "end": "int64",
    "sentence": "str",
    "shared": "str",
    "many": "int64",
}


def list_asked(typed: str) -> list[str]:
    """Return the lemmas of what was typed, each once; none where they are too few, or all like "the".

    Examples
    --------
    >>> list_asked("The plots were dragging: the plot drags.")
    ['the', 'plot', 'drag']
    >>> list_asked("a plot"), list_asked("it was what it is")
    ([], [])
    """
    lemmas = StemmedText.of(tokenise([typed]))
    asked = [lemmas.vocabulary[word] for word in dict.fromkeys(lemmas.word.tolist())]
    return asked if len(asked) >= FEWEST and select_telling(asked) else []


def select_telling(lemmas: Sequence[str]) -> list[str]:
    """Return the lemmas that say what a sentence is about: those that are no function words."""
    return [lemma for lemma in lemmas if lemma not in FUNCTION_WORDS]


def list_words(search: str) -> list[str]:
    """Return the words of a search that sentences can be close to; none where it leaves words out, or words open.

    Examples
    --------
    >>> list_words("the plot drags like wet rope")
    ['plot', 'drag', 'wet', 'rope']
    >>> list_words("plot drags -rope"), list_words("the plot drag*")
    ([], [])
    """
    query = parse_query(search) if search and "*" not in search else None
    return select_telling(list_asked(search)) if query and not (query.without or query.expressions) else []


def weigh_lemmas(
    asked: Sequence[str], lemmas: Sequence[str], counts: csr_array
) -> tuple[NDArray[np.float64], dict[str, float]]:
    """Weigh reviews by which of some lemmas they have at all.

    Parameters
    ----------
    asked : sequence of str
        From `list_asked`.
    lemmas : sequence of str
        The lemma of each word of a corpus.
    counts : csr_array, shape (reviews, words)
        How often each review uses each word.

    Returns
    -------
    weight : array of float, one item a review
        The sum of the rarities of the lemmas that it has.
    rarity : mapping of str to float
        Of each lemma: the fewer reviews have it, the higher. Above 0.
    """
    number = {lemma: place for place, lemma in enumerate(asked)}
    of_word = np.array([number.get(lemma, -1) for lemma in lemmas], np.int64)
    uses = np.flatnonzero((of_word >= 0)[counts.indices])
    review = np.searchsorted(counts.indptr, uses, side="right") - 1
    pairs = np.unique(review * len(asked) + of_word[counts.indices[uses]])
    review, lemma = np.divmod(pairs, len(asked))
    rarity = _weigh(np.bincount(lemma, minlength=len(asked)), counts.shape[0])
    weight = np.bincount(review, rarity[lemma], minlength=counts.shape[0]).astype(np.float64)
    return weight, dict(zip(asked, rarity.tolist(), strict=True))


def rank_sentences(texts: Sequence[str], rarity: Mapping[str, float], *, most: int) -> pd.DataFrame:
    """Return the sentences that share the most and rarest lemmas, the closest first.

    Parameters
    ----------
    texts : sequence of str
    rarity : mapping of str to float
        From `weigh_lemmas`.
    most : int
        So many sentences at most.

    Returns
    -------
    DataFrame
        `text`, its position; `start` and `end` of the sentence in it; `sentence`, its words, line breaks as spaces;
        `shared`, the telling words that it shares, as they are printed; `many`, how many lemmas these are: one or more.

    Examples
    --------
    >>> texts = ["A film. The plot drags like wet rope.", "A dull plot."]
    >>> found = rank_sentences(texts, {"rope": 1.0, "drag": 1.0, "dog": 1.0}, most=5)
    >>> found[["text", "sentence", "shared", "many"]].to_numpy().tolist()
    [[0, 'The plot drags like wet rope.', 'drags, rope', 2]]
    """
    tokens = tokenise(texts)
    lemmas, spans = StemmedText.of(tokens), list_sentences(tokens)
    first = np.searchsorted(spans["review"], np.arange(len(texts)))
    sentence = first[lemmas.review] + tokens.sentence[lemmas.token]
    weight = np.array([rarity.get(lemma, 0.0) for lemma in lemmas.vocabulary])
    telling = np.isin(lemmas.vocabulary, select_telling([*rarity]))

    places = np.flatnonzero(weight[lemmas.word])
    pairs, times = np.unique(sentence[places] * np.int64(len(weight)) + lemmas.word[places], return_counts=True)
    within, lemma = np.divmod(pairs, max(len(weight), 1))
    length = np.bincount(sentence, minlength=len(spans))
    room = _K1 * (1 - _B + _B * length[within] / max(length.sum() / max(len(spans), 1), 1))
    score = np.bincount(within, weight[lemma] * times * (_K1 + 1) / (times + room), minlength=len(spans))
    many = np.bincount(within, telling[lemma], minlength=len(spans))
    order = np.argsort(-score, kind="stable")
    best = order[many[order] > 0][:most]

    words: dict[int, dict[str, None]] = {each: {} for each in best.tolist()}
    for place in places[telling[lemmas.word[places]] & np.isin(sentence[places], best)].tolist():
        words[int(sentence[place])][tokens.spellings[tokens.spelling[lemmas.token[place]]]] = None
    text, start, end = (spans[name].to_numpy()[best] for name in ("review", "start", "end"))
    said = [" ".join(texts[each][since:until].split()) for each, since, until in zip(text, start, end, strict=True)]
    columns = (text, start, end, said, [", ".join(each) for each in words.values()], many[best])
    return pd.DataFrame(dict(zip(_SENTENCES, columns, strict=True))).astype(_SENTENCES)


def _weigh(having: NDArray[np.integer], of: int) -> NDArray[np.float64]:
    """Weigh lemmas by how many texts have them: Robertson's and Spärck Jones's, above 0."""
    return np.log1p((of - having + 0.5) / (having + 0.5))
