"""Families of phrases: those that are one up to inflection, and those around the gap of one template.

"long after the credits roll/rolled/have rolled" is one phrase in three forms; "the best * since" is a template, and
"industrial drama" one of its fillers.
"""

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.types import union_categoricals

from corpus.phrases import counting, filters, inflections, templates, unlisted_cores
from corpus.phrases.frames import Frames, Text
from corpus.phrases.listing import default_min_reviews, in_default_view, ranked, said, score
from corpus.phrases.occurrences import Printings
from corpus.phrases.redundancy import Places, retold
from corpus.phrases.spelling import Spelling
from corpus.text.arrays import changes, ranges
from corpus.text.tokens import Tokens

#: A run of so many words that is printed again to the letter is a passage: a signature, a quotation, a text sent twice.
PASSAGE = 12
#: What this much of its printings has at the edge of a review is a signature, if it is in few reviews: not above so
#: many times what recurring asks, nor a hundredth of all. What many reviews end with is a convention of the trade.
_SIGNED, _MANY = 2 / 3, 3

_COUNTS = ["occurrences", "reviews", "films", "reviewers"]
_TYPES = {
    **dict.fromkeys(("family_id", "pattern", "kind", "aside"), "str"),
    **dict.fromkeys(("words", "content", "phrases", *counting.COUNTS), "int64"),
    "association": "float64",
    **dict.fromkeys(counting.DATES, "datetime64[s]"),
}


@dataclass(frozen=True, eq=False)
class Families:
    """The phrases of a corpus, gathered.

    Attributes
    ----------
    families : DataFrame
        `family_id` (12 hexadecimal digits, from the words alone), `pattern`, `kind` ("single", "inflection" or
        "template"), `aside` (why it is not in the first view, "" where it is: see `gather`), `words` and `content`
        (words outside the gap, and those of them that `listing.said` counts), `phrases` (members listed as phrases;
        a template may have none), `occurrences`, `reviews`, `films`, `reviewers`, `association` (the members' mean),
        `first_published`, `last_published`; in the order of `rank`. The `standalone_` counts leave out what lies
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

    @cached_property
    def singles(self) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """The rows of `families` that are single phrases, and of each its row among the phrases."""
        single = np.flatnonzero(self.families["kind"] == "single")
        return single, pd.Index(self.members).get_indexer_for(self.families["family_id"].iloc[single])


def gather(
    tokens: Tokens,
    phrases: pd.DataFrame,
    occurrences: pd.DataFrame,
    reviews: pd.DataFrame,
    *,
    min_reviews: int | None = None,
) -> Families:
    """Put every phrase in exactly one family.

    A family of phrases that have their words of content in common counts wherever these stand, also where no listed
    phrase is around them (`unlisted_cores.find`).

    Not all of them are for the first view. Set aside, one switch away, are ::

        fragment  a single phrase of grammar alone, or broken off (`listing.in_default_view`)
        title     a film of this corpus, or a piece of its title, printed as a name
        passage   a single phrase of twelve words or more: signed, quoted or sent twice, but no turn of phrase
        signature what opens or closes a few reviews, in a corpus that does not name its critics
        retold    what is mostly printed where other families stand that say more (`redundancy.retold`)

    Parameters
    ----------
    tokens : Tokens
        The reviews' texts, tokenised.
    phrases, occurrences : DataFrame
        What `listing.mine` found in them, as it gave them.
    reviews : DataFrame
        The same reviews in the same order: `review_id`, `film`, `reviewer`, `published`.
    min_reviews : int, optional
        In how many reviews a template must be; as in `listing.mine`.
    """
    if min_reviews is None:
        min_reviews = default_min_reviews(len(reviews))
    spelling = Spelling.of(tokens)
    text = Text.of(tokens, spelling, min_reviews=min_reviews)
    printings = Printings.of(tokens, phrases, occurrences)
    cores = inflections.Cores.of(tokens, text, printings.first, printings.words)
    around = templates.find(text, printings, min_reviews=min_reviews)
    group_of = templates.alike(tokens, text, around)
    first_inflected = int(group_of.max(initial=-1)) + 1

    # Families are numbered: templates first, then inflections, then single phrases.
    family = templates.holding(text, printings, cores, around, group_of)
    rest = np.flatnonzero(family < 0)
    alike = inflections.alike(tokens, text, cores)[rest]
    _, group, size = np.unique(alike, return_inverse=True, return_counts=True)
    unlisted, standing = unlisted_cores.find(text, spelling, phrases, cores, rest)
    # A core that stands by itself is one more form. Rows behind those of the phrases are such cores.
    size += np.bincount(group[np.searchsorted(rest, unlisted["holder"])], minlength=len(size))
    number = np.empty(len(size), np.int64)
    number[np.argsort(size < 2, kind="stable")] = np.arange(len(size)) + first_inflected
    family[rest] = number[group]
    first_single = first_inflected + int((size > 1).sum())
    form_of = np.append(family, family[unlisted["holder"]])
    order = np.argsort(form_of, kind="stable")
    inflected = order[(form_of[order] >= first_inflected) & (form_of[order] < first_single)]
    alone = order[form_of[order] >= first_single]

    written = pd.concat([phrases[unlisted.columns.drop("holder")], unlisted], ignore_index=True)
    cores = cores.rows(np.append(np.arange(len(phrases)), unlisted["holder"]))
    named, forms = inflections.described(tokens, text, spelling, written, cores, inflected, form_of[inflected])
    many = pd.concat([templates.described(tokens, text, spelling, around, group_of), named], ignore_index=True)
    many["family_id"] = [_id(key) for key in many.pop("key")]
    printed = _joined(
        _of_templates(tokens, text, spelling, around, group_of),
        _of_inflections(tokens, printings, occurrences, standing, inflected, form_of[inflected], forms),
        ids=(many["family_id"], reviews["review_id"]),
    )
    code, review = (printed[name].cat.codes.to_numpy() for name in ("family_id", "review_id"))
    many = many.join(_counted(code, review, reviews, len(many)))
    singles = phrases.iloc[alone].rename(columns={"phrase": "pattern"})
    singles = singles.assign(kind="single", family_id=singles["phrase_id"])
    families = pd.concat([many, singles], ignore_index=True)
    families["phrases"] = np.bincount(family, minlength=len(families))
    members = pd.Series(families["family_id"].to_numpy()[family], index=phrases.index, dtype="str", name="family_id")
    # What a phrase says is told from the way it is itself printed: "Night of the Living Dead" is but a name.
    says = np.zeros(len(families), np.int64)
    np.maximum.at(says, family, said(phrases))
    families["content"] = families["content"].where(
        families["kind"] == "template", families["content"].fillna(np.inf).clip(upper=says)
    )
    size, weights = len(families), phrases["occurrences"]
    firm = np.bincount(family, weights * phrases["association"], size) / np.maximum(
        np.bincount(family, weights, size), 1
    )
    families["association"] = np.where(families["phrases"] > 0, firm, np.nan)
    families["aside"] = _aside(families, reviews["film"].dropna().unique().tolist())
    everywhere = _everywhere(tokens, printed, printings, alone, families["occurrences"].to_numpy())
    if reviews["reviewer"].isna().all():
        signed = _signed(families, tokens, everywhere, most=min(_MANY * min_reviews, len(reviews) // 100))
        families.loc[signed & (families["aside"] == ""), "aside"] = "signature"
    telling = (families["aside"] == "") & (families["content"] > 0)
    says = np.where(telling, families["reviews"] * (families["words"] - 1), 0)
    families.loc[retold(everywhere, says=says, tokens=len(tokens.word), min_reviews=min_reviews), "aside"] = "retold"
    families = rank(families[list(_TYPES)].astype(_TYPES))
    return Families(families, members, _fillers(printed, reviews), printed)


def listed(found: pd.DataFrame, *, fragments: bool = False) -> pd.DataFrame:
    """Return the families that count as recurring phrases, on every screen that counts them.

    Parameters
    ----------
    found : DataFrame
        `Families.families`, or what `recount` gives.
    fragments : bool
        Also those that are set aside; see `gather`.
    """
    return counting.recurring(found if fragments else found[found["aside"] == ""])


def recount(
    families: Families, phrases: pd.DataFrame, reviews: pd.DataFrame, *, keep: NDArray[np.bool_]
) -> pd.DataFrame:
    """Count families again within some of the reviews.

    Parameters
    ----------
    families : Families
        Those of the whole corpus.
    phrases : DataFrame
        What `listing.recount` gives for the same reviews, with its index: single phrases take their counts from there.
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
        counting.codes(printed["family_id"], frame["family_id"]),
        counting.codes(printed["review_id"], reviews["review_id"]),
    )
    rows = keep[review]
    counts = _counted(family[rows], review[rows], reviews, len(frame))
    single, row = families.singles
    for name in counts:
        values = counts[name].to_numpy(copy=True)
        of_phrase = np.zeros(len(families.members), values.dtype)
        of_phrase[phrases.index] = phrases[name].to_numpy()
        values[single] = of_phrase[row]
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
    return _fillers(printed[keep[counting.codes(printed["review_id"], reviews["review_id"])]], reviews)


def rank(families: pd.DataFrame) -> pd.DataFrame:
    """Sort families by the score of `listing.rank`.

    Their association is the mean of the phrases gathered in them, by occurrences; a template that holds none has none.
    """
    return ranked(families, score(families, families["content"].to_numpy()), "pattern")


def _aside(families: pd.DataFrame, films: list[str]) -> NDArray[np.object_]:
    """Say why families are not in the first view, all but those that others tell."""
    single = (families["kind"] == "single").to_numpy()
    broken, long = np.zeros((2, len(families)), bool)
    broken[single] = ~in_default_view(families[single].rename(columns={"pattern": "phrase"}))
    long[single] = families.loc[single, "words"] >= PASSAGE
    title = (families["content"] == 0) & filters.titles(families["pattern"], films)
    return np.select([broken, title, long], ["fragment", "title", "passage"], "").astype(object)


def _everywhere(
    tokens: Tokens,
    printed: pd.DataFrame,
    printings: Printings,
    alone: NDArray[np.integer],
    size: NDArray[np.integer],
) -> Places:
    """Return where families are printed, as tokens; the single phrases behind the others."""
    place = (tokens.review.astype(np.int64) << 32) | tokens.start
    review = printed["review_id"].cat.codes.to_numpy().astype(np.int64)
    start, end = ((review << 32) | printed[name].to_numpy() for name in ("start", "end"))
    rows, times = printings.rows(alone)
    first = printings.places(rows)
    return Places(
        first=np.append(np.searchsorted(place, start), first),
        last=np.append(np.searchsorted(place, end), first + np.repeat(printings.words[alone], times)) - 1,
        review=np.append(review, printings.review[rows]),
        bounds=np.append(0, np.cumsum(size)),
    )


def _signed(families: pd.DataFrame, tokens: Tokens, places: Places, *, most: int) -> NDArray[np.bool_]:
    """Say which families stand at the very beginning or end of reviews, in so few, at most, that it is one hand's."""
    edge = (places.first == tokens.bounds[places.review]) | (places.last == tokens.bounds[places.review + 1] - 1)
    standing = np.diff(np.append(0, np.cumsum(edge))[places.bounds])
    few = families["reviews"] <= most
    return (few & (standing >= _SIGNED * families["occurrences"]) & (families["kind"] != "template")).to_numpy()


def _of_templates(
    tokens: Tokens, text: Text, spelling: Spelling, around: Frames, group: NDArray[np.integer]
) -> pd.DataFrame:
    """List the occurrences of templates, those of a group together."""
    printed = pd.DataFrame(
        {
            "family": group[around.code],
            "review": text.review[around.place],
            "start": tokens.start[around.place],
            "end": tokens.end[around.last],
            "sentence": tokens.sentence[around.place],
            "filler": templates.fillers(text, spelling, around),
        }
    )
    return printed.iloc[np.lexsort((around.place, printed["family"]))]


def _of_inflections(
    tokens: Tokens,
    printings: Printings,
    occurrences: pd.DataFrame,
    standing: Frames,
    members: NDArray[np.integer],
    family: NDArray[np.integer],
    forms: list[str],
) -> pd.DataFrame:
    """List the occurrences of phrases that are alike, and of their cores, each place once."""
    listed = members < len(printings.words)
    rows, times = printings.rows(members[listed])
    nth = members[~listed] - len(printings.words)
    place = standing.place[ranges(standing.example[nth], standing.size[nth])]
    last = place + np.repeat(standing.left[nth], standing.size[nth]) - 1
    of_form = np.append(
        np.repeat(np.flatnonzero(listed), times), np.repeat(np.flatnonzero(~listed), standing.size[nth])
    )
    code, distinct = pd.factorize(np.array(forms, object))
    family, review = family[of_form], np.append(printings.review[rows], tokens.review[place])
    start, end, sentence = (
        np.append(occurrences[name].to_numpy()[rows], behind)
        for name, behind in (
            ("start", tokens.start[place]),
            ("end", tokens.end[last]),
            ("sentence", tokens.sentence[place]),
        )
    )
    filler = pd.Categorical.from_codes(code[of_form], pd.Index(distinct, dtype="str"))
    columns = {"family": family, "review": review, "start": start, "end": end, "sentence": sentence, "filler": filler}
    order = np.lexsort((-end, start, review, family))
    # One form may lie inside another: "it tugs at the heartstrings" and "tugs at the heartstrings" are one printing.
    new = changes(family[order]) | changes(review[order])
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
    printed, new = printed.iloc[order], changes(pair[order])
    review = counting.codes(printed["review_id"], reviews["review_id"])
    counts = _counted(np.cumsum(new) - 1, review, reviews, int(new.sum()))[_COUNTS]
    found = printed.loc[new, ["family_id", "filler"]].astype("str").reset_index(drop=True).join(counts)
    order = np.lexsort((found["filler"], -found["occurrences"], -found["reviews"], found["family_id"]))
    return found.iloc[order].reset_index(drop=True)


def _counted(code: NDArray[np.integer], review: NDArray[np.integer], reviews: pd.DataFrame, size: int) -> pd.DataFrame:
    """Count the occurrences of each code, which stand together by code and in it by review; all are its own."""
    pairs = counting.pairs_of(code, review, np.ones(len(code), bool))
    counts = counting.counts(pairs, counting.names(reviews), size)
    return pd.DataFrame({**counts, **counting.printings(pairs, reviews, size)})


def _id(key: str) -> str:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
