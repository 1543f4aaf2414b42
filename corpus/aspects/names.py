"""People, characters, studios and other films that reviews name, found by capitals, lists of words and patterns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.aspects.names_capitals import find_runs, read_capitals
from corpus.aspects.names_cast import NO_CAST, Cast, find_kinds, key_words
from corpus.aspects.names_joining import join_spellings
from corpus.aspects.names_people import FILM, NAME_KINDS, PERSON, Places, find_people
from corpus.aspects.names_roles import find_roles
from corpus.aspects.names_titles import find_quoted, find_unquoted
from corpus.aspects.names_words import GIVEN, load_words
from corpus.text.arrays import Marks, name_rows
from corpus.text.tokens import Tokens
from corpus.text.untitled import find_titles

#: So many places are spelled out at a time: as objects of Python's they take thirty times as much.
_TOGETHER = 100_000


def find_names(tokens: Tokens, films: Sequence[str], cast: Cast = NO_CAST) -> pd.DataFrame:
    """Find the names in reviews: of people, characters, studios and films other than the one under review.

    Misuse: which of two people of one surname is meant, and whether a name is an actor's or a character's, capitals
    cannot say.

    Parameters
    ----------
    tokens : Tokens
        The texts, tokenised with their films.
    films : sequence of str
        Titles of all films of the corpus.
    cast : Cast
        Who is known to be in the films: found in title case anywhere, by a surname alone in reviews of the film.

    Returns
    -------
    DataFrame
        One row a place, in the order of the texts, none overlapping another: `review` (position among the texts),
        `sentence` (from 0 within the review), `start` and `end` (character offsets, without 's), `kind` (one of
        `names_people.NAME_KINDS`, that of most places of the name) and `name`, the fullest of the spellings that are
        joined (`names_joining.join_spellings`); the last two are categories.

    Examples
    --------
    >>> from corpus.text.tokens import tokenise
    >>> tokens = tokenise(["We like Mira Nair, and Nair's “Monsoon Wedding”."])
    >>> find_names(tokens, [])[["start", "end", "kind", "name"]].to_numpy().tolist()
    [[8, 17, 'person', 'Mira Nair'], [23, 27, 'person', 'Mira Nair'], [31, 46, 'film', 'Monsoon Wedding']]
    """
    known = load_words()
    capitals = read_capitals(tokens, known)
    quoted = find_quoted(tokens, capitals, known)
    # What is quoted and no film, such as a song, has no names in it.
    taken = Taken.of(quoted.first, quoted.last)
    found = [Places.of_kind(quoted.first[quoted.is_film], quoted.last[quoted.is_film], FILM)]
    given = capitals.mark_among(known[GIVEN])
    first, last = find_unquoted(tokens, capitals, films, quoted, known)
    # "Annie Hall" is rather a person, where nothing else says that it is a film.
    free = ~taken.mark_overlapping(first, last) & ((last - first > 1) | ~given[capitals.base[first]])
    found.append(Places.of_kind(first[free], last[free], FILM))
    taken = taken.add(first[free], last[free])
    _, first, last = find_titles(tokens, [name for name in cast.names if " " in name])
    free = ~taken.mark_overlapping(first, last)
    found.append(Places.of_kind(first[free], last[free], PERSON))
    taken = taken.add(first[free], last[free])
    first, last = find_runs(capitals, known)
    free = ~taken.mark_overlapping(first, last)
    found.append(find_people(tokens, capitals, known, (first[free], last[free]), key_words(cast, capitals.words)))
    return _tabulate(tokens, Places.join(found), capitals.possessive, cast)


@dataclass(frozen=True, eq=False)
class Taken:
    """Runs of tokens that are something already.

    Attributes
    ----------
    first, last : int64
        The first token of each, ascending, and the last.
    reached : int64, one item more
        The last token of those before each, whichever has the last.
    """

    first: NDArray[np.integer]
    last: NDArray[np.integer]
    reached: NDArray[np.integer]

    @classmethod
    def of(cls, first: NDArray[np.integer], last: NDArray[np.integer]) -> "Taken":
        """Order some runs."""
        order = np.argsort(first, kind="stable")
        first, last = first[order], last[order]
        return cls(first, last, np.append(-1, np.maximum.accumulate(last)))

    def add(self, first: NDArray[np.integer], last: NDArray[np.integer]) -> "Taken":
        """Return these runs and others."""
        return Taken.of(np.append(self.first, first), np.append(self.last, last))

    def mark_overlapping(self, first: NDArray[np.integer], last: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Mark the runs that have a token in one of these.

        Examples
        --------
        >>> Taken.of(np.array([4]), np.array([6])).mark_overlapping(np.array([2, 3, 7]), np.array([3, 4, 8])).tolist()
        [False, True, False]
        """
        return self.reached[np.searchsorted(self.first, last, side="right")] >= first


def _tabulate(tokens: Tokens, found: Places, possessive: Marks, cast: Cast) -> pd.DataFrame:
    """Return the names found as rows of `find_names`."""
    first, last, kind = found
    review = (np.searchsorted(tokens.bounds, first, side="right") - 1).astype(np.int32)
    spelled, number = _spell(tokens, first, last)
    names, meant = join_spellings(spelled, number, kind == NAME_KINDS.index(PERSON), review, known=cast.by_review())
    kinds = _find_commonest(meant, kind, many=len(names))
    one_word = np.array([re.search(r"\w\W+\w", name) is None for name in names], bool)
    roles = find_roles(tokens, found, meant, possessive=possessive, one_word=one_word)
    kinds = np.where(kinds == NAME_KINDS.index(PERSON), roles, kinds)
    in_cast = find_kinds(cast, names)
    kinds = np.where((in_cast >= 0) & (kinds != NAME_KINDS.index(FILM)), in_cast, kinds)
    return pd.DataFrame(
        {
            "review": review,
            "sentence": tokens.sentence[first],
            "start": tokens.start[first],
            "end": (tokens.end[last] - 2 * possessive[last]).astype(tokens.end.dtype),
            "kind": name_rows(kinds[meant], pd.Index(NAME_KINDS)),
            "name": name_rows(meant, pd.Index(names, dtype="str")),
        }
    )


def _find_commonest(name: NDArray[np.integer], kind: NDArray[np.integer], *, many: int) -> NDArray[np.int8]:
    """Return the kind that most places of each name are of; of two that are as many, the earlier of `NAME_KINDS`."""
    size = len(NAME_KINDS)
    return np.bincount(name * size + kind, minlength=many * size).reshape(many, size).argmax(axis=1).astype(np.int8)


def _spell(
    tokens: Tokens, first: NDArray[np.integer], last: NDArray[np.integer]
) -> tuple[list[str], NDArray[np.int32]]:
    """Return the names as they are printed, without their 's, each once, and which of them each place has."""
    spelled: dict[str, int] = {}
    number = np.empty(len(first), np.int32)
    # Most names come back: of each run of words, the letters are put together once.
    for length in np.unique(last - first).tolist():
        known: dict[tuple[int, ...], int] = {}
        every = np.flatnonzero(last - first == length)
        for begin in range(0, len(every), _TOGETHER):
            places = every[begin : begin + _TOGETHER]
            columns = [
                part[first[places] + at].tolist() for at in range(length + 1) for part in (tokens.spelling, tokens.gap)
            ]
            for place, run in zip(places.tolist(), zip(*columns[:-1], strict=True), strict=True):
                if run not in known:
                    pieces = [(tokens.gaps if at % 2 else tokens.spellings)[each] for at, each in enumerate(run)]
                    text = "".join(pieces)
                    text = text[:-2] if text[-2:].lower() in ("'s", "’s") else text
                    known[run] = spelled.setdefault(text, len(spelled))
                number[place] = known[run]
    return list(spelled), number
