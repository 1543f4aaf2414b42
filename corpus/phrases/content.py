"""What the words of a phrase say: how many carry content, and whether together they are a turn of phrase or a term."""

from collections.abc import Collection, Sequence
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.polarity.textblob import load_textblob_lexicon
from corpus.text.function_words import CONJUNCTIONS, FILM_WORDS, FUNCTION_WORDS, MEASURES, PREPOSITIONS
from corpus.text.parts_of_speech import PartsOfSpeech, find_parts_of_speech
from corpus.text.token_marks import count_marked
from corpus.text.tokens import FILM, Tokens, tokenise

#: Fewer words than this do not show whether names have capitals; of more, at least this share begins with one (in the
#: corpora tried, from 3 to 7 of 100; in the same texts in small letters, none).
_ENOUGH, _CAPITALS = 100, 0.01
#: A term of the trade, or a turn of phrase around a name, counts a third: it is what reviews are about, not how they
#: are written. An everyday phrase counts half. A trivial phrase counts so little that it is below every other.
_TERM, _EVERYDAY, _TRIVIAL = 1 / 3, 1 / 2, 1e-6
#: A phrase of so many words is more than an everyday one, even with a single word of content.
_LONG = 5
#: Wholehearted praise or blame ("best", "awful") counts a quarter more. With a word of this strength a phrase is no
#: term: a term says which kind of thing it is, not how good.
_PRAISE, _JUDGING = 0.25, 0.5
#: What stands in the pattern of a template for whatever fills it.
_GAP = "*"
_ARTICLES = frozenset({"a", "an", "the"})
#: What binds words into a phrase, as "in the dark" and "the rest of us" are; "to" also stands before any verb.
_LINKS = (PREPOSITIONS | CONJUNCTIONS) - {"to"}


def tokenise_phrases(phrases: pd.Series) -> Tokens:
    """Return phrases tokenised, with a pronoun in the place of «film», and in the gap of a template."""
    said = phrases.str.replace(FILM, "it", regex=False).str.replace(_GAP, "it", regex=False)
    # Never all of them as texts of Python's.
    return tokenise(cast(Sequence[str], said.array))


def mark_among(words: Tokens, known: Collection[str]) -> NDArray[np.bool_]:
    """Mark the words of the vocabulary that are among some words."""
    return np.array([word in known for word in words.vocabulary], bool)


def lack_capitals(words: Tokens, among: NDArray[np.bool_] | None = None) -> bool:
    """Return whether phrases show no names by their capitals, as in texts written in small letters throughout.

    With `among`, one bool a phrase, only those that are marked are looked at.
    """
    spelling = words.spelling if among is None else words.spelling[among[words.review]]
    capital = np.array([spelled[0].isupper() for spelled in words.spellings], bool)[spelling]
    return len(capital) >= _ENOUGH and capital.mean() < _CAPITALS


def mark_name_words(words: Tokens) -> NDArray[np.bool_]:
    """Mark the words of phrases, one bool a token, that are names or belong to one.

    A name begins with a capital in this very phrase, and what is between two names belongs to them. Where the phrases
    have no capitals (`lack_capitals`), the lexicon of parts of speech decides; as nothing shows there where a name
    ends, a phrase with a name in it is one, and so is a phrase of unknown words alone.
    """
    known = mark_among(words, FUNCTION_WORDS | FILM_WORDS)[words.word]
    if lack_capitals(words):
        parts = find_parts_of_speech(words.vocabulary)
        named = count_marked(words, parts.name[words.word] & ~known) > 0
        foreign = count_marked(words, (parts.known | parts.number)[words.word] & ~known) == 0
        return (named | foreign)[words.review]
    capital = np.array([not spelling[0].islower() for spelling in words.spellings], bool)[words.spelling]
    head = capital & ~known
    before: NDArray[np.integer] = np.cumsum(head) - head
    first, last = (np.append(0, np.cumsum(head))[edge][words.review] for edge in (words.bounds[:-1], words.bounds[1:]))
    return head | ((before > first) & (before < last))


def mark_gaps(phrases: pd.Series) -> NDArray[np.bool_]:
    """Mark phrases with the sign of a gap."""
    return phrases.str.contains(_GAP, regex=False).to_numpy(bool)


def weigh_phrases(phrases: pd.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Count the informative words of each phrase, and weigh how much of a turn of phrase they make.

    Returns
    -------
    content : array of int
        The words of each that are no grammar, names, numbers, measures, nor words for the film itself.
    weight : array of float
        1; a third of it for phrases that are terms, and for those with a name in them; half for everyday ones: one word
        of content among four words or fewer and no gap ("for a moment"); up to a quarter more for those that praise or
        blame, by the strongest word that TextBlob's lexicon has of them; a millionth for trivial ones: those with at
        most one word of content, and one word beside it ("a little") or no link ("I have seen it").

    Notes
    -----
    Terms are what Justeson and Katz 1995, "Technical terminology: some linguistic properties and an algorithm for
    identification in text", take for them: adjectives and nouns alone, ending in a noun ("voice cast", "the animated
    feature"). Idioms mostly have grammar inside ("breath of fresh air") or end in something else ("fast-paced").

    Examples
    --------
    >>> phrases = ["breath of fresh air", "voice cast", "visually stunning"]
    >>> weigh_phrases(pd.DataFrame({"phrase": phrases}))[1].round(2).tolist()
    [1.08, 0.33, 1.12]
    """
    return weigh_tokens(tokenise_phrases(phrases["phrase"]), mark_gaps(phrases["phrase"]))


def weigh_tokens(words: Tokens, gap: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return what `weigh_phrases` does, of phrases that `tokenise_phrases` has split; `gap` says which have one."""
    parts, names = find_parts_of_speech(words.vocabulary), mark_name_words(words)
    content = _count_informative(words, names, parts)
    grammar = mark_among(words, FUNCTION_WORDS)
    strongest = np.zeros(len(content))
    np.maximum.at(strongest, words.review, (_find_strengths(words) * ~grammar)[words.word])
    term = _mark_terms(words, parts, grammar) & (strongest < _JUDGING)
    named = count_marked(words, names) > 0
    linked = count_marked(words, mark_among(words, _LINKS)[words.word]) > 0
    length = np.diff(words.bounds)
    trivial = (content == 0) | ((content == 1) & ((length < 3) | ~linked))
    everyday = (content == 1) & (length < _LONG) & ~gap & ~trivial
    lowered = ((term, _TERM), (named, _TERM), (everyday, _EVERYDAY), (trivial, _TRIVIAL))
    factors = (np.where(kind, factor, 1) for kind, factor in lowered)
    return content, np.prod([*factors, 1 + _PRAISE * strongest], axis=0)


def mark_trivial(weight: pd.Series) -> pd.Series:
    """Mark phrases that say next to nothing, as "a little" and "to say": those of which each wording is trivial.

    Parameters
    ----------
    weight : Series of float
        What `weigh_phrases` gives; of a family, the mean of its wordings.

    Examples
    --------
    >>> mark_trivial(pd.Series([1e-6, 1 / 3])).tolist()
    [True, False]
    """
    return weight < 2 * _TRIVIAL


def _mark_terms(words: Tokens, parts: PartsOfSpeech, grammar: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark phrases of adjectives and nouns alone, but for an article before them, that end in a noun."""
    if not len(words.word):
        return np.zeros(len(words.bounds) - 1, bool)
    first, last = words.bounds[:-1], np.maximum(words.bounds[1:] - 1, 0)
    fits = ((parts.noun | parts.adjective | parts.number) & ~grammar)[words.word]
    opens = np.zeros(len(fits), bool)
    opens[np.minimum(first, len(fits) - 1)] = True
    fits |= opens & mark_among(words, _ARTICLES)[words.word]
    return (count_marked(words, ~fits) == 0) & parts.noun[words.word[last]]


def _count_informative(words: Tokens, names: NDArray[np.bool_], parts: PartsOfSpeech) -> NDArray[np.int64]:
    empty = mark_among(words, FUNCTION_WORDS | FILM_WORDS | MEASURES) | parts.number
    return count_marked(words, ~empty[words.word] & ~names)


def _find_strengths(words: Tokens) -> NDArray[np.float64]:
    """Return how strong the praise or blame of each word of the vocabulary is, 0..1."""
    entries = load_textblob_lexicon().words
    scores = [entries[word].polarity if word in entries else 0.0 for word in words.vocabulary]
    return np.abs(np.nan_to_num(np.array(scores, np.float64)))
