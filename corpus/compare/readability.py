"""Variety of words (the moving-average type-token ratio) and reading ease (Flesch) of reviews."""

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.statistics.groups import Array
from corpus.text.tokens import Tokens, tokenise

#: Words in the window of MATTR: a paragraph's worth, which nearly every review has.
WINDOW = 50
#: So many texts are split into words at a time.
_TOGETHER = 1_000

# A silent e: "made", "makes", "moved"; not "table", "faces", "wanted", "the".
_VOWELS = re.compile("[aeiouy]+")
_SILENT = re.compile(r"(?<=[aeiouy])([^aeiouy]+)(?:e|(?<![sxzcg])(?<![sc]h)es|(?<![td])ed)$")
_SPOKEN = re.compile(r"[^aeiouyl]le(?:s|d)?$")


def measure_readability(tokens: Tokens, *, window: int = WINDOW) -> pd.DataFrame:
    """Return the variety of words and the reading ease of each review.

    *Variety* is the moving-average type-token ratio: the share of different words in each `window` words that follow
    one another, averaged over all such windows (Covington and McFall 2010, "Cutting the Gordian Knot", Journal of
    Quantitative Linguistics 17, 94-100). Unlike the plain ratio it does not fall with the length of a text. *Reading
    ease* is Flesch's (1948, "A New Readability Yardstick", Journal of Applied Psychology 32, 221-233): 206.835 − 1.015
    × words per sentence − 84.6 × syllables per word; 60 to 70 is plain English, below 30 hard going, above 90 a comic.
    Syllables are counted by `count_syllables`.

    Misuse: the formula was made for English, and for samples of a hundred words; on a line or two it is noise. It does
    not see whether a text makes sense.

    Parameters
    ----------
    tokens : Tokens
    window : int
        Words; a shorter review has no `variety`, for a short text repeats less.

    Returns
    -------
    DataFrame
        One row a review, in their order: `words`, `sentences` (that hold a word), `syllables`, `variety` (0..1) and
        `reading_ease` (NaN without a word).
    """
    many = len(tokens.bounds) - 1
    review = tokens.review
    words = np.diff(tokens.bounds)
    begins = np.ones(len(review), dtype=bool)
    begins[1:] = (review[1:] != review[:-1]) | (tokens.sentence[1:] != tokens.sentence[:-1])
    sentences = np.bincount(review[begins], minlength=many)
    counted = np.bincount(review, count_syllables(tokens.vocabulary)[tokens.word], many)
    with np.errstate(invalid="ignore", divide="ignore"):
        ease = 206.835 - 1.015 * words / sentences - 84.6 * counted / words
    return pd.DataFrame(
        {
            "words": words.astype("int64"),
            "sentences": sentences.astype("int64"),
            "syllables": counted.astype("int64"),
            "variety": _measure_variety(tokens.word, tokens.bounds, window),
            "reading_ease": ease,
        }
    )


def measure_texts(texts: Sequence[str]) -> pd.DataFrame:
    """Return the same of texts, of which there may be many: the words of a few at a time are in memory."""
    parts = (texts[first : first + _TOGETHER] for first in range(0, max(len(texts), 1), _TOGETHER))
    return pd.concat([measure_readability(tokenise(part)) for part in parts], ignore_index=True)


def count_syllables(words: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return about how many syllables each English word has.

    The rule: each run of vowels (a, e, i, o, u, y; accents left off) is one, less a silent e at the end ("made",
    "makes", "moved"; not "table", "faces", "wanted"), and one at the least, so also for what has no vowel, such as a
    number. It takes "created" for two and "being" for one; over a review such slips are few.

    Examples
    --------
    >>> count_syllables(["the", "made", "table", "wanted", "faces", "masterpiece", "1917"]).tolist()
    [1, 1, 2, 2, 2, 3, 1]
    """
    return np.array([_count_syllables(word) for word in words], dtype="int64")


def _count_syllables(word: str) -> int:
    letters = word.casefold()
    if not letters.isalpha():
        letters = "".join(filter(str.isalpha, letters))
    spoken = letters if _SPOKEN.search(letters) else _SILENT.sub(r"\1", letters)
    # An e with an accent is never silent; then it is a vowel like any other.
    return max(len(_VOWELS.findall(spoken if spoken.isascii() else unicodedata.normalize("NFD", spoken))), 1)


def _measure_variety(word: npt.NDArray[np.int32], bounds: npt.NDArray[np.int64], window: int) -> Array:
    """Return MATTR of each review.

    A token is the first of its word in the windows that begin after the word's previous occurrence. The number of such
    windows is computed for all tokens at once, so that no window has to be looked at.
    """
    sizes = np.diff(bounds)
    windows = sizes - window + 1
    review = np.repeat(np.arange(len(sizes)), sizes)
    place = np.arange(len(word)) - bounds[review]
    # In one number each, the occurrences of a word in a review are neighbours when sorted, in their order.
    of_word, of_place = (int(numbers.max(initial=0)).bit_length() for numbers in (word, place))
    packed = (review << of_word | word) << of_place | place
    packed.sort()
    place, known = packed & ((1 << of_place) - 1), packed >> of_place
    review = known >> of_word
    last = np.where(np.diff(known, prepend=-1) == 0, np.append(-1, place[:-1])[: len(place)], -1)
    first = np.maximum(last, place - window) + 1
    until = np.minimum(place, windows[review] - 1)
    different = np.bincount(review, np.maximum(until - first + 1, 0), len(sizes))
    return np.where(windows > 0, different / np.maximum(windows * window, 1), np.nan)
