"""Reviews as they were read → the measured tables of a corpus."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from corpus import schema
from corpus.phrases import families, listing, sharing
from corpus.polarity import scores, untitled
from corpus.polarity.chunks import Note
from corpus.polarity.contributions import ChunkCounter, Evidence
from corpus.polarity.house import House
from corpus.polarity.textblob import Lexicon, load_textblob_lexicon
from corpus.reading.importing import Progress
from corpus.reuse import duplicates
from corpus.text import tokens
from corpus.text.tokens import Tokens
from corpus.text.untitled import list_mentions, replace_titles
from corpus.text.vocabulary import Vocabulary

#: So many reviews are scored between two reports of the progress.
_BATCH = 2_000
#: What is scored twice: as TextBlob does, and without the titles of films.
_SCORES = ["polarity", "subjectivity", "evidence"]


def measure(
    reviews: pd.DataFrame,
    *,
    min_reviews: int | None = None,
    house: House | None = None,
    progress: Progress = lambda doing, done, of: None,
) -> dict[str, pd.DataFrame]:
    """Measure reviews: polarity of reviews and sentences, titles, recurring phrases and where, near-duplicates.

    Parameters
    ----------
    reviews : DataFrame
        With `schema.READ_COLUMNS`; extra columns are kept.
    min_reviews : int, optional
        Phrases recur in at least so many reviews; by default `listing.choose_min_reviews`.
    house : House, optional
        The house lexicon that `house_polarity` is scored by; without one that column is missing.
    progress : callable
        Called as `importing.Progress` says, with the reviews done.

    Returns
    -------
    dict of DataFrame
        "reviews", "sentences", "mentions", "chunks", "chunk_uses", "phrases", "occurrences", "families", "fillers",
        "family_occurrences", "words", "word_counts" and "duplicates", as in `schema`.
    """
    of = len(reviews)
    min_reviews = min_reviews or listing.choose_min_reviews(of)
    progress("splitting into words", 0, of)
    split = tokens.tokenise(reviews["text"].tolist(), films=reviews["film"])
    spans = tokens.list_sentences(split).reset_index(drop=True)
    lengths = np.bincount(split.review, minlength=of)
    mentions = list_mentions(split, reviews["film"])
    progress("counting words", 0, of)
    words, word_counts = Vocabulary.of_tokens(split).tabulate()
    pairs = duplicates.find_near_duplicates(split, reviews)
    # Families need the most memory: they come before the scores, and words are not kept beside these.
    phrases, occurrences, gathered = _find_phrases(split, reviews, min_reviews, progress)
    del split
    phrases, occurrences = listing.select_recurring_wordings(
        phrases.assign(family_id=gathered.members), occurrences, min_reviews=min_reviews
    )
    texts = reviews["text"].tolist()
    *scored, evidence = _score_twice(texts, spans, mentions, progress)
    by_house: tuple[pd.Series | float, ...] = (np.nan, np.nan)
    if house:
        replaced, doing = replace_titles(texts, mentions), "scoring by the house lexicon"
        parts = _score_in_batches(replaced, spans, house.lexicon(), doing, progress)
        by_house = tuple(each["polarity"] for each in parts)
    sentences = spans.join(scored[1]).assign(house_polarity=by_house[1])
    measured = reviews.reset_index(drop=True).assign(
        words=lengths,
        sentences=np.bincount(spans["review"], minlength=of),
        house_polarity=by_house[0],
        **scored[0],
    )
    ids, polarity = measured["review_id"].to_numpy(), sentences["polarity_untitled"]
    mean = sharing.average_polarity(occurrences, sentences.assign(polarity=polarity), phrases=len(phrases), reviews=of)
    named, places = (
        each.assign(review_id=ids[each["review"]]).drop(columns="review") for each in (sentences, mentions)
    )
    return {
        "reviews": schema.conform(measured, schema.REVIEWS),
        "sentences": schema.conform(named, schema.SENTENCES),
        "mentions": schema.conform(places, schema.MENTIONS),
        "chunks": schema.conform(evidence.chunks, schema.CHUNKS),
        "chunk_uses": schema.conform(evidence.list_uses(ids.tolist()), schema.CHUNK_USES),
        "phrases": phrases.assign(polarity=mean),
        "occurrences": occurrences,
        "families": gathered.families,
        "fillers": gathered.fillers,
        "family_occurrences": gathered.occurrences,
        "words": words,
        "word_counts": word_counts,
        "duplicates": pairs,
    }


def _find_phrases(
    split: Tokens, reviews: pd.DataFrame, min_reviews: int, progress: Progress
) -> tuple[pd.DataFrame, pd.DataFrame, families.Families]:
    """Return all phrases with their occurrences, and their families."""
    of = len(reviews)
    progress("finding phrases", 0, of)
    phrases, occurrences = listing.mine_phrases(split, reviews, min_reviews=min_reviews)
    progress("gathering families", 0, of)
    gathered = families.gather_families(split, phrases, occurrences, reviews, min_reviews=min_reviews)
    progress("gathering families", of, of)
    return phrases, occurrences, gathered


def _score_twice(
    texts: Sequence[str], spans: pd.DataFrame, mentions: pd.DataFrame, progress: Progress
) -> tuple[pd.DataFrame, pd.DataFrame, Evidence]:
    """Return TextBlob's scores of reviews and of their sentences, beside them the same `…_untitled`, and its chunks."""
    counter = ChunkCounter(len(texts))
    of_reviews, of_sentences = _score_in_batches(texts, spans, None, "scoring reviews", progress, counter.put)
    progress("scoring without titles", 0, len(texts))
    without = untitled.score_untitled(
        texts, spans, mentions, reviews=of_reviews, sentences=of_sentences, note=counter.put
    )
    progress("scoring without titles", len(texts), len(texts))
    of_reviews, of_sentences = (
        each.join(other.add_suffix("_untitled"))
        for each, other in zip((of_reviews, of_sentences), without, strict=True)
    )
    return of_reviews, of_sentences, counter.count(load_textblob_lexicon())


def _score_in_batches(
    texts: Sequence[str],
    spans: pd.DataFrame,
    lexicon: Lexicon | None,
    doing: str,
    progress: Progress,
    note: Note = lambda position, chunks: None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the scores of reviews and those of their sentences, a batch of reviews at a time to report progress."""
    parts = []
    for first in range(0, max(len(texts), 1), _BATCH):
        progress(doing, first, len(texts))
        part = spans[spans["review"].between(first, first + _BATCH - 1)]
        shifted = part.assign(review=part["review"] - first)
        batch = texts[first : first + _BATCH]
        noted = lambda place, chunks, first=first: note(first + place, chunks)  # noqa: E731
        parts.append(scores.score_with_sentences(batch, shifted, lexicon=lexicon, note=noted))
    progress(doing, len(texts), len(texts))
    reviews, sentences = (pd.concat(each, ignore_index=True)[_SCORES] for each in zip(*parts, strict=True))
    return reviews, sentences
