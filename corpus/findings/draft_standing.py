"""How a draft stands beside the archive: its clichés, its tone, the rating its words suggest, how easily it reads."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.compare.readability import measure_readability
from corpus.findings.draft_archive import DraftArchive
from corpus.findings.drafts import DraftCheck
from corpus.polarity.disagreement import APART
from corpus.polarity.measure import Measure
from corpus.polarity.scores import score_texts
from corpus.reuse.cliche_rate import find_percentile
from corpus.reuse.phrase_marks import tokenise_draft
from corpus.statistics.groups import ENOUGH
from corpus.store.scored import ScoredCorpus
from corpus.text.tokens import tokenise
from corpus.text.untitled import list_mentions, replace_titles
from corpus.wording import number, percent, plural

#: Shorter drafts have no rate and no reading ease: a sentence more or less would change both.
SHORTEST = 50
#: The usual reading ease is that of so many reviews at most, spread over the archive.
READ = 400


class Standing(NamedTuple):
    """One thing that is said on top of a draft.

    `name` says what it is, `value` how much of it the draft has ("" where that is not known), `beside` what that is
    held beside, with its number of reviews, `n`; 0 where there is nothing to hold it beside.
    """

    name: str
    value: str
    beside: str
    n: int


def list_standings(
    check: DraftCheck,
    archive: DraftArchive,
    scored: ScoredCorpus,
    *,
    critic: str | None = None,
    stars: float | None = None,
) -> list[Standing]:
    """Return what is said on top of a draft: clichés, tone, the rating that its words suggest, stars, reading ease.

    Parameters
    ----------
    check : DraftCheck
    archive : DraftArchive
    scored : ScoredCorpus
        By which lexicon words are scored, and on which scale.
    critic : str, optional
        Who writes it.
    stars : float, optional
        The rating that the writer gives, 0..10.
    """
    return [_rate_cliches(check, archive), *_weigh(check, scored, stars), _read_ease(check, archive, critic)]


def _rate_cliches(check: DraftCheck, archive: DraftArchive) -> Standing:
    name, known = "Clichés in 100 words", archive.rates[~np.isnan(archive.rates)]
    if check.words < SHORTEST:
        return Standing(name, "", f"too short to say: fewer than {SHORTEST} words", 0)
    rate = 100 * check.cliches / check.words
    if len(known) < ENOUGH:
        return Standing(name, number(rate, decimals=1), f"too few reviews to compare ({len(known)})", len(known))
    share, reviews = find_percentile(rate, known), plural(len(known), "review")
    beside = f"more than in {percent(share)} of the {reviews} here"
    if round(100 * share) in (0, 100):
        beside = f"{'more' if share > 0.5 else 'fewer'} than in {'nearly ' if 0 < share < 1 else ''}all {reviews} here"
    return Standing(name, number(rate, decimals=1), beside, len(known))


def _weigh(check: DraftCheck, scored: ScoredCorpus, stars: float | None) -> Iterator[Standing]:
    """Yield the tone of a draft and the rating it suggests, beside the film's reviews, and the stars beside both."""
    base = scored.without_stars
    tone = Measure.of("polarity", base.scale)
    score = score_texts([_untitle(check, base)], lexicon=base.lexicon).iloc[0]
    of_film = base.reviews[base.reviews["film"] == check.film] if check.film else base.reviews.head(0)
    if np.isnan(score["polarity"]):
        yield Standing(tone.name, "", "no word of it could be scored", 0)
        return
    beside, n = _compare(of_film["polarity"], check.film, tone.write_value)
    yield Standing(tone.name, tone.write_value(score["polarity"]), beside, n)
    if base.calibration is None:
        return
    expected = float(base.calibration.predict(score["polarity"], int(score["evidence"])))
    beside, n = _compare(of_film["rating"], check.film, lambda mean: number(mean, decimals=1))
    yield Standing("Rating its words suggest", f"{number(expected, decimals=1)} of 10", beside, n)
    if stars is None:
        return
    error, n = base.calibration.mae, base.calibration.n
    far = abs(stars - expected)
    side = "below" if stars < expected else "above"
    said = f"{number(far, decimals=1)} {side} what the words suggest, {'more' if far >= APART * error else 'no more'}"
    usual = f"than usual: {number(error, decimals=1)} in {plural(n, 'review')}"
    yield Standing("Your rating", f"{number(stars, decimals=1)} of 10", f"{said} {usual}", n)


def _untitle(check: DraftCheck, scored: ScoredCorpus) -> str:
    """Return a draft as its words are scored: without its film's title, unless the reader asks for it."""
    if check.film is None or scored.scale.lexicon == "as-is":
        return check.text
    mentions = list_mentions(tokenise([check.text], films=[check.film]), [check.film])
    return replace_titles([check.text], mentions)[0]


def _compare(values: pd.Series, film: str | None, write: Callable[[float], str]) -> tuple[str, int]:
    """Say what the mean of a film's reviews is, and of how many."""
    known = values.dropna()
    if film is None:
        return "choose the film to compare", 0
    if known.empty:
        return f"no review of {film} here to compare", 0
    if len(known) < ENOUGH:
        return f"too few reviews of {film} to compare ({len(known)})", len(known)
    return f"{write(float(known.mean()))} on average in {plural(len(known), 'review')} of {film}", len(known)


def _read_ease(check: DraftCheck, archive: DraftArchive, critic: str | None) -> Standing:
    name = "Reading ease"
    if check.words < SHORTEST:
        return Standing(name, "", f"too short to say: fewer than {SHORTEST} words", 0)
    ease = float(measure_readability(tokenise_draft(check.text))["reading_ease"].iloc[0])
    usual = measure_usual_ease(archive, critic)
    if len(usual) < ENOUGH:
        return Standing(name, number(ease), f"too few reviews to compare ({len(usual)})", len(usual))
    reviews = plural(len(usual), "review")
    theirs = f"{critic}’s {reviews}" if critic else f"{reviews} here"
    beside = f"higher is easier; half of {theirs} are above {number(float(np.median(usual)))}"
    return Standing(name, number(ease), beside, len(usual))


def measure_usual_ease(archive: DraftArchive, critic: str | None) -> NDArray[np.float64]:
    """Return the reading ease of a critic's reviews, or of the archive's; of many, `READ` spread over them.

    It is measured once an archive: its texts are slow to read.
    """
    if critic in archive.eases:
        return archive.eases[critic]
    reviews = archive.corpus.reviews
    chosen = reviews[reviews["reviewer"] == critic] if critic else reviews
    chosen = chosen.iloc[np.unique(np.linspace(0, len(chosen) - 1, min(READ, len(chosen))).astype(int))]
    texts = archive.corpus.read_texts(chosen["review_id"].tolist()).tolist()
    ease = measure_readability(tokenise(texts))["reading_ease"].to_numpy("float64")
    archive.eases[critic] = ease[~np.isnan(ease)]
    return archive.eases[critic]
