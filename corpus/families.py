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

from . import inflections, mining, templates
from . import phrases as listing
from .frames import Frames, Text
from .printings import Printings
from .spelling import Spelling
from .tokens import Tokens

_COUNTS = ["occurrences", "reviews", "films", "reviewers"]
_OWN = [f"own_{name}" for name in _COUNTS]
_DATES = ["first_published", "last_published"]
_TYPES = {
    **dict.fromkeys(("family_id", "pattern", "kind"), "str"),
    **dict.fromkeys(("words", "content", "phrases", *_COUNTS, *_OWN), "int64"),
    **dict.fromkeys(_DATES, "datetime64[s]"),
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
        min_reviews = listing.default_min_reviews(len(reviews))
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
    many = many.join(_counted(printed["family_id"].cat.codes.to_numpy(), printed, reviews, len(many)))
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
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Count families and fillers again within some of the reviews.

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
    families, fillers : DataFrame
        As in `Families`, without what these reviews do not have. Sort again with `rank`.
    """
    frame, printed = families.families, families.occurrences
    single = frame["kind"] == "single"
    at = pd.Index(phrases["phrase_id"]).get_indexer(frame.loc[single, "family_id"])
    counts = {name: phrases[name].to_numpy()[at[at >= 0]] for name in (*_COUNTS, *_OWN, *_DATES)}
    singles = frame[single][at >= 0].assign(**counts)
    printed = printed[keep[_codes(printed["review_id"], reviews["review_id"])]]
    many = frame[~single].reset_index(drop=True)
    counted = _counted(_codes(printed["family_id"], many["family_id"]), printed, reviews, len(many))
    many = many.assign(**counted)[counted["occurrences"] > 0]
    return pd.concat([many, singles], ignore_index=True), _fillers(printed, reviews)


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
    """Count what fills each template, and the forms of each inflection."""
    pair = printed["family_id"].cat.codes.to_numpy(np.int64) * (len(printed["filler"].cat.categories) + 1)
    code, _ = pd.factorize(pair + printed["filler"].cat.codes)
    order = np.argsort(code, kind="stable")
    code, printed = code[order], printed.iloc[order]
    counts = _counted(code, printed, reviews, int(code.max(initial=-1)) + 1)
    found = printed.iloc[np.flatnonzero(mining.changes(code))][["family_id", "filler"]].astype("str")
    found = found.assign(**{name: counts[name].to_numpy() for name in _COUNTS})
    order = np.lexsort((found["filler"], -found["occurrences"], -found["reviews"], found["family_id"]))
    return found.iloc[order].reset_index(drop=True)


def _counted(code: NDArray[np.integer], printed: pd.DataFrame, reviews: pd.DataFrame, size: int) -> pd.DataFrame:
    """Count the occurrences of each code as `phrases.recount` does; all are its own."""
    nothing = {name: np.zeros(size, np.int64) for name in (*_COUNTS, *_OWN)}
    dates = {name: np.full(size, np.datetime64("NaT"), "datetime64[s]") for name in _DATES}
    wanted = pd.DataFrame({"phrase_id": np.arange(size), **nothing, **dates})
    rows = pd.DataFrame(
        {
            "phrase_id": pd.Categorical.from_codes(code, pd.RangeIndex(size)),
            "review_id": printed["review_id"].array,
            "own": np.ones(len(code), bool),
        }
    )
    counted = listing.recount(wanted, rows, reviews, keep=np.ones(len(reviews), bool))
    wanted.loc[counted.index] = counted
    return wanted.drop(columns="phrase_id")


def _codes(ids: pd.Series, known: pd.Series) -> NDArray[np.integer]:
    """Return the row in `known` of each id of a categorical."""
    return pd.Index(known).get_indexer(ids.cat.categories)[ids.cat.codes]


def _id(key: str) -> str:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
