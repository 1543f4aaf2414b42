"""A draft against the archive: what of it recurs or was printed before, where in the text, and since when."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from corpus.findings.draft_archive import DraftArchive
from corpus.reuse import draft_rows
from corpus.reuse.draft_asides import mark_quoted
from corpus.reuse.draft_check import check_draft
from corpus.reuse.draft_film import find_film
from corpus.reuse.phrase_marks import find_phrases, tokenise_draft
from corpus.reuse.phrasebook import GAP, Phrasebook
from corpus.schema import ALLOWED, BANNED

#: A draft is nearly the same as a review that has this share of its letters, in passages.
TWIN = 0.5
#: What a row is, beside the kinds of phrases.
PASSAGE = "passage"
_ROW = (
    *("kind", "phrase", "printed", "reviews", "whose", "first_published", "last_published", "times", "status"),
    *("phrase_id", "review_id", "printed_start", "words", "start", "end"),
)
_MARK = ("start", "end", "phrase", "reviews", "whose", "kind", "status", "phrase_id", "review_id", "printed_start")


@dataclass(frozen=True, eq=False)
class DraftCheck:
    """What of a draft the archive has already.

    Attributes
    ----------
    text : str
    film : str or None
        Whose title counted as «film».
    found : bool
        Whether that was found in the text, and not given.
    words : int
        The draft's length.
    rows : DataFrame
        One row a phrase or a passage, what matters most first: `kind` ("single", "inflection", "template",
        "passage"), `phrase` (as it is listed), `printed` (as the draft has it first), `reviews`, `whose`,
        `first_published`, `last_published`, `times` (in the draft), `status` ("", "banned", "watched"), `phrase_id` (of
        phrases), `review_id` and `printed_start` (of passages), `words`, `start` and `end` (of the first place).
    everyday : DataFrame
        The same of everyday phrases.
    marks : DataFrame
        One row a place, in the order of the text; where phrases overlap they are one, and so are passages: `start`,
        `end`, and of the row that matters most there `phrase`, `reviews`, `whose`, `kind`, `status`, and its ids.
    everyday_marks : DataFrame
        The same of everyday phrases.
    cliches : int
        How many places hold a phrase that is not everyday, in quotations too: as reviews are counted.
    quoted : int
        How many of these places are inside quotations, and set aside.
    twins : DataFrame
        Reviews that the draft is nearly the same as: `review_id`, `share` (of the draft), `film`, `reviewer`,
        `published`.
    """

    text: str
    film: str | None
    found: bool
    words: int
    rows: pd.DataFrame
    everyday: pd.DataFrame
    marks: pd.DataFrame
    everyday_marks: pd.DataFrame
    cliches: int
    quoted: int
    twins: pd.DataFrame

    @property
    def alarms(self) -> pd.DataFrame:
        """The rows that a newsroom's system should stop at: banned phrases, and passages of `draft_rows.LONG` words."""
        copied = (self.rows["kind"] == PASSAGE) & (self.rows["words"] >= draft_rows.LONG)
        return self.rows[copied | (self.rows["status"] == BANNED)]


def read_draft(
    text: str,
    archive: DraftArchive,
    *,
    film: str | None = None,
    critic: str | None = None,
    own: bool = True,
    watched: pd.DataFrame | None = None,
) -> DraftCheck:
    """Check a draft.

    Parameters
    ----------
    text : str
    archive : DraftArchive
    film : str, optional
        The film that it is about, in the archive or not; looked for in the text by default.
    critic : str, optional
        Who writes it.
    own : bool
        Whether this critic's earlier reviews count too.
    watched : DataFrame, optional
        `phrase` ("*" for a gap, «film» for the title) and `status` ("banned", "watched", "allowed").
    """
    film = film or None
    named = film or find_film(text, archive.films, archive.book, archive.about_film)
    places = find_phrases(text, archive.book, film=named)
    listed = archive.select(places["phrase_id"]).assign(status="")
    if watched is not None and len(watched):
        listed, places = _add_watched(text, listed, places, watched, named)
    places = places[places["phrase_id"].isin(listed["phrase_id"])]
    everyday = places["phrase_id"].isin(listed.loc[listed["everyday"], "phrase_id"]).to_numpy()
    quoted = mark_quoted(text, places)
    reviews, matches = archive.corpus.reviews, check_draft(text, archive.index, archive.corpus.reviews, film=named)
    if critic and not own:
        matches = matches[matches["review_id"].isin(reviews.loc[reviews["reviewer"] != critic, "review_id"])]
    kept = places[~quoted]
    rows = draft_rows.list_phrase_rows(text, kept, listed)
    if critic and not own:
        used = rows.loc[rows["status"] != BANNED, "phrase_id"]
        counted = draft_rows.recount_without(rows, archive.corpus.join_occurrences(used), reviews, critic=critic)
        rows = pd.concat([rows[rows["status"] == BANNED], counted], ignore_index=True)
    passages = draft_rows.list_passage_rows(text, matches, reviews)
    passages = passages[~mark_quoted(text, passages)]
    passages = passages[draft_rows.mark_telling(text, passages, kept[~everyday[~quoted]])]
    trivial = rows["everyday"].to_numpy(bool)
    ranked = _rank_rows(rows[~trivial], passages)
    folded = _rank_rows(rows[trivial], passages.head(0))
    cliches = places[~everyday]
    return DraftCheck(
        text=text,
        film=named,
        found=film is None and named is not None,
        words=len(tokenise_draft(text).word),
        rows=ranked,
        everyday=folded,
        marks=_list_marks(ranked, kept),
        everyday_marks=_list_marks(folded, kept),
        cliches=len(draft_rows.join_overlapping(cliches.assign(rank=0))) if len(cliches) else 0,
        quoted=int((quoted & ~everyday).sum()),
        twins=_find_twins(text, matches, reviews),
    )


def _add_watched(
    text: str, listed: pd.DataFrame, places: pd.DataFrame, watched: pd.DataFrame, film: str | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Put phrases that somebody has decided on before those of the list; leave out what is allowed."""
    kind = np.where(watched["phrase"].str.contains(GAP, regex=False), "template", "inflection")
    ids = pd.Series([f"watched {number}" for number in range(len(watched))], dtype="str")
    asked = pd.DataFrame(
        {"phrase_id": ids, "phrase": watched["phrase"].to_numpy(), "kind": kind, "status": watched["status"].to_numpy()}
    )
    found = find_phrases(text, Phrasebook.of(asked), film=film)
    # What is decided of a place holds for the listed phrases inside it, and for a listed one just around it.
    same = np.zeros(len(places), bool)
    for start, end in zip(found["start"], found["end"], strict=True):
        same |= ((places["start"] < end) & (start < places["end"])).to_numpy() & (
            ((places["start"] >= start) & (places["end"] <= end)).to_numpy()
            | ((places["start"] <= start) & (places["end"] >= end)).to_numpy()
        )
    known = listed.assign(key=listed["phrase"].str.casefold()).drop_duplicates("key").set_index("key")
    counts = known.reindex(asked["phrase"].str.casefold())[["reviews", "whose", "first_published", "last_published"]]
    asked = asked.join(counts.reset_index(drop=True)).assign(everyday=False)
    asked["reviews"] = asked["reviews"].fillna(0).astype("int64")
    asked = asked[asked["status"] != ALLOWED]
    both = pd.concat([asked, listed], ignore_index=True)
    places = pd.concat([found, places[~same]]).sort_values(["start", "end"], ignore_index=True)
    return both, places


def _rank_rows(phrases: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Put phrases and passages in one list: what is banned, passages, the longest first, and phrases as listed."""
    copied = passages.assign(kind=PASSAGE, phrase=passages["printed"], times=1, status="", phrase_id="")
    rows = phrases.assign(review_id="", printed_start=-1, words=phrases["printed"].str.count(" ") + 1)
    both = pd.concat([rows.reindex(columns=list(_ROW)), copied.reindex(columns=list(_ROW))], ignore_index=True)
    passage = (both["kind"] == PASSAGE).to_numpy()
    turn = np.where(both["status"] == BANNED, 0, np.where(passage, 1, 2))
    longest = np.where(passage, -both["words"].to_numpy("int64"), 0)
    return both.iloc[np.lexsort((longest, turn))].reset_index(drop=True)


def _list_marks(rows: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return the marks of rows, in the order of the text."""
    passage = (rows["kind"] == PASSAGE).to_numpy()
    phrases, passages = np.flatnonzero(~passage), np.flatnonzero(passage)
    place = pd.Index(rows["phrase_id"].iloc[phrases]).get_indexer(places["phrase_id"])
    at = places.loc[place >= 0, ["start", "end"]].assign(rank=phrases[place[place >= 0]])
    copied = rows.loc[passage, ["start", "end"]].assign(rank=passages)
    parts = [draft_rows.join_overlapping(part) for part in (at, copied)]
    marks = pd.concat(parts, ignore_index=True).sort_values(["start", "end"], ignore_index=True)
    named = rows[list(_MARK)].iloc[marks["rank"]].reset_index(drop=True)
    return named.assign(start=marks["start"], end=marks["end"])


def _find_twins(text: str, matches: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Find the reviews that a draft is nearly the same as, the closest first."""
    spans = matches.sort_values(["review_id", "start"])
    reached = spans.groupby("review_id")["end"].cummax().groupby(spans["review_id"]).shift(fill_value=0)
    letters = (spans["end"] - spans["start"].clip(lower=reached)).clip(lower=0)
    share = letters.groupby(spans["review_id"]).sum() / max(len(text.strip()), 1)
    close = share[share >= TWIN].sort_values(ascending=False, kind="stable").rename("share").reset_index()
    return close.merge(reviews[["review_id", "film", "reviewer", "published"]], on="review_id", how="left")
