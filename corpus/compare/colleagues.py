"""What critics gave the films that they have in common, and how much of the scale each critic uses."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from corpus.statistics.groups import Array, group_values

Indices = npt.NDArray[np.int64]

#: Steps of a scale, its ends among them: whole points of a rating.
STEPS = 11

_QUANTILES = {"lowest": 0.0, "lower_quartile": 0.25, "median": 0.5, "upper_quartile": 0.75, "highest": 1.0}


@dataclass(frozen=True, eq=False)
class Panel:
    """The films that two critics or more have reviewed, and what each of these gave them.

    Arrays named in the singular have one item a critic and film, ordered by both: two reviews of one film by one
    critic, such as a reprint, are one item, their mean.

    Attributes
    ----------
    critics, films : Index
        In order.
    critic, film : ndarray of int
        Positions among `critics` and `films`.
    value : ndarray of float
    reviews : ndarray of int
        How many reviews are behind it.
    circle : ndarray of int, shape (critics,)
        Critics of one circle are linked by films in common, directly or through other critics; 0 is the largest
        circle. Critics of two circles cannot be compared: either they differ, or their films do.
    """

    critics: pd.Index
    films: pd.Index
    critic: Indices
    film: Indices
    value: Array
    reviews: Indices
    circle: Indices

    @property
    def colleague_means(self) -> Array:
        """The mean of all other critics' values of the same film, one a value."""
        sums, sizes = np.bincount(self.film, self.value), np.bincount(self.film)
        return (sums[self.film] - self.value) / (sizes[self.film] - 1)

    @property
    def colleagues(self) -> Indices:
        """The number of other critics that each critic has a film in common with."""
        shape = (len(self.critics), len(self.films))
        saw = csr_array((np.ones(len(self.film), dtype="int64"), (self.critic, self.film)), shape=shape)
        return np.diff((saw @ saw.T).indptr).astype("int64") - 1


def build_panel(reviews: pd.DataFrame, *, value: str = "rating") -> Panel:
    """Collect what critics gave the films that they have in common.

    Parameters
    ----------
    reviews : DataFrame
        With `film`, `reviewer` and `value`; rows without one of them are left out.
    value : str
        A numeric column.
    """
    known = reviews[["film", "reviewer", value]].dropna().astype({"film": "str", "reviewer": "str"})
    known = known[np.isfinite(known[value].to_numpy("float64"))]
    given = known.groupby(["reviewer", "film"])[value].agg(["mean", "size"]).reset_index()
    given = given[given.groupby("film")["film"].transform("size") > 1]
    critic, critics = pd.factorize(given["reviewer"], sort=True)
    film, films = pd.factorize(given["film"], sort=True)
    return Panel(
        critics=pd.Index(critics, dtype="str"),
        films=pd.Index(films, dtype="str"),
        critic=critic.astype("int64"),
        film=film.astype("int64"),
        value=given["mean"].to_numpy("float64"),
        reviews=given["size"].to_numpy("int64"),
        circle=_number_circles(critic, film, len(critics), len(films)),
    )


def measure_scale_use(
    reviews: pd.DataFrame, *, value: str = "rating", span: tuple[float, float] = (0.0, 10.0)
) -> pd.DataFrame:
    """Return the range and the quartiles of what each critic gives, and how much of the scale that is.

    Misuse: a critic who reviews more uses more of any scale, and one who is only sent good films less.

    Parameters
    ----------
    reviews : DataFrame
        With `reviewer` and `value`.
    value : str
        A numeric column.
    span : (float, float)
        The scale's ends.

    Returns
    -------
    DataFrame
        One row a critic with a value, ordered by name: `critic`, `n`, `lowest`, `lower_quartile`, `median`,
        `upper_quartile` (interpolated), `highest`, and `used`, the share (0..1) of the scale from lowest to highest.

    Examples
    --------
    >>> ratings = pd.DataFrame({"reviewer": ["Ann"] * 3, "rating": [2.0, 4.0, 7.0]})
    >>> measure_scale_use(ratings)["used"].tolist()
    [0.5]
    """
    groups = group_values(reviews, by="reviewer", value=value)
    some = groups.sizes > 0
    starts, last = groups.starts[some], groups.sizes[some] - 1
    columns = {}
    for name, share in _QUANTILES.items():
        place = share * last
        below, above = (groups.values[starts + side(place).astype("int64")] for side in (np.floor, np.ceil))
        columns[name] = below + (place - np.floor(place)) * (above - below)
    return pd.DataFrame(
        {
            "critic": pd.Series(groups.keys[some], dtype="str"),
            "n": groups.sizes[some],
            **columns,
            "used": (columns["highest"] - columns["lowest"]) / (span[1] - span[0]),
        }
    )


def count_steps(
    reviews: pd.DataFrame, *, critic: str, value: str = "rating", span: tuple[float, float] = (0.0, 10.0)
) -> pd.DataFrame:
    """Count how often a critic, and all others together, give each step of the scale.

    Parameters
    ----------
    reviews : DataFrame
        With `reviewer` and `value`; rows without one of them are left out.
    critic : str
    value : str
        A numeric column.
    span : (float, float)
        The scale's ends; between them are `STEPS` steps, from one half below to one half above its value.

    Returns
    -------
    DataFrame
        One row a step, the highest first: `value`, its middle; `own` and `others`, how many reviews; `own_share` and
        `others_share` of all of theirs (0..1; NaN where there are none).

    Examples
    --------
    >>> given = pd.DataFrame({"reviewer": ["Ann", "Ann", "Ben"], "rating": [9.5, 4.0, 4.4]})
    >>> steps = count_steps(given, critic="Ann").set_index("value")
    >>> steps.loc[[10, 4], ["own", "others"]].to_numpy().tolist()
    [[1, 0], [1, 1]]
    """
    known = reviews[["reviewer", value]].dropna()
    width = (span[1] - span[0]) / (STEPS - 1)
    step = np.floor((known[value].to_numpy("float64") - span[0]) / width + 0.5).astype("int64").clip(0, STEPS - 1)
    mine = (known["reviewer"] == critic).to_numpy()
    table = pd.DataFrame({"value": np.linspace(*span, STEPS).round(6)})
    for side, here in (("own", mine), ("others", ~mine)):
        table[side] = np.bincount(step[here], minlength=STEPS)
        table[f"{side}_share"] = table[side] / here.sum() if here.any() else np.nan
    return table.iloc[::-1].reset_index(drop=True)


def _number_circles(critic: Indices, film: Indices, critics: int, films: int) -> Indices:
    """Return the number of each critic's circle, the largest first."""
    size = critics + films
    joined = csr_array((np.ones(len(critic)), (critic, critics + film)), shape=(size, size))
    _, part = connected_components(joined, directed=False)
    part = part[:critics]
    sizes = np.bincount(part)
    place = np.empty(len(sizes), dtype="int64")
    place[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))
    return place[part]
