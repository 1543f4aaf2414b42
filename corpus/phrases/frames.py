"""Frames: words that recur around a gap which different words fill ("the best * since", "hauntingly beautiful *")."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.phrases import places
from corpus.phrases.spelling import Spelling
from corpus.text.adverbs import mark_adverbs
from corpus.text.arrays import mark_changes
from corpus.text.function_words import (
    ADVERBS,
    AUXILIARIES,
    CLOSERS,
    CONJUNCTIONS,
    DETERMINERS,
    FILM_WORDS,
    FUNCTION_WORDS,
    HANGERS,
    PREPOSITIONS,
    PRONOUNS,
)
from corpus.text.stems import find_lemmas, join_lemmas, mark_auxiliaries, mark_plurals
from corpus.text.tokens import FILM, FILMS, Tokens
from corpus.text.uses import find_uses

#: Most words that a gap takes.
WIDEST = 3
#: Most words on one side of a gap. Repeated passages recur in full, and the shapes grow with the square of this.
LONGEST = 12
_ARTICLES = frozenset(["a", "an", "the", "my", "your", "his", "her", "its", "our", "their"])
_JOINING = " -‐‑“”‘’\"'"


@dataclass(frozen=True, eq=False)
class Frames:
    """Some frames and their occurrences.

    Attributes
    ----------
    left, right : int32, one item a frame
        How many words are before and behind the gap; 0 behind it is an open end.
    size : int64, one item a frame
        How often it occurs.
    place : int32, one item an occurrence
        Its first token, frame by frame, ascending within each.
    filler : int32, one item an occurrence
        How many words fill the gap.
    """

    left: NDArray[np.integer]
    right: NDArray[np.integer]
    size: NDArray[np.integer]
    place: NDArray[np.integer]
    filler: NDArray[np.integer]

    @classmethod
    def of(
        cls, number: NDArray[np.integer], place: NDArray[np.integer], filler: NDArray[np.integer], left: int, right: int
    ) -> "Frames":
        """Group occurrences by the number of their frame; −1 is none. Places must ascend."""
        rows = np.flatnonzero(number >= 0)
        rows = rows[np.argsort(number[rows], kind="stable")]
        size = np.diff(np.flatnonzero(mark_changes(number[rows])), append=len(rows))
        words = np.full((2, len(size)), [[left], [right]], np.int32)
        return cls(words[0], words[1], size, place[rows].astype(np.int32), filler[rows].astype(np.int32))

    @classmethod
    def concatenate(cls, parts: Sequence["Frames"]) -> "Frames":
        """Concatenate several sets of frames."""
        columns = ([getattr(part, name) for part in parts] for name in cls.__dataclass_fields__)
        return cls(*(np.concatenate(arrays) for arrays in columns))

    @property
    def code(self) -> NDArray[np.integer]:
        """Number of the frame, one item an occurrence."""
        return np.repeat(np.arange(len(self.size)), self.size)

    @property
    def example(self) -> NDArray[np.integer]:
        """Row of the first occurrence, one item a frame."""
        return np.cumsum(self.size) - self.size

    @property
    def gap(self) -> NDArray[np.integer]:
        """First token of the filler, one item an occurrence."""
        return self.place + self.left[self.code]

    @property
    def last(self) -> NDArray[np.integer]:
        """Last token, one item an occurrence."""
        return self.gap + self.filler + self.right[self.code] - 1

    def select_frames(self, keep: NDArray[np.bool_]) -> "Frames":
        """Return some of the frames."""
        rows = keep[self.code]
        return Frames(self.left[keep], self.right[keep], self.size[keep], self.place[rows], self.filler[rows])

    def select_occurrences(self, keep: NDArray[np.bool_], filler: NDArray[np.integer]) -> "Frames":
        """Return the frames with some of their occurrences, filled by so many words."""
        size = np.bincount(self.code[keep], minlength=len(self.size))
        frames = Frames(self.left, self.right, size, self.place[keep], filler[keep].astype(np.int32))
        return frames.select_frames(size > 0)


@dataclass(frozen=True, eq=False)
class AnnotatedText:
    """The words of a corpus with the properties that decide about frames.

    Each attribute has one item a token, if nothing else is stated.

    Attributes
    ----------
    word, lemma, review : int
        Numbers; the lemma is the word up to inflection.
    lemmas : list of str
        The names of the lemmas.
    sentence : int32
        Running number of the sentence in the corpus.
    frequency : int64, one item a word of the vocabulary
        How often it occurs.
    content : bool
        Whether it is a content word: no function word, and not a film's own title.
    filling : bool
        Whether a gap may end with it: a content word, or the film's own title.
    preposition, article : bool
        Prepositions and articles: words after which a phrase is incomplete.
    leading : bool
        Whether it may come before the last word of a filler, as "very" does in "very fine": a determiner, an adverb or
        an auxiliary.
    hanger : bool
        Whether it depends on the word before it, so that no phrase begins with it: "of", "than", "'s" (`HANGERS`).
    dangling : bool
        Whether something must follow it, so that no frame ends with it: "and", "very", "the", "I've".
    coordinating : bool
        Whether it is "and", "or", "nor" or "but".
    adverb : bool
        Whether it is an adverb in -ly.
    pause : bool
        Whether more than a space, a hyphen or a quotation mark follows.
    named : bool
        Whether it usually begins with a capital or a digit.
    informative : bool
        Whether it is a content word that is neither a name nor a word for the film itself.
    skipped : bool
        Whether it only changes the tense of a verb, or is part of a negation (`stems.mark_auxiliaries`).
    plural : bool
        Whether it is a plural or a possessive (`stems.mark_plurals`).
    use : int8
        How it is used where it stands (`uses.find_uses`).
    """

    word: NDArray[np.integer]
    lemma: NDArray[np.integer]
    lemmas: list[str]
    review: NDArray[np.integer]
    sentence: NDArray[np.integer]
    frequency: NDArray[np.integer]
    content: NDArray[np.bool_]
    filling: NDArray[np.bool_]
    preposition: NDArray[np.bool_]
    article: NDArray[np.bool_]
    leading: NDArray[np.bool_]
    hanger: NDArray[np.bool_]
    dangling: NDArray[np.bool_]
    coordinating: NDArray[np.bool_]
    adverb: NDArray[np.bool_]
    pause: NDArray[np.bool_]
    named: NDArray[np.bool_]
    informative: NDArray[np.bool_]
    skipped: NDArray[np.bool_]
    plural: NDArray[np.bool_]
    use: NDArray[np.int8]

    @classmethod
    def of(cls, tokens: Tokens, spelling: Spelling) -> "AnnotatedText":
        """Annotate a corpus."""

        def among(words: Collection[str]) -> NDArray[np.bool_]:
            return np.array([word in words for word in tokens.vocabulary], bool)[tokens.word]

        # This takes the most memory, and comes first.
        use = find_uses(tokens)
        review = tokens.review
        numbers: dict[str, int] = {}
        frequency = np.bincount(tokens.word, minlength=len(tokens.vocabulary))
        names = join_lemmas(find_lemmas(tokens.vocabulary))
        pause = np.array([any(letter not in _JOINING for letter in gap) for gap in tokens.gaps], bool)
        named = np.array([not word[:1].islower() for word in spelling.usual], bool)[tokens.word]
        return cls(
            word=tokens.word,
            lemma=np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int32)[tokens.word],
            lemmas=list(numbers),
            review=review,
            sentence=np.cumsum(mark_changes(review) | mark_changes(tokens.sentence), dtype=np.int32),
            frequency=frequency,
            content=~among(FUNCTION_WORDS | {FILM, FILMS}),
            filling=~among(FUNCTION_WORDS),
            preposition=among(PREPOSITIONS - CLOSERS - {"to", "like", "than"}),
            article=among(_ARTICLES),
            leading=among(DETERMINERS | ADVERBS | AUXILIARIES),
            hanger=among(HANGERS),
            dangling=among((DETERMINERS | PRONOUNS | CONJUNCTIONS | ADVERBS | AUXILIARIES | {"to"}) - CLOSERS),
            coordinating=among(("and", "or", "nor", "but")),
            adverb=mark_adverbs(tokens.vocabulary)[tokens.word],
            pause=pause[tokens.gap],
            named=named,
            informative=~among(FUNCTION_WORDS | FILM_WORDS | {FILM, FILMS}) & ~named,
            skipped=mark_auxiliaries(tokens),
            plural=mark_plurals(tokens),
            use=use,
        )

    def count_filling_words(self, last: NDArray[np.integer], *, whole: bool) -> NDArray[np.integer]:
        """Count the words that fill a gap after some tokens, up to `WIDEST`; 0 without a content word.

        Parameters
        ----------
        last : array of int
            The tokens before the gaps.
        whole : bool
            Whether to go on with more content words behind the first ("a very good first half"), or to stop there.
        """
        count, goes_on = np.zeros(len(last), np.int32), np.ones(len(last), bool)
        for step in range(1, WIDEST + 1):
            at = np.minimum(last + step, len(self.word) - 1)
            goes_on &= ~self.pause[at - 1] & (self.sentence[at] == self.sentence[last]) & (at == last + step)
            count[goes_on & self.filling[at]] = step
            goes_on &= np.where(count == step, whole, (count == 0) & self.leading[at])
        return count


def number_keys(
    key: NDArray[np.integer], review: NDArray[np.integer], *, min_reviews: int
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Number the keys that occur in enough reviews.

    Parameters
    ----------
    key, review : array
        One item an occurrence; reviews ascend.
    min_reviews : int
        In how many reviews a key must occur to have a number.

    Returns
    -------
    number : int32, one item an occurrence
        −1 where the key is too rare.
    reviews : int64, one item a number
    """
    order = np.argsort(key, kind="stable")
    key = key[order]
    new = mark_changes(key)
    group = np.cumsum(new) - 1
    reviews = np.bincount(group[new | mark_changes(review[order])])
    enough = reviews >= min_reviews
    number = np.empty(len(key), np.int32)
    number[order] = np.where(enough, np.cumsum(enough) - 1, -1)[group]
    return number, reviews[enough]


def count_reviews(code: NDArray[np.integer], review: NDArray[np.integer], size: int) -> NDArray[np.integer]:
    """Count the reviews of each code; occurrences are sorted by code, and in each by review."""
    return np.bincount(code[mark_changes(code) | mark_changes(review)], minlength=size)


def find_runs(text: AnnotatedText, start: NDArray[np.integer], end: NDArray[np.integer]) -> Frames:
    """Find all occurrences of some runs of words, each given by one occurrence; their gaps are not filled."""
    known = {tuple(text.word[a:b].tolist()): a for a, b in zip(start.tolist(), end.tolist(), strict=True)}
    first, words = np.array(list(known.values()), np.int64), np.array([len(run) for run in known], np.int64)
    place, run = places.find_places(text.word, text.sentence, first, words)
    nothing = np.zeros(len(place), np.int32)
    size = np.bincount(run, minlength=len(words))
    return Frames(words.astype(np.int32), np.zeros(len(words), np.int32), size, place.astype(np.int32), nothing)
