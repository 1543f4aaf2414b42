"""The lines worth quoting for and against: whole sentences that stand by themselves, with clear evidence."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.aspects.judging import find_judging, name_aspects
from corpus.aspects.quotable import LONGEST, SHORTEST, explain_unfit
from corpus.aspects.terms import ASPECTS
from corpus.aspects.verdict_words import beats_the_usual, judges, judges_both_ways
from corpus.aspects.vividness import Wording, is_unreal
from corpus.findings.recurring_turns import RecurringTurns
from corpus.store.corpus import Corpus
from corpus.wording import date, number, stars

FOR, AGAINST = "for", "against"
#: How many lines of each side are listed, and of one critic.
MOST, MOST_OF_ONE = 5, 1
#: So many sentences of a side are read at a time, the clearest first, until there are enough, and so often at most.
_BLOCK, _BLOCKS = 800, 6
#: Clearer than this, words are no clearer for a reader: "perfect" says no more than "superb".
_PLAIN = 0.8
#: What praise of what could be counts, beside praise of what is; what counts that may only describe; and what may
#: praise and blame.
_UNREAL, _UNJUDGED, _MIXED = 0.4, 0.3, 0.5
#: Half of all stars, of 10.
_HALF = 5.5
#: A line is listed from this score on.
_ENOUGH = 0.25
#: Letters that a line's length is kept between, and between which it says enough and not too much.
_SHORT, _LONG, _FULL, _LENGTHY = 5 * SHORTEST - 10, 9 * LONGEST, 70, 170
#: What each aspect beyond the first adds, and what acting alone counts: that is often one actor's.
_MORE, _ACTING = 0.08, 0.85
#: How specific words are is asked of so many reviews.
_ASKED = 30_000
#: What each further line of an aspect counts of the one before: lines are to speak of different things.
_AGAIN = 0.8
#: What is told of a line's review.
_TOLD = ["film", "reviewer", "outlet", "published", "rating"]
_COLUMNS = ["side", "review_id", "sentence", "start", "end", "quote", "polarity", "aspects", "score"]


def list_quotes(
    corpus: Corpus, keep: NDArray[np.bool_], *, most: int = MOST, of_one: int = MOST_OF_ONE
) -> pd.DataFrame:
    """List the lines of some reviews that are worth quoting.

    A line is a whole sentence of 8 to 30 words of which `aspects.quotable` finds nothing against, that speaks of an
    aspect or of the film, whose words all praise or all blame as its review does, and that has no turn of phrase in it
    which recurs in this corpus. The clearest are read; of these come first those that are worded vividly
    (`aspects.vividness`) and speak of more than one actor. A critic has no more than `of_one`, and what speaks of other
    aspects comes before more of the same.

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
    sides = [_select_clearest(candidates, sign) for sign in (1, -1)]
    turns = RecurringTurns(corpus, pd.concat(sides)["review"])
    wording = Wording(*_count_users(corpus))
    parts = []
    for side, mine in zip((FOR, AGAINST), sides, strict=True):
        fit, chosen = [], mine.head(0)
        for first in range(0, len(mine), _BLOCK):
            fit.append(_read(corpus, mine.iloc[first : first + _BLOCK], wording, turns))
            chosen = _choose(corpus, pd.concat(fit), most, of_one)
            if len(chosen) == most:
                break
        parts.append(chosen.assign(side=side))
    lines = pd.concat(parts, ignore_index=True)
    return lines.assign(
        review_id=corpus.reviews["review_id"].to_numpy()[lines["review"]],
        aspects=name_aspects(lines["aspects"].tolist()),
    ).reindex(columns=_COLUMNS)


def describe_quotes(lines: pd.DataFrame) -> str:
    """Say how many lines there are for, and how many against.

    Examples
    --------
    >>> describe_quotes(pd.DataFrame({"side": ["for", "for"]}))
    'Lines worth quoting: 2 for, none against.'
    """
    sides = [(side, int((lines["side"] == side).sum())) for side in (FOR, AGAINST)]
    counts = [f"{number(count) if count else 'none'} {side}" for side, count in sides]
    return f"Lines worth quoting: {', '.join(counts)}."


def list_sources(lines: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return lines with what `describe_source` needs of their reviews."""
    return lines.join(reviews.set_index("review_id")[_TOLD], on="review_id")


def describe_source(line: Mapping[Hashable, Any] | pd.Series) -> str:
    """Say where a line is from: film, critic, outlet, day and rating of its review, those of them that are known.

    Examples
    --------
    >>> known = {"film": "Dusk", "reviewer": "Ada Reed", "outlet": None, "published": pd.Timestamp("2025-03-03")}
    >>> describe_source({**known, "rating": 8.0})
    'Dusk, Ada Reed, 3 Mar 2025, 8 of 10'
    """
    told = [str(line[name]) for name in ("film", "reviewer", "outlet") if pd.notna(line[name])]
    told += [date(line["published"])] if pd.notna(line["published"]) else []
    return ", ".join([*told, *([f"{stars(line['rating'])} of 10"] if pd.notna(line["rating"]) else [])])


def _find_clear(corpus: Corpus, keep: NDArray[np.bool_]) -> pd.DataFrame:
    """Return the sentences of some reviews that judge as their review does, with how clearly, in `clear`."""
    lines = find_judging(corpus.statements, corpus.sentences, keep)
    letters = lines["end"] - lines["start"]
    as_review = _find_side(corpus)[lines["review"]] == np.sign(lines["polarity"])
    lines = lines[as_review & letters.between(_SHORT, _LONG)]
    letters = letters[lines.index]
    words = (lines["polarity"] + lines["said"]).abs() / 2
    clear = (1 + np.minimum(words / _PLAIN, 1)) / 2 * lines["evidence"] / (lines["evidence"] + 0.5)
    clear *= np.minimum(1, letters / _FULL) * np.minimum(1, _LENGTHY / letters)
    aspects = lines["aspects"].to_numpy()
    many = np.array([each.bit_count() for each in aspects.tolist()], dtype=float)
    clear *= np.where(aspects == 1 << ASPECTS.index("acting"), _ACTING, 1 + _MORE * (many - 1))
    return lines.assign(clear=clear)


def _select_clearest(candidates: pd.DataFrame, sign: int) -> pd.DataFrame:
    """Return the candidates of a side that are read at most, the clearest first."""
    mine = candidates[np.sign(candidates["polarity"]) == sign]
    return mine.sort_values("clear", ascending=False, kind="stable").head(_BLOCKS * _BLOCK)


def _find_side(corpus: Corpus) -> NDArray[np.float64]:
    """Return of each review whether it is for the film (1) or against it (−1), by its stars, else by its words."""
    reviews = corpus.reviews
    by_words = np.where(reviews["polarity_untitled"] >= corpus.middle, 1.0, -1.0)
    return np.where(reviews["rating"].notna(), np.sign(reviews["rating"] - _HALF), by_words)


def _count_users(corpus: Corpus) -> tuple[int, dict[str, int]]:
    """Return how many reviews were asked, and how many of them use each word."""
    vocabulary = corpus.vocabulary
    asked = min(len(corpus.reviews), _ASKED)
    words = vocabulary.counts.indices[: vocabulary.counts.indptr[asked]]
    users = np.bincount(words, minlength=len(vocabulary.words))
    return asked, dict(zip(vocabulary.words, users.tolist(), strict=True))


def _read(corpus: Corpus, lines: pd.DataFrame, wording: Wording, turns: RecurringTurns) -> pd.DataFrame:
    """Return those of some sentences that can be quoted, with their words and their scores."""
    ids = corpus.reviews["review_id"].to_numpy()[lines["review"]]
    texts = corpus.read_texts(list(dict.fromkeys(ids))).to_dict()

    def cut(start: str, end: str, *, more: int = 0) -> list[str]:
        return [texts[each][a : b + more] for each, a, b in zip(ids, lines[start], lines[end], strict=True)]

    # With the letter behind it: "poor Theodora" is no judgement.
    quotes, judged = cut("start", "end"), cut("judged_start", "judged_end", more=2)
    lines = lines.assign(quote=pd.Series(quotes, lines.index, "str"), judged=judged)
    praising = lines["polarity"] > 0
    fit = [
        not explain_unfit(quote) and (praises or not beats_the_usual(quote))
        for quote, praises in zip(quotes, praising, strict=True)
    ]
    lines = lines[fit]
    lines = lines[~turns.mark(lines)]
    quotes = lines["quote"].tolist()
    factors = (
        [wording.weigh(quote) for quote in quotes],
        [
            _UNREAL if praise and is_unreal(quote) else 1
            for quote, praise in zip(quotes, lines["polarity"] > 0, strict=True)
        ],
        [1 if judges(words) else _UNJUDGED for words in lines["judged"]],
        [_MIXED if judges_both_ways(quote) else 1 for quote in quotes],
    )
    return lines.assign(score=lines["clear"] * np.prod([*map(np.array, factors)], axis=0))


def _choose(corpus: Corpus, lines: pd.DataFrame, most: int, of_one: int) -> pd.DataFrame:
    """Choose the best lines one after the other, each of another critic, and of other aspects where there are any."""
    lines = lines[lines["score"] >= _ENOUGH]
    critics = corpus.reviews["reviewer"].iloc[lines["review"]]
    who = critics.fillna(corpus.reviews["review_id"]).tolist()
    score, aspects = lines["score"].to_numpy(float, copy=True), lines["aspects"].to_numpy()
    chosen: list[int] = []
    used: Counter[str] = Counter()
    while len(chosen) < most and len(score) and score.max() > 0:
        best = int(score.argmax())
        score[best] = 0.0
        if used[who[best]] >= of_one:
            continue
        chosen.append(best)
        used[who[best]] += 1
        score[(aspects & aspects[best]) != 0] *= _AGAIN
    return lines.iloc[chosen]
