"""Fits the weights by which films are inferred, on reviews whose films are known."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import minimize

from corpus.reading.name_traits import NameTable, Numbers
from corpus.reading.names import fold_title
from corpus.reading.title_support import measure_support
from corpus.reading.title_weights import Weights
from corpus.reading.titles import add_up, bend, measure_rate, weigh

#: So many corpora of each kind are made, and how much a review of each kind counts. A small corpus has few.
_CORPORA = {
    "all": (1, 3.0),
    "films": (6, 1.0),
    "reviews": (6, 1.0),
    "naming": (10, 0.7),
    "small": (100, 2.0),
    "few": (300, 1.0),
}


@dataclass(frozen=True)
class Labelled:
    """The names of reviews whose films are known, for some of them.

    Attributes
    ----------
    names : NameTable
    film : array of int
        The film of each review.
    right : array of bool
        Which names are the film of their review.
    judged : array of bool
        Which reviews have a film with a title.
    """

    names: NameTable
    film: NDArray[np.int64]
    right: NDArray[np.bool_]
    judged: NDArray[np.bool_]


def label(names: NameTable, films: pd.Series) -> Labelled:
    """Return names with whether they are the film's title: whole, another of its titles, or one part of it."""
    judged = ~films.str.fullmatch(r"tt\d+").to_numpy(dtype=bool)
    accepted = {film: _list_titles(film) for film in films.unique()}
    rows = zip(names.review, names.title, strict=True)
    right = [judged[review] and names.titles[title] in accepted[films.iloc[review]] for review, title in rows]
    return Labelled(names, pd.factorize(films)[0], np.array(right, dtype=bool), judged)


def _list_titles(film: str) -> set[str]:
    """Return the titles by which a catalogue's "Die Nibelungen: Siegfried (Siegfried's Death)" may be named."""
    plain = re.sub(r"\s*\([12]\d{3}\)", "", film)
    titles = set()
    for title in [re.sub(r"\s*\(.*", "", plain), *re.findall(r"\(([^()]*)\)", plain)]:
        title = re.sub(r"^a\.?k\.?a\.? ", "", title, flags=re.IGNORECASE)
        turned = re.fullmatch(r"(.*), (The|An?|Die|Der|Das|La|Les?|Il|El|L'|Los|Las)", title)
        if turned:
            titles.add(turned[1])
            title = f"{turned[2]} {turned[1]}"
        titles |= {title, *re.split(r": | - ", title)}
    return {fold_title(title) for title in titles} - {""}


def take(labelled: Labelled, reviews: NDArray[np.int64]) -> Labelled:
    """Return some of the reviews as a corpus of its own."""
    number = np.full(labelled.names.reviews, -1)
    number[reviews] = np.arange(len(reviews))
    rows = number[labelled.names.review] >= 0
    titles, title = np.unique(labelled.names.title[rows], return_inverse=True)
    names = replace(
        labelled.names,
        review=number[labelled.names.review[rows]],
        title=title,
        titles=[labelled.names.titles[each] for each in titles],
        spelling=labelled.names.spelling[rows],
        traits={trait: values[rows] for trait, values in labelled.names.traits.items()},
        reviews=len(reviews),
    )
    return Labelled(names, labelled.film[reviews], labelled.right[rows], labelled.judged[reviews])


def fit_weights(labelled: Labelled, seed: int = 0) -> Weights:
    """Return the weights of the three steps of `titles.estimate_certainty`, each fitted after the one before."""
    corpora = [
        (kind, take(labelled, reviews)) for kind, reviews in _make_corpora(labelled, np.random.default_rng(seed))
    ]
    weight = [_CORPORA[kind][1] for kind, _ in corpora]
    made = [corpus for _, corpus in corpora]
    whole = made[0]
    text = _fit([whole], [whole.names.traits], [1.0], ridge=1.0)
    supports = []
    for corpus in made:
        likely = weigh(corpus.names.review, add_up(corpus.names.traits, text))
        supports.append(measure_support(corpus.names, likely, known={}, reviews=corpus.names.reviews))
    features = [{**corpus.names.traits, **support} for corpus, support in zip(made, supports, strict=True)]
    support_weights = _fit(made, features, weight, ridge=3.0)
    rates = []
    for corpus, support, feature in zip(made, supports, features, strict=True):
        scores = add_up(feature, support_weights)
        likely = weigh(corpus.names.review, scores)
        rates.append({**bend(scores), **measure_rate(corpus.names, likely, support)})
    return Weights(text, support_weights, _fit(made, rates, weight, ridge=0.1))


def _make_corpora(labelled: Labelled, rng: np.random.Generator) -> Iterator[tuple[str, NDArray[np.int64]]]:
    """Yield the reviews of corpora of many sizes, some of which name their films more often than others."""
    every, film = np.arange(labelled.names.reviews), labelled.film
    films = np.unique(film)
    naming = np.isin(every, labelled.names.review[labelled.right])

    def keep_naming() -> NDArray[np.int64]:
        return every[labelled.judged & (naming | (rng.random(len(every)) < rng.random() ** 2))]

    def take_films(of: NDArray[np.int64]) -> NDArray[np.int64]:
        chosen = rng.choice(np.unique(film[of]), 12, replace=False)
        return np.sort(np.concatenate([rng.permutation(of[film[of] == one])[:6] for one in chosen]))

    yield "all", every
    for _ in range(_CORPORA["films"][0]):
        yield "films", every[np.isin(film, rng.choice(films, len(films) // 10, replace=False))]
    for _ in range(_CORPORA["reviews"][0]):
        yield "reviews", np.sort(rng.choice(every, len(every) // 10, replace=False))
    for _ in range(_CORPORA["naming"][0]):
        kept = keep_naming()
        yield "naming", kept[np.isin(film[kept], rng.choice(films, len(films) // 8, replace=False))]
    for number in range(_CORPORA["small"][0]):
        yield "small", take_films(every if number % 2 else keep_naming())
    for _ in range(_CORPORA["few"][0]):
        yield "few", np.sort(rng.choice(every, rng.integers(1, 6), replace=False))


def _fit(
    corpora: list[Labelled], features: list[Mapping[str, Numbers]], weight: list[float], *, ridge: float
) -> dict[str, float]:
    """Fit a conditional logit with the choice of no name, by maximum likelihood with a small ridge penalty."""
    columns, reviews, right, weights, shift = [], [], [], [], 0
    for corpus, feature, each in zip(corpora, features, weight, strict=True):
        rows = corpus.judged[corpus.names.review]
        columns.append(np.stack([np.ones(rows.sum()), *(values[rows] for values in feature.values())], axis=1))
        reviews.append(corpus.names.review[rows] + shift)
        right.append(corpus.right[rows])
        weights.append(np.full(rows.sum(), each))
        shift += corpus.names.reviews
    matrix, chosen, each_weight = np.concatenate(columns), np.concatenate(right), np.concatenate(weights)
    begins = np.unique(np.concatenate(reviews), return_index=True)[1]
    review = np.repeat(np.arange(len(begins)), np.diff([*begins, len(matrix)]))
    named, counts = np.bincount(review, weights=chosen) > 0, each_weight[begins]

    def loss(weight_of: Numbers) -> tuple[float, Numbers]:
        odds = np.exp(np.clip(matrix @ weight_of, -30, 30))
        total = 1 + np.bincount(review, weights=odds)
        of_right = np.where(named, np.bincount(review, weights=odds * chosen), 1)
        likelihood = (counts * (np.log(of_right) - np.log(total))).sum()
        gap = np.where(chosen, odds / of_right[review], 0) - odds / total[review]
        penalty = ridge * np.r_[0, weight_of[1:]]
        return penalty @ weight_of / 2 - likelihood, penalty - matrix.T @ (each_weight * gap)

    fitted = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return dict(zip(["", *features[0]], fitted.round(3).tolist(), strict=True))
