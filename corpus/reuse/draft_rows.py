"""What a draft repeats, one row a phrase or a passage: in how many reviews, whose, first and last printed."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.ownership import HOUSE_CRITICS
from corpus.phrases.phrase_list import SEVERAL
from corpus.schema import conform
from corpus.text.arrays import mark_changes
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.tokens import tokenise

#: Passages of so many words are copies, whatever they say; an editor is told.
LONG = 12
#: A shorter passage has at least so many words of content besides names and recurring phrases; fewer are everyday
#: language.
TELLING = 3
_PASSAGE = {
    "start": "int64",
    "end": "int64",
    "printed": "str",
    "words": "int64",
    "review_id": "str",
    "printed_start": "int64",
    "reviews": "int64",
    "whose": "str",
    "first_published": "datetime64[s]",
    "last_published": "datetime64[s]",
}


def list_phrase_rows(text: str, marks: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    """Return one row a phrase that a text uses, in the order of the list.

    Parameters
    ----------
    text : str
    marks : DataFrame
        `start`, `end`, `phrase_id`, in the order of the text.
    listed : DataFrame
        `phrase_id`, and any other columns.

    Returns
    -------
    DataFrame
        The rows of the list, with `printed` (its first wording in the text), `start` and `end` (of that place), and
        `times`.
    """
    first = marks.drop_duplicates("phrase_id").set_index("phrase_id")
    rows = listed[listed["phrase_id"].isin(first.index)].reset_index(drop=True)
    place, times = first.loc[rows["phrase_id"]], marks["phrase_id"].value_counts()
    printed = [" ".join(text[a:b].split()) for a, b in zip(place["start"], place["end"], strict=True)]
    return rows.assign(
        printed=pd.Series(printed, dtype="str"),
        start=place["start"].to_numpy(),
        end=place["end"].to_numpy(),
        times=times.reindex(rows["phrase_id"]).to_numpy("int64"),
    )


def list_passage_rows(text: str, matches: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return one row a passage of a text that reviews have word for word.

    Of passages that overlap by more than half of the shorter one, the longest counts.

    Parameters
    ----------
    text : str
    matches : DataFrame
        From `draft_check.check_draft`.
    reviews : DataFrame
        `review_id`, `film`, `reviewer`, `published`.

    Returns
    -------
    DataFrame
        In the order of the text: `start`, `end`, `printed`, `words`, `review_id` and `printed_start` (where it was
        printed first), and `reviews`, `whose`, `first_published`,
        `last_published` of those that have all of it.
    """
    place = pd.Index(reviews["review_id"]).get_indexer(matches["review_id"])
    users = reviews[["reviewer", "published"]].iloc[place].set_index(matches.index)
    printed = matches.join(users).sort_values("published", kind="stable")
    starts, ends = printed["start"].to_numpy(), printed["end"].to_numpy()
    rows = []
    for start, end in _choose_longest(matches):
        holds = printed[(starts <= start) & (end <= ends)]
        first = holds.iloc[0]
        rows.append(
            {
                "start": start,
                "end": end,
                "printed": " ".join(text[start:end].split()),
                "words": int(holds["words"].min()),
                "review_id": str(first["review_id"]),
                "printed_start": int(first["printed_start"]),
                "reviews": holds["review_id"].nunique(),
                "whose": _name_users(holds["reviewer"]),
                "first_published": first["published"],
                "last_published": holds["published"].max(),
            }
        )
    return conform(pd.DataFrame(rows, columns=list(_PASSAGE)), _PASSAGE)


def _choose_longest(matches: pd.DataFrame) -> list[tuple[int, int]]:
    """Return the places of passages, longest first, without those of which more than half is in a longer one."""
    chosen: list[tuple[int, int]] = []
    spans = matches[["start", "end"]].drop_duplicates().assign(size=matches["end"] - matches["start"])
    for start, end in spans.sort_values(["size", "start"], ascending=[False, True])[["start", "end"]].to_numpy():
        if all(2 * (min(end, b) - max(start, a)) <= end - start for a, b in chosen):
            chosen.append((int(start), int(end)))
    return sorted(chosen)


def mark_telling(text: str, passages: pd.DataFrame, phrases: pd.DataFrame) -> NDArray[np.bool_]:
    """Mark the passages that say something beside the phrases in them; what recurs is listed as a phrase.

    Parameters
    ----------
    text : str
    passages : DataFrame
        From `list_passage_rows` of it.
    phrases : DataFrame
        `start` and `end` of the places of phrases.
    """
    tokens = tokenise([text])
    grammar = np.array([word in FUNCTION_WORDS for word in tokens.vocabulary], bool)[tokens.word]
    name = np.array([not spelled[:1].islower() for spelled in tokens.spellings], bool)[tokens.spelling]
    begins, ends = phrases["start"].to_numpy(), phrases["end"].to_numpy()
    recurring = ((begins <= tokens.start[:, None]) & (tokens.end[:, None] <= ends)).any(axis=1)
    said = np.append(0, np.cumsum(~grammar & ~name & ~recurring))
    first, last = (np.searchsorted(tokens.start, passages[edge].to_numpy()) for edge in ("start", "end"))
    start, end = passages[["start", "end"]].to_numpy().T[:, :, None]
    covered = ((begins <= start) & (end <= ends)).any(axis=1)
    return ~covered & ((passages["words"].to_numpy() >= LONG) | (said[last] - said[first] >= TELLING))


def recount_without(
    rows: pd.DataFrame, occurrences: pd.DataFrame, reviews: pd.DataFrame, *, critic: str
) -> pd.DataFrame:
    """Return phrases as the reviews of all others have them; without those that nobody else uses.

    Parameters
    ----------
    rows : DataFrame
        From `list_phrase_rows`.
    occurrences : DataFrame
        `phrase_id`, `review_id`.
    reviews : DataFrame
        `review_id`, `reviewer`, `published`.
    critic : str
        Whose reviews do not count.
    """
    others = reviews.loc[reviews["reviewer"] != critic, ["review_id", "published"]]
    both = occurrences.astype("str").drop_duplicates().merge(others, on="review_id")
    by = both.groupby("phrase_id")
    counts = by.agg(reviews=("review_id", "size"), first_published=("published", "min"), last=("published", "max"))
    rows = rows[rows["phrase_id"].isin(counts.index)].reset_index(drop=True)
    counts = counts.loc[rows["phrase_id"]]
    return rows.assign(
        reviews=counts["reviews"].to_numpy(),
        first_published=counts["first_published"].to_numpy(),
        last_published=counts["last"].to_numpy(),
    )


def join_overlapping(marks: pd.DataFrame) -> pd.DataFrame:
    """Make one mark of those that overlap.

    Parameters
    ----------
    marks : DataFrame
        `start`, `end`, and `rank`: of those that overlap, the lowest names the mark.

    Returns
    -------
    DataFrame
        The same columns, in the order of the text.
    """
    marks = marks.sort_values(["start", "end"], ignore_index=True)
    group = number_overlapping(marks)
    first = np.flatnonzero(mark_changes(group))
    chosen = marks.iloc[np.lexsort((marks["rank"], group))[first]].reset_index(drop=True)
    reached = np.maximum.reduceat(marks["end"].to_numpy(), first)
    return chosen.assign(start=marks["start"].to_numpy()[first], end=reached)


def number_overlapping(marks: pd.DataFrame) -> NDArray[np.int64]:
    """Number the stretches that overlapping spans, sorted by `start`, make together."""
    reached = np.append(-1, np.maximum.accumulate(marks["end"].to_numpy()))[:-1]
    return np.cumsum(marks["start"].to_numpy() >= reached, dtype=np.int64)


def _name_users(reviewers: pd.Series) -> str | None:
    """Return whose words a passage is: a critic's, several critics', or nobody's that is known."""
    names = reviewers.dropna().unique()
    if len(names) == 1 and reviewers.notna().all():
        return str(names[0])
    return SEVERAL if len(names) >= HOUSE_CRITICS else None
