"""Who does the dear parts of measuring: this process, or others among whom the reviews are divided."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from corpus.phrases.mining import Level, find_recurring_runs
from corpus.progress import Progress
from corpus.store.batch_scores import Scored
from corpus.store.scorer import start_scoring
from corpus.text.tokens import Tokens, tokenise


@dataclass(frozen=True)
class Work:
    """The parts of measuring that can be divided. Whoever does them, what they give is the same to the last bit.

    Attributes
    ----------
    tokenise
        What `text.tokens.tokenise` is; it is called first, once for each corpus.
    start_scoring
        What `store.scorer.start_scoring` is, of the reviews that were tokenised.
    find_runs
        What `phrases.mining.find_recurring_runs` is, of the same reviews.
    """

    tokenise: Callable[..., Tokens]
    start_scoring: Callable[..., AbstractContextManager[Callable[[Progress], Scored]]]
    find_runs: Callable[..., list[Level]]


#: All of it is done by this process, which has a child that scores.
ALONE = Work(tokenise, start_scoring, find_recurring_runs)
