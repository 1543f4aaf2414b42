"""Why a family of phrases is kept out of the first view: the list as it is until the reader asks for hidden phrases.

=========== ==========================================================================================================
fragment    a single phrase of grammar alone, or broken off (`listing.mark_default_view`)
bracket     what is printed with a bracket inside: a piece of a list of the cast, or of a score
title       a film of this corpus, or a piece of its title, spelled as a name; without capitals, what is often quoted
name        without capitals, what mostly is in brackets by itself: "played by (…)"
passage     a single phrase of twelve words or more: signed, quoted or sent twice, but no turn of phrase
boilerplate what opens or closes reviews, whoever signs them (`boilerplate`)
retold      the name on disk of redundant families: they mostly occur where others do that say more (`redundancy`)
=========== ==========================================================================================================
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases import filters
from corpus.phrases.boilerplate import mark_boilerplate
from corpus.phrases.content import lack_capitals
from corpus.phrases.grouping import Groups
from corpus.phrases.occurrences import Occurrences
from corpus.phrases.redundancy import FamilyPlaces, mark_redundant
from corpus.text.arrays import slice_groups
from corpus.text.laid_aside import GrowingColumns
from corpus.text.tokens import Tokens

#: A run of so many words that is repeated to the letter is a passage: a signature, a quotation, a text sent twice.
PASSAGE = 12
#: Without capitals, a family with this share of its occurrences between quotation marks is a title. Of 171 titles among
#: the first phrases of 25,000 reviews in small letters that is 106; of 931 other phrases, 15.
_QUOTED = 0.1
#: And one with this share between brackets, a name.
_BRACKETED = 0.5
_QUOTES, _OPENING, _CLOSING = "\"“”„«»‘’'_", "([{", ")]}"
#: A template of two words, one of them grammar, says hardly anything that its fillers do not say better: "sense of *"
#: is no reason to hide "sense of wonder".
_HARDLY = 1e-6
#: What a redundant family is called in the tables on disk.
_REDUNDANT = "retold"


def find_asides(
    families: pd.DataFrame, places: FamilyPlaces, tokens: Tokens, reviews: pd.DataFrame, *, min_reviews: int
) -> NDArray[np.object_]:
    """Return why each family is kept out of the first view; "" for families that are in it.

    Parameters
    ----------
    families : DataFrame
        `pattern`, `kind`, `words`, `content`, `weight`, `occurrences`, `reviews`, `named`, `broken`, as
        `describing.describe_families` gives them.
    places : FamilyPlaces
        Where they occur.
    tokens : Tokens
        The corpus.
    reviews : DataFrame
        Its reviews: `film`, `reviewer`.
    min_reviews : int
        In how many reviews a family must be to recur.
    """
    reasons = _find_plain_reasons(families, tokens, places, reviews["film"].dropna().unique().tolist())
    reasons[mark_boilerplate(places, tokens) & (reasons == "")] = "boilerplate"
    shown = (reasons == "") & (families["content"] > 0)
    says = np.where(shown, families["reviews"] * (families["words"] - 1) * families["weight"], 0)
    says[(families["kind"] == "template") & (families["words"] == 2) & (families["content"] == 1)] *= _HARDLY
    reasons[mark_redundant(places, says=says, tokens=len(tokens.word), min_reviews=min_reviews)] = _REDUNDANT
    return reasons


def locate_families(
    tokens: Tokens, gathered: pd.DataFrame, occurrences: Occurrences, groups: Groups, size: NDArray[np.integer]
) -> FamilyPlaces:
    """Return where families occur, as tokens.

    Parameters
    ----------
    tokens : Tokens
        The corpus.
    gathered : DataFrame
        Those of templates and inflections (`family_occurrences.list_places`).
    occurrences : Occurrences
        Those of phrases.
    groups : Groups
        The families.
    size : array of int, one item a family
        How often it occurs.
    """
    columns = GrowingColumns(np.int32, np.int32, np.int32)
    columns.extend(*(gathered[name].to_numpy() for name in ("first", "last")), tokens.review[gathered["first"]])
    for begin, end in slice_groups(np.diff(occurrences.bounds)[groups.single]):
        some = groups.single[begin:end]
        rows, times = occurrences.find_rows(some)
        place = occurrences.place[rows]
        columns.extend(place, place + np.repeat(occurrences.words[some] - 1, times), tokens.review[place])
    first, last, review = columns.take_arrays()
    return FamilyPlaces(first=first, last=last, review=review, bounds=np.append(0, np.cumsum(size)))


def _find_plain_reasons(
    families: pd.DataFrame, tokens: Tokens, places: FamilyPlaces, films: list[str]
) -> NDArray[np.object_]:
    """Return which families are fragments, titles, names or passages, or have a bracket; "" for the others."""
    single = (families["kind"] == "single").to_numpy()
    bracketed = np.zeros(len(families), bool)
    long = single & (families["words"] >= PASSAGE).to_numpy()
    small = lack_capitals(tokens)
    named = families["named"].to_numpy()
    title = filters.mark_titles(families["pattern"], films, capitals=not small, named=named).to_numpy()
    if small:
        title = title | (_find_share(tokens, places, _QUOTES, _QUOTES) > _QUOTED)
        bracketed = _find_share(tokens, places, _OPENING, _CLOSING) > _BRACKETED
    else:
        title = title & (families["content"] == 0)
    inside = families["pattern"].str.contains(r"[()\[\]{}]")
    reasons = ["bracket", "fragment", "title", "name", "passage"]
    return np.select([inside, families["broken"], title, bracketed, long], reasons, "").astype(object)


def _find_share(tokens: Tokens, places: FamilyPlaces, before: str, behind: str) -> NDArray[np.float64]:
    """Return in which share of its occurrences a family has one of some marks right before it, and one right behind."""
    opening, closing = (
        np.array([any(mark in gap for mark in marks) for gap in tokens.gaps], bool)[tokens.gap]
        for marks in (before, behind)
    )
    opened = opening[places.first - 1] & (places.first > tokens.bounds[places.review])
    between = np.diff(np.append(0, np.cumsum(opened & closing[places.last]))[places.bounds])
    return between / np.maximum(np.diff(places.bounds), 1)
