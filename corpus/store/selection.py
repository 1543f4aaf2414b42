"""A selection of reviews: it filters the reviews, and is the cache key and the address."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from corpus.aspects.terms import ASPECTS
from corpus.errors import SelectionError
from corpus.reading.cleaning import remove_unseen
from corpus.schema import OWN_COLUMNS, split_genres
from corpus.wording import listed

#: The fields that hold chosen names: URL parameter → column of the reviews frame.
NAMED = {"film": "film", "critic": "reviewer", "outlet": "outlet"}
#: The fields that hold chosen parts of the film: URL parameter → the sign of what a review says of them.
JUDGED = {"praise": 1, "blame": -1}
#: The fields that hold a lowest and a highest value: URL parameter → column.
RANGED = {"dates": "published", "rating": "rating", "polarity": "polarity_untitled"}
#: What a column can hold at most; dates have no such scale.
SCALES = {"rating": (0.0, 10.0), "polarity": (-1.0, 1.0)}
#: So many unknown names of a link are written out; the others are counted.
_NAMED_AT_MOST = 3
#: The longest search that is taken from a link, in characters.
LONGEST_WORDS = 500
#: A column of more values than these is none to choose from.
MOST_VALUES = 500
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
#: What a field is called in a sentence, where its own name would not do.
_CALLED = {
    "where": "value", "praise": "part of the film called", "blame": "part of the film called",
    "dates": "dated review", "rating": "rated review", "polarity": "review with a polarity",
}  # fmt: skip
#: The fields that hold several values.
CHOSEN = (*NAMED, "genre", "where", *JUDGED)

Range = tuple[Any, Any]


@dataclass(frozen=True)
class Selection:
    """Which reviews are looked at; the empty selection is all of them.

    Values of one field are alternatives; fields narrow one another. A range leaves out the reviews
    that have no value for it, and an end that is None is open.

    Attributes
    ----------
    film, critic, outlet, genre : tuple of str
        Chosen names.
    where : tuple of str
        Chosen values of any other column, as "column=value".
    praise, blame : tuple of str
        Parts of the film (`aspects.terms.ASPECTS`) of which a review says more good than bad, or more bad than good.
    dates : (date or None, date or None)
        First and last day of publication, both included.
    rating : (float or None, float or None)
        On the scale 0-10.
    polarity : (float or None, float or None)
        On the scale −1..1.
    words : str
        A search in the text, in the syntax of `search.parsing`; see `containing` of `mask`.
    """

    film: tuple[str, ...] = ()
    critic: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    genre: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    praise: tuple[str, ...] = ()
    blame: tuple[str, ...] = ()
    dates: Range = (None, None)
    rating: Range = (None, None)
    polarity: Range = (None, None)
    words: str = ""

    def __post_init__(self) -> None:
        """Replace lone surrogates: no corpus holds one, and no address or page can."""
        for field in CHOSEN:
            object.__setattr__(self, field, tuple(map(_replace_surrogates, getattr(self, field))))
        object.__setattr__(self, "words", _replace_surrogates(self.words))

    def __bool__(self) -> bool:
        """Whether anything is narrowed at all."""
        return self != Selection()

    def mask(
        self,
        reviews: pd.DataFrame,
        *,
        containing: Callable[[str], np.ndarray] | None = None,
        judging: Callable[[str], np.ndarray] | None = None,
    ) -> np.ndarray:
        """Return which reviews are selected.

        Parameters
        ----------
        reviews : DataFrame
            With the columns of `schema.REVIEWS`; the texts are not needed.
        containing : callable, optional
            Takes `words` and returns one bool a review; needed where `words` is not empty.
        judging : callable, optional
            Takes a part of the film and returns the mean polarity of what each review says of it, NaN where it says
            nothing; needed where `praise` or `blame` is not empty.

        Returns
        -------
        ndarray of bool, one a review

        Raises
        ------
        SelectionError
            The reviews have no column that values were chosen of.
        """
        keep = np.ones(len(reviews), dtype=bool)
        for field, column in NAMED.items():
            if chosen := getattr(self, field):
                keep &= reviews[column].isin(chosen).to_numpy()
        if self.genre:
            cells = reviews["genres"].astype("str").fillna("")
            fitting = [cell for cell in cells.unique() if set(self.genre) & set(split_genres(cell))]
            keep &= cells.isin(fitting).to_numpy()
        for column, values in group_conditions(self.where).items():
            if column not in reviews:
                raise SelectionError(f"This corpus has no column “{column[:60]}”.")
            keep &= reviews[column].astype("str").isin(values).to_numpy()
        for field, sign in JUDGED.items():
            if chosen := getattr(self, field):
                if judging is None:
                    raise ValueError("a selection by what is praised or blamed needs `judging`")
                keep &= np.any([np.sign(judging(part)) == sign for part in chosen], axis=0)
        for field, column in RANGED.items():
            low, high = getattr(self, field)
            if low is not None:
                keep &= (reviews[column] >= _bound(low)).to_numpy(dtype=bool, na_value=False)
            if high is not None:
                keep &= (reviews[column] <= _bound(high)).to_numpy(dtype=bool, na_value=False)
        if self.words:
            if containing is None:
                raise ValueError("a selection by words needs `containing`")
            keep &= containing(self.words)
        return keep

    def to_query(self) -> list[tuple[str, str]]:
        """Return the URL parameters of this selection, in a fixed order; none for the empty one."""
        query: list[tuple[str, str]] = []
        for field in CHOSEN:
            query += [(field, name) for name in getattr(self, field)]
        for field in RANGED:
            low, high = getattr(self, field)
            if (low, high) != (None, None):
                query += [(field, "" if low is None else f"{low}"), (field, "" if high is None else f"{high}")]
        return query + ([("words", self.words)] if self.words else [])

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]], reviews: pd.DataFrame) -> tuple["Selection", list[str]]:
        """Read URL parameters as the nearest selection that this corpus has.

        Parameters
        ----------
        query : mapping of parameter to its values
            Other parameters than a selection's are passed over.
        reviews : DataFrame
            The corpus that the link is opened on.

        Returns
        -------
        Selection
        list of str
            A sentence for each thing in the link that this corpus cannot give; empty when all is well.
        """
        notices: list[str] = []
        fields: dict[str, Any] = {}
        available = {field: set(list_choices(reviews, field)) for field in CHOSEN if query.get(field)}
        for field, names in available.items():
            asked = dict.fromkeys(query[field])
            fields[field] = tuple(name for name in asked if name in names)
            if unknown := [f"“{remove_unseen(name[:60])}”" for name in asked if name not in names]:
                shown = listed(unknown, most=_NAMED_AT_MOST, last="or")
                notices.append(f"This corpus has no {_CALLED.get(field, field)} {shown}: left out.")
        for field, column in RANGED.items():
            if given := query.get(field):
                fields[field], notice = _read_range(field, given, reviews[column])
                notices += [notice] if notice else []
        if words := " ".join(remove_unseen("".join(query.get("words", [])[:1])).split()):
            fields["words"] = words[:LONGEST_WORDS].rstrip()
            if len(words) > LONGEST_WORDS:
                notices.append(f"The search in this link is longer than {LONGEST_WORDS} characters: cut there.")
        return cls(**fields), notices


def list_choices(reviews: pd.DataFrame, field: str) -> list[str]:
    """Return what can be chosen for a field, the most frequent first.

    Parameters
    ----------
    reviews : DataFrame
    field : {"film", "critic", "outlet", "genre", "where", "praise", "blame"}
        "where" gives "column=value" for every column beyond `schema.OWN_COLUMNS` whose name holds no "=", unless it
        has more than `MOST_VALUES`; "praise" and "blame" give the parts of the film in the order of the screens,
        whatever the reviews say.
    """
    if field in JUDGED:
        return list(ASPECTS)
    if field == "where":
        offered = []
        for column in reviews.columns.difference(OWN_COLUMNS, sort=False):
            values = reviews[column].dropna().astype("str").value_counts().index
            if "=" not in column and 1 < len(values) <= MOST_VALUES:
                offered += [f"{column}={value}" for value in values]
        return offered
    if field == "genre":
        counts: dict[str, int] = {}
        for cell, n in reviews["genres"].value_counts().items():
            for genre in split_genres(str(cell)):
                counts[genre] = counts.get(genre, 0) + n
        return sorted(counts, key=lambda genre: (-counts[genre], genre))
    counted = reviews[NAMED[field]].value_counts().rename_axis("name").reset_index(name="n")
    counted = counted[counted["n"] > 0].astype({"name": "str"})
    return counted.sort_values(["n", "name"], ascending=[False, True])["name"].tolist()


def group_conditions(where: Sequence[str]) -> dict[str, list[str]]:
    """Return the chosen values of each other column."""
    chosen: dict[str, list[str]] = {}
    for condition in where:
        column, _, value = condition.partition("=")
        chosen.setdefault(column, []).append(value)
    return chosen


def _replace_surrogates(text: str) -> str:
    return _LONE_SURROGATE.sub("\ufffd", text)


def _bound(value: Any) -> Any:
    return pd.Timestamp(value) if isinstance(value, date) else value


def _read_range(field: str, given: Sequence[str], column: pd.Series) -> tuple[Range, str]:
    """Read both ends of a range as the nearest that a column can answer, and say what was changed.

    What is no number or no date is an open end; a reversed range is turned; one that lies wholly beyond the scale, or
    beyond the first or last day, is moved to its end.
    """
    if column.isna().all():
        return (None, None), f"This corpus has no {_CALLED[field]}: the {field} of this link are left out."
    low, high = ends = [_read_end(field, text) for text in [*given, "", ""][:2]]
    notices = []
    if bad := [remove_unseen(text[:40]) for text, end in zip(given, ends, strict=False) if text and end is None]:
        allowed = "a date such as 2025-03-31" if field == "dates" else "a number"
        notices.append(f"“{bad[0]}” in this link is not {allowed} for the {field}: that end is left open.")
    if low is not None and high is not None and low > high:
        low, high = high, low
        notices.append(f"The {field} in this link ran from high to low: turned round.")
    first, last = SCALES.get(field) or (column.min().date(), column.max().date())
    if (low is not None and low > last) or (high is not None and high < first):
        low = high = last if low is not None and low > last else first
        notices.append(f"The {field} in this link went beyond what there is: moved to the nearest, {low}.")
    return (low, high), " ".join(notices)


def _read_end(field: str, text: str) -> Any:
    try:
        value = date.fromisoformat(text) if field == "dates" else float(text)
    except ValueError:
        return None
    return value if isinstance(value, date) or math.isfinite(value) else None
