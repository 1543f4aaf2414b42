"""The list of recurring phrases as a reader sees it: who owns each, which are hidden, and one of them in a sentence."""

import pandas as pd
from pandas.api.types import union_categoricals

from corpus.phrases import filters
from corpus.wording import listed, number, plural


def add_owners(phrases: pd.DataFrame, owners: pd.DataFrame | None) -> pd.DataFrame:
    """Return phrases with the column `whose` ("house", a critic's name, or missing) and `owned` ("house", "own", …).

    Parameters
    ----------
    phrases : DataFrame
    owners : DataFrame or None
        From `ownership.find_owners`, a row for each phrase in their order; None where no review names its critic.
    """
    if owners is None:
        return phrases.assign(whose=None, owned=None)
    owner = owners["owner"].where(owners["kind"] == "own", owners["kind"].where(owners["kind"] == "house"))
    return phrases.assign(whose=owner.to_numpy(), owned=owners["kind"].to_numpy())


def hide_phrases(phrases: pd.DataFrame, *, words: str = "", names: bool = False) -> pd.DataFrame:
    """Return phrases without those that a reader does not want to see.

    Parameters
    ----------
    phrases : DataFrame
    words : str
        Words, or words in a row, between commas: phrases that contain any of them are left out.
    names : bool
        Whether phrases made of names are left out; see `filters.mark_names`.
    """
    hidden = filters.mark_containing(phrases["phrase"], words.split(","))
    if names:
        hidden |= filters.mark_names(phrases["phrase"])
    return phrases[~hidden]


def narrow_phrases(phrases: pd.DataFrame, *, owned: str = "", words: str = "") -> pd.DataFrame:
    """Return the phrases of one kind of owner, and those that hold some letters.

    Parameters
    ----------
    phrases : DataFrame
        From `add_owners`.
    owned : {"house", "own", ""}
        Everybody's by default.
    words : str
        Letters that stand in the phrase, in any case.
    """
    if owned:
        phrases = phrases[phrases["owned"] == owned]
    return phrases[phrases["phrase"].str.contains(words, case=False, regex=False)] if words else phrases


def add_rates(phrases: pd.DataFrame, words: int) -> pd.DataFrame:
    """Return phrases with their `rate`: occurrences in 10,000 of all these words."""
    return phrases.assign(rate=phrases["occurrences"] * 10_000 / words)


def join_occurrences(singles: pd.DataFrame, families: pd.DataFrame, phrase_ids: pd.Series) -> pd.DataFrame:
    """Return the occurrences of some phrases and families of phrases in one frame.

    Parameters
    ----------
    singles : DataFrame
        `phrase_id` and `review_id`, as categories.
    families : DataFrame
        `family_id` and `review_id`, as categories.
    phrase_ids : Series of str
        The phrases and families asked for.

    Returns
    -------
    DataFrame
        `phrase_id` (a phrase's or a family's) and `review_id`, as str.
    """
    both = pd.DataFrame(
        {
            "phrase_id": union_categoricals([singles["phrase_id"], families["family_id"]]),
            "review_id": union_categoricals([singles["review_id"], families["review_id"]]),
        }
    )
    wanted = both["phrase_id"].cat.categories.isin(phrase_ids)[both["phrase_id"].cat.codes]
    return both[wanted].astype("str")


def describe_spread(phrase: pd.Series, reviews: pd.DataFrame) -> str:
    """Say in how many of some reviews a phrase is, and by how many critics or of how many films.

    Parameters
    ----------
    phrase : Series
        A row of `add_owners`, counted in these reviews.
    reviews : DataFrame
        `film` and `reviewer`.
    """
    spread = f"“{phrase['phrase']}” stands in {phrase['reviews']:,} of {plural(len(reviews), 'review')}"
    critics = reviews["reviewer"].nunique()
    if phrase.get("owned") == "own" and phrase["reviewers"] == 1:
        return f"{spread}, all by {phrase['whose']}."
    if critics > 1:
        return f"{spread}, by {phrase['reviewers']:,} of {plural(critics, 'critic')}."
    films = reviews["film"].nunique()
    return f"{spread}, of {plural(int(phrase['films']), 'film')}." if films > 1 else f"{spread}."


def describe_rate(occurrences: int, words: int) -> str:
    """Say how often a phrase occurs in so many words.

    Examples
    --------
    >>> describe_rate(3, 20_000)
    '3 occurrences in 20,000 words: 1.5 in 10,000.'
    """
    rate = occurrences * 10_000 / words
    return (
        f"{plural(occurrences, 'occurrence')} in {plural(words, 'word')}: "
        f"{number(rate, decimals=1 if rate >= 1 else 3)} in 10,000."
    )


def describe_filters(*, without: str = "", nameless: bool = False, fragments: bool = False) -> str:
    """Say which phrases a reader has hidden, and which are shown besides; empty where nothing was changed.

    Examples
    --------
    >>> describe_filters(without="movie", nameless=True)
    'Shown without phrases that hold movie and without names.'
    """
    filters = [f"without phrases that hold {without}"] if without else []
    filters += ["without names"] if nameless else []
    filters += ["with what is else set aside"] if fragments else []
    return f"Shown {listed(filters)}." if filters else ""
