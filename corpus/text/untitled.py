"""Texts without the titles of films: where titles are in a corpus, and a name that means nothing in their place.

A film is not praised by its name: *The Good Dinosaur* is no better for being called so. Left out are the title of the
film under review, in any spelling that its reviews use, and those of the corpus's other films in title case.
"""

from collections.abc import Collection, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.text.arrays import find_marked, iterate_stretches
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.laid_aside import GrowingColumns
from corpus.text.mentions import Prose, Titles, Usage, find_title_case
from corpus.text.title_spellings import count_content_words, list_spellings
from corpus.text.token_marks import mark_openings
from corpus.text.tokens import FILM, FILMS, Tokens, tokenise

#: Repeated, it is a name that no lexicon knows, and part of no sign (":o") and no abbreviation.
LETTER = "e"


def list_mentions(tokens: Tokens, films: Sequence[str | None] | pd.Series) -> pd.DataFrame:
    """Return where texts name films: the one under review as `mentions` finds it, any other of them in title case.

    Parameters
    ----------
    tokens : Tokens
        The texts, tokenised with their `films`.
    films : sequence of str or missing
        The film of each text.

    Returns
    -------
    DataFrame
        `review` (position among the texts), `start` and `end` (character offsets), in the order of the texts, none
        overlapping another. The "!" of a title belongs to it.

    Examples
    --------
    >>> films = ["Brave", "Low Tide"]
    >>> tokens = tokenise(["It is brave of Brave to copy Low Tide.", "A low tide."], films=films)
    >>> list_mentions(tokens, films).to_numpy().tolist()
    [[0, 15, 20], [0, 29, 37], [1, 2, 10]]
    """
    film, names = pd.factorize(np.asarray(list(films), dtype=object))
    row, first, last = find_titles(tokens, list(names))
    own = find_marked(_mark_words(tokens, {FILM, FILMS}), tokens.word, tokens.bounds)
    title = np.append(film[_find_reviews(tokens, own)], row)
    first, last = np.append(own, first), np.append(own, last)
    order = np.argsort(first, kind="stable")
    first, last, title = first[order], last[order], title[order]
    shouted = np.array([name.rstrip().endswith("!") for name in names], bool)[title]
    exclaims = np.array([gap.startswith("!") for gap in tokens.gaps], bool)[tokens.gap[last]]
    return pd.DataFrame(
        {
            "review": _find_reviews(tokens, first),
            "start": tokens.start[first].astype(np.int64),
            "end": tokens.end[last] + (shouted & exclaims).astype(np.int64),
        }
    )


def replace_titles(texts: Sequence[str], mentions: pd.DataFrame) -> list[str]:
    """Return texts of the same lengths in which each title is one word that means nothing.

    What a lexicon does around a title is then what it does around any name, and every character keeps its place.

    Parameters
    ----------
    texts : sequence of str
    mentions : DataFrame
        As `list_mentions` gives them, those of a text next to each other.

    Examples
    --------
    >>> replace_titles(["Brave is brave."], pd.DataFrame({"review": [0], "start": [0], "end": [5]}))
    ['eeeee is brave.']
    """
    replaced, columns = list(texts), (mentions[name].tolist() for name in ("review", "start", "end"))
    for review, places in groupby(zip(*columns, strict=True), key=itemgetter(0)):
        text, parts, done = texts[review], [], 0
        for _, start, end in places:
            # Quotation marks around a title are no part of its name.
            quoted = not text[start].isalnum()
            parts += [text[done : start + quoted], LETTER * (end - start - 2 * quoted)]
            done = end - quoted
        replaced[review] = "".join([*parts, text[done:]])
    return replaced


def find_titles(
    tokens: Tokens, names: Sequence[str]
) -> tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]:
    """Find titles in title case, whatever film is reviewed.

    Parameters
    ----------
    tokens : Tokens
    names : sequence of str
        Titles of films; each is looked for in all its spellings of two content words or more, and as it is.

    Returns
    -------
    title, first, last : ndarray of int
        Which of `names` each is, and the positions of its first and last token; see `mentions.find_title_case`.
    """
    of: list[int] = []
    spellings: list[str] = []
    for title, name in enumerate(names):
        # A short form of one word, as "Salt" for "Salt: Smoke and Rain", is this film only in its own reviews.
        full, *short = list_spellings(name) or [""]
        spellings += [full, *(spelling for spelling in short if count_content_words(spelling) > 1)]
        of += [title] * (len(spellings) - len(of))
    split = tokenise(spellings)
    number = {word: place for place, word in enumerate(tokens.vocabulary)}
    words = np.array([number.get(word, -1) for word in split.vocabulary], np.int64)[split.word]
    numbered = [part.tolist() for part in np.split(words, split.bounds[1:-1])]
    used = [row for row, numbers in enumerate(numbered) if numbers and min(numbers) >= 0]
    if not used:
        return (np.zeros(0, np.int64),) * 3
    anywhere = np.zeros(len(used), np.int64)
    titles = Titles.of(anywhere, [numbered[row] for row in used], _mark_words(tokens, FUNCTION_WORDS))
    stem = np.array([number.get(word.removesuffix("'s"), place) for word, place in number.items()], np.int32)
    stretches = list(iterate_stretches(tokens.bounds))
    usage = Usage.of(_describe_prose(tokens, stem, rows) for rows in stretches or [slice(0)])
    found = GrowingColumns(np.int32, np.int64, np.int64)
    for rows in stretches:
        row, first, last = find_title_case(titles, _describe_prose(tokens, stem, rows), usage)
        found.extend(row, first + rows.start, last + rows.start)
    row, first, last = found.take_arrays()
    return np.array(of)[np.array(used)[row]], first, last


def _describe_prose(tokens: Tokens, stem: NDArray[np.integer], rows: slice) -> Prose:
    """Return the words of whole texts as those of one film, whose titles are looked for everywhere."""
    word = tokens.word[rows]
    nowhere = np.zeros(len(word), bool)
    return Prose(
        word=word,
        trait=tokens.traits[tokens.spelling[rows]],
        start=tokens.start[rows],
        end=tokens.end[rows],
        film=np.zeros(len(word), np.int64),
        initial=mark_openings(tokens, rows),
        opens=nowhere,
        closes=nowhere,
        stem=stem,
    )


def _find_reviews(tokens: Tokens, at: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return the reviews that some tokens are in."""
    return np.searchsorted(tokens.bounds, at, side="right") - 1


def _mark_words(tokens: Tokens, words: Collection[str]) -> NDArray[np.bool_]:
    """Mark the words of the vocabulary that are among some words."""
    return np.array([word in words for word in tokens.vocabulary], bool)
