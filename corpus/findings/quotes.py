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
from corpus.aspects.verdict_words import judges, judges_both_ways
from corpus.aspects.vividness import Wording, is_unreal
from corpus.store.corpus import Corpus
from corpus.text.arrays import find_names, read_codes
from corpus.wording import date, number, plural

FOR, AGAINST = "for", "against"
#: How many lines of each side are listed, and of one critic.
MOST, MOST_OF_ONE = 5, 1
#: So many sentences of a side are read at a time, the clearest first, until there are enough, and so often at most.
_BLOCK, _BLOCKS = 800, 6
#: Clearer than this, words are no clearer for a reader: "perfect" says no more than "superb".
_PLAIN = 0.8
#: What praise of what could be counts, beside praise of what is; what counts that may only describe; and what may
#: praise and blame.
_UNREAL, _UNJUDGED, _MIXED = 0.4, 0.4, 0.5
#: Half of all stars, of 10.
_HALF = 5.5
#: A line is listed from this score on.
_ENOUGH = 0.25
#: Letters that a line's length is kept between, and between which it says enough and not too much.
_SHORT, _LONG, _FULL, _LENGTHY = 5 * SHORTEST - 10, 9 * LONGEST, 70, 170
#: What each aspect beyond the first adds, and what acting alone counts: that is often one actor's.
_MORE, _ACTING = 0.08, 0.85
#: A turn of phrase recurs if one in so many reviews has it, and two at least: of what thousands of critics write, any
#: two words are somewhere else.
_RARE = 1_000
#: A phrase of less weight is a term, or has a name in it; see `content.weigh_phrases`.
_TURN = 0.5
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
    wording, turns = Wording(len(corpus.reviews), _count_users(corpus)), _list_turns(corpus)
    parts = []
    for side, sign in ((FOR, 1), (AGAINST, -1)):
        mine = candidates[np.sign(candidates["polarity"]) == sign].sort_values("clear", ascending=False, kind="stable")
        fit, chosen = [], mine.head(0)
        for first in range(0, min(len(mine), _BLOCKS * _BLOCK), _BLOCK):
            fit.append(_read(corpus, mine.iloc[first : first + _BLOCK], wording, turns))
            chosen = _choose(corpus, pd.concat(fit), most, of_one)
            if len(chosen) == most:
                break
        parts.append(chosen.assign(side=side))
    lines = pd.concat(parts, ignore_index=True)
    return lines.assign(
        review_id=corpus.reviews["review_id"].to_numpy()[lines["review"]], aspects=name_aspects(lines["aspects"])
    ).reindex(columns=_COLUMNS)


def describe_quotes(lines: pd.DataFrame) -> str:
    """Say how many lines there are for, and how many against.

    Examples
    --------
    >>> describe_quotes(pd.DataFrame({"side": ["for", "for"]}))
    '2 lines worth quoting for, none against.'
    """
    praising, blaming = (int((lines["side"] == side).sum()) for side in (FOR, AGAINST))
    if not praising:
        return f"{plural(blaming, 'line')} worth quoting against, none for."
    return f"{plural(praising, 'line')} worth quoting for, {number(blaming) if blaming else 'none'} against."


def list_sources(lines: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return lines with what `describe_source` needs of their reviews."""
    return lines.join(reviews.set_index("review_id")[_TOLD], on="review_id")


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


def _find_side(corpus: Corpus) -> NDArray[np.float64]:
    """Return of each review whether it is for the film (1) or against it (−1), by its stars, else by its words."""
    reviews = corpus.reviews
    by_words = np.where(reviews["polarity_untitled"] >= corpus.middle, 1.0, -1.0)
    return np.where(reviews["rating"].notna(), np.sign(reviews["rating"] - _HALF), by_words)


def _count_users(corpus: Corpus) -> dict[str, int]:
    """Return how many reviews use each word, of those that two use."""
    vocabulary = corpus.vocabulary
    users = np.bincount(vocabulary.counts.indices, minlength=len(vocabulary.words))
    return dict(zip(vocabulary.words, users.tolist(), strict=True))


def _read(corpus: Corpus, lines: pd.DataFrame, wording: Wording, turns: pd.DataFrame) -> pd.DataFrame:
    """Return those of some sentences that can be quoted, with their words and their scores."""
    ids = corpus.reviews["review_id"].to_numpy()[lines["review"]]
    texts = corpus.read_texts(list(dict.fromkeys(ids))).to_dict()

    def cut(start: str, end: str) -> list[str]:
        return [texts[each][a:b] for each, a, b in zip(ids, lines[start], lines[end], strict=True)]

    quotes, judged = cut("start", "end"), cut("judged_start", "judged_end")
    lines = lines.assign(quote=pd.Series(quotes, lines.index, "str"), judged=judged)
    lines = lines[[not explain_unfit(quote) for quote in quotes]]
    lines = lines[~_mark_among(turns, lines)]
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


def _list_turns(corpus: Corpus) -> pd.DataFrame:
    """Return where the reviews of a corpus have turns of phrase that recur in it: `review`, `from`, `to`."""
    families = corpus.families.families
    least = max(2, len(corpus.reviews) / _RARE)
    turns = (families["aside"] == "") & (families["content"] > 1) & (families["weight"] >= _TURN)
    recurring = (turns & (families["reviews"] >= least)).to_numpy()
    several, single = corpus.families.occurrences, corpus.occurrences
    # A family of one wording has its occurrences among those of phrases.
    rows = find_names(pd.Index(families.loc[recurring, "family_id"]), among=pd.Index(corpus.phrases["phrase_id"]))
    places = (
        (several, np.flatnonzero(recurring[read_codes(several["family_id"])])),
        (single, corpus.find_rows(np.sort(rows[rows >= 0]))),
    )
    named = {"review_id": "review", "start": "from", "end": "to"}
    parts = [
        pd.DataFrame({new: _take(occurrences[old], found) for old, new in named.items()})
        for occurrences, found in places
    ]
    return pd.concat(parts, ignore_index=True)


def _take(column: pd.Series, rows: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return some cells of a column of numbers, or of categories as their numbers."""
    cells = read_codes(column) if isinstance(column.dtype, pd.CategoricalDtype) else column.to_numpy()
    return cells[rows].astype("int64")


def _mark_among(turns: pd.DataFrame, lines: pd.DataFrame) -> NDArray[np.bool_]:
    """Mark the lines that have one of some turns of phrase in them."""
    near = turns[turns["review"].isin(lines["review"].unique())]
    pairs = lines[["review", "start", "end"]].reset_index(names="line").merge(near, on="review")
    inside = (pairs["from"] < pairs["end"]) & (pairs["to"] > pairs["start"])
    return np.isin(lines.index, pairs.loc[inside, "line"])
