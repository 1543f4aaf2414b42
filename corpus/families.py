"""Families of phrases: those that are one up to inflection, and those around the gap of one template.

"long after the credits roll/rolled/have rolled" is one phrase in three forms; "the best * since" is a template, and
"industrial drama" one of its fillers.
"""

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.types import union_categoricals

from . import counting, inflections, mining, templates
from .frames import Frames, Text
from .phrases import default_min_reviews
from .printings import Printings
from .spelling import Spelling
from .tokens import Tokens

_COUNTS = ["occurrences", "reviews", "films", "reviewers"]
_TYPES = {
    **dict.fromkeys(("family_id", "pattern", "kind"), "str"),
    **dict.fromkeys(("words", "content", "phrases", *counting.COUNTS), "int64"),
    **dict.fromkeys(counting.DATES, "datetime64[s]"),
}


@dataclass(frozen=True, eq=False)
class Families:
    """The phrases of a corpus, gathered.

    Attributes
    ----------
    families : DataFrame
        `family_id` (12 hexadecimal digits, from the words alone), `pattern`, `kind` ("single", "inflection" or
        "template"), `words` and `content` (words outside the gap, and those of them that are neither grammar nor
        names), `phrases` (members listed as phrases; a template may have none), `occurrences`, `reviews`, `films`,
        `reviewers`, `first_published`, `last_published`; in the order of `rank`. The `own_` counts leave out what lies
        inside a longer phrase, where the family is a single phrase; else they are the same.
    members : Series
        `family_id` of each phrase, with the index of the phrases.
    fillers : DataFrame
        `family_id`, `filler` (the words in the gap, or the form of an inflected phrase), `occurrences`, `reviews`,
        `films`, `reviewers`; of templates and inflections, the most frequent first.
    occurrences : DataFrame
        `family_id`, `review_id`, `filler` (categoricals), `start`, `end`, `sentence` (as in `schema.OCCURRENCES`), of
        templates and inflections. Those of single phrases are in the table of occurrences.
    """

    families: pd.DataFrame
    members: pd.Series
    fillers: pd.DataFrame
    occurrences: pd.DataFrame


def gather(
    tokens: Tokens,
    phrases: pd.DataFrame,
    occurrences: pd.DataFrame,
    reviews: pd.DataFrame,
    *,
    min_reviews: int | None = None,
) -> Families:
    """Put every phrase in exactly one family.

    Parameters
    ----------
    tokens : Tokens
        The reviews' texts, tokenised.
    phrases, occurrences : DataFrame
        What `phrases.mine` found in them, as it gave them.
    reviews : DataFrame
        The same reviews in the same order: `review_id`, `film`, `reviewer`, `published`.
    min_reviews : int, optional
        In how many reviews a template must be; as in `phrases.mine`.
    """
    if min_reviews is None:
        min_reviews = default_min_reviews(len(reviews))
    spelling = Spelling.of(tokens)
    text = Text.of(tokens, spelling, min_reviews=min_reviews)
    printings = Printings.of(tokens, phrases, occurrences)
    cores = inflections.Cores.of(tokens, text, printings.first, printings.words)
    around = templates.find(text, printings, min_reviews=min_reviews)

    # Families are numbered: templates first, then inflections, then single phrases.
    family = templates.holding(text, printings, cores, around)
    rest = np.flatnonzero(family < 0)
    alike = inflections.alike(tokens, text, cores)[rest]
    _, group, size = np.unique(alike, return_inverse=True, return_counts=True)
    number = np.empty(len(size), np.int64)
    number[np.argsort(size < 2, kind="stable")] = np.arange(len(size)) + len(around.size)
    family[rest] = number[group]
    first_single = len(around.size) + int((size > 1).sum())
    order = np.argsort(family, kind="stable")
    inflected = order[(family[order] >= len(around.size)) & (family[order] < first_single)]
    alone = order[family[order] >= first_single]

    named, forms = inflections.described(tokens, text, spelling, phrases, cores, inflected, family[inflected])
    many = pd.concat([templates.described(tokens, text, spelling, around), named], ignore_index=True)
    many["family_id"] = [_id(key) for key in many.pop("key")]
    printed = _joined(
        _of_templates(tokens, text, spelling, around),
        _of_inflections(printings, occurrences, inflected, family[inflected], forms),
        ids=(many["family_id"], reviews["review_id"]),
    )
    code, review = (printed[name].cat.codes.to_numpy() for name in ("family_id", "review_id"))
    many = many.join(_counted(code, review, reviews, len(many)))
    singles = phrases.iloc[alone].rename(columns={"phrase": "pattern"})
    singles = singles.assign(
        kind="single", family_id=singles["phrase_id"], content=printings.count(text.content & ~text.named)[alone]
    )
    families = pd.concat([many, singles], ignore_index=True)
    families["phrases"] = np.bincount(family, minlength=len(families))
    members = pd.Series(families["family_id"].to_numpy()[family], index=phrases.index, dtype="str", name="family_id")
    families = rank(families[list(_TYPES)].astype(_TYPES))
    return Families(families, members, _fillers(printed, reviews), printed)


def recount(
    families: Families, phrases: pd.DataFrame, reviews: pd.DataFrame, *, keep: NDArray[np.bool_]
) -> pd.DataFrame:
    """Count families again within some of the reviews.

    Parameters
    ----------
    families : Families
        Those of the whole corpus.
    phrases : DataFrame
        What `phrases.recount` gives for the same reviews: single phrases take their counts from there.
    reviews : DataFrame
        All reviews of the corpus.
    keep : array of bool, one item a review
        Which reviews count.

    Returns
    -------
    DataFrame
        `Families.families` without those that these reviews do not have; sort it with `rank`.
    """
    frame, printed = families.families, families.occurrences
    family, review = (
        _codes(printed["family_id"], frame["family_id"]),
        _codes(printed["review_id"], reviews["review_id"]),
    )
    rows = keep[review]
    counts = _counted(family[rows], review[rows], reviews, len(frame))
    single = np.flatnonzero(frame["kind"] == "single")
    at = pd.Index(phrases["phrase_id"]).get_indexer(frame["family_id"].iloc[single])
    single, at = single[at >= 0], at[at >= 0]
    for name in counts:
        values = counts[name].to_numpy(copy=True)
        values[single] = phrases[name].to_numpy()[at]
        counts[name] = values
    return frame.assign(**counts)[counts["occurrences"] > 0]


def fillers(families: Families, reviews: pd.DataFrame, *, family_id: str, keep: NDArray[np.bool_]) -> pd.DataFrame:
    """Count again, within some of the reviews, what fills one template, or the forms of one inflection.

    Returns
    -------
    DataFrame
        As `Families.fillers`.
    """
    printed = families.occurrences
    printed = printed[(printed["family_id"] == family_id).to_numpy()]
    return _fillers(printed[keep[_codes(printed["review_id"], reviews["review_id"])]], reviews)


def rank(families: pd.DataFrame) -> pd.DataFrame:
    """Sort families as `phrases.rank` sorts phrases, but for how firmly their words hold together.

    The score is (content × words) ** ¾ × log2(own_reviews) × log2(2 + own_reviewers). Equal scores: more words, then
    more reviews, then by the alphabet.
    """
    score = (families["content"] * families["words"]) ** 0.75
    score *= np.log2(families["own_reviews"].clip(lower=1)) * np.log2(2 + families["own_reviewers"])
    order = np.lexsort((families["pattern"].to_numpy(), -families["own_reviews"], -families["words"], -score))
    return families.iloc[order].reset_index(drop=True)


def _of_templates(tokens: Tokens, text: Text, spelling: Spelling, around: Frames) -> pd.DataFrame:
    """List the occurrences of templates."""
    return pd.DataFrame(
        {
            "family": around.code,
            "review": text.review[around.place],
            "start": tokens.start[around.place],
            "end": tokens.end[around.last],
            "sentence": tokens.sentence[around.place],
            "filler": templates.fillers(text, spelling, around),
        }
    )


def _of_inflections(
    printings: Printings,
    occurrences: pd.DataFrame,
    members: NDArray[np.integer],
    family: NDArray[np.integer],
    forms: list[str],
) -> pd.DataFrame:
    """List the occurrences of phrases that are alike, each place once."""
    rows, size = printings.rows(members)
    code, distinct = pd.factorize(np.array(forms, object))
    family, review = np.repeat(family, size), printings.review[rows]
    start, end, sentence = (occurrences[name].to_numpy()[rows] for name in ("start", "end", "sentence"))
    filler = pd.Categorical.from_codes(np.repeat(code, size), pd.Index(distinct, dtype="str"))
    columns = {"family": family, "review": review, "start": start, "end": end, "sentence": sentence, "filler": filler}
    order = np.lexsort((-end, start, review, family))
    # One form may lie inside another: "it tugs at the heartstrings" and "tugs at the heartstrings" are one printing.
    new = mining.changes(family[order]) | mining.changes(review[order])
    place = np.cumsum(new) * (int(end.max(initial=0)) + 1)
    reached = np.append(-1, np.maximum.accumulate(place + end[order])[:-1])
    return pd.DataFrame(columns).iloc[order[(place + start[order] >= reached[: len(place)])]]


def _joined(*parts: pd.DataFrame, ids: tuple[pd.Series, pd.Series]) -> pd.DataFrame:
    """Put occurrences together, with the ids of their families and reviews."""
    family, review = (np.concatenate([part[name] for part in parts]) for name in ("family", "review"))
    families, reviews = (pd.Index(known, dtype="str") for known in ids)
    return pd.DataFrame(
        {
            "family_id": pd.Categorical.from_codes(family, families),
            "review_id": pd.Categorical.from_codes(review, reviews),
            **{name: np.concatenate([part[name] for part in parts]) for name in ("start", "end", "sentence")},
            "filler": union_categoricals([part["filler"] for part in parts]),
        }
    )


def _fillers(printed: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Count what fills each template, and the forms of each inflection, the most frequent of each first."""
    family, filler = (printed[name].cat.codes.to_numpy(np.int64) for name in ("family_id", "filler"))
    pair = family * (len(printed["filler"].cat.categories) + 1) + filler
    order = np.argsort(pair, kind="stable")
    printed, new = printed.iloc[order], mining.changes(pair[order])
    review = _codes(printed["review_id"], reviews["review_id"])
    counts = _counted(np.cumsum(new) - 1, review, reviews, int(new.sum()))[_COUNTS]
    found = printed.loc[new, ["family_id", "filler"]].astype("str").reset_index(drop=True).join(counts)
    order = np.lexsort((found["filler"], -found["occurrences"], -found["reviews"], found["family_id"]))
    return found.iloc[order].reset_index(drop=True)


def _counted(code: NDArray[np.integer], review: NDArray[np.integer], reviews: pd.DataFrame, size: int) -> pd.DataFrame:
    """Count the occurrences of each code, which stand together by code and in it by review; all are its own."""
    pairs = counting.pairs_of(code, review, np.ones(len(code), bool))
    counts = counting.counts(pairs, counting.names(reviews), size)
    return pd.DataFrame({**counts, **counting.printings(pairs, reviews, size)})


def _codes(ids: pd.Series, known: pd.Series) -> NDArray[np.integer]:
    """Return the row in `known` of each id of a categorical."""
    return pd.Index(known).get_indexer(ids.cat.categories)[ids.cat.codes]


def _id(key: str) -> str:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
