"""An opened corpus: which of its reviews are selected, and what recurs in them."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.aspects.values import average_statements, name_value
from corpus.phrases import counting, families, listing, ownership, phrase_list, ranking
from corpus.phrases.recounting import PhraseUse
from corpus.phrases.spoken import say_phrases
from corpus.polarity.calibration import Calibration, calibrate, find_middle
from corpus.schema import EXCERPT
from corpus.store import counted
from corpus.store.folder import read_manifest
from corpus.store.placing import PLACE
from corpus.store.selection import Selection
from corpus.store.table_files import hold_files, map_arrays, read_table
from corpus.store.tables import Tables
from corpus.text.arrays import join_ranges, mark_name, read_codes


@dataclass(frozen=True)
class Corpus(Tables):
    """An opened corpus: what is read of it, which of its reviews a selection keeps, and what recurs in these.

    Never changed after opening; one object serves every visitor.
    """

    @cached_property
    def calibration(self) -> Calibration | None:
        """The rating to expect of TextBlob's polarity without titles; None where too few reviews are rated."""
        reviews = self.reviews
        polarity, evidence = reviews["polarity_untitled"], reviews["evidence_untitled"]
        return calibrate(polarity, reviews["rating"], evidence=evidence, groups=reviews["film"])

    @cached_property
    def middle(self) -> float:
        """The polarity between praise and blame in this corpus; with TextBlob it is rarely zero.

        The polarity at which a rating of 5 of 10 is expected, where enough reviews are rated; else the median polarity
        of the reviews; zero where there are fewer than 20.
        """
        return find_middle(self.reviews["polarity_untitled"], self.calibration)

    def mask(self, selection: Selection) -> np.ndarray:
        """Return one bool a review: whether it is selected."""
        return selection.mask(self.reviews, containing=self.find_containing, judging=self._judge)

    def _judge(self, aspect: str) -> np.ndarray:
        """Return the mean polarity of what each review says of an aspect, NaN where it says nothing."""
        return self._judgements[name_value(aspect)].to_numpy()

    @cached_property
    def _judgements(self) -> pd.DataFrame:
        """What each review says of each aspect; see `values.average_statements`."""
        return average_statements(self.reviews, self.statements)

    def list_recurring(
        self, keep: np.ndarray, *, gathered: bool = True, fragments: bool = False, everyday: bool = True
    ) -> pd.DataFrame:
        """Return what recurs within some of the reviews, counted there, in the default order.

        Parameters
        ----------
        keep : ndarray of bool, one a review
        gathered : bool
            Families of phrases, their `family_id` and `pattern` under the names `phrase_id` and `phrase`; else each
            phrase by itself.
        fragments : bool
            Also what the first view hides: phrases of function words, phrases that break off in the middle, and the
            other families with a reason in their column `aside`.
        everyday : bool
            Also everyday phrases, such as "to say"; see `phrase_list.hide_everyday`.

        Returns
        -------
        DataFrame
            The columns of `schema.FAMILIES` or of `schema.PHRASES`, and those of `spoken.name_families`: `said`, the
            phrase as a sentence quotes it, and `varied`, whether that speaks for other wordings too.
        """
        if not everyday:
            return phrase_list.hide_everyday(self.list_recurring(keep, gathered=gathered, fragments=fragments))
        if gathered and not fragments:
            if keep.all():
                return families.name_as_phrases(families.take_families(self.families, self.first_view.rows))
            counts = self._use.count(self.reviews, keep)
            used = counting.select_recurring(counts).index
            table = families.take_families(self.families, self._shown_families[used])
            table = table.assign(**{str(name): counts[name].to_numpy()[used] for name in counts})
            return _rank_families(table)
        shown = np.ones(len(self.phrases), bool) if fragments else self._shown_phrases
        if keep.all():
            counts = self.phrases[shown]
        else:
            counts = listing.recount_phrases(self.phrases, self.occurrences, self.reviews, keep=keep, among=shown)
        if gathered:
            table = self.families.families
            if not keep.all():
                table = families.recount_families(self.families, counts, self.reviews, keep=keep)
            return _rank_families(families.select_listed(table.join(self.families.names), fragments=True))
        phrases = counting.select_recurring(counts)
        phrases = phrases.assign(said=say_phrases(phrases["phrase"]), varied=False)
        content, weight = self.marks.content[phrases.index], self.marks.weight[phrases.index]
        return ranking.rank_phrases(phrases.assign(kind="single", weight=weight), weights=(content, weight))

    @cached_property
    def _shown_families(self) -> NDArray[np.integer]:
        """The rows of the families that are not set aside."""
        return np.flatnonzero(self.families.families["aside"] == "")

    @cached_property
    def _use(self) -> PhraseUse:
        """Which of `_shown_families` is in which review."""
        return PhraseUse.of_families(self.families, self.occurrences, self.reviews)

    @cached_property
    def _shown_phrases(self) -> np.ndarray:
        """One bool a phrase: whether it is in the first view of the single phrases."""
        table = self.families.families
        return self.families.members.isin(table.loc[table["aside"] == "", "family_id"]).to_numpy() & self.marks.shown

    def find_owners(self, phrases: pd.DataFrame, keep: np.ndarray) -> pd.DataFrame:
        """Return who uses each phrase or family in some of the reviews; see `ownership.find_owners`.

        Parameters
        ----------
        phrases : DataFrame
            `phrase_id`, of phrases or of families.
        keep : ndarray of bool, one a review
        """
        if keep.all():
            known = self.first_view.owners
            if known["phrase_id"].equals(phrases["phrase_id"].reset_index(drop=True)):
                return known
        return ownership.find_owners(phrases, self.join_occurrences(phrases["phrase_id"]), self.reviews, keep=keep)

    def join_occurrences(self, phrase_ids: pd.Series) -> pd.DataFrame:
        """Return where some phrases and families are in all reviews; see `ownership.join_occurrences`."""
        return ownership.join_occurrences(self._occurrence_tables, phrase_ids, self.reviews["review_id"])

    @property
    def _occurrence_tables(self) -> list[tuple[pd.DataFrame, str]]:
        """The occurrences of single phrases and of families, each with the name of its id column."""
        return [(self.occurrences, "phrase_id"), (self.families.occurrences, "family_id")]

    def list_fillers(self, family_id: str, keep: np.ndarray) -> pd.DataFrame:
        """Return what fills a template's gap, or the forms of an inflected phrase, in some of the reviews."""
        return families.recount_fillers(self.families, self.reviews, family_id=family_id, keep=keep)

    def list_words(self, phrase_or_family_id: str) -> frozenset[str]:
        """Return the words that an inflected phrase is printed with, in small letters; none of anything else."""
        return families.list_words(self.families, phrase_or_family_id)

    def find_occurrences(self, phrase_or_family_id: str, keep: np.ndarray) -> pd.DataFrame:
        """Return the occurrences of a phrase or a family in some of the reviews, in the order of the reviews.

        Parameters
        ----------
        phrase_or_family_id : str
        keep : array of bool, one item a review
            Which reviews count.

        Returns
        -------
        DataFrame
            `review_id` (as a category), `start`, `end`, `sentence`.
        """
        row = np.flatnonzero(self.phrases["phrase_id"] == phrase_or_family_id)
        if len(row):
            first, last = self._find_ends(row)
            part = self.occurrences.iloc[first[0] : last[0]]
        else:
            occurrences = self.families.occurrences
            part = occurrences[mark_name(occurrences["family_id"], phrase_or_family_id)]
        found = part.loc[keep[part["review_id"].cat.codes], ["review_id", *PLACE]]
        return found.astype(dict.fromkeys(PLACE, np.int32))

    def locate_phrases(
        self, rows: NDArray[np.integer], keep: np.ndarray
    ) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """Return the occurrences of many phrases in some of the reviews: which of `rows` each is, and in which review.

        Parameters
        ----------
        rows : ndarray of int
            The rows of `phrases` that are asked about.
        keep : ndarray of bool, one a review
        """
        first, last = self._find_ends(rows)
        item = np.repeat(np.arange(len(rows)), last - first)
        review = read_codes(self.occurrences["review_id"])[join_ranges(first, last - first)]
        here = keep[review]
        return item[here], review[here]

    def _find_ends(self, rows: NDArray[np.integer]) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """Return where the occurrences of some phrases begin and end: they stand in the order of `phrases`."""
        codes = read_codes(self.occurrences["phrase_id"])
        # Of another type than theirs, two numbers would have millions of codes copied.
        first, last = (np.searchsorted(codes, edge.astype(codes.dtype)) for edge in (rows, rows + 1))
        return first, last

    def list_phrases_in(self, *review_ids: str) -> pd.DataFrame:
        """Return the occurrences in one review or some of all that recurs: families, as `list_recurring` counts them.

        Returns
        -------
        DataFrame
            `phrase_id`, `review_id`, `start`, `end`, `sentence`, by review in the order of the text; with the `phrase`
            as it is said, `words`, its counts in the whole corpus (`reviews`, `films`, `reviewers`), its `weight`, and
            `aside`, why it is not in the first view of the list ("" where it is).
        """
        place = np.flatnonzero(self.reviews["review_id"].isin(review_ids))
        parts = [
            occurrences.iloc[np.flatnonzero(np.isin(read_codes(occurrences["review_id"]), place))]
            .loc[:, [name, "review_id", "start", "end", "sentence"]]
            .rename(columns={name: "phrase_id"})
            .astype({"phrase_id": "str", "review_id": "str", **dict.fromkeys(PLACE, np.int32)})
            for occurrences, name in self._occurrence_tables
        ]
        found = pd.concat(parts)
        listed = self.families.families.rename(columns={"family_id": "phrase_id", "pattern": "phrase"})
        listed = listed.assign(phrase=self.families.names["said"])
        listed = listed[["phrase_id", "phrase", "words", "reviews", "films", "reviewers", "aside", "weight"]]
        listed = listed[listed["phrase_id"].isin(found["phrase_id"])]
        return found.merge(listed, on="phrase_id").sort_values(["review_id", "start", "end"], ignore_index=True)


def open_corpus(path: Path) -> Corpus:
    """Open a built corpus.

    Raises
    ------
    StoreError
        There is none, it is of another format, or one of its files is damaged.
    """
    path = path.resolve()
    manifest = read_manifest(path)
    files = hold_files(path)
    reviews = read_table(path, manifest, "reviews", without=["text"], held=files)
    arrays = map_arrays(path, manifest, "counted", held=files)
    reviews[EXCERPT] = counted.read_excerpts(arrays)
    # Nothing is ever fetched from the network.
    connection = duckdb.connect(
        config={"threads": 2, "autoinstall_known_extensions": False, "autoload_known_extensions": False}
    )
    return Corpus(path, manifest, reviews, connection, arrays, files)


def _rank_families(table: pd.DataFrame) -> pd.DataFrame:
    """Return families in the default order, under the names of phrases."""
    return families.name_as_phrases(families.rank_families(table))
