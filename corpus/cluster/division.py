"""The reviews of a corpus divided among workers: tokenised, scored and counted where they lie.

What is merged is whole numbers, in a tree; what is not is joined in the order of the parts. So the tables are the same
to the last bit as those of a build by one process, whatever the parts are.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, starmap

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.cluster import pieces, placing, runs
from corpus.cluster.engine import Engine, Held
from corpus.phrases.mining import LEVELS, Level
from corpus.polarity.contributions import Evidence
from corpus.progress import Progress
from corpus.store.basis import SHIPPED, Basis
from corpus.store.batch_scores import Scored
from corpus.store.work import Work
from corpus.text.partial import join_parts, leave_words
from corpus.text.scanning import cut_batches
from corpus.text.stemmed import StemmedText
from corpus.text.tokens import Tokens

#: So many counts are merged by one worker at a time.
_BRANCHES = 4


class Division:
    """One corpus on the workers of an engine, while it is built.

    Parameters
    ----------
    engine : Engine
    parts : int, optional
        In how many parts it is divided. By default, one for each batch of the tokeniser, of 4 million characters: some
        3,000 long reviews.
    place : str, optional
        Where the workers read the texts, from `placing.open_place`. By default they are sent through the scheduler,
        which holds them until they are scored.
    """

    def __init__(self, engine: Engine, *, parts: int | None = None, place: str | None = None) -> None:
        self._engine, self._parts, self._place = engine, parts, place
        self._pieces: list[Held] = []
        self._tokens: list[Held] = []
        #: The first review of each part, and behind these the number of all reviews.
        self._bounds = np.zeros(1, np.int64)

    @property
    def work(self) -> Work:
        """What `measuring.measure` asks of whom the work is divided among."""
        return Work(self.tokenise, self.start_scoring, self.find_runs)

    def tokenise(self, texts: Sequence[str], *, films: pd.Series) -> Tokens:
        """Send the reviews to the workers, and return their tokens as `text.tokens.tokenise` does."""
        film, found = pd.factorize(np.asarray(list(films), dtype=object))
        names, batches = list(found), cut_batches(texts)
        cuts = pieces.choose_cuts(texts, self._parts) if self._parts else batches
        self._bounds = np.array(cuts)
        submit = self._engine.submit
        for number, (first, last) in enumerate(pairwise(cuts)):
            piece = pieces.cut_piece(texts, film, batches, first, last)
            if self._place:
                placed = placing.put(piece, f"{self._place}/{number:05}.parquet")
                self._pieces.append(submit(placing.read, placed))
            else:
                self._pieces.append(submit(pieces.hold, piece))
        held = submit(pieces.hold, pieces.Names(names))
        self._tokens = [submit(pieces.tokenise_piece, piece, held) for piece in self._pieces]
        return join_parts(self._engine.gather([submit(leave_words, part) for part in self._tokens]), names)

    @contextlib.contextmanager
    def start_scoring(
        self,
        texts: Sequence[str],
        spans: pd.DataFrame,
        mentions: pd.DataFrame,
        *,
        basis: Basis = SHIPPED,
    ) -> Iterator[Callable[[Progress], Scored]]:
        """Have the workers score the reviews, as `scorer.start_scoring` does; they have the texts and the sentences."""
        bounds = np.searchsorted(mentions["review"].to_numpy(), self._bounds)
        of_parts = [mentions.iloc[rows].reset_index(drop=True) for rows in starmap(slice, pairwise(bounds.tolist()))]
        for part, first in zip(of_parts, self._bounds.tolist(), strict=False):
            part["review"] -= first
        given = zip(self._pieces, self._tokens, of_parts, strict=True)
        held = self._engine.submit(pieces.hold, basis)
        scored = [self._engine.submit(pieces.score_piece, *each, held) for each in given]
        self._pieces.clear()

        def wait(progress: Progress) -> Scored:
            parts, evidence, many = [], [], len(texts)
            for number, first in enumerate(self._bounds[:-1].tolist()):
                progress("scoring reviews", first, many)
                (part,) = self._engine.gather([scored[number]])
                scored[number] = None
                numbered = part.statements.assign(review=part.statements["review"] + first)
                parts.append((part.reviews, part.sentences, numbered))
                evidence.append(part.evidence)
            progress("scoring reviews", many, many)
            reviews, sentences, said = (pd.concat(each, ignore_index=True) for each in zip(*parts, strict=True))
            return Scored(reviews, sentences, said, Evidence.join(evidence))

        yield wait

    def find_runs(self, text: StemmedText, *, min_reviews: int) -> list[Level]:
        """Have the workers count runs of words, and return those that recur as `mining.find_recurring_runs` does."""
        submit, gather = self._engine.submit, self._engine.gather
        lemmas = submit(pieces.hold, runs.Lemmas(list(text.vocabulary)), urgent=True)
        stems = [
            submit(runs.stem_part, part, lemmas, int(text.bounds[first]), urgent=True)
            for part, first in zip(self._tokens, self._bounds, strict=False)
        ]
        self._tokens.clear()
        kept = self._select([submit(runs.count_words, part, urgent=True) for part in stems], min_reviews)
        (words,) = gather([kept])
        none = np.empty(0, np.int32)
        levels = [Level(1, np.append(0, np.cumsum(words.occurrences)), none, none, none, none)]
        found = [submit(runs.find_pairs, part, kept, urgent=True) for part in stems]
        del stems
        review, below = text.review, len(words.run)
        while True:
            kept = self._select([submit(runs.count_runs, part, urgent=True) for part in found], min_reviews)
            found = [submit(runs.keep_recurring, part, kept, urgent=True) for part in found]
            counts, *places = gather([kept, *(submit(runs.leave_reviews, part, urgent=True) for part in found)])
            if not (many := len(counts.run)):
                return levels
            bounds = np.append(0, np.cumsum(counts.occurrences))
            place = _join_places(bounds, places)
            head, tail = (each.astype(np.int32) for each in np.divmod(counts.run, below))
            levels.append(Level(len(levels) + 1, bounds, place, review[place], head, tail))
            if len(levels) == LEVELS:
                return levels
            found = [submit(runs.find_longer, part, many, urgent=True) for part in found]
            below = many

    def _select(self, counts: list[Held], min_reviews: int) -> Held:
        """Have counts merged in a tree, and return which runs recur, as a worker holds them."""
        submit = self._engine.submit
        while len(counts) > 1:
            branches = (counts[first : first + _BRANCHES] for first in range(0, len(counts), _BRANCHES))
            counts = [submit(runs.merge_counts, *branch, urgent=True) for branch in branches]
        return submit(runs.select_recurring, counts[0], min_reviews, urgent=True)


def _join_places(bounds: NDArray[np.integer], places: Sequence[tuple[NDArray[np.integer], ...]]) -> NDArray[np.int32]:
    """Put the places of all parts together, run by run; `bounds` is where those of each run start and end."""
    joined, filled = np.empty(bounds[-1], np.int32), bounds[:-1].copy()
    for run, size, place in places:
        before = np.cumsum(size) - size
        joined[np.repeat(filled[run] - before, size) + np.arange(len(place))] = place
        filled[run] += size
    return joined
