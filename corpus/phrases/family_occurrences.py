"""Where families occur, what fills their gaps, and how often."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.types import union_categoricals

from corpus.phrases import counting, patterns
from corpus.phrases.frames import AnnotatedText
from corpus.phrases.grouping import Groups
from corpus.phrases.occurrences import OccurrenceIndex
from corpus.phrases.spelling import Spelling
from corpus.schema import FAMILY_OCCURRENCES, FILLERS, conform
from corpus.text.arrays import join_ranges, mark_changes
from corpus.text.tokens import Tokens


def list_occurrences(
    tokens: Tokens,
    text: AnnotatedText,
    spelling: Spelling,
    groups: Groups,
    index: OccurrenceIndex,
    occurrences: pd.DataFrame,
    forms: list[str],
    *,
    ids: tuple[pd.Series, pd.Series],
) -> pd.DataFrame:
    """List the occurrences of templates and inflections.

    Parameters
    ----------
    tokens, text, spelling
        The corpus.
    groups : Groups
        Its families.
    index : OccurrenceIndex
        Where the phrases occur, to look up.
    occurrences : DataFrame
        The same, as `listing.mine_phrases` gives them.
    forms : list of str, one item a row of `groups.inflected`
        How the forms are written.
    ids : (Series, Series) of str
        Of the families, by number, and of the reviews, in their order.

    Returns
    -------
    DataFrame
        As `Families.occurrences`: by family, in each in the order of the reviews.
    """
    return _join(
        _list_templates(tokens, text, spelling, groups),
        _list_inflections(tokens, groups, index, occurrences, forms),
        ids=ids,
    )


def count_families(occurrences: pd.DataFrame, reviews: pd.DataFrame, size: int) -> pd.DataFrame:
    """Count the occurrences of `size` families; the categories of both ids are families and reviews in their order."""
    family, review = (occurrences[name].cat.codes.to_numpy() for name in ("family_id", "review_id"))
    return count_codes(family, review, reviews, size)


def count_codes(
    code: NDArray[np.integer], review: NDArray[np.integer], reviews: pd.DataFrame, size: int
) -> pd.DataFrame:
    """Count the occurrences, reviews, films and critics of each code, and find its first and last date.

    Parameters
    ----------
    code, review : array of int, one item an occurrence
        Those of one code together, and in each those of one review.
    reviews : DataFrame
        `film`, `reviewer`, `published`.
    size : int
        How many codes there are.

    Returns
    -------
    DataFrame
        The columns `counting.COUNTS` and `counting.DATES`, one row a code; every occurrence counts as standalone.
    """
    pairs = counting.sum_by_review(code, review, np.ones(len(code), bool))
    counts = counting.count_phrases(pairs, counting.number_groups(reviews), size)
    return pd.DataFrame({**counts, **counting.find_dates(pairs, reviews, size)})


def count_fillers(occurrences: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Count what fills each template, and the forms of each inflection, the most frequent of each first.

    Parameters
    ----------
    occurrences : DataFrame
        Some of `Families.occurrences`.
    reviews : DataFrame
        All reviews of the corpus.

    Returns
    -------
    DataFrame
        As `Families.fillers`.
    """
    family, filler = (occurrences[name].cat.codes.to_numpy(np.int64) for name in ("family_id", "filler"))
    pair = family * (len(occurrences["filler"].cat.categories) + 1) + filler
    order = np.argsort(pair, kind="stable")
    new = mark_changes(pair[order])
    review = counting.find_rows(occurrences["review_id"], reviews["review_id"])[order]
    counts = count_codes(np.cumsum(new) - 1, review, reviews, int(new.sum()))
    fillers = occurrences[["family_id", "filler"]].iloc[order[new]].astype("str").reset_index(drop=True).join(counts)
    order = np.lexsort((fillers["filler"], -fillers["occurrences"], -fillers["reviews"], fillers["family_id"]))
    return conform(fillers.iloc[order][list(FILLERS)], FILLERS)


def _list_templates(tokens: Tokens, text: AnnotatedText, spelling: Spelling, groups: Groups) -> pd.DataFrame:
    """List the occurrences of templates, those of a family together."""
    frames = groups.templates
    rows = pd.DataFrame(
        {
            "family": groups.template_family[frames.code],
            "review": text.review[frames.place],
            "start": tokens.start[frames.place],
            "end": tokens.end[frames.last],
            "sentence": tokens.sentence[frames.place],
            "filler": patterns.write_fillers(text, spelling, frames),
        }
    )
    return rows.iloc[np.lexsort((frames.place, rows["family"]))]


def _list_inflections(
    tokens: Tokens, groups: Groups, index: OccurrenceIndex, occurrences: pd.DataFrame, forms: list[str]
) -> pd.DataFrame:
    """List the occurrences of the forms of inflections, unlisted cores too, each place once."""
    frames = groups.unlisted_places
    listed = groups.inflected < len(index.words)
    rows, times = index.find_rows(groups.inflected[listed])
    core = groups.inflected[~listed] - len(index.words)
    place = frames.place[join_ranges(frames.example[core], frames.size[core])]
    last = place + np.repeat(frames.left[core], frames.size[core]) - 1
    form = np.append(np.repeat(np.flatnonzero(listed), times), np.repeat(np.flatnonzero(~listed), frames.size[core]))
    code, distinct = pd.factorize(np.array(forms, object))
    family, number = groups.inflected_family.astype(np.int32)[form], code.astype(np.int32)[form]
    review = np.append(index.review[rows], tokens.review[place])
    start, end, sentence = (
        np.append(occurrences[name].to_numpy()[rows], of_cores)
        for name, of_cores in (
            ("start", tokens.start[place]),
            ("end", tokens.end[last]),
            ("sentence", tokens.sentence[place]),
        )
    )
    del rows, form
    # One number sorts several times as fast as three.
    of_review, of_start = (int(numbers.max(initial=0)).bit_length() for numbers in (review, end))
    place = (family.astype(np.int64) << of_review | review) << of_start | start
    order = np.lexsort((-end, place))
    # One form may lie inside another: "it tugs at the heartstrings" has "tugs at the heartstrings" in it.
    new = mark_changes(family[order]) | mark_changes(review[order])
    origin = np.cumsum(new) * (int(end.max(initial=0)) + 1)
    reached = np.append(-1, np.maximum.accumulate(origin + end[order])[:-1])
    kept = order[origin + start[order] >= reached[: len(origin)]]
    columns = {"family": family, "review": review, "start": start, "end": end, "sentence": sentence}
    filler = pd.Categorical.from_codes(number[kept], pd.Index(distinct, dtype="str"))
    return pd.DataFrame({name: column[kept] for name, column in columns.items()} | {"filler": filler})


def _join(*parts: pd.DataFrame, ids: tuple[pd.Series, pd.Series]) -> pd.DataFrame:
    """Put occurrences together, with the ids of their families and reviews."""
    family, review = (np.concatenate([part[name] for part in parts]) for name in ("family", "review"))
    families, reviews = (pd.Index(known, dtype="str") for known in ids)
    columns = (
        pd.Categorical.from_codes(family, families),
        pd.Categorical.from_codes(review, reviews),
        *(np.concatenate([part[name] for part in parts]) for name in ("start", "end", "sentence")),
        union_categoricals([part["filler"] for part in parts]),
    )
    return pd.DataFrame(dict(zip(FAMILY_OCCURRENCES, columns, strict=True)))
