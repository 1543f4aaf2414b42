"""Critics compared: how harsh each is, how much of the scale each uses, how each writes, and favourite phrases."""

import numpy as np
import pandas as pd

from corpus.compare import harshness
from corpus.compare.colleagues import build_panel, measure_scale_use
from corpus.statistics import keyness
from corpus.statistics.intervals import estimate_means

#: The share of the favourite phrases that may be called so by mistake (false discovery rate).
FALSE = 0.05
#: What `compare_styles` compares, and what it is called.
TRAITS = {"length": "Words a review", "variety": "Different words in every 50", "reading_ease": "Reading ease"}
#: How sure it is that a phrase is a critic's favourite, from the least.
CHANCE, MORE, OWN = "could be luck", "more than others", "own"


def list_critics(
    reviews: pd.DataFrame, standing: pd.DataFrame, *, value: str, span: tuple[float, float] = (0.0, 10.0)
) -> pd.DataFrame:
    """List the critics of some reviews with how harsh each is, and how much of the scale each uses.

    Parameters
    ----------
    reviews : DataFrame
        `review_id`, `reviewer`, `words` and the column `value`. Reviews without a critic are left out.
    standing : DataFrame
        From `harshness.measure_harshness`, by the same value.
    value : str
        A numeric column.
    span : (float, float)
        The ends of its scale.

    Returns
    -------
    DataFrame
        One row for every critic, also for those who share no film: `critic`, `written` (reviews), `words`, the columns
        of `measure_harshness`, `mean` and those of `measure_scale_use`. Critics with too few films in common have the
        conclusion `harshness.TOO_FEW`.
    """
    signed = reviews[reviews["reviewer"].notna()]
    critics = signed.groupby("reviewer").agg(written=("review_id", "size"), words=("words", "sum"))
    critics = critics.rename_axis("critic").reset_index()
    means = estimate_means(signed, by="reviewer", value=value).rename(columns={"group": "critic"})
    used = measure_scale_use(signed, value=value, span=span).drop(columns="n")
    for columns in (standing, means[["critic", "mean"]], used):
        critics = critics.merge(columns, on="critic", how="left")
    return critics.assign(conclusion=critics["conclusion"].fillna(harshness.TOO_FEW))


def add_styles(critics: pd.DataFrame, styles: pd.DataFrame, phrases: pd.DataFrame) -> pd.DataFrame:
    """Return critics with how each writes: the columns of `measure_styles`, and a `favourite` phrase.

    Parameters
    ----------
    critics : DataFrame
        From `list_critics`.
    styles : DataFrame
        From `measure_styles`.
    phrases : DataFrame
        The recurring phrases of these reviews with their owners, from `phrase_list.add_owners`; the favourite is the
        phrase of a critic's own that is in most of their reviews.
    """
    first = find_tics(phrases).drop_duplicates("whose").rename(columns={"whose": "critic", "phrase": "favourite"})
    return critics.merge(styles, on="critic", how="left").merge(first[["critic", "favourite"]], on="critic", how="left")


def measure_styles(measured: pd.DataFrame) -> pd.DataFrame:
    """Return how varied and how easy to read each critic's reviews are, on average.

    Parameters
    ----------
    measured : DataFrame
        One row a review, from `readability.measure_readability`, with its `critic`.

    Returns
    -------
    DataFrame
        One row a critic: `critic`; for `variety` and `reading_ease` the mean, and with `_low`, `_high` and `_n` added
        to the name, its 95 % interval and the number of reviews.
    """
    columns: dict[str, pd.Series] = {}
    for name in ("variety", "reading_ease"):
        means = estimate_means(measured, by="critic", value=name).set_index("group")
        parts = {"": "mean", "_low": "low", "_high": "high", "_n": "n"}
        columns |= {f"{name}{suffix}": means[part] for suffix, part in parts.items()}
    return pd.DataFrame(columns).rename_axis("critic").reset_index()


def compare_styles(critics: pd.DataFrame, *, critic: str) -> pd.DataFrame:
    """Return how a critic writes, beside the colleagues.

    Parameters
    ----------
    critics : DataFrame
        From `add_styles`.
    critic : str

    Returns
    -------
    DataFrame
        One row a trait that is known: `trait`; `own`, `low` and `high`, the mean of the critic's reviews with its 95 %
        interval, where that is known; `others`, the mean of the colleagues' means. Words and reading ease are as they
        are; of the variety, which is a share, it is the different words in every 50.
    """
    every = critics.assign(
        length=critics["words"] / critics["written"],
        length_low=np.nan,
        length_high=np.nan,
        **{f"variety{end}": 50 * critics[f"variety{end}"] for end in ("", "_low", "_high")},
    ).set_index("critic")
    own, others = every.loc[critic], every.drop(index=critic)
    rows = [
        (label, own[name], own[f"{name}_low"], own[f"{name}_high"], others[name].mean())
        for name, label in TRAITS.items()
    ]
    table = pd.DataFrame(rows, columns=["trait", "own", "low", "high", "others"])
    return table[table["own"].notna()].reset_index(drop=True)


def find_tics(phrases: pd.DataFrame) -> pd.DataFrame:
    """Return the phrases that are one critic's own, those in most reviews first.

    Parameters
    ----------
    phrases : DataFrame
        From `phrase_list.add_owners`; the critic is in `whose`.
    """
    tics = phrases[phrases["owned"] == "own"]
    return tics.sort_values(["reviews", "words"], ascending=False, kind="stable")


def find_favourites(
    occurrences: pd.DataFrame, reviews: pd.DataFrame, phrases: pd.DataFrame, *, critic: str
) -> pd.DataFrame:
    """Return the phrases that a critic uses more than the others do, the surest first; see `keyness.measure_keyness`.

    Parameters
    ----------
    occurrences : DataFrame
        `phrase_id` and `review_id`.
    reviews : DataFrame
        `review_id`, `reviewer` and `words`. Reviews without a critic are left out.
    phrases : DataFrame
        The recurring phrases of these reviews with their owners, from `phrase_list.add_owners`.
    critic : str

    Returns
    -------
    DataFrame
        The columns of `measure_keyness` with `phrase_id` and `phrase`; `conclusion`, `OWN` for a phrase of this
        critic's own, `MORE` for what is beyond chance (q ≤ `FALSE`), else `CHANCE`; `sure`, the same as 2, 1 or 0.
    """
    named = reviews[reviews["reviewer"].notna()]
    side = (named["reviewer"] == critic).map({True: "own", False: "rest"})
    compared = keyness.measure_keyness(keyness.count_features(occurrences, named), side)
    compared = compared[compared["group"] == "own"].rename(columns={"feature": "phrase_id"})
    compared = compared.astype({"phrase_id": "str"}).merge(phrases[["phrase_id", "phrase"]], on="phrase_id")
    tics = find_tics(phrases)
    own = compared["phrase_id"].isin(tics.loc[tics["whose"] == critic, "phrase_id"])
    sure = np.select([own, compared["q"] <= FALSE], [2, 1], 0)
    compared = compared.assign(conclusion=np.array([CHANCE, MORE, OWN])[sure], sure=sure)
    return compared.sort_values(["sure", "z"], ascending=False, kind="stable", ignore_index=True)


def compare_with_colleagues(reviews: pd.DataFrame, *, critic: str, value: str) -> pd.DataFrame:
    """Return what a critic and the colleagues gave the films that they have in common, the farthest apart first.

    Parameters
    ----------
    reviews : DataFrame
        `review_id`, `film`, `reviewer` and the column `value`.
    critic, value : str

    Returns
    -------
    DataFrame
        One row a film: `film`; `value`, the critic's; `mean`, `lowest` and `highest` of the `others`, so many
        colleagues; `difference`, the value less that mean; `review_id` of the critic's first review of the film.
    """
    shared = build_panel(reviews, value=value)
    place = shared.critics.get_indexer(pd.Index([critic]))[0]
    values = pd.DataFrame(
        {
            "film": shared.films[shared.film],
            "critic": shared.critic,
            "value": shared.value,
            "mean": shared.colleague_means,
        }
    )
    own = values[values["critic"] == place].drop(columns="critic")
    others = values[(values["critic"] != place) & values["film"].isin(own["film"])]
    ends = others.groupby("film")["value"].agg(["size", "min", "max"]).set_axis(["others", "lowest", "highest"], axis=1)
    mine = reviews[(reviews["reviewer"] == critic) & reviews[value].notna()]
    films = own.merge(ends, on="film").merge(mine.groupby("film")["review_id"].first(), on="film")
    films["difference"] = films["value"] - films["mean"]
    return films.sort_values("difference", key=abs, ascending=False, kind="stable", ignore_index=True)
