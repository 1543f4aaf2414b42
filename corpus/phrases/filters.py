"""Phrases that a reader may hide: names, titles, and those with a word of the reader's own stop list."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.stems import find_lemmas
from corpus.text.title_spellings import list_spellings
from corpus.text.token_marks import count_marked
from corpus.text.tokens import FILM, Tokens, tokenise


def mark_names(phrases: pd.Series) -> pd.Series:
    """Mark phrases that are names and nothing else: "Ada Quill", "the Tin Harbour", "Blade Runner 2049".

    Spelling alone decides: every content word begins with a capital or a digit, and at least one with a capital,
    anywhere in a sentence. A film's own title, «film», counts as a pronoun.

    Misuse: whatever is always spelled with capitals is taken for a name, adjectives of nations too; a script without
    capitals has no names.

    Parameters
    ----------
    phrases : Series of str
        As in `schema.PHRASES`, where a capital that only opens a sentence is written small.

    Returns
    -------
    Series of bool
        With the index of `phrases`.

    Examples
    --------
    >>> mark_names(pd.Series(["the Tin Harbour", "a Hollywood ending", "of the"])).tolist()
    [True, False, False]
    """
    words = tokenise(phrases.str.replace(FILM, "it", regex=False).tolist())
    return pd.Series(mark_name_phrases(words), index=phrases.index, dtype=bool)


def mark_name_phrases(words: Tokens) -> NDArray[np.bool_]:
    """Mark what `mark_names` does, of phrases that are tokenised already, with a pronoun for «film»."""
    content = ~np.array([word in FUNCTION_WORDS for word in words.vocabulary], bool)[words.word]
    capital, other = (
        np.array([test(spelling[0]) for spelling in words.spellings], bool)[words.spelling]
        for test in (str.isupper, lambda letter: not letter.isupper() and not letter.isdigit())
    )
    return (count_marked(words, content & capital) > 0) & (count_marked(words, content & other) == 0)


def mark_titles(
    phrases: pd.Series, films: Collection[str], *, capitals: bool = True, named: NDArray[np.bool_] | None = None
) -> pd.Series:
    """Mark phrases that are the title of a film, contain one, or are a piece of one: "the Living Dead".

    Only phrases that are spelled as a name count (`mark_names`): "pulp fiction" in small letters does not.

    Parameters
    ----------
    phrases, films : Series, collection of str
        The films are those of the corpus. Titles of one word do not count: they cannot be distinguished from names.
    capitals : bool
        Whether titles have capitals here. Without, only phrases that are the whole of a title count, in any spelling.
    named : array of bool, optional
        What `mark_names` gives of the phrases, where that is known already.

    Returns
    -------
    Series of bool
        With the index of `phrases`.

    Examples
    --------
    >>> printed = pd.Series(["in Night of the Living Dead", "Living Dead", "New York"])
    >>> mark_titles(printed, ["Night of the Living Dead"]).tolist()
    [True, True, False]
    """
    known = [entry.split() for entry in _space_words(sorted({name for film in films for name in list_spellings(film)}))]
    whole = {tuple(title) for title in known if _has_two_content_words(title)}
    if not capitals:
        same = [tuple(spaced.split()) in whole for spaced in _space_words(phrases.tolist())]
        return pd.Series(same, index=phrases.index, dtype=bool)
    marked = np.array(mark_names(phrases) if named is None else named, bool)
    names = [tuple(spaced.split()) for spaced in _space_words(phrases[marked].tolist())]
    # Of the runs of a title, which are many, few are phrases.
    sought = set(filter(_has_two_content_words, names))
    lengths, of_titles = ({len(words) for words in each} for each in (sought, whole))
    pieces = {run for title in known for run in _list_runs(title, lengths) if run in sought}
    marked[marked] = [name in pieces or any(run in whole for run in _list_runs(name, of_titles)) for name in names]
    return pd.Series(marked, index=phrases.index, dtype=bool)


def mark_containing(phrases: pd.Series, stop: Collection[str]) -> pd.Series:
    """Mark phrases that contain a word or a run of words of a stop list.

    Words are compared whole and in any case; punctuation between them and the gap of a template do not count.

    Parameters
    ----------
    phrases, stop : Series, collection of str

    Returns
    -------
    Series of bool
        With the index of `phrases`.

    Examples
    --------
    >>> mark_containing(pd.Series(["the human condition", "full of humanity"]), ["Human"]).tolist()
    [True, False]
    """
    entries = [entry for entry in _space_words(list(stop)) if entry.strip()]
    marked = (
        [any(entry in phrase for entry in entries) for phrase in _space_words(phrases.tolist())] if entries else False
    )
    return pd.Series(marked, index=phrases.index, dtype=bool)


def mark_searched(phrases: pd.Series, words: str) -> pd.Series:
    """Mark phrases that have a word of a search in them, in any inflection; function words do not count.

    Parameters
    ----------
    phrases : Series of str
    words : str
        The search, as it was typed.

    Examples
    --------
    >>> mark_searched(pd.Series(["the credits roll/rolled", "a slow burn"]), '"when credits roll"').tolist()
    [True, False]
    """
    tokens = tokenise([words, *phrases])
    lemmas = find_lemmas(tokens.vocabulary)
    first = set(tokens.word[: tokens.bounds[1]].tolist())
    sought = {lemmas[word] for word in first if tokens.vocabulary[word] not in FUNCTION_WORDS}
    found = count_marked(tokens, np.array([lemma in sought for lemma in lemmas], bool)[tokens.word])[1:] > 0
    return pd.Series(found, index=phrases.index, dtype=bool)


def _space_words(texts: list[str]) -> list[str]:
    """Return the words of each text with case folded, a space before and behind every one."""
    tokens = tokenise(texts)
    words = [tokens.vocabulary[number] for number in tokens.word.tolist()]
    return [f" {' '.join(words[first:last])} " for first, last in pairwise(tokens.bounds.tolist())]


def _list_runs(words: Sequence[str], lengths: Collection[int]) -> Iterator[tuple[str, ...]]:
    """Yield the runs of so many of these words each."""
    for many in lengths:
        for first in range(len(words) - many + 1):
            yield tuple(words[first : first + many])


def _has_two_content_words(words: Sequence[str]) -> bool:
    return sum(word not in FUNCTION_WORDS for word in words) > 1
