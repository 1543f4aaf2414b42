"""Every form that an archive has printed of its inflected phrases."""

from itertools import pairwise

import numpy as np
import pandas as pd

from corpus.phrases.families import Families
from corpus.phrases.inflections import mix_hashes
from corpus.reuse.draft_check import PassageIndex
from corpus.text.arrays import join_ranges, read_codes, slice_groups
from corpus.text.laid_aside import GrowingColumns


def list_printed(index: PassageIndex, families: Families) -> pd.DataFrame:
    """List every form that an archive has printed of its listed inflections, each once: `family_id`, `phrase`.

    Parameters
    ----------
    index : PassageIndex
        The archive's.
    families : Families
        Its families.
    """
    table, occurrences = families.families, families.occurrences
    family = read_codes(occurrences["family_id"])
    shown = ((table["kind"] == "inflection") & (table["aside"] == "")).to_numpy()
    chosen = np.flatnonzero(shown[family]).astype(np.int32)
    of_review = read_codes(occurrences["review_id"])
    # Looked up in their own order, which is several times as fast.
    place = of_review[chosen].astype(np.int64) << 32
    place |= occurrences["start"].to_numpy()[chosen]
    chosen = chosen[np.argsort(place)]
    del place
    size = np.diff(index.bounds)
    bounds = np.append(0, np.cumsum(np.bincount(of_review[chosen], minlength=len(size))))
    columns = GrowingColumns(np.uint64, np.int32, np.int32)
    # Of millions of tokens, each array would be as large as all that is looked up.
    for begin, stop in slice_groups(size):
        tokens, some = slice(index.bounds[begin], index.bounds[stop]), chosen[bounds[begin] : bounds[stop]]
        token = np.repeat(np.arange(begin, stop), size[begin:stop]) << 32 | index.start[tokens]
        review = of_review[some].astype(np.int64) << 32
        first, end = (
            tokens.start + np.searchsorted(token, review | occurrences[name].to_numpy()[some])
            for name in ("start", "end")
        )
        key = family[some].astype(np.uint64)
        rest, step = np.flatnonzero(first < end), 0
        while len(rest):
            key[rest] = mix_hashes(key[rest], index.word[first[rest] + step])
            step += 1
            rest = rest[first[rest] + step < end[rest]]
        columns.extend(key, first, end)
    key, first, end = columns.take_arrays()
    # Numbers are given as keys come up: where the greatest so far rises, one is there for the first time.
    once = np.flatnonzero(np.diff(np.maximum.accumulate(pd.factorize(key)[0]), prepend=-1))
    first, size = first[once], end[once] - first[once]
    names = index.vocabulary.take(index.word[join_ranges(first, size)]).to_pylist()
    edges = np.append(0, np.cumsum(size)).tolist()
    return pd.DataFrame(
        {
            "family_id": table["family_id"].to_numpy()[family[chosen[once]]],
            "phrase": [" ".join(names[a:b]) for a, b in pairwise(edges)],
        }
    )
