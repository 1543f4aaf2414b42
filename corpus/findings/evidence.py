"""What findings are made of: everything that is measured of a selection, each once and only when it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.aspects.names_index import index_names
from corpus.compare import before_after, division, drift, group_terms, grouping, harshness
from corpus.compare.before_after import DayChange
from corpus.compare.comparison import Comparison, compare_groups
from corpus.compare.praise import Praise, measure_praise, select_compared
from corpus.findings.banned import NO_BANS
from corpus.findings.claims import Claims, measure_strictness
from corpus.findings.exhibit import cut_around
from corpus.findings.named import select_people
from corpus.findings.quotes import list_quotes, list_sources
from corpus.findings.sides import Sides, compare_means, split_latest
from corpus.phrases import phrase_list
from corpus.phrases.filters import mark_searched
from corpus.polarity import disagreement, trust
from corpus.polarity.contributions import Evidence as ScoredWords
from corpus.polarity.measure import Measure
from corpus.polarity.textblob import Lexicon
from corpus.polarity.trust import Match
from corpus.reuse import pairs
from corpus.reuse.watched import find_watched
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.text.arrays import find_names, read_codes

#: Phrases of less weight are terms, or have a name in them; see `content.weigh_phrases`.
_TURN = 0.5
#: A phrase of fewer films is a film's subject, and comes with it.
FEWEST_FILMS = 3
#: So many lines to quote are listed of each side: all of them are printed.
LINES = 4
#: A recurring phrase of so many words is a passage, and none of the language's own.
PASSAGE = 12


@dataclass(frozen=True, eq=False)
class Evidence:
    """A selection of a corpus, and the frames that the screens show which findings lead to.

    The screens have most of these frames cached: `pages.shared.findings` takes them from there.

    Attributes
    ----------
    corpus : Corpus
    scored : ScoredCorpus
        By which lexicon and on which scale polarity is seen.
    keep : ndarray of bool
        Which of the corpus's reviews are selected.
    words : str
        What was searched for in their texts: that they have it is no finding.
    bans : DataFrame
        The phrases that the desk has banned: `phrase`, and `since` when.
    """

    corpus: Corpus
    scored: ScoredCorpus
    keep: npt.NDArray[np.bool_]
    words: str = ""
    bans: pd.DataFrame = field(default_factory=NO_BANS.copy)

    @property
    def lexicon(self) -> Lexicon | None:
        """The lexicon that words are scored by; None for TextBlob's own."""
        return self.scored.lexicon

    def read(self, review_ids: Sequence[str]) -> pd.Series:
        """Return the texts of some reviews."""
        return self.corpus.read_texts(review_ids)

    def quote(self, phrase_id: str) -> str:
        """Return the words around a phrase or a family where it is first printed."""
        place = self.corpus.find_occurrences(phrase_id, self.keep).iloc[0]
        return cut_around(self.read([place["review_id"]]).iloc[0], int(place["start"]))

    @cached_property
    def reviews(self) -> pd.DataFrame:
        """The selected reviews, without their texts."""
        return self.scored.reviews[self.keep]

    @cached_property
    def measure(self) -> Measure:
        """The rating where any of the reviews has one, else the tone."""
        return self.rating if self.reviews["rating"].notna().any() else self.tone

    @property
    def rating(self) -> Measure:
        """The rating as a measure."""
        return Measure.of("rating", self.scored.scale)

    @property
    def tone(self) -> Measure:
        """Polarity as a measure, on the reader's scale."""
        return Measure.of("polarity", self.scored.scale)

    @cached_property
    def phrases(self) -> pd.DataFrame:
        """The list of phrases, from `phrase_list.add_owners`."""
        return phrase_list.add_owners(self.listed, self.owners)

    @cached_property
    def listed(self) -> pd.DataFrame:
        """The list of phrases, without their owners."""
        return self.corpus.list_recurring(self.keep)

    @cached_property
    def films(self) -> Comparison:
        """The films compared, by `measure`."""
        sentences = grouping.select_sentences(self.scored.sentences, self.reviews)
        return compare_groups(self.reviews, by="film", value=self.measure.column, sentences=sentences)

    @cached_property
    def divided(self) -> pd.DataFrame:
        """Which films divide their critics, by rating; see `division.measure_division`."""
        return grouping.rank_division(division.measure_division(self.reviews, by="film", value="rating"))

    @cached_property
    def standing(self) -> pd.DataFrame:
        """How far critics are from colleagues on the same films, by rating; see `harshness.measure_harshness`."""
        return harshness.measure_harshness(self.reviews)

    @cached_property
    def drift(self) -> pd.DataFrame:
        """Which critics' ratings rise or fall over the years; see `drift.measure_drift`."""
        return drift.measure_drift(self.reviews)

    @cached_property
    def owners(self) -> pd.DataFrame | None:
        """Who uses each of `phrases`, from `ownership.find_owners`; None where no review names its critic."""
        return None if self.reviews["reviewer"].isna().all() else self.corpus.find_owners(self.listed, self.keep)

    @cached_property
    def signature(self) -> pd.DataFrame:
        """The listed phrases that set each film's reviews apart, without names; see `distinction.find_distinct`."""
        terms = self.corpus.first_view.telling.narrow(self.keep).take(self.telling["phrase_id"])
        sizes = group_terms.count_reviews_per_group(self.reviews, "film")
        return group_terms.find_each(terms, self.corpus.reviews, sizes, by="film")

    @cached_property
    def praise(self) -> Praise:
        """What the reviews of each film say of each aspect, of the films that are compared; see `measure_praise`."""
        reviews, statements = self.reviews[["review_id", "film"]], self.corpus.statements
        return measure_praise(select_compared(reviews, statements, by="film"), statements, by="film")

    @cached_property
    def names(self) -> pd.DataFrame:
        """Who and what the reviews name; see `names_index.index_names`."""
        return index_names(self.corpus.names, self.corpus.reviews, self.scored.sentences, keep=self.keep)

    @cached_property
    def people(self) -> pd.DataFrame:
        """The directors and actors among `names`; see `named.select_people`."""
        return select_people(self.names, self.corpus.reviews)

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """The lines worth quoting, with what is told of their reviews; see `quotes.list_quotes`."""
        return list_sources(list_quotes(self.corpus, self.keep, most=LINES), self.reviews)

    @cached_property
    def telling(self) -> pd.DataFrame:
        """Those of `phrases` that say something (`FirstView.telling`), but for what was searched for."""
        known = pd.Index(self.corpus.first_view.telling.table["phrase_id"])
        listed = self.phrases[find_names(pd.Index(self.phrases["phrase_id"]), among=known) >= 0]
        return listed[~mark_searched(listed["phrase"], self.words)] if self.words else listed

    @cached_property
    def clichés(self) -> pd.DataFrame:
        """Those of `telling` that are neither terms, as "voice cast", nor what a film is about: several have them.

        These are films of the whole corpus; where it has few, all but one are enough.
        """
        turns = self.telling[self.telling["weight"] >= _TURN]
        enough = min(FEWEST_FILMS, self.corpus.reviews["film"].nunique() - 1)
        families = self.corpus.families
        place = find_names(pd.Index(turns["phrase_id"]), among=families.occurrences["family_id"].cat.categories)
        films = families.families["films"].to_numpy()
        return turns[films[place] >= enough]

    @cached_property
    def latest(self) -> tuple[Sides, Sides] | None:
        """The latest period beside the one before, and beside all before; see `sides.split_latest`."""
        return split_latest(self.reviews)

    @cached_property
    def turns(self) -> tuple[DayChange, DayChange] | None:
        """How the ratings and the tone of the latest period differ from those of the one before; None without two."""
        return compare_means(self.reviews, self.latest[0]) if self.latest else None

    @cached_property
    def shifts(self) -> pd.DataFrame | None:
        """The phrases that became more or less common in the latest period; None without one before.

        Names, and phrases of a film or two, come and go with these films: only the others are compared, and only those
        are listed that several films have on the side that uses them more.
        """
        return self.compare_phrases(self.reviews, self.latest[1].side) if self.latest else None

    def compare_phrases(self, reviews: pd.DataFrame, side: pd.Series, *, films: int = FEWEST_FILMS) -> pd.DataFrame:
        """Return which of `telling` one side of some of the corpus's reviews uses more; see `shifts`.

        Parameters
        ----------
        reviews : DataFrame
        side : Series of str
        films : int
            Of how many films the reviews of that side have to be: 1 where the films are what differs.
        """
        everywhere = self.telling[self.telling["films"] >= films]
        used = self.corpus.join_occurrences(everywhere["phrase_id"])
        shifts = before_after.compare_phrases(used, reviews, side)
        if films < 2:
            return shifts
        phrase, review = (read_codes(used[name]) for name in ("phrase_id", "review_id"))
        row = find_names(used["review_id"].cat.categories, among=pd.Index(reviews["review_id"]))[review]
        film, later = pd.factorize(reviews["film"])[0], (side == before_after.AFTER).to_numpy()
        here = np.flatnonzero((row >= 0) & side.notna().to_numpy()[row])
        item = 2 * phrase[here].astype(np.int64) + later[row[here]]
        spread = _count_different(item, film[row[here]], 2 * len(everywhere))
        more = find_names(pd.Index(shifts["phrase_id"]), among=pd.Index(everywhere["phrase_id"]))
        return shifts[spread[2 * more + (shifts["log_odds"] > 0).to_numpy()] >= films].reset_index(drop=True)

    @cached_property
    def match(self) -> Match:
        """How far tone and stars agree."""
        return trust.measure_match(self.scored.without_stars.reviews[self.keep])

    @cached_property
    def claims(self) -> Claims:
        """All that is tested for a difference between groups, corrected together."""
        return self.tests.tighten(measure_strictness(self.tests.list_families()))

    @cached_property
    def tests(self) -> Claims:
        """All that is tested for a difference between groups, each table corrected within itself alone."""
        tables = (self.films, self.divided, self.standing, self.drift, self.owners, self.signature)
        return Claims(*tables, self.praise, self.shifts, self.turns or ())

    @cached_property
    def duplicates(self) -> pd.DataFrame:
        """The pairs of these reviews that are nearly the same."""
        near = self.corpus.duplicates.astype({"a": "str", "b": "str"})
        known = pd.Index(self.reviews["review_id"])
        return near[(known.get_indexer(near["a"]) >= 0) & (known.get_indexer(near["b"]) >= 0)]

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """The films that share the most phrases; see `pairs.list_pairs`."""
        corpus, telling = self.corpus, pairs.select_telling(self.corpus.phrases, self.corpus.marks)
        return pairs.list_pairs(
            corpus.occurrences, telling, corpus.reviews, corpus.duplicates, of="films", keep=self.keep
        )

    @cached_property
    def apart(self) -> pd.DataFrame:
        """How far each review's stars are from its words, in the whole corpus; see `disagreement`."""
        scored = self.scored.without_stars
        reviews = scored.reviews
        if scored.lexicon is not None:
            texts = self.corpus.read_untitled(reviews["review_id"].tolist())
            reviews = trust.count_evidence(reviews, ScoredWords.of(texts.tolist(), lexicon=scored.lexicon))
        return disagreement.rank_disagreements(reviews)

    @cached_property
    def banned(self) -> pd.DataFrame:
        """Where the corpus prints banned phrases: `phrase`, `review_id`; see `watched.find_watched`."""
        corpus = self.corpus
        return find_watched(
            self.bans["phrase"].tolist(), corpus.index, corpus.reviews["review_id"], corpus.sentences, corpus.read_texts
        )

    @cached_property
    def passages(self) -> pd.DataFrame:
        """The recurring phrases that are long enough to be passages and no titles, with how many reviews have them.

        `phrase_id`, `phrase`, `words`, `n` reviews and `films`, the longest first.
        """
        phrases = self.corpus.phrases
        long = phrases.loc[(phrases["words"] >= PASSAGE) & ~self.corpus.marks.named, ["phrase_id", "phrase", "words"]]
        item, review = self.corpus.locate_phrases(long.index.to_numpy(), self.keep)
        film = pd.factorize(self.corpus.reviews["film"])[0][review]
        n, films = (_count_different(item, each, len(long)) for each in (review, film))
        found = long.assign(n=n, films=films)
        found = found[found["n"] > 1]
        return found.sort_values(["words", "n", "phrase"], ascending=[False, False, True], ignore_index=True)


def _count_different(item: npt.NDArray[np.integer], of: npt.NDArray[np.integer], many: int) -> npt.NDArray[np.int64]:
    """Count the different numbers that each item has; −1 is none."""
    size = int(of.max(initial=0)) + 1
    pairs = np.unique((item * size + of)[of >= 0])
    return np.bincount(pairs // size, minlength=many)
