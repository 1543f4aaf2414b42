"""The films that reviews without one are about, inferred from their texts, all together."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.reading import file_names
from corpus.reading.headlines import read_headline
from corpus.reading.name_traits import NameTable, Numbers, tabulate_names
from corpus.reading.names import fold_title
from corpus.reading.title_support import measure_support
from corpus.reading.title_weights import WEIGHTS, Weights

QUOTED = "in quotation marks"
BEFORE_IS_A = "before “is a”"
SHARED = "a name in several reviews"
RETURNING = "the name that returns most"
NAMED = "a name in the text"
FILE_NAME = "the file's name"
HEADLINE = "the headline"
UNKNOWN = "not found"

#: From this certainty on, a title is the review's film: it is likelier right than not. Below, it is a suggestion.
LIKELY = 0.5
#: A name that is less likely the film's than this is not even suggested.
_LEAST = 0.1
#: What a name gains, in log odds, where the headline or the file's name has it too: odds 20 times as high. An
#: assumption: the reviews that the rest was fitted on had neither.
_IN_HEADING = 3.0
#: The share of reviews that name their film, as it is supposed of so many further reviews: a few do not settle it.
_SHARE, _REVIEWS = 0.3, 10


@dataclass(frozen=True)
class Evidence:
    """What is known of the names in some reviews besides the names themselves.

    Attributes
    ----------
    known : mapping of title to int
        How many further reviews are known to be about a film, by `names.fold_title`.
    in_heading : array of float
        1 where the review's headline, or the name of its file, has the name too, else 0; one a row of the names.
    """

    known: Mapping[str, int]
    in_heading: Numbers


def infer_films(
    texts: pd.Series,
    filenames: pd.Series,
    *,
    headlines: pd.Series | None = None,
    known: pd.Series | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> pd.DataFrame:
    """Infer the films that some reviews are about, from their texts and from one another.

    Each capitalised or quoted name in a text is a candidate, and "it names no film" is one too. A conditional logit
    (McFadden 1974) weighs them against each other: first by the text alone (is the name in quotation marks, before "is
    a", does it return, is it made of words of the dictionary?), then with what the other reviews say of the same name,
    then with how many reviews of this corpus name a film at all.

    The weights were fitted on 17,500 reviews by the public whose films are known, in corpora of many sizes made of
    them. Fitted on half of the films and tried on the other half, the certainty is the share of titles that are right,
    to one point on average; a catalogue that spells a title otherwise counts as a miss. On the sample, on which nothing
    was fitted, it is within five points, too. The certainty of a title that only the headline or the file's name has
    is unknown.

    Parameters
    ----------
    texts : Series of str
        The reviews.
    filenames : Series of str
        Their files' names, in the same order, missing where there are none.
    headlines : Series of str, optional
        What stands above the reviews, in the same order, missing where nothing does. It comes before the file's name.
    known : Series of str, optional
        The films of the corpus's other reviews.
    progress : callable
        Called with the number of texts that were searched.

    Returns
    -------
    DataFrame
        With the index of `texts`: `film` (str, "" where not found), `rule` (str, one of this module's names), and
        `certainty` (float 0..1; missing for a headline or a file's name, 0 where not found). From `LIKELY` on it is the
        film; below, a suggestion.

    Examples
    --------
    >>> texts = pd.Series(["“Dusk” is a quiet film. “Dusk” ends.", "Dull."])
    >>> films = infer_films(texts, pd.Series(["1.txt", "noon.txt"]))
    >>> films["film"].tolist(), (films["certainty"] >= LIKELY).tolist()
    (['Dusk', 'Noon'], [True, False])
    """
    names = tabulate_names(texts, progress=progress)
    above = (filenames.mask(filenames.notna()) if headlines is None else headlines).fillna("").tolist()
    files = file_names.read_titles(filenames.fillna(""))
    headings = [headline or file for headline, file in zip(above, files, strict=True)]
    films = (known if known is not None else pd.Series(dtype="str")).dropna()
    spelled = {fold_title(film): film for film in films.unique()}
    counted = Counter(films.map(fold_title))
    certainty = estimate_certainty(names, Evidence(counted, _find_in_headings(names, headings)))
    best = _choose_best(names.review, certainty)
    best = best[certainty[best] > _LEAST]
    frame = pd.DataFrame({"film": "", "rule": UNKNOWN, "certainty": 0.0}, index=range(len(texts)))
    spellings = _choose_spellings(names, certainty, spelled)
    frame.loc[names.review[best], "film"] = [spellings[title] for title in names.title[best]]
    frame.loc[names.review[best], "rule"] = _name_rules(names)[best]
    frame.loc[names.review[best], "certainty"] = certainty[best]
    suggested = [read_headline(headline) if headline else file for headline, file in zip(above, files, strict=True)]
    by_heading = pd.Series(suggested, dtype="str", index=frame.index)
    rules = pd.Series([HEADLINE if headline else FILE_NAME for headline in above], dtype="str", index=frame.index)
    alone = (frame["certainty"] < LIKELY) & (by_heading != "")
    frame = frame.assign(
        film=frame["film"].mask(alone, by_heading),
        rule=frame["rule"].mask(alone, rules),
        certainty=frame["certainty"].mask(alone),
    )
    return frame.set_axis(texts.index).astype({"film": "str", "rule": "str", "certainty": "float64"})


def estimate_certainty(names: NameTable, evidence: Evidence, weights: Weights = WEIGHTS) -> Numbers:
    """Return how likely each name is the film of its review."""
    if not len(names.review):
        return np.zeros(0)
    by_file = _IN_HEADING * evidence.in_heading
    likely = weigh(names.review, add_up(names.traits, weights.text) + by_file)
    reviews = names.reviews + sum(evidence.known.values())
    support = measure_support(names, likely, known=evidence.known, reviews=reviews)
    scores = add_up({**names.traits, **support}, weights.support) + by_file
    rate = measure_rate(names, weigh(names.review, scores), support)
    return weigh(names.review, add_up({**bend(scores), **rate}, weights.rate))


def bend(scores: Numbers) -> dict[str, Numbers]:
    """Return scores straight and bent: above even odds another point is worth less, for catalogues spell otherwise."""
    return {"score": scores, "score above even odds": np.logaddexp(scores, 0)}


def measure_rate(names: NameTable, likely: Numbers, support: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """Return how many reviews of the corpus name their film, as log odds, and what that means for each name."""
    share = (likely.sum() + _SHARE * _REVIEWS) / (names.reviews + _REVIEWS)
    rate = np.full(len(likely), np.log(share / (1 - share)))
    return {
        "rate": rate,
        "rate, in two others": rate * support["in two others"],
        "rate, in no other": rate * support["in no other"],
        "rate, size": rate * support["size"],
        "size": support["size"],
    }


def add_up(features: Mapping[str, Numbers], weights: Mapping[str, float]) -> Numbers:
    """Return the weighted sum of some features; the weight of "" is the intercept."""
    total = np.full(len(next(iter(features.values()))), weights[""])
    for feature, weight in weights.items():
        if feature:
            total += weight * features[feature]
    return total


def weigh(review: NDArray[np.int64], scores: Numbers) -> Numbers:
    """Return the probability of each name against the others of its review, and against none of them.

    Examples
    --------
    >>> weigh(np.array([0, 0, 1]), np.log([2.0, 1.0, 3.0])).round(6).tolist()
    [0.5, 0.25, 0.75]
    """
    odds = np.exp(np.minimum(scores, 30))
    return odds / (1 + np.bincount(review, weights=odds)[review])


def _choose_best(review: NDArray[np.int64], certainty: Numbers) -> NDArray[np.int64]:
    """Return the rows of the likeliest name of each review; of equals the first."""
    order = np.lexsort((-certainty, review))
    return order[np.unique(review[order], return_index=True)[1]]


def _choose_spellings(names: NameTable, certainty: Numbers, known: Mapping[str, str]) -> list[str]:
    """Return one spelling a title, so that a film has one name: that of a known film, else the commonest.

    Capitals throughout are only taken where there is no other spelling.
    """
    each = pd.DataFrame({"title": names.title, "spelling": names.spelling, "certainty": certainty})
    by_spelling = each.groupby(["title", "spelling"])["certainty"].sum().reset_index()
    shouted = np.array([len(each) > 3 and each.isupper() for each in names.spellings], dtype=bool)
    by_spelling["shouted"] = shouted[by_spelling["spelling"].to_numpy()]
    by_spelling = by_spelling.sort_values(
        ["title", "shouted", "certainty"], ascending=[True, True, False], kind="stable"
    )
    first = by_spelling.drop_duplicates("title")["spelling"]
    return [known.get(title, names.spellings[spelling]) for title, spelling in zip(names.titles, first, strict=True)]


def _find_in_headings(names: NameTable, headings: list[str]) -> Numbers:
    """Return 1 for each name that its review's headline, or else the title in its file's name, has; else 0."""
    folded = [f" {' '.join(map(fold_title, heading.split()))} " for heading in headings]
    rows = zip(names.review, names.spelling, strict=True)
    spaced = [f" {' '.join(map(fold_title, spelling.split()))} " for spelling in names.spellings]
    return np.array([spaced[spelling] in folded[review] for review, spelling in rows], dtype="float64")


def _name_rules(names: NameTable) -> NDArray[np.object_]:
    """Return by which rule each name is recognised, for a reader."""
    several = names.sum_by_title(np.ones(len(names.title)))[names.title] > 1
    shown = [
        names.traits["in quotation marks"] > 0,
        names.traits["before a verb"] > 0,
        several,
        names.traits["returns"] > 0,
    ]
    return np.select(shown, [QUOTED, BEFORE_IS_A, SHARED, RETURNING], NAMED).astype(object)
