"""Families of phrases: those that are one up to inflection, and those inside one template.

"long after the credits roll/rolled/have rolled" is one phrase in three forms; "the best * since" is a template, and
"industrial drama" one of its fillers.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.memory import give_back_memory
from corpus.phrases import counting
from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.asides import find_asides, locate_families
from corpus.phrases.describing import describe_families, describe_groups
from corpus.phrases.family_occurrences import count_codes, count_fillers, list_places, tabulate_places
from corpus.phrases.grouping import group_phrases
from corpus.phrases.listing import choose_min_reviews
from corpus.phrases.marks import PhraseMarks
from corpus.phrases.occurrences import Occurrences
from corpus.phrases.ranking import score_phrases, sort_by_score
from corpus.phrases.spelling import Spelling
from corpus.phrases.spoken import name_families
from corpus.schema import FAMILIES, conform
from corpus.text.arrays import find_names, mark_name
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.laid_aside import lay_frame_aside
from corpus.text.tokens import Tokens, tokenise


@dataclass(frozen=True, eq=False)
class Families:
    """The phrases of a corpus, gathered in families.

    Attributes
    ----------
    families : DataFrame
        `family_id` (12 hexadecimal digits, from the words alone), `pattern`, `kind` ("single", "inflection" or
        "template"), `aside` (why it is not in the first view, "" where it is: see `asides`), `words` (outside the gap)
        and `content` (those of them that `content.weigh_phrases` counts), `weight` (how much of a turn of
        phrase they make: `content.weigh_phrases`), `phrases` (members listed as
        phrases; a template may have none), `occurrences`, `reviews`, `films`, `reviewers`, `association` (the members'
        mean), `first_published`, `last_published`; in the order of `rank_families`. The `standalone_` counts leave out
        what lies inside a longer phrase, where the family is a single phrase; else they are the same.
    members : Series
        `family_id` of each phrase, with the index of the phrases.
    fillers : DataFrame
        `family_id`, `filler` (the words in the gap, or the form of an inflected phrase), `occurrences`, `reviews`,
        `films`, `reviewers`; of templates and inflections, the most frequent first.
    occurrences : DataFrame
        `family_id`, `review_id`, `filler` (categoricals), `start`, `end`, `sentence` (as in `schema.OCCURRENCES`), of
        templates and inflections. Those of single phrases are in the table of occurrences.
    known_names : DataFrame, optional
        What `names` gives, where it is known already.
    marks : PhraseMarks, optional
        Of the phrases that recur themselves (`listing.select_recurring_wordings`), as gathering has marked them.
    """

    families: pd.DataFrame
    members: pd.Series
    fillers: pd.DataFrame
    occurrences: pd.DataFrame
    known_names: pd.DataFrame | None = None
    marks: PhraseMarks | None = None

    @cached_property
    def names(self) -> pd.DataFrame:
        """How each of `families` is said; see `spoken.name_families`."""
        return name_families(self.families, self.fillers) if self.known_names is None else self.known_names

    @cached_property
    def singles(self) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """The rows of `families` that are single phrases, and of each its row among the phrases."""
        single = np.flatnonzero(self.families["kind"] == "single")
        row = np.zeros(len(self.families), np.int64)
        family = find_names(pd.Index(self.members), among=pd.Index(self.families["family_id"]))
        row[family] = np.arange(len(self.members))
        return single, row[single]


def gather_families(
    tokens: Tokens,
    phrases: pd.DataFrame,
    occurrences: Occurrences,
    reviews: pd.DataFrame,
    *,
    min_reviews: int | None = None,
) -> Families:
    """Put every phrase in exactly one family.

    A family of phrases that share their words of content counts wherever these occur, also where no listed phrase is
    around them (`unlisted_cores`). Not all families are for the first view: see `asides`.

    Parameters
    ----------
    tokens : Tokens
        The reviews' texts, tokenised.
    phrases, occurrences
        What `listing.mine_phrases` gives of them.
    reviews : DataFrame
        The same reviews in the same order: `review_id`, `film`, `reviewer`, `published`.
    min_reviews : int, optional
        In how many reviews a template must be; as in `listing.mine_phrases`.
    """
    if min_reviews is None:
        min_reviews = choose_min_reviews(len(reviews))
    spelling = Spelling.of(tokens)
    text = AnnotatedText.of(tokens, spelling)
    give_back_memory()
    groups = group_phrases(tokens, text, spelling, phrases, occurrences, min_reviews=min_reviews)

    give_back_memory()
    families, forms = describe_groups(tokens, text, spelling, phrases, groups)
    give_back_memory()
    gathered = list_places(text, spelling, groups, occurrences, forms)
    # What annotates each word is needed no more.
    del text, spelling
    groups = groups.leave_places()
    give_back_memory()
    family, review = gathered["family"].to_numpy(), tokens.review[gathered["first"].to_numpy()]
    families = families.join(count_codes(family, review, reviews, len(families)))
    del family, review
    ids = (families["family_id"], reviews["review_id"])
    give_back_memory()
    families, marks = describe_families(families, phrases, groups, min_reviews=min_reviews)
    give_back_memory()
    # As texts of Python's, these would take four times as much.
    named = pd.concat([phrases["phrase_id"], families["family_id"]], ignore_index=True).array
    place = np.where(groups.family >= 0, len(phrases) + groups.family, np.arange(len(phrases)))
    members = lay_frame_aside(pd.DataFrame({"family_id": named.take(place)}, phrases.index))
    del named, place
    places = locate_families(tokens, gathered, occurrences, groups, families["occurrences"].to_numpy())
    del groups
    give_back_memory()
    families["aside"] = find_asides(families, places, tokens, reviews, min_reviews=min_reviews)
    del places
    give_back_memory()
    of_families = lay_frame_aside(tabulate_places(gathered, tokens, ids=ids))
    del gathered
    give_back_memory()
    return Families(
        families=lay_frame_aside(rank_families(conform(families[list(FAMILIES)], FAMILIES))),
        members=members["family_id"],
        fillers=lay_frame_aside(count_fillers(of_families, reviews)),
        occurrences=of_families,
        marks=marks,
    )


def select_listed(families: pd.DataFrame, *, fragments: bool = False) -> pd.DataFrame:
    """Return the families that count as recurring phrases, on every screen that counts them.

    Parameters
    ----------
    families : DataFrame
        `Families.families`, or what `recount_families` gives.
    fragments : bool
        Also those that are not for the first view; see `asides`.
    """
    return counting.select_recurring(families if fragments else families[families["aside"] == ""])


def take_families(families: Families, rows: NDArray[np.integer]) -> pd.DataFrame:
    """Return some of the families, with `Families.names`: of half a million no other is touched."""
    table = families.families.iloc[rows].reset_index(drop=True)
    return table.assign(**{str(name): values.array[rows] for name, values in families.names.items()})


def list_first_view(families: Families) -> pd.DataFrame:
    """Return what recurs in the whole corpus, in the default order, with `Families.names`."""
    return rank_families(select_listed(families.families.join(families.names)))


def recount_families(
    families: Families, phrases: pd.DataFrame, reviews: pd.DataFrame, *, keep: NDArray[np.bool_]
) -> pd.DataFrame:
    """Count families again within some of the reviews.

    Parameters
    ----------
    families : Families
        Those of the whole corpus.
    phrases : DataFrame
        What `listing.recount_phrases` gives for the same reviews, with its index: the counts of single phrases.
    reviews : DataFrame
        All reviews of the corpus.
    keep : array of bool, one item a review
        Which reviews count.

    Returns
    -------
    DataFrame
        `Families.families` without those that these reviews do not have; sort it with `rank_families`.
    """
    frame, occurrences = families.families, families.occurrences
    family = counting.find_rows(occurrences["family_id"], frame["family_id"])
    review = counting.find_rows(occurrences["review_id"], reviews["review_id"])
    rows = np.flatnonzero(keep[review])
    gathered = count_codes(family[rows], review[rows], reviews, len(frame))
    single, row = families.singles
    alone = np.full(len(families.members), -1)
    alone[row] = single
    # A phrase that belongs to a larger family counts there.
    of_phrase = alone[phrases.index]
    counted = phrases[of_phrase >= 0].set_index(of_phrase[of_phrase >= 0])[gathered.columns]
    counts = pd.concat([gathered[gathered["occurrences"] > 0], counted]).sort_index()
    return frame.iloc[counts.index].assign(**{str(name): counts[name].to_numpy() for name in counts})


def recount_fillers(
    families: Families, reviews: pd.DataFrame, *, family_id: str, keep: NDArray[np.bool_]
) -> pd.DataFrame:
    """Count again, within some of the reviews, what fills one template, or the forms of one inflection.

    Returns
    -------
    DataFrame
        As `Families.fillers`.
    """
    occurrences = families.occurrences
    occurrences = occurrences[mark_name(occurrences["family_id"], family_id)]
    return count_fillers(occurrences[keep[counting.find_rows(occurrences["review_id"], reviews["review_id"])]], reviews)


def list_words(families: Families, family_id: str) -> frozenset[str]:
    """Return the words that an inflected phrase is printed with, in small letters; none of another family.

    Some of its occurrences have function words more around these: "it tugs at the heartstrings and".
    """
    frame, fillers = families.families, families.fillers
    patterns = frame.loc[(frame["family_id"] == family_id) & (frame["kind"] == "inflection"), "pattern"]
    if patterns.empty:
        return frozenset()
    pattern = patterns.iloc[0]
    forms = tokenise(fillers.loc[fillers["family_id"] == family_id, "filler"].tolist()).vocabulary
    # Where only what is around the core differs, each form is a whole phrase.
    differing = forms if "/" in pattern else [word for word in forms if word not in FUNCTION_WORDS]
    return frozenset([*tokenise([pattern]).vocabulary, *differing])


def find_family(families: Families, phrases: pd.DataFrame, words: str) -> str:
    """Return the family that some words are a wording of, "" where they are none.

    Parameters
    ----------
    families : Families
    phrases : DataFrame
        All phrases of the corpus: `phrase`, `family_id`.
    words : str
        In any case, with or without quotation marks around them.
    """
    sought = words.strip().strip('"“”„').strip().casefold()
    for said, ids in (
        (families.names["said"], families.families["family_id"]),
        (phrases["phrase"], phrases["family_id"]),
    ):
        found = ids[(said.str.len() == len(sought)) & (said.str.lower() == sought)]
        if len(found):
            return str(found.iloc[0])
    return ""


def rank_families(families: pd.DataFrame) -> pd.DataFrame:
    """Sort families by the score of `ranking.rank_phrases`.

    Their association is the mean of the phrases gathered in them, by occurrences; a template that holds none has none.
    The gap of a template counts as a word: something always stands there.
    """
    content, weight = families["content"].to_numpy(), families["weight"].to_numpy()
    filled = families.assign(words=families["words"] + (families["kind"] == "template"))
    return sort_by_score(families, score_phrases(filled, content, weight), "pattern")


def name_as_phrases(families: pd.DataFrame) -> pd.DataFrame:
    """Return families with their `family_id` and `pattern` under the names of a phrase's."""
    return families.rename(columns={"family_id": "phrase_id", "pattern": "phrase"})
