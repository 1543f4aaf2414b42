"""An opened corpus: its frames, the selection's rows, and the texts that someone reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from corpus.phrases import counting, families, listing, ownership
from corpus.phrases.families import Families
from corpus.polarity.calibration import Calibration, calibrate, find_middle
from corpus.reuse.draft_check import PassageIndex
from corpus.reuse.phrasebook import Phrasebook
from corpus.schema import StoreError
from corpus.search.parsing import parse_query
from corpus.search.timeout import SECONDS, limit_time, split_rows
from corpus.store.folder import read_manifest, read_table
from corpus.store.manifest import Manifest
from corpus.store.selection import Selection
from corpus.text.tokens import tokenise
from corpus.text.vocabulary import Vocabulary

#: A review's beginning, kept in memory beside the light columns, in characters.
EXCERPT = 240
_REPLACED = "The corpus in {} is gone or has been replaced. Reload the page."


@dataclass(frozen=True)
class Corpus:
    """An opened corpus: light columns in memory, texts read when someone reads them.

    Never changed after opening; one object serves every visitor.
    """

    path: Path
    manifest: Manifest
    reviews: pd.DataFrame
    _connection: duckdb.DuckDBPyConnection

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence (`schema.SENTENCES`), its ids as categories."""
        return self._read("sentences")

    @cached_property
    def phrases(self) -> pd.DataFrame:
        """One row a recurring phrase (`schema.PHRASES`)."""
        return self._read("phrases")

    @cached_property
    def occurrences(self) -> pd.DataFrame:
        """One row a printing of a phrase (`schema.OCCURRENCES`), its ids as categories.

        The categories are those of `phrases` and `reviews`, in their order, so that the codes are
        positions in these frames.
        """
        held = self._read("occurrences")
        held["phrase_id"] = held["phrase_id"].cat.set_categories(self.phrases["phrase_id"])
        held["review_id"] = held["review_id"].cat.set_categories(self.reviews["review_id"])
        return held

    @cached_property
    def families(self) -> Families:
        """The phrases gathered into families; review ids are categories in the order of `reviews`."""
        gathered, held = self._read("families"), self._read("family_occurrences")
        held["family_id"] = held["family_id"].cat.set_categories(gathered["family_id"])
        held["review_id"] = held["review_id"].cat.set_categories(self.reviews["review_id"])
        return Families(gathered, self.phrases["family_id"], self._read("fillers"), held)

    @cached_property
    def duplicates(self) -> pd.DataFrame:
        """One row a pair of reviews that are nearly the same (`schema.DUPLICATES`)."""
        return self._read("duplicates")

    @cached_property
    def index(self) -> PassageIndex:
        """Every run of six words of the archive, to look up a draft's; made when it is first asked for."""
        texts, films = self._prose()
        return PassageIndex.of(tokenise(texts, films=films))

    @cached_property
    def listed(self) -> pd.DataFrame:
        """What the whole corpus lists (`recurring`): families, and behind them the phrases that are in one of these."""
        every = np.ones(len(self.reviews), bool)
        both = [self.recurring(every, gathered=gathered) for gathered in (True, False)]
        return pd.concat(both, ignore_index=True).drop_duplicates("phrase_id", ignore_index=True)

    @cached_property
    def phrasebook(self) -> Phrasebook:
        """How all that is listed is worded, to find it in a draft; made when it is first asked for."""
        return Phrasebook.of(self.index, self.listed, self.occurrences, self.families)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """How often each review uses each word that stands in two; made when it is first asked for."""
        texts, films = self._prose()
        return Vocabulary.of(texts, films=films)

    @cached_property
    def rejects(self) -> pd.DataFrame:
        """One row for each thing that did not become a review (`schema.REJECTS`)."""
        return self._read("rejects")

    @cached_property
    def titles(self) -> pd.DataFrame:
        """One row a review whose film was inferred (`schema.TITLES`)."""
        return self._read("titles")

    @cached_property
    def files(self) -> pd.DataFrame:
        """One row a file that was read (`schema.FILES`)."""
        return self._read("files")

    @property
    def version(self) -> str:
        """What a cached answer depends on: the tables as they were written."""
        return "".join(self.manifest.tables.values())

    @cached_property
    def calibration(self) -> Calibration | None:
        """The rating to expect of TextBlob's polarity; None where too few reviews are rated."""
        return calibrate(self.reviews["polarity"], self.reviews["rating"], groups=self.reviews["film"])

    @cached_property
    def middle(self) -> float:
        """The stated middle of TextBlob's polarity, for zero is not where praise and blame part.

        The polarity whose expected rating is the middle of the scale, where there are ratings to tell; else the median
        of this corpus's reviews; zero where there are fewer than 20.
        """
        return find_middle(self.reviews["polarity"], self.calibration)

    def mask(self, selection: Selection) -> np.ndarray:
        """Return one bool a review: whether it is selected."""
        return selection.mask(self.reviews, containing=self.containing)

    def select(self, selection: Selection) -> pd.DataFrame:
        """Return the selected reviews, without their texts."""
        return self.reviews[self.mask(selection)]

    def recurring(self, keep: np.ndarray, *, gathered: bool = True, fragments: bool = False) -> pd.DataFrame:
        """Return what recurs within some of the reviews, counted there, in the default order.

        Parameters
        ----------
        keep : ndarray of bool, one a review
        gathered : bool
            Families of phrases, their `family_id` and `pattern` under the names `phrase_id` and `phrase`; else each
            phrase by itself.
        fragments : bool
            Also phrases of function words, and such as break off in the middle; and all other families that are set
            aside (`families.gather_families`).
        """
        shown = np.ones(len(self.phrases), bool)
        if not fragments:
            shown = self._shown_singles if gathered else self._said[1]
        counted = self.phrases[shown]
        if not keep.all():
            counted = listing.recount_phrases(self.phrases, self.occurrences, self.reviews, keep=keep, among=shown)
        if gathered:
            found = self.families.families
            if not keep.all():
                found = families.recount_families(self.families, counted, self.reviews, keep=keep)
            found = families.select_listed(found, fragments=fragments)
            return families.rank_families(found).rename(columns={"family_id": "phrase_id", "pattern": "phrase"})
        found = counting.select_recurring(counted)
        return listing.rank_phrases(found, content=self._said[0][found.index]).assign(kind="single")

    @cached_property
    def _shown_singles(self) -> np.ndarray:
        """Of each phrase, whether it is a family of its own that is in the first view."""
        single, row = self.families.singles
        shown = np.zeros(len(self.phrases), bool)
        shown[row] = (self.families.families["aside"] == "").to_numpy()[single]
        return shown

    @cached_property
    def _said(self) -> tuple[np.ndarray, np.ndarray]:
        """Of each phrase, how many of its words say something, and whether it is in the first view."""
        gathered = self.families.families
        first = self.families.members.isin(gathered.loc[gathered["aside"] == "", "family_id"])
        return listing.count_informative_words(self.phrases), (
            first & listing.mark_default_view(self.phrases)
        ).to_numpy()

    def owners(self, found: pd.DataFrame, keep: np.ndarray) -> pd.DataFrame:
        """Return whose each phrase or family is in some of the reviews; see `ownership.find_owners`.

        Parameters
        ----------
        found : DataFrame
            `phrase_id`, of phrases or of families.
        keep : ndarray of bool, one a review
        """
        known, parts = pd.Index(found["phrase_id"]), []
        for printed, name in ((self.occurrences, "phrase_id"), (self.families.occurrences, "family_id")):
            row = known.get_indexer(printed[name].cat.categories).astype(np.int32)[printed[name].cat.codes]
            asked = np.flatnonzero(row >= 0)
            parts.append((row[asked], printed["review_id"].cat.codes.to_numpy()[asked]))
        row, review = (np.concatenate(columns) for columns in zip(*parts, strict=True))
        both = pd.DataFrame(
            {
                "phrase_id": pd.Categorical.from_codes(row, known),
                "review_id": pd.Categorical.from_codes(review, pd.Index(self.reviews["review_id"])),
            }
        )
        return ownership.find_owners(found, both, self.reviews, keep=keep)

    def fillers(self, family_id: str, keep: np.ndarray) -> pd.DataFrame:
        """Return what fills a template's gap, or the forms of an inflected phrase, in some of the reviews."""
        return families.recount_fillers(self.families, self.reviews, family_id=family_id, keep=keep)

    def printings(self, phrase_or_family_id: str, keep: np.ndarray) -> pd.DataFrame:
        """Return the occurrences of a phrase or a family in some of the reviews, in the order of the reviews.

        Returns
        -------
        DataFrame
            `review_id` (as a category), `start`, `end`, `sentence`.
        """
        held = self.occurrences
        code = self.phrases.index[self.phrases["phrase_id"] == phrase_or_family_id]
        if len(code):
            first, last = np.searchsorted(held["phrase_id"].cat.codes, [code[0], code[0] + 1])
            part = held.iloc[first:last]
        else:
            held = self.families.occurrences
            part = held[(held["family_id"] == phrase_or_family_id).to_numpy()]
        return part.loc[keep[part["review_id"].cat.codes], ["review_id", "start", "end", "sentence"]]

    def phrases_in(self, review_id: str) -> pd.DataFrame:
        """Return where what recurs stands in one review: families of phrases, as `recurring` counts them.

        Returns
        -------
        DataFrame
            `phrase_id`, `review_id`, `start`, `end`, `sentence`, in the order of the text; with the family's `phrase`,
            `words`, the `reviews`, `films` and `reviewers` of the whole corpus that it stands in, and `aside`, why it
            is not in the first view of the list ("" where it is).
        """
        parts = [
            printed.loc[printed["review_id"] == review_id, [name, "review_id", "start", "end", "sentence"]]
            .rename(columns={name: "phrase_id"})
            .astype({"phrase_id": "str", "review_id": "str"})
            for printed, name in ((self.occurrences, "phrase_id"), (self.families.occurrences, "family_id"))
        ]
        told = self.families.families.rename(columns={"family_id": "phrase_id", "pattern": "phrase"})
        told = told[["phrase_id", "phrase", "words", "reviews", "films", "reviewers", "aside"]]
        return pd.concat(parts).merge(told, on="phrase_id").sort_values(["start", "end"], ignore_index=True)

    def texts(self, review_ids: Sequence[str]) -> pd.Series:
        """Return the texts of some reviews, indexed by review id, in the order asked for.

        Raises
        ------
        StoreError
            One is not there: the corpus has been replaced since it was opened.
        """
        ids = list(dict.fromkeys(review_ids))
        found = self._ask(
            self._connection.cursor(),
            "SELECT review_id, text FROM read_parquet($file) WHERE review_id IN (SELECT unnest($ids))",
            ids=ids,
        )
        if len(found) < len(ids):
            raise StoreError(_REPLACED.format(self.path))
        return found.set_index("review_id")["text"].loc[ids]

    def _prose(self) -> tuple[list[str], pd.Series]:
        """Return the texts of all reviews, and their films."""
        texts = self.texts(self.reviews["review_id"].tolist())
        return texts.tolist(), self.reviews["film"]

    def whole(self) -> pd.DataFrame:
        """Return all that is held of the reviews, texts too, as it may leave the house and be read again."""
        return self._read("reviews")

    def containing(self, words: str, *, seconds: float = SECONDS) -> np.ndarray:
        """Return one bool a review: whether its text is what is searched for, in the syntax of `query`.

        Raises
        ------
        SelectionError
            The search cannot be understood, or it takes longer than so many seconds; see `timeout.limit_time`.
        """
        asked = parse_query(words)
        query = (
            "SELECT review_id FROM read_parquet($file, file_row_number = true) "
            f"WHERE file_row_number >= $first AND file_row_number < $behind AND {asked.condition}"
        )
        # Words cost little, and all at once less; what a reader's own pattern costs is seen in its first parts.
        cut = split_rows(len(self.reviews)) if asked.expressions else [(0, len(self.reviews))]
        cursor = self._connection.cursor()
        with limit_time(cursor, seconds=seconds):
            found = [
                review_id
                for first, behind in cut
                for review_id in self._ask(cursor, query, first=first, behind=behind, **asked.parameters)["review_id"]
            ]
        return self.reviews["review_id"].isin(found).to_numpy()

    def holding(self, pattern: str) -> np.ndarray:
        """Return one bool a review: whether its text matches a pattern of ours, in the syntax of RE2."""
        query = "SELECT review_id FROM read_parquet($file) WHERE regexp_matches(text, $pattern)"
        found = self._ask(self._connection.cursor(), query, pattern=pattern)
        return self.reviews["review_id"].isin(found["review_id"]).to_numpy()

    def _ask(self, cursor: duckdb.DuckDBPyConnection, query: str, **parameters: Any) -> pd.DataFrame:
        try:
            given = {"file": str(self.path / "reviews.parquet"), **parameters}
            return cursor.execute(query, given).df()
        except duckdb.IOException as error:
            raise StoreError(_REPLACED.format(self.path)) from error

    def _read(self, table: str) -> pd.DataFrame:
        return read_table(self.path, self.manifest, table)


def open_corpus(path: Path) -> Corpus:
    """Open a built corpus.

    Raises
    ------
    StoreError
        There is none, it is of another format, or one of its files is damaged.
    """
    path = path.resolve()
    manifest = read_manifest(path)
    reviews = read_table(path, manifest, "reviews")
    reviews["excerpt"] = reviews.pop("text").str.slice(0, EXCERPT)
    # Nothing is ever fetched from the network.
    connection = duckdb.connect(
        config={"threads": 2, "autoinstall_known_extensions": False, "autoload_known_extensions": False}
    )
    return Corpus(path, manifest, reviews, connection)
