"""What the other reviews of a corpus say of a name: a title that several of them name is likelier."""

from collections.abc import Mapping

import numpy as np

from corpus.reading.name_traits import NameTable, Numbers

#: Traits of which a name's share in the other reviews counts.
_SHARES = (
    "in quotation marks",
    "before a verb",
    "after by or starring",
    "before a genitive",
    "in brackets",
    "returns",
    "opens the text",
    "inside a longer name",
)
#: Reviews that are known to be about a film count as so many, at most, that surely name it: more were not tried.
_KNOWN = 3.0
#: Corpora below so many reviews are all the same: small.
_SMALL = 20


def measure_support(names: NameTable, likely: Numbers, *, known: Mapping[str, int], reviews: int) -> dict[str, Numbers]:
    """Return what the other reviews say of each name, by which its likelihood is corrected.

    Parameters
    ----------
    names : NameTable
    likely : array of float
        How likely each name is the film of its review, by the review alone.
    known : mapping of title to int
        How many reviews of the corpus are known to be about a film, by `names.fold_title`.
    reviews : int
        All reviews of the corpus: in a large one a name comes back more easily by chance.

    Returns
    -------
    dict of str to array of float
        One value a row of `names`.
    """
    sure = np.array([min(known.get(title, 0), _KNOWN) for title in names.titles], dtype="float64")
    others = (names.sum_by_title(np.ones(len(likely))) + sure)[names.title] - 1
    others_likely = (names.sum_by_title(likely) + sure)[names.title] - likely
    returns, size = np.log1p(others), np.full(len(likely), np.log(max(reviews, _SMALL) / 1_000))
    support = {
        "likely in others": np.log1p(others_likely),
        "in others": returns,
        "in no other": (others == 0).astype("float64"),
        "in two others": (others >= 2).astype("float64"),
        "likely in each other": (others_likely + 0.05) / (others + 0.5),
        "in others, two words of the dictionary": returns * names.traits["two words of the dictionary"],
        "in others, its last word is a name": returns * names.traits["its last word is a name"],
        "size": size,
        "size, in others": size * returns,
        "size, likely in others": size * np.log1p(others_likely),
    }
    for trait in _SHARES:
        shown = names.traits[trait]
        support[f"{trait} in others"] = (names.sum_by_title(shown)[names.title] - shown) / (others + 1)
    return support
