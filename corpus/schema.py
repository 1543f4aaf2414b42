"""The tables of a corpus, with their columns and dtypes.

Every other module of `corpus` may import this one; it imports nothing of ours.
"""

from collections.abc import Mapping
from typing import Literal

import pandas as pd
from pandas.api.types import pandas_dtype

#: What a desk may have decided on a phrase, the strictest first.
STATUSES = BANNED, WATCHED, ALLOWED = ("banned", "watched", "allowed")

#: The columns that reading fills in. `published` is a calendar date (midnight, no zone); missing text is NaN.
READ_COLUMNS: Mapping[str, str] = {
    "review_id": "str",
    "film": "str",
    "year": "Int64",
    "reviewer": "str",
    "outlet": "str",
    "published": "datetime64[s]",
    "rating": "float64",
    "rating_given": "str",
    "genres": "str",
    "source": "str",
    "text": "str",
}

#: The scores of a review or a sentence. `polarity` (−1..1) and `subjectivity` (0..1) are TextBlob's own; both are NaN
#: where `evidence`, the number of assessed chunks, is 0: no evidence is not neutral. The same three `…_untitled` are
#: TextBlob's of the text in which each title (`MENTIONS`) is a name that it does not know; screens and comparisons use
#: these. `house_polarity` is the polarity by the house lexicon, without titles too; NaN where the corpus was built
#: without one.
SCORES: Mapping[str, str] = {
    "polarity": "float64",
    "subjectivity": "float64",
    "evidence": "int64",
    "polarity_untitled": "float64",
    "subjectivity_untitled": "float64",
    "evidence_untitled": "int64",
    "house_polarity": "float64",
}

#: The columns that measuring adds.
MEASURED_COLUMNS: Mapping[str, str] = {
    "words": "int64",
    "sentences": "int64",
    **SCORES,
}

#: One row a review. The other columns of the source follow as extra columns.
REVIEWS: Mapping[str, str] = {**READ_COLUMNS, **MEASURED_COLUMNS}

#: What the reviews of an opened corpus have besides: how each begins.
EXCERPT = "excerpt"
#: The columns of an opened corpus that are not the source's own.
OWN_COLUMNS = [*REVIEWS, EXCERPT]

#: One row a sentence; `start` and `end` are character offsets into the review's text.
SENTENCES: Mapping[str, str] = {
    "review_id": "str",
    "sentence": "int64",
    "start": "int64",
    "end": "int64",
    **SCORES,
}

#: One row a place where a text names a film: its own in any of its spellings, or another one of the corpus in title
#: case. `start` and `end` are character offsets.
MENTIONS: Mapping[str, str] = {"review_id": "str", "start": "int64", "end": "int64"}

#: One row a clause and an aspect of the film that it judges: `start` and `end` are the character offsets of the words
#: from what is named to what judges it, `polarity` (−1..1, never 0) is the mean of these judgements, and `evidence`
#: their number; see `aspects.statements`.
STATEMENTS: Mapping[str, str] = {
    "review_id": "str",
    "sentence": "int64",
    "aspect": "str",
    "start": "int64",
    "end": "int64",
    "polarity": "float64",
    "evidence": "int64",
}

#: One row a place where a text names a person, a character, a studio or another film: `start` and `end` are character
#: offsets, without 's; `name` is the fullest of its spellings, and `kind` one of `aspects.names_people.NAME_KINDS`.
NAMES: Mapping[str, str] = {
    "review_id": "str",
    "sentence": "int64",
    "start": "int64",
    "end": "int64",
    "name": "str",
    "kind": "str",
}

#: One row a chunk ("not very good") that TextBlob assesses in the texts without titles: its words, the one of them that
#: is scored, and its polarity.
CHUNKS: Mapping[str, str] = {"chunk": "str", "word": "str", "polarity": "float64"}

#: One row a review and a chunk that it has: `chunk` is the row of `CHUNKS`.
CHUNK_USES: Mapping[str, str] = {"review_id": "str", "chunk": "int64", "occurrences": "int64"}

#: One row a recurring phrase. The `standalone_` counts leave out occurrences inside a longer listed phrase.
PHRASES: Mapping[str, str] = {
    "phrase_id": "str",
    "phrase": "str",
    "words": "int64",
    "occurrences": "int64",
    "reviews": "int64",
    "films": "int64",
    "reviewers": "int64",
    "standalone_occurrences": "int64",
    "standalone_reviews": "int64",
    "standalone_films": "int64",
    "standalone_reviewers": "int64",
    "dispersion": "float64",
    "association": "float64",
    "polarity": "float64",
    "first_published": "datetime64[s]",
    "last_published": "datetime64[s]",
    "family_id": "str",
}

#: One row an occurrence of a phrase. `own` says that it is standalone: inside no longer listed phrase.
OCCURRENCES: Mapping[str, str] = {
    "phrase_id": "str",
    "review_id": "str",
    "start": "int64",
    "end": "int64",
    "sentence": "int64",
    "own": "bool",
}

#: One row a family: a phrase with its inflections, a template with a gap, or a single phrase; `kind` says which.
#: `words` and `content` count all words and the content words outside the gap, `phrases` the members; `weight` says how
#: much of a turn of phrase the words make. `aside` says why it is not in the first view, "" where it is.
FAMILIES: Mapping[str, str] = {
    "family_id": "str",
    "pattern": "str",
    "kind": "str",
    "aside": "str",
    "words": "int64",
    "content": "int64",
    "weight": "float64",
    "phrases": "int64",
    "occurrences": "int64",
    "reviews": "int64",
    "films": "int64",
    "reviewers": "int64",
    "standalone_occurrences": "int64",
    "standalone_reviews": "int64",
    "standalone_films": "int64",
    "standalone_reviewers": "int64",
    "association": "float64",
    "first_published": "datetime64[s]",
    "last_published": "datetime64[s]",
}

#: One row a filler of a template's gap, or a form of an inflected phrase.
FILLERS: Mapping[str, str] = {
    "family_id": "str",
    "filler": "str",
    "occurrences": "int64",
    "reviews": "int64",
    "films": "int64",
    "reviewers": "int64",
}

#: One row an occurrence of a template or an inflected phrase; those of single phrases are in `OCCURRENCES`.
FAMILY_OCCURRENCES: Mapping[str, str] = {
    "family_id": "str",
    "review_id": "str",
    "start": "int64",
    "end": "int64",
    "sentence": "int64",
    "filler": "str",
}

#: One row a word that two reviews use, a film's title in its own reviews as «film». `capitalised` is the share of its
#: occurrences inside sentences that have a capital; NaN where it only ever opens one.
WORDS: Mapping[str, str] = {"word": "str", "capitalised": "float64"}

#: One row a word of a review: the positions of both in their tables, and how often the review uses it; by review.
WORD_COUNTS: Mapping[str, str] = {"review": "int32", "word": "int32", "count": "int32"}

#: One row a phrase or a family that a draft is looked up for, in the order of the list: of all that is in the first
#: view, and of the single phrases of templates, whose `family_id` is theirs. `said` is how a sentence quotes a family,
#: `whose` its users (`phrase_list.add_owners`); `everyday` and `named` say which are trivial, and made of names.
LISTED: Mapping[str, str] = {
    "phrase_id": "str",
    "phrase": "str",
    "said": "str",
    "kind": "str",
    "family_id": "str",
    "words": "int64",
    "reviews": "int64",
    "whose": "str",
    "first_published": "datetime64[s]",
    "last_published": "datetime64[s]",
    "everyday": "bool",
    "named": "bool",
}

#: One row a pair of reviews that are nearly the same; `a` was printed first, as far as is known.
DUPLICATES: Mapping[str, str] = {"a": "str", "b": "str", "similarity": "float64", "shared_words": "int64"}

#: One row a review: when it came into the corpus (UTC), and with which addition; 0 is the first build.
ARRIVALS: Mapping[str, str] = {"review_id": "str", "arrived": "datetime64[s]", "batch": "int64"}

#: One row for each row or file that came in and did not become a review. `kind` is one of `REJECT_KINDS`, `reason` says
#: it of this row in a sentence, and `row` is missing where a file as a whole is meant.
REJECTS: Mapping[str, str] = {
    "source": "str",
    "row": "Int64",
    "kind": "str",
    "reason": "str",
    "excerpt": "str",
}

#: Why a row or a file became no review, in a word or two.
RejectKind = Literal[
    "no text",
    "not text",
    "too long",
    "duplicate",
    "same entry",
    "other entry",
    "cell count",
    "unnamed column",
    "open quote",
    "stray quote",
    "broken row",
    "other shape",
    "nested",
    "over limit",
    "further sheet",
    "no front matter",
    "unclear columns",
    "other format",
    "empty file",
    "too large",
    "protected file",
    "not a file",
    "unreadable file",
]
#: Each kind as a sentence, for several rows whose own reasons differ in a name or a number.
REJECT_KINDS: Mapping[RejectKind, str] = {
    "no text": "there is no text",
    "not text": "there is a list or an object where the text should be",
    "too long": "… has … characters; at most … are read",
    "duplicate": "it has the same text, film and critic as another row",
    "same entry": "it has the same id (guid) as an entry before it",
    "other entry": "it is no published review: a draft, a page, a list …",
    "cell count": "… cells where the header has …",
    "unnamed column": "a cell behind the last column that has a name",
    "open quote": "a quote is opened and never closed",
    "stray quote": "a quote inside the row is neither doubled nor the end of its cell",
    "broken row": "the row is damaged or cut off",
    "other shape": "there is no object with a review where one should be",
    "nested": "lists and objects are nested too deeply",
    "over limit": "it was left out: a limit was reached before it",
    "further sheet": "the sheet was not read: only the first that is not empty is",
    "no front matter": "it has no details at its top (front matter), unlike the other Markdown files of its folder",
    "unclear columns": "no column, or more than one, may hold the text; choose it",
    "other format": "the file is in none of the formats that are read",
    "empty file": "the file holds no reviews",
    "too large": "the file is larger than what is read",
    "protected file": "the file is password-protected; unpack it first",
    "not a file": "it is no regular file; nothing else is read",
    "unreadable file": "the file cannot be read",
}

#: One row a review whose film the source did not name and that has a guess: the rule that it was inferred by, and the
#: certainty (0..1; missing where only the file's name or the headline has the title). A guess that is not likely is a
#: suggestion: the review has no film.
TITLES: Mapping[str, str] = {
    "review_id": "str",
    "film": "str",
    "rule": "str",
    "certainty": "float64",
}

#: One row a review: its film as the source named it, missing where it did not; and of a review that was a file of its
#: own, the date as it was spelled. What reading decides of all reviews together is decided of these again.
GIVEN: Mapping[str, str] = {"review_id": "str", "film": "str", "published": "str"}

#: One row a file that was read: how it was understood, and how many of its rows became reviews (rows = kept +
#: rejected). `digest` is that of the file on the disk; members of an archive have that of the archive.
FILES: Mapping[str, str] = {
    "source": "str",
    "format": "str",
    "encoding": "str",
    "delimiter": "str",
    "rows": "int64",
    "kept": "int64",
    "rejected": "int64",
    "notes": "str",
    "digest": "str",
}


def empty_table(table: Mapping[str, str]) -> pd.DataFrame:
    """Return a frame with a table's columns and dtypes and no rows.

    Examples
    --------
    >>> list(empty_table(REJECTS))
    ['source', 'row', 'kind', 'reason', 'excerpt']
    """
    return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in table.items()})


def conform(frame: pd.DataFrame, table: Mapping[str, str]) -> pd.DataFrame:
    """Return `frame` with a table's columns first, in order and dtype; missing ones are added empty.

    Parameters
    ----------
    frame : DataFrame
        Any rows. Columns that the table does not name are kept behind it, untouched.
    table : mapping of column name to dtype
        One of the tables of this module.

    Returns
    -------
    DataFrame
        A new frame with a fresh index.

    Raises
    ------
    ValueError
        A value does not fit its column's dtype.
    """
    columns = {}
    for name, dtype in table.items():
        values = frame[name] if name in frame else pd.Series(pd.NA, index=frame.index, dtype=object)
        if dtype == "float64":
            values = pd.to_numeric(values).astype("Float64").astype("float64")
        columns[name] = values.astype(pandas_dtype(dtype))
    extra = {name: frame[name] for name in frame.columns if name not in table}
    return pd.DataFrame({**columns, **extra}, index=frame.index).reset_index(drop=True)


def split_genres(genres: str) -> list[str]:
    """Return the genres of one cell.

    Examples
    --------
    >>> split_genres("Drama, Romance")
    ['Drama', 'Romance']
    """
    return [genre for part in genres.split(",") if (genre := part.strip())]
