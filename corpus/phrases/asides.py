"""Why a family of phrases is kept out of the first view: the list as it is until the reader asks for hidden phrases.

========= ============================================================================================================
fragment  a single phrase of grammar alone, or broken off (`listing.mark_default_view`)
title     a film of this corpus, or a piece of its title, spelled as a name
passage   a single phrase of twelve words or more: signed, quoted or sent twice, but no turn of phrase
signature what opens or closes a few reviews, in a corpus that does not name its critics
retold    the name on disk of redundant families: they mostly occur where others do that say more (`redundancy`)
========= ============================================================================================================
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases import filters
from corpus.phrases.grouping import Groups
from corpus.phrases.listing import mark_default_view
from corpus.phrases.occurrences import OccurrenceIndex
from corpus.phrases.redundancy import FamilyPlaces, mark_redundant
from corpus.text.tokens import Tokens

#: A run of so many words that is repeated to the letter is a passage: a signature, a quotation, a text sent twice.
PASSAGE = 12
#: A family with this share of its occurrences at the edge of a review is a signature, if it is in few reviews: at most
#: so many times what recurring asks, and a hundredth of all. What many reviews end with is a convention of the trade.
_SIGNED, _MANY = 2 / 3, 3
#: What a redundant family is called in the tables on disk.
_REDUNDANT = "retold"
#: Forms behind the first in the pattern of an inflection: "/rolled" in "roll/rolled".
_OTHER_FORMS = r"/[^\s/]+"


def find_asides(
    families: pd.DataFrame, places: FamilyPlaces, tokens: Tokens, reviews: pd.DataFrame, *, min_reviews: int
) -> NDArray[np.object_]:
    """Return why each family is kept out of the first view; "" for families that are in it.

    Parameters
    ----------
    families : DataFrame
        `pattern`, `kind`, `words`, `content`, `occurrences`, `reviews`.
    places : FamilyPlaces
        Where they occur.
    tokens : Tokens
        The corpus.
    reviews : DataFrame
        Its reviews: `film`, `reviewer`.
    min_reviews : int
        In how many reviews a family must be to recur.
    """
    reasons = _find_plain_reasons(families, reviews["film"].dropna().unique().tolist())
    if reviews["reviewer"].isna().all():
        most = min(_MANY * min_reviews, len(reviews) // 100)
        reasons[_mark_signatures(families, tokens, places, most=most) & (reasons == "")] = "signature"
    shown = (reasons == "") & (families["content"] > 0)
    says = np.where(shown, families["reviews"] * (families["words"] - 1), 0)
    reasons[mark_redundant(places, says=says, tokens=len(tokens.word), min_reviews=min_reviews)] = _REDUNDANT
    return reasons


def locate_families(
    tokens: Tokens, occurrences: pd.DataFrame, index: OccurrenceIndex, groups: Groups, size: NDArray[np.integer]
) -> FamilyPlaces:
    """Return where families occur, as tokens.

    Parameters
    ----------
    tokens : Tokens
        The corpus.
    occurrences : DataFrame
        Those of templates and inflections (`family_occurrences.list_occurrences`).
    index : OccurrenceIndex
        Those of phrases.
    groups : Groups
        The families.
    size : array of int, one item a family
        How often it occurs.
    """
    review = occurrences["review_id"].cat.codes.to_numpy()
    start, end = (occurrences[name].to_numpy() for name in ("start", "end"))
    of_families = index.look_up(review, start)
    last, short = of_families.copy(), np.arange(len(end))
    while len(short := short[tokens.end[last[short]] < end[short]]):
        last[short] += 1
    rows, times = index.find_rows(groups.single)
    first = index.find_tokens(rows)
    return FamilyPlaces(
        first=np.append(of_families, first),
        last=np.append(last, first + np.repeat(index.words[groups.single], times) - 1),
        review=np.append(review, index.review[rows]),
        bounds=np.append(0, np.cumsum(size)),
    )


def _find_plain_reasons(families: pd.DataFrame, films: list[str]) -> NDArray[np.object_]:
    """Return which families are fragments, titles or passages; "" for the others."""
    single = (families["kind"] == "single").to_numpy()
    broken, long = np.zeros((2, len(families)), bool)
    several = (families["kind"] != "template").to_numpy()
    wordings = families["pattern"][several].str.replace(_OTHER_FORMS, "", regex=True)
    broken[several] = ~mark_default_view(wordings.to_frame("phrase"))
    long[single] = families.loc[single, "words"] >= PASSAGE
    title = (families["content"] == 0) & filters.mark_titles(families["pattern"], films)
    return np.select([broken, title, long], ["fragment", "title", "passage"], "").astype(object)


def _mark_signatures(families: pd.DataFrame, tokens: Tokens, places: FamilyPlaces, *, most: int) -> NDArray[np.bool_]:
    """Mark families that mostly begin or end a review, in so few reviews, at most, that one critic wrote them."""
    edge = (places.first == tokens.bounds[places.review]) | (places.last == tokens.bounds[places.review + 1] - 1)
    at_edge = np.diff(np.append(0, np.cumsum(edge))[places.bounds])
    few = families["reviews"] <= most
    return (few & (at_edge >= _SIGNED * families["occurrences"]) & (families["kind"] != "template")).to_numpy()
