"""People, characters, studios and other films that reviews name, found by capitals, lists of words and patterns."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from corpus.aspects.names_capitals import find_runs, read_capitals
from corpus.aspects.names_joining import join_spellings
from corpus.aspects.names_people import FILM, Found, find_people
from corpus.aspects.names_titles import find_quoted, find_unquoted
from corpus.aspects.names_words import GIVEN, load_words
from corpus.text.tokens import Tokens, tokenise


def find_names(tokens: Tokens, films: Sequence[str]) -> pd.DataFrame:
    """Find the names in reviews: of people, characters, studios and films other than the one under review.

    Misuse: which of two people of one surname is meant, and whether a name is an actor's or a character's, capitals
    cannot say.

    Parameters
    ----------
    tokens : Tokens
        The texts, tokenised with their films.
    films : sequence of str
        Titles of all films of the corpus.

    Returns
    -------
    DataFrame
        One row a place, in the order of the texts, none overlapping another: `review` (position among the texts),
        `sentence` (from 0 within the review), `start` and `end` (character offsets, without 's), `kind` (one of
        `names_people.NAME_KINDS`) and `name`, the fullest of the spellings that are joined
        (`names_joining.join_spellings`).

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
    taken = np.zeros(len(tokens.word) + 1, bool)
    found: list[Found] = []
    for first, last, is_film in zip(*(part.tolist() for part in quoted), strict=True):
        # What is quoted and no film, such as a song, has no names in it.
        taken[first : last + 1] = True
        if is_film:
            found.append((first, last, FILM))
    given = np.array([word in known[GIVEN] for word in capitals.words], bool)
    for first, last in zip(
        *(part.tolist() for part in find_unquoted(tokens, capitals, films, quoted, known)), strict=True
    ):
        # "Annie Hall" is rather a person, where nothing else says that it is a film.
        if not taken[first : last + 1].any() and (last - first > 1 or not given[capitals.base[first]]):
            taken[first : last + 1] = True
            found.append((first, last, FILM))
    begin, end = find_runs(capitals, known)
    before = np.append(0, np.cumsum(taken))
    free = before[end + 1] == before[begin]
    found += find_people(tokens, capitals, known, list(zip(begin[free].tolist(), end[free].tolist(), strict=True)))
    found.sort()
    return _tabulate(tokens, found, capitals.possessive)


def find_in_reviews(texts: pd.Series, reviews: pd.DataFrame) -> pd.DataFrame:
    """Find the names in all reviews of a corpus, as `find_names` does; 25,000 take some seconds.

    Parameters
    ----------
    texts : Series of str
        Of all of them, also where few are asked about: whether a capital says anything is seen in the others.
    reviews : DataFrame
        The same reviews in the same order: `film`.
    """
    return find_names(tokenise(texts.tolist(), films=reviews["film"]), reviews["film"].dropna().unique().tolist())


def _tabulate(tokens: Tokens, found: Sequence[Found], possessive: np.ndarray) -> pd.DataFrame:
    """Return the names found as rows of `find_names`."""
    first, last = (np.array([each[side] for each in found], np.int64) for side in (0, 1))
    kinds = [kind for *_, kind in found]
    review = np.searchsorted(tokens.bounds, first, side="right") - 1
    spelled = [_spell(tokens, begin, end) for begin, end, _ in found]
    return pd.DataFrame(
        {
            "review": review.astype(np.int64),
            "sentence": tokens.sentence[first].astype(np.int64),
            "start": tokens.start[first].astype(np.int64),
            "end": tokens.end[last].astype(np.int64) - 2 * possessive[last],
            "kind": pd.Series(kinds, dtype="str"),
            "name": pd.Series(join_spellings(spelled, kinds, review.tolist()), dtype="str"),
        }
    )


def _spell(tokens: Tokens, first: int, last: int) -> str:
    """Return a name as it is printed, without its 's."""
    pieces = []
    for at in range(first, last + 1):
        pieces += [tokens.spellings[tokens.spelling[at]], tokens.gaps[tokens.gap[at]] if at < last else ""]
    text = "".join(pieces)
    return text[:-2] if text[-2:].lower() in ("'s", "’s") else text
