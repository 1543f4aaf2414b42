"""Where families occur, what fills their gaps, and how often."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.types import union_categoricals

from corpus.phrases import counting, patterns
from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.grouping import Groups
from corpus.phrases.occurrences import Occurrences
from corpus.phrases.spelling import Spelling
from corpus.schema import FAMILY_OCCURRENCES, FILLERS, conform
from corpus.text.arrays import join_ranges, mark_changes, name_rows, read_codes, slice_groups
from corpus.text.laid_aside import GrowingColumns, lay_frame_aside
from corpus.text.tokens import Tokens


def list_places(
    text: AnnotatedText, spelling: Spelling, groups: Groups, occurrences: Occurrences, forms: list[str]
) -> pd.DataFrame:
    """List where templates and inflections occur.

    Parameters
    ----------
    text, spelling
        The corpus.
    groups : Groups
        Its families.
    occurrences : Occurrences
        Where the phrases occur.
    forms : list of str, one item a row of `groups.inflected`
        How the forms are written.

    Returns
    -------
    DataFrame
        `family` (its number), `first` and `last` (tokens), `filler` (categorical): by family, in each in the order of
        the corpus.
    """
    parts = [_list_templates(text, spelling, groups), _list_inflections(groups, occurrences, forms)]
    columns = {name: np.concatenate([part[name] for part in parts]) for name in ("family", "first", "last")}
    listed = pd.DataFrame({**columns, "filler": union_categoricals([part["filler"] for part in parts])}, copy=False)
    return lay_frame_aside(listed)


def tabulate_places(places: pd.DataFrame, tokens: Tokens, *, ids: tuple[pd.Series, pd.Series]) -> pd.DataFrame:
    """Return `Families.occurrences` of the places that `list_places` gives.

    Parameters
    ----------
    places : DataFrame
    tokens : Tokens
        The corpus.
    ids : (Series, Series) of str
        Of the families, by number, and of the reviews, in their order.
    """
    families, reviews = (pd.Index(known, dtype="str") for known in ids)
    first, last = places["first"].to_numpy(), places["last"].to_numpy()
    columns = (
        name_rows(places["family"].to_numpy(), families),
        name_rows(tokens.review[first], reviews),
        tokens.start[first],
        tokens.end[last],
        tokens.sentence[first],
        places["filler"],
    )
    return pd.DataFrame(dict(zip(FAMILY_OCCURRENCES, columns, strict=True)), copy=False)


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
    numbers, first = counting.number_groups(reviews), np.flatnonzero(mark_changes(code))
    result = {name: np.zeros(size, np.int64) for name in counting.COUNTS}
    result |= {name: np.full(size, np.datetime64("NaT"), "datetime64[s]") for name in counting.DATES}
    bounds = np.append(first, len(code))
    for begin, end in slice_groups(np.diff(bounds)):
        rows = slice(bounds[begin], bounds[end])
        local = np.cumsum(mark_changes(code[rows]), dtype=np.int32) - 1
        pairs = counting.sum_by_review(local, review[rows], np.ones(len(local), bool))
        counts = counting.count_phrases(pairs, numbers, end - begin)
        for name, values in {**counts, **counting.find_dates(pairs, reviews, end - begin)}.items():
            result[name][code[first[begin:end]]] = values
    return pd.DataFrame(result, copy=False)


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
    columns = [occurrences[name] for name in ("family_id", "filler")]
    family, filler = (read_codes(column) for column in columns)
    names, wordings = (column.cat.categories for column in columns)
    pair = family.astype(np.int64) * (len(wordings) + 1) + filler
    order = np.argsort(pair, kind="stable")
    new = mark_changes(pair[order])
    review = counting.find_rows(occurrences["review_id"], reviews["review_id"])[order]
    counts = count_codes(np.cumsum(new) - 1, review, reviews, int(new.sum()))
    family, filler = family[order[new]], filler[order[new]]
    keys = _rank_codes(filler, wordings), -counts["occurrences"], -counts["reviews"], _rank_codes(family, names)
    order = np.lexsort(keys)
    named = {"family_id": names[family[order]], "filler": wordings[filler[order]]}
    return conform(
        pd.DataFrame({**named, **{name: counts[name].to_numpy()[order] for name in FILLERS if name not in named}}),
        FILLERS,
    )


def _rank_codes(codes: NDArray[np.integer], names: pd.Index) -> NDArray[np.integer]:
    """Return numbers that sort as the names of some codes do."""
    different, place = np.unique(codes, return_inverse=True)
    rank = np.empty(len(different), np.int64)
    rank[names[different].argsort()] = np.arange(len(different))
    return rank[place]


def _list_templates(text: AnnotatedText, spelling: Spelling, groups: Groups) -> pd.DataFrame:
    """List the occurrences of templates, those of a family together."""
    frames = groups.templates
    family = groups.template_family[frames.code]
    order = np.lexsort((frames.place, family))
    columns = {"family": family.astype(np.int32), "first": frames.place, "last": frames.last.astype(np.int32)}
    filler = patterns.write_fillers(text, spelling, frames)[order]
    return pd.DataFrame({name: column[order] for name, column in columns.items()} | {"filler": filler})


def _list_inflections(groups: Groups, occurrences: Occurrences, forms: list[str]) -> pd.DataFrame:
    """List the occurrences of the forms of inflections, unlisted cores too, each place once."""
    # Of forms that begin at one place the longest comes first, so that a place that is sorted by is one number.
    words = np.append(occurrences.words, groups.unlisted_places.left)[groups.inflected].astype(np.int32)
    form = np.lexsort((-words, groups.inflected_family))
    times = np.append(np.diff(occurrences.bounds), groups.unlisted_places.size)[groups.inflected[form]]
    family = groups.inflected_family[form].astype(np.int32)
    begins = np.append(np.flatnonzero(mark_changes(family)), len(family))
    columns = GrowingColumns(*[np.int32] * 4)
    for begin, end in slice_groups(np.add.reduceat(times, begins[:-1]) if len(times) else times):
        some = slice(begins[begin], begins[end])
        first = _find_places(groups, occurrences, groups.inflected[form[some]])
        of_form = np.repeat(form[some].astype(np.int32), times[some])
        columns.extend(*_leave_out_inner(np.repeat(family[some], times[some]), first, of_form, words))
    of_family, first, last, of_form = columns.take_arrays()
    code, distinct = pd.factorize(np.array(forms, object))
    filler = pd.Categorical.from_codes(code.astype(np.int32)[of_form], pd.Index(distinct, dtype="str"))
    return pd.DataFrame({"family": of_family, "first": first, "last": last, "filler": filler})


def _find_places(groups: Groups, occurrences: Occurrences, forms: NDArray[np.integer]) -> NDArray[np.int32]:
    """Return the first token of all occurrences of some forms, one form after the other."""
    frames = groups.unlisted_places
    listed = forms < len(occurrences.words)
    rows, size = occurrences.find_rows(forms[listed])
    core = forms[~listed] - len(occurrences.words)
    places = np.append(occurrences.place[rows], frames.place[join_ranges(frames.example[core], frames.size[core])])
    times = np.empty(len(forms), np.int64)
    times[listed], times[~listed] = size, frames.size[core]
    start = np.empty(len(forms), np.int64)
    start[listed], start[~listed] = np.cumsum(size) - size, len(rows) + np.cumsum(frames.size[core]) - frames.size[core]
    return places[join_ranges(start, times)]


def _leave_out_inner(
    family: NDArray[np.integer], first: NDArray[np.integer], form: NDArray[np.integer], words: NDArray[np.integer]
) -> tuple[NDArray[np.integer], ...]:
    """Return the family, the first and the last token, and the form of occurrences that lie in no other of the family.

    One form may lie inside another: "it tugs at the heartstrings" has "tugs at the heartstrings" in it.
    """
    last = first + words[form] - 1
    order = np.argsort(family.astype(np.int64) << 32 | first, kind="stable")
    origin = np.cumsum(mark_changes(family[order])) * (int(last.max(initial=0)) + 1)
    reached = np.append(-1, np.maximum.accumulate(origin + last[order])[:-1])
    kept = order[origin + first[order] > reached[: len(origin)]]
    return family[kept], first[kept], last[kept], form[kept]
