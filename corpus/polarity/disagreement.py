"""Reviews whose stars and words disagree most, and the words that mislead there."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.polarity.calibration import MIDDLE_RATING, predict_held_out
from corpus.polarity.contributions import Evidence
from corpus.polarity.scores import assess_words
from corpus.polarity.textblob import Lexicon
from corpus.statistics.groups import ENOUGH
from corpus.wording import number, plural

#: With fewer assessed chunks a review's polarity is too much a matter of chance to be compared with its stars.
EVIDENCE = 5
#: Words and stars disagree where the rating is so many times the usual error away from the expected one.
APART = 1.5

#: The sides that words can mislead to: they sound kinder than the stars, or harsher.
TOO_POSITIVE, TOO_NEGATIVE = "kinder", "harsher"


def rank_disagreements(reviews: pd.DataFrame, *, evidence: int = EVIDENCE) -> pd.DataFrame:
    """Return how far each review's rating is from the one to expect of its polarity, the furthest first.

    Misuse: where words predict little, every expected rating is close to the mean, and extreme ratings come first
    whatever their words: see `opposed`, and `calibration.Calibration.mae`. A disagreement is as often the lexicon's
    error as the critic's irony.

    Parameters
    ----------
    reviews : DataFrame
        `review_id`, `film`, `reviewer`, `published`, `rating` (0..10), `polarity` (as the lexicon has it, −1..1) and
        `evidence`. All reviews of the corpus: each one's expected rating is learned from those of other films.
    evidence : int
        Reviews of fewer assessed chunks are left out.

    Returns
    -------
    DataFrame
        One row a review with a rating and enough evidence: `review_id`, `film`, `reviewer`, `published`, `rating`,
        `polarity`, `expected` (0..10, `calibration.predict_held_out`), `difference` (expected − rating: above 0 the
        words are too positive), `standardised` (the difference, in root mean square differences of these reviews),
        `opposed` (words and stars on different sides of 5), `evidence`. No rows where too few are rated.
    """
    ranked = reviews[["review_id", "film", "reviewer", "published", "rating", "polarity"]].assign(
        expected=predict_held_out(
            reviews["polarity"], reviews["rating"], evidence=reviews["evidence"], groups=reviews["film"]
        ),
    )
    ranked = ranked[ranked["expected"].notna() & (reviews["evidence"] >= evidence)]
    difference = ranked["expected"] - ranked["rating"]
    usual = float(np.sqrt(np.mean(difference**2))) if len(ranked) else np.nan
    opposed = (ranked["expected"] - MIDDLE_RATING) * (ranked["rating"] - MIDDLE_RATING) < 0
    ranked = ranked.assign(
        difference=difference,
        standardised=difference / usual,
        opposed=opposed,
        evidence=reviews["evidence"].reindex(ranked.index),
    )
    order = np.lexsort((ranked["review_id"].astype(str), -ranked["difference"].abs()))
    return ranked.iloc[order].reset_index(drop=True)


def find_misleading_words(text: str, difference: float, *, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Return the words of a review that pull its polarity away from its stars, the strongest first.

    Parameters
    ----------
    text : str
    difference : float
        From `rank_disagreements`: above 0 the words are too positive, and praise misleads; below 0, blame.
    lexicon : Lexicon, optional
        TextBlob's own by default.

    Returns
    -------
    DataFrame
        One row a misleading chunk: `word` (the one in it that is scored), `chunk`, `start`, `end` (character offsets),
        `polarity`, and `contribution`, its share of the review's polarity.

    Examples
    --------
    >>> find_misleading_words("A terrifying, brilliant film.", -4.0)[["word", "polarity", "contribution"]]
             word  polarity  contribution
    0  terrifying      -1.0          -0.5
    """
    chunks = assess_words(text, lexicon=lexicon)
    against = chunks[chunks["contribution"] * difference > 0]
    against = against.sort_values("contribution", key=abs, ascending=False, kind="stable", ignore_index=True)
    return against[["word", "chunk", "start", "end", "polarity", "contribution"]]


def count_misleading_words(evidence: Evidence, standardised: npt.ArrayLike) -> pd.DataFrame:
    """Return the words that mislead most often: those that are in many reviews whose stars and words disagree.

    Misuse: a word in reviews of the other opinion need not mean something else there: "good" is in them too, being
    everywhere. Compare `reviews` with `by_chance`, and read some.

    Parameters
    ----------
    evidence : Evidence
        Of all the reviews, by the lexicon that `standardised` was computed with.
    standardised : array_like of float, one a review
        From `rank_disagreements`, in the order of `evidence`; NaN where it is unknown.

    Returns
    -------
    DataFrame
        One row a word and a side, those most beyond chance first: `word`; `side` ("kinder" where the word is
        praise and the stars are lower than the words, "harsher" where it is blame and they are higher); `reviews`,
        those with the word that disagree so, by `APART` or more; `of`, all known reviews with the word in this sense;
        `by_chance`, how many of those would disagree so if the word made no difference; `contribution`, its mean share
        of the polarity of the reviews that disagree; `enough` (`of` is `groups.ENOUGH` at least).
    """
    apart = np.asarray(standardised, dtype="float64")
    known = np.flatnonzero(np.isfinite(apart))
    counts, apart = evidence.counts[known], apart[known]
    codes, words = pd.factorize(evidence.chunks["word"])
    row, chunk = counts.nonzero()
    shares = counts.data * evidence.chunks["polarity"].to_numpy()[chunk] / np.asarray(counts.sum(axis=1))[row]
    parts = []
    for side, sign in ((TOO_POSITIVE, 1), (TOO_NEGATIVE, -1)):
        pushing, disagrees = shares * sign > 0, apart * sign >= APART
        holding = pd.DataFrame({"row": row[pushing], "word": codes[chunk[pushing]], "share": shares[pushing]})
        holding = holding.groupby(["row", "word"], sort=False, as_index=False).sum()
        guilty = holding[disagrees[holding["row"]]].groupby("word")["share"].agg(["size", "mean"])
        of = np.bincount(holding["word"], minlength=len(words))[guilty.index]
        parts.append(
            pd.DataFrame(
                {
                    "word": pd.Series(np.asarray(words, dtype=object)[guilty.index], dtype="str"),
                    "side": pd.Series([side] * len(guilty), dtype="str"),
                    "reviews": guilty["size"].to_numpy("int64"),
                    "of": of.astype("int64"),
                    "by_chance": of * (float(disagrees.mean()) if len(disagrees) else 0.0),
                    "contribution": guilty["mean"].to_numpy("float64"),
                    "enough": of >= ENOUGH,
                }
            )
        )
    counted = pd.concat(parts)
    return counted.iloc[np.lexsort((counted["word"], counted["by_chance"] - counted["reviews"]))].reset_index(drop=True)


def select_far_apart(apart: pd.DataFrame, side: str = "") -> pd.DataFrame:
    """Return the reviews in which ratings and polarity are far apart, on one side or on both.

    Parameters
    ----------
    apart : DataFrame
        From `rank_disagreements`.
    side : {"", "kinder", "harsher"}
        What the words are, beside the rating.
    """
    far = apart[apart["standardised"].abs() >= APART]
    return far[(far["difference"] > 0) == (side == TOO_POSITIVE)] if side else far


def describe_disagreements(apart: pd.DataFrame) -> str:
    """Say in how many reviews ratings and polarity are far apart, and on which side.

    Parameters
    ----------
    apart : DataFrame
        From `rank_disagreements`.
    """
    if apart.empty:
        return "No review here has both a rating and enough scored words to compare them."
    far = select_far_apart(apart)
    kinder = int((far["difference"] > 0).sum())
    many = number(len(far)) if len(far) else "none"
    counted = f"Words and stars are far apart in {many} of {plural(len(apart), 'rated review')}"
    return (
        f"{counted}: {number(kinder)} sound kinder, {number(len(far) - kinder)} harsher." if len(far) else f"{counted}."
    )


def select_misleading(words: pd.DataFrame, side: str = "") -> pd.DataFrame:
    """Return the words that mislead in more reviews than by chance, of one side or of both.

    Parameters
    ----------
    words : DataFrame
        From `count_misleading_words`.
    side : {"kinder", "harsher", ""}
    """
    beyond = words["enough"] & (words["reviews"] > words["by_chance"])
    return words[beyond & (words["side"] == side)] if side else words[beyond]
