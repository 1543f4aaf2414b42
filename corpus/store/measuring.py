"""Reviews as they were read → the measured tables of a corpus."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from corpus import schema
from corpus.aspects.names import find_names
from corpus.aspects.names_cast import read_cast
from corpus.memory import give_back_memory
from corpus.phrases import families, listing, sharing
from corpus.polarity.textblob import load_textblob_lexicon
from corpus.progress import Progress
from corpus.reuse import duplicates
from corpus.store.basis import SHIPPED, Basis
from corpus.store.drafting import prepare_drafts
from corpus.store.measured import Measured
from corpus.store.scoring import score_reviews
from corpus.store.work import ALONE, Work
from corpus.text import tokens
from corpus.text.arrays import name_rows
from corpus.text.laid_aside import lay_frame_aside
from corpus.text.parts_of_speech import read_tags
from corpus.text.untitled import list_mentions
from corpus.text.vocabulary import Vocabulary


def load_lexicons() -> None:
    """Load what measuring looks words up in: best while something else is waited for."""
    load_textblob_lexicon()
    read_tags()


def measure(
    reviews: pd.DataFrame,
    *,
    min_reviews: int | None = None,
    basis: Basis = SHIPPED,
    former: Measured | None = None,
    work: Work = ALONE,
    progress: Progress = lambda doing, done, of: None,
) -> dict[str, pd.DataFrame]:
    """Measure reviews: polarity of reviews and sentences, titles, recurring phrases and where, near-duplicates.

    Parameters
    ----------
    reviews : DataFrame
        With `schema.READ_COLUMNS`; extra columns are kept.
    min_reviews : int, optional
        Phrases recur in at least so many reviews; by default `listing.choose_min_reviews`.
    basis : Basis
        What statements are found by. Its house lexicon is that which `house_polarity` is scored by; without one that
        column is missing.
    former : Measured, optional
        What was measured of the first of these reviews before: the same again is not scored again.
    work : Work
        Who tokenises, scores and finds runs of words; this process by default.
    progress : callable
        Called as `progress.Progress` says, with the reviews done.

    Returns
    -------
    dict of DataFrame
        "reviews", "sentences", "mentions", "names", "statements", "chunks", "chunk_uses", "phrases", "occurrences",
        "families", "fillers", "family_occurrences", "words", "word_counts" and "duplicates", as in `schema`, and
        those of `drafting.prepare_drafts`; and two that are no tables of a corpus, "family_names"
        (`families.Families.names`) and "phrase_marks" (`marks.PhraseMarks` of the phrases).
    """
    of = len(reviews)
    min_reviews = min_reviews or listing.choose_min_reviews(of)
    progress("splitting into words", 0, of)
    # Never all texts as Python's: they take twice the memory.
    split = work.tokenise(reviews["text"].array, films=reviews["film"])
    spans = tokens.list_sentences(split).reset_index(drop=True)
    mentions = list_mentions(split, reviews["film"])
    give_back_memory()
    with score_reviews(reviews, spans, mentions, basis=basis, former=former, work=work) as finish_scores:
        progress("finding names", 0, of)
        names = lay_frame_aside(find_names(split, reviews["film"].dropna().unique().tolist(), read_cast(reviews)))
        give_back_memory()
        progress("comparing reviews", 0, of)
        pairs = duplicates.find_near_duplicates(split, reviews)
        give_back_memory()
        progress("finding phrases", 0, of)
        phrases, places = listing.mine_phrases(split, reviews, min_reviews=min_reviews, find_runs=work.find_runs)
        give_back_memory()
        progress("gathering families", 0, of)
        gathered = families.gather_families(split, phrases, places, reviews, min_reviews=min_reviews)
        give_back_memory()
        phrases, places = listing.select_recurring_wordings(
            phrases.assign(family_id=gathered.members), places, min_reviews=min_reviews
        )
        phrases = lay_frame_aside(phrases)
        occurrences = places.tabulate(split, phrases, reviews)
        del places
        give_back_memory()
        progress("counting words", 0, of)
        vocabulary = Vocabulary.of_tokens(split)
        words, word_counts = map(lay_frame_aside, vocabulary.tabulate())
        known_words = vocabulary.words
        del vocabulary
        give_back_memory()
        progress("preparing drafts", 0, of)
        measured = reviews.reset_index(drop=True).assign(
            words=np.diff(split.bounds), sentences=np.bincount(spans["review"], minlength=of)
        )
        for_drafts = prepare_drafts(
            split, measured, phrases, occurrences, gathered, known_words=known_words, min_reviews=min_reviews
        )
        del split
        give_back_memory()
        of_reviews, of_sentences, said, evidence = finish_scores(progress)
    give_back_memory()
    measured, sentences = measured.assign(**of_reviews), spans.join(of_sentences)
    ids, polarity = measured["review_id"].array, sentences["polarity_untitled"]
    mean = sharing.average_polarity(occurrences, sentences.assign(polarity=polarity), phrases=len(phrases), reviews=of)
    named, titles, statements = (
        each.assign(review_id=ids.take(each["review"].to_numpy())).drop(columns="review")
        for each in (sentences, mentions, said)
    )
    return {
        "reviews": schema.conform(measured, schema.REVIEWS),
        "sentences": _conform_aside(named, schema.SENTENCES),
        "mentions": schema.conform(titles, schema.MENTIONS),
        "names": names.assign(review_id=name_rows(names["review"].to_numpy(), pd.Index(ids)))[list(schema.NAMES)],
        "statements": schema.conform(statements, schema.STATEMENTS),
        "chunks": schema.conform(evidence.chunks, schema.CHUNKS),
        "chunk_uses": _conform_aside(evidence.list_uses(ids), schema.CHUNK_USES),
        "phrases": phrases.assign(polarity=mean),
        "occurrences": occurrences,
        "families": gathered.families,
        "fillers": gathered.fillers,
        "family_occurrences": gathered.occurrences,
        "family_names": gathered.names,
        "phrase_marks": pd.DataFrame(vars(gathered.marks)),
        "words": words,
        "word_counts": word_counts,
        "duplicates": pairs,
        **for_drafts,
    }


def _conform_aside(frame: pd.DataFrame, table: Mapping[str, str]) -> pd.DataFrame:
    """Return what `schema.conform` does of a long table, laid aside; memory holds one of its columns at a time."""
    columns = {
        name: lay_frame_aside(schema.conform(frame[[name]], {name: dtype}))[name] for name, dtype in table.items()
    }
    return pd.DataFrame(columns, copy=False)
