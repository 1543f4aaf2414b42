"""The tables and the texts of an opened corpus, each read when something of it is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from corpus.aspects.terms import ASPECTS
from corpus.phrases.families import Families
from corpus.phrases.marks import PhraseMarks
from corpus.phrases.terms import Terms
from corpus.polarity.contributions import Evidence
from corpus.reuse.draft_check import PassageIndex
from corpus.reuse.phrasebook import Phrasebook
from corpus.search.timeout import SECONDS
from corpus.store import counted
from corpus.store.drafting import read_passages
from corpus.store.first_view import FirstView
from corpus.store.held_files import HeldFiles
from corpus.store.manifest import Manifest
from corpus.store.placing import read_places
from corpus.store.table_files import map_arrays, read_table
from corpus.store.texts import Texts
from corpus.text.untitled import replace_titles
from corpus.text.vocabulary import Vocabulary


@dataclass(frozen=True)
class Tables:
    """What is read of a corpus: light columns in memory, tables read when something of them is asked for, as texts are.

    Never changed after opening.
    """

    path: Path
    manifest: Manifest
    reviews: pd.DataFrame
    _connection: duckdb.DuckDBPyConnection
    _counted: Mapping[str, Any]
    _files: HeldFiles | None = None

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence (`schema.SENTENCES`), its ids as categories."""
        return self._read("sentences")

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row a title in a text (`schema.MENTIONS`); the categories of its ids are those of `reviews`."""
        mentions = self._read("mentions")
        mentions["review_id"] = mentions["review_id"].cat.set_categories(self.reviews["review_id"])
        return mentions

    @cached_property
    def names(self) -> pd.DataFrame:
        """Where reviews name somebody or another film (`schema.NAMES`): ids, names and kinds are categories.

        The categories of the ids are those of `reviews`, so that codes are positions there.
        """
        return read_places(self._map("names"), review_id=self.reviews["review_id"])

    @cached_property
    def statements(self) -> pd.DataFrame:
        """What clauses say of aspects of the film (`schema.STATEMENTS`): ids and aspects are categories.

        The categories are those of `reviews`, and `aspects.terms.ASPECTS`, in their order.
        """
        statements = self._read("statements")
        for column, order in (("review_id", self.reviews["review_id"]), ("aspect", list(ASPECTS))):
            statements[column] = statements[column].cat.set_categories(order)
        return statements

    @cached_property
    def evidence(self) -> Evidence:
        """The chunks that TextBlob assesses in the texts without titles."""
        return Evidence.of_tables(
            self._read("chunks"), self._read("chunk_uses"), reviews=self.reviews["review_id"].tolist()
        )

    @cached_property
    def phrases(self) -> pd.DataFrame:
        """One row a recurring phrase (`schema.PHRASES`)."""
        return self._read("phrases")

    @cached_property
    def occurrences(self) -> pd.DataFrame:
        """One row an occurrence of a phrase (`schema.OCCURRENCES`), its ids as categories.

        The categories are those of `phrases` and `reviews`, in their order, so that the codes are
        positions in these frames.
        """
        arrays = self._map("occurrences")
        return read_places(arrays, phrase_id=self.phrases["phrase_id"], review_id=self.reviews["review_id"])

    @cached_property
    def families(self) -> Families:
        """The families of phrases; the review ids of their occurrences are categories in the order of `reviews`."""
        table, arrays = self._read("families"), self._map("family_occurrences")
        occurrences = read_places(arrays, family_id=table["family_id"], review_id=self.reviews["review_id"])
        names = counted.read_names(self._counted)
        return Families(table, self.phrases["family_id"], self._read("fillers"), occurrences, names)

    @cached_property
    def duplicates(self) -> pd.DataFrame:
        """One row a pair of reviews that are nearly the same (`schema.DUPLICATES`)."""
        return self._read("duplicates")

    @cached_property
    def listed(self) -> pd.DataFrame:
        """What recurs in the whole corpus, and the phrases of templates, which recur outside too (`schema.LISTED`)."""
        return self._read("listed")

    @cached_property
    def drafts(self) -> Mapping[str, Any]:
        """What drafts are looked up in (`drafting.prepare_drafts`), array by array; they stay in their file."""
        return self._map("drafts")

    @cached_property
    def index(self) -> PassageIndex:
        """Every run of six words of all reviews, to look up those of a draft."""
        return read_passages(self.drafts)

    @cached_property
    def phrasebook(self) -> Phrasebook:
        """How all that is `listed` is worded, to find it in a draft."""
        return Phrasebook.of_arrays(self.drafts, self.listed["phrase_id"])

    @cached_property
    def first_view(self) -> FirstView:
        """What recurs in the whole corpus: its order, whose it is, and the phrases that say something."""
        return counted.read_first_view(self._counted, self.reviews)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """How often each review uses each word that at least two reviews use."""
        words = self._read("words")
        counts = counted.read_words(self._counted, words=len(words))
        return Vocabulary.of_counts(words, counts, self.reviews["words"].to_numpy("int64"))

    @cached_property
    def marks(self) -> PhraseMarks:
        """What the words of each of `phrases` say of it."""
        return counted.read_marks(self._counted)

    @cached_property
    def terms(self) -> Terms:
        """How often each review has each word and phrase."""
        return counted.read_terms(self._counted, self.reviews)

    @cached_property
    def arrivals(self) -> pd.DataFrame:
        """When each review came in, and with which addition (`schema.ARRIVALS`), in the order of `reviews`."""
        return self._read("arrivals")

    @cached_property
    def rejects(self) -> pd.DataFrame:
        """One row for each row or file that did not become a review (`schema.REJECTS`)."""
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
        """The checksums of all tables: a cached answer is good while they are the same."""
        return "".join(self.manifest.tables.values())

    def read_texts(self, review_ids: Sequence[str]) -> pd.Series:
        """Return the texts of some reviews, indexed by review id, in the order asked for; see `Texts.read`."""
        return self._texts.read(review_ids)

    def read_untitled(self, review_ids: Sequence[str]) -> pd.Series:
        """Return the same texts, each title in them replaced by a name of its length; see `replace_titles`."""
        texts = self.read_texts(review_ids)
        of = self.mentions["review_id"].cat.codes.to_numpy()
        place = texts.index.get_indexer(pd.Index(self.reviews["review_id"]))[of]
        mine = np.flatnonzero(place >= 0)
        replaced = replace_titles(texts.tolist(), self.mentions.iloc[mine].assign(review=place[mine]))
        return pd.Series(replaced, index=texts.index, name=texts.name, dtype="str")

    def find_containing(self, words: str, *, seconds: float = SECONDS) -> np.ndarray:
        """Return one bool a review: whether its text is what is searched for; see `Texts.search`."""
        return self._texts.search(words, seconds=seconds)

    def match_pattern(self, pattern: str) -> np.ndarray:
        """Return one bool a review: whether its text matches a pattern of ours, in the syntax of RE2."""
        return self._texts.match_pattern(pattern)

    def read_reviews(self) -> pd.DataFrame:
        """Return the whole table of reviews, with their texts, as it is exported and can be read again."""
        return self._read("reviews")

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self.path, self.reviews["review_id"], self._connection)

    def _read(self, table: str) -> pd.DataFrame:
        return read_table(self.path, self.manifest, table, held=self._files)

    def _map(self, table: str) -> Mapping[str, Any]:
        return map_arrays(self.path, self.manifest, table, held=self._files)
