"""The words of a corpus with the properties that decide about frames and families."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.phrases.spelling import Spelling
from corpus.text.adverbs import mark_adverbs
from corpus.text.arrays import Marks, iterate_stretches
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
from corpus.text.laid_aside import GrowingColumns, count_marks, list_marked, number_rows
from corpus.text.stems import find_lemmas, iterate_auxiliaries, join_lemmas
from corpus.text.token_marks import mark_openings
from corpus.text.tokens import FILM, FILMS, Tokens
from corpus.text.uses import find_uses
from corpus.text.verb_forms import find_verb_forms

#: Most words that a gap takes.
WIDEST = 3
_ARTICLES = frozenset(["a", "an", "the", "my", "your", "his", "her", "its", "our", "their"])
_JOINING = " -‐‑“”‘’\"'"
#: Kinds of words that are known by the words alone.
_KINDS = {
    "preposition": PREPOSITIONS - CLOSERS - {"to", "like", "than"},
    "article": _ARTICLES,
    "leading": DETERMINERS | ADVERBS | AUXILIARIES,
    "hanger": HANGERS,
    "dangling": (DETERMINERS | PRONOUNS | CONJUNCTIONS | ADVERBS | AUXILIARIES | {"to"}) - CLOSERS,
    "coordinating": frozenset(["and", "or", "nor", "but"]),
}


@dataclass(frozen=True, eq=False)
class AnnotatedText:
    """The words of a corpus with the properties that decide about frames.

    Each attribute has one item a token, if nothing else is stated.

    Attributes
    ----------
    word, review : int32
        Numbers.
    lemma : int32, one item a word of the vocabulary
        Number of its lemma: the word up to inflection.
    lemmas : list of str
        The names of the lemmas.
    sentence : int32
        Running number of the sentence in the corpus.
    frequency : int64, one item a word of the vocabulary
        How often it occurs.
    forms : int8, one item a word of the vocabulary
        Which form of a verb it may be (`verb_forms.find_verb_forms`).
    names : bool, one item a word of the vocabulary
        Whether it usually begins with a capital or a digit.
    content : Marks
        Whether it is a content word: no function word, and not a film's own title.
    filling : Marks
        Whether a gap may end with it: a content word, or the film's own title.
    preposition, article : Marks
        Prepositions and articles: words after which a phrase is incomplete.
    leading : Marks
        Whether it may come before the last word of a filler, as "very" does in "very fine": a determiner, an adverb or
        an auxiliary.
    hanger : Marks
        Whether it depends on the word before it, so that no phrase begins with it: "of", "than", "'s" (`HANGERS`).
    dangling : Marks
        Whether something must follow it, so that no frame ends with it: "and", "very", "the", "I've".
    coordinating : Marks
        Whether it is "and", "or", "nor" or "but".
    adverb : Marks
        Whether it is an adverb in -ly.
    named : Marks
        Whether it is one of `names`.
    informative : Marks
        Whether it is a content word that is neither a name nor a word for the film itself.
    pause : Marks
        Whether more than a space, a hyphen or a quotation mark follows.
    skipped : Marks
        Whether it only changes the tense of a verb, or is part of a negation (`stems.iterate_auxiliaries`).
    contractible : Marks
        Whether it is one of these that is often contracted with the word before it.
    use : int8
        How it is used where it stands (`uses.find_uses`).
    """

    word: NDArray[np.integer]
    review: NDArray[np.integer]
    lemma: NDArray[np.integer]
    lemmas: list[str]
    sentence: NDArray[np.integer]
    frequency: NDArray[np.integer]
    forms: NDArray[np.integer]
    names: NDArray[np.bool_]
    content: Marks
    filling: Marks
    preposition: Marks
    article: Marks
    leading: Marks
    hanger: Marks
    dangling: Marks
    coordinating: Marks
    adverb: Marks
    named: Marks
    informative: Marks
    pause: Marks
    skipped: Marks
    contractible: Marks
    use: NDArray[np.int8]

    @cached_property
    def content_before(self) -> NDArray[np.int32]:
        """How many content words are before each token, and how many there are; in a file if these are many."""
        return count_marks(self.content, len(self.word))

    @cached_property
    def content_places(self) -> NDArray[np.int32]:
        """The tokens that are content words, in a file if these are many."""
        return list_marked(self.content, len(self.word))

    @classmethod
    def of(cls, tokens: Tokens, spelling: Spelling, forms: NDArray[np.integer] | None = None) -> "AnnotatedText":
        """Annotate a corpus; its words' `forms` may be known already, by words of others too."""
        words = tokens.vocabulary
        forms = find_verb_forms(words) if forms is None else forms
        # This takes the most memory, and comes first.
        use = find_uses(tokens, forms)
        numbers: dict[str, int] = {}
        lemma = [numbers.setdefault(name, len(numbers)) for name in join_lemmas(find_lemmas(words))]
        names = np.array([not word[:1].islower() for word in spelling.usual], bool)
        function, title, film = (
            np.array([word in known for word in words], bool) for known in (FUNCTION_WORDS, {FILM, FILMS}, FILM_WORDS)
        )
        of_words = {
            **{name: np.array([word in known for word in words], bool) for name, known in _KINDS.items()},
            "content": ~(function | title),
            "filling": ~function,
            "adverb": mark_adverbs(words),
            "named": names,
            "informative": ~(function | title | film | names),
        }
        pause = np.array([any(letter not in _JOINING for letter in gap) for gap in tokens.gaps], bool)
        bits = {
            name: np.uint16(1 << place) for place, name in enumerate([*of_words, "pause", "skipped", "contractible"])
        }
        kinds = np.zeros(len(words), np.uint16)
        for name, marked in of_words.items():
            kinds |= marked * bits[name]
        column, pauses = GrowingColumns(np.uint16), pause * bits["pause"]
        frequency = np.zeros(len(words), np.int64)
        for rows, skipped, contractible in iterate_auxiliaries(tokens):
            of_tokens = kinds[tokens.word[rows]] | pauses[tokens.gap[rows]]
            of_tokens |= skipped * bits["skipped"] | contractible * bits["contractible"]
            column.extend(of_tokens)
            frequency += np.bincount(tokens.word[rows], minlength=len(words))
        (kinds,) = column.take_arrays()
        stretches = iterate_stretches(tokens.bounds)
        openings = (np.flatnonzero(mark_openings(tokens, rows)) + rows.start for rows in stretches)
        first = np.concatenate([np.empty(0, np.int64), *openings])
        return cls(
            word=tokens.word,
            review=tokens.review,
            lemma=np.array(lemma, np.int32),
            lemmas=list(numbers),
            sentence=number_rows(np.append(first, len(tokens.word))),
            frequency=frequency,
            forms=forms,
            names=names,
            **{name: Marks(kinds, bit) for name, bit in bits.items()},
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
