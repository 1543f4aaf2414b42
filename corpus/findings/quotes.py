"""The lines worth quoting for and against: whole sentences that stand by themselves, with clear evidence."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.aspects.quotable import LONGEST, SHORTEST, explain_unfit, weigh_manner
from corpus.aspects.terms import OVERALL
from corpus.phrases.content import mark_trivial
from corpus.store.corpus import Corpus
from corpus.wording import date, number

FOR, AGAINST = "for", "against"
#: How many lines of each side are listed, and of one critic.
MOST, MOST_OF_ONE = 5, 1
#: So many sentences of each side are read: of the clearest.
_READ = 400
#: The least that the words of a line must say, −1..1, and letters that its length is kept between.
_CLEAR = 0.3
#: A line that only judges the film as a whole counts less than one that says what is good or bad in it.
_WHOLE = 0.95
#: Half of all stars, of 10.
_HALF = 5.5
#: A line is listed from this score on.
_ENOUGH = 0.25
_SHORT, _LONG = 5 * SHORTEST - 10, 9 * LONGEST
#: What each aspect beyond the first adds.
_MORE = 0.15
#: Lines of fewer words than this count less: they say little.
_FULL, _BRIEF = 12, 0.85
#: What is needed of a sentence, and its name here.
_MEASURED = {"polarity_untitled": "polarity", "evidence_untitled": "evidence"}
#: What each further line of an aspect counts of the one before: lines are to speak of different things.
_AGAIN = 0.8
_COLUMNS = ["side", "review_id", "sentence", "start", "end", "quote", "polarity", "aspects", "score"]


def list_quotes(
    corpus: Corpus, keep: NDArray[np.bool_], *, most: int = MOST, of_one: int = MOST_OF_ONE
) -> pd.DataFrame:
    """List the lines of some reviews that are worth quoting.

    A line is a whole sentence of 8 to 30 words of which `aspects.quotable` finds nothing against, that speaks of an
    aspect or of the film, whose words all praise or all blame, and that has no phrase in it which recurs in this
    corpus. The clearest come first: the sentence's polarity, shrunk where few words carry it, and raised by each aspect
    that is judged; a critic has no more than `of_one`, and what speaks of other aspects comes before more of the same.

    Misuse: a line is one critic's, and says nothing of what the others think.

    Parameters
    ----------
    corpus : Corpus
    keep : array of bool, one item a review
    most, of_one : int
        How many lines of each side, and of one critic (or of one review, where the critic is not known).

    Returns
    -------
    DataFrame
        One row a line, those for before those against, the best first: `side` (`FOR` or `AGAINST`), `review_id`,
        `sentence`, `start`, `end`, `quote`, `polarity` (the sentence's, without titles, −1..1), `aspects` (named in
        their order, with commas) and `score`.
    """
    candidates = _find_clear(corpus, keep)
    parts = []
    for side, sign in ((FOR, 1), (AGAINST, -1)):
        mine = candidates[np.sign(candidates["polarity"]) == sign].nlargest(_READ, "score")
        texts = corpus.read_texts(mine["review_id"].unique().tolist())
        places = zip(mine["review_id"], mine["start"], mine["end"], strict=True)
        quotes = [texts[review][start:end] for review, start, end in places]
        lengths = np.array([len(quote.split()) for quote in quotes])
        mine = mine.assign(
            side=side,
            quote=pd.Series(quotes, mine.index, dtype="str"),
            score=mine["score"] * np.where(lengths < _FULL, _BRIEF, 1) * [weigh_manner(quote) for quote in quotes],
        )
        fit = mine[np.array([not explain_unfit(quote) for quote in quotes], bool)]
        parts.append(_choose(corpus, fit[~_mark_recurring(corpus, fit)], most, of_one))
    return pd.concat(parts, ignore_index=True)[_COLUMNS]


def describe_source(line: Mapping[Hashable, Any] | pd.Series) -> str:
    """Say where a line is from: film, critic, outlet, day and rating of its review, those of them that are known.

    Examples
    --------
    >>> known = {"film": "Dusk", "reviewer": "Ada Reed", "outlet": None, "published": pd.Timestamp("2025-03-03")}
    >>> describe_source({**known, "rating": 8.0})
    'Dusk, Ada Reed, 3 Mar 2025, 8.0 of 10'
    """
    told = [str(line[name]) for name in ("film", "reviewer", "outlet") if pd.notna(line[name])]
    told += [date(line["published"])] if pd.notna(line["published"]) else []
    return ", ".join([*told, *([f"{number(line['rating'], decimals=1)} of 10"] if pd.notna(line["rating"]) else [])])


def _find_clear(corpus: Corpus, keep: NDArray[np.bool_]) -> pd.DataFrame:
    """Return the sentences of some reviews that judge, all their words in one direction, with a score, by review."""
    said = corpus.statements
    said = said.assign(review=said["review_id"].cat.codes)
    said = said[keep[said["review"]]]
    judged = said.groupby(["review", "sentence"], sort=True)["polarity"].agg(["min", "max", "mean"]).reset_index()
    judged = judged[(np.sign(judged["min"]) == np.sign(judged["max"])) & (judged["mean"].abs() >= _CLEAR)]
    judged = judged[_find_side(corpus)[judged["review"]] == np.sign(judged["mean"])]
    places = corpus.sentences
    places = places.assign(review=places["review_id"].cat.codes)[["review", "sentence", "start", "end", *_MEASURED]]
    lines = judged.merge(places[keep[places["review"]]], on=["review", "sentence"]).rename(columns=_MEASURED)
    agreeing = (np.sign(lines["polarity"]) == np.sign(lines["mean"])) & (lines["polarity"].abs() >= _CLEAR)
    lines = lines[agreeing & (lines["end"] - lines["start"]).between(_SHORT, _LONG)]
    named = said.merge(lines[["review", "sentence"]], on=["review", "sentence"])
    named = named.drop_duplicates(["review", "sentence", "aspect"]).astype({"aspect": "str"})
    aspects = named.groupby(["review", "sentence"])["aspect"].agg(", ".join)
    lines = lines.join(aspects.rename("aspects"), on=["review", "sentence"])
    clear = (lines["polarity"] + lines["mean"]).abs() / 2 * lines["evidence"] / (lines["evidence"] + 1)
    clear *= np.where(lines["aspects"] == OVERALL, _WHOLE, 1 + _MORE * lines["aspects"].str.count(","))
    return lines.assign(score=clear, review_id=corpus.reviews["review_id"].to_numpy()[lines["review"]])


def _find_side(corpus: Corpus) -> NDArray[np.float64]:
    """Return of each review whether it is for the film (1) or against it (−1), by its stars, else by its words."""
    reviews = corpus.reviews
    by_words = np.where(reviews["polarity_untitled"] >= corpus.middle, 1.0, -1.0)
    return np.where(reviews["rating"].notna(), np.sign(reviews["rating"] - _HALF), by_words)


def _choose(corpus: Corpus, lines: pd.DataFrame, most: int, of_one: int) -> pd.DataFrame:
    """Choose the best lines one after the other, each of another critic, and of other aspects where there are any."""
    critics = corpus.reviews["reviewer"].iloc[lines["review"]]
    who = critics.fillna(corpus.reviews["review_id"]).tolist()
    score, aspects = lines["score"].to_numpy(float, copy=True), [text.split(", ") for text in lines["aspects"]]
    chosen: list[int] = []
    used: Counter[str] = Counter()
    while len(chosen) < most and len(score) and score.max() >= _ENOUGH:
        best = int(score.argmax())
        score[best] = 0.0
        if used[who[best]] >= of_one:
            continue
        chosen.append(best)
        used[who[best]] += 1
        for at, named in enumerate(aspects):
            if not set(named).isdisjoint(aspects[best]):
                score[at] *= _AGAIN
    return lines.iloc[chosen]


def _mark_recurring(corpus: Corpus, lines: pd.DataFrame) -> NDArray[np.bool_]:
    """Mark the lines that have a turn of phrase in them which recurs in the corpus."""
    phrases = corpus.list_phrases_in(*lines["review_id"].unique())
    phrases = phrases[(phrases["aside"] == "").to_numpy() & ~mark_trivial(phrases["weight"])]
    pairs = lines.reset_index(names="line").merge(phrases, on="review_id", suffixes=("", "_of"))
    inside = (pairs["start_of"] < pairs["end"]) & (pairs["end_of"] > pairs["start"])
    return np.isin(lines.index, pairs.loc[inside, "line"])
