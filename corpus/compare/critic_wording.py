"""Critics in words: how far one is from colleagues, the scale used, favourite phrases; which two agree, and all."""

from collections.abc import Callable

import pandas as pd

from corpus.compare.agreement import FEWEST_TO_NAME, Alpha
from corpus.wording import listed, number, percent, plural, signed


def write_points(distance: float, *, decimals: int = 1) -> str:
    """Return a distance as it is said, without its sign.

    Examples
    --------
    >>> write_points(-2.08), write_points(1.0), write_points(0.121, decimals=2)
    ('2.1 points', '1 point', '0.12 points')
    """
    text = number(abs(distance), decimals=decimals)
    whole = text.removesuffix(f".{'0' * decimals}")
    return f"{whole} point{'' if whole == '1' else 's'}"


def describe_critic(row: pd.Series, *, decimals: int = 1) -> str:
    """Say how far a critic is from colleagues on the same films, and between what.

    Parameters
    ----------
    row : Series
        From `critics.list_critics`.
    decimals : int
        Digits of a distance after the point.
    """
    critic, common = row["critic"], int(row["films"]) if pd.notna(row["films"]) else 0
    if not common:
        return f"{critic} has no film in common with colleagues: there is nothing to compare."
    if pd.isna(row["low"]):
        return f"{critic} has {plural(common, 'film')} in common with colleagues: too few to compare."
    if row["conclusion"] not in ("harsher", "kinder"):
        return f"{critic} shows no clear difference from colleagues on the same {plural(common, 'film')}."
    near, far = sorted((abs(row["low"]), abs(row["high"])))
    return (
        f"{critic} is about {write_points(row['estimate'], decimals=decimals)} "
        f"{'below' if row['estimate'] < 0 else 'above'} colleagues on the same {plural(common, 'film')} (between "
        f"{number(near, decimals=decimals)} and {number(far, decimals=decimals)})."
    )


def describe_scale_use(row: pd.Series, write: Callable[[float], str]) -> str:
    """Say which part of the scale a critic uses, as the title of a figure; empty where nothing is known.

    Parameters
    ----------
    row : Series
        From `critics.list_critics`.
    write : callable
        Writes a value of the scale.
    """
    if pd.isna(row["used"]):
        return ""
    low, high = write(row["lowest"]), write(row["highest"])
    if low == high:
        return f"{row['critic']} gives {low}, and nothing else"
    return f"{row['critic']} uses {percent(row['used'])} of the scale, from {low} to {high}"


def describe_favourites(liked: pd.DataFrame) -> str:
    """Say which phrases are a critic's own, and how many are used more than by colleagues.

    Parameters
    ----------
    liked : DataFrame
        From `critics.find_favourites`.
    """
    own = liked.loc[liked["conclusion"] == "own", "phrase"]
    more = int((liked["conclusion"] == "more than others").sum())
    beyond = f"{plural(more, 'phrase')} used clearly more than by colleagues" if more else ""
    if len(own):
        named = listed([f"“{phrase}”" for phrase in own], most=2)
        return f"Their own: {named}{f'; {beyond}' if beyond else ''}."
    if beyond:
        return f"No phrase of their own; {beyond}."
    return "No phrase is this critic’s alone, or clearly used more than by colleagues."


def describe_dwelling(words: pd.DataFrame) -> str:
    """Say which words a critic clearly dwells on, compared with colleagues.

    Parameters
    ----------
    words : DataFrame
        The words that the critic uses more, from `distinction.distinguish_two`.

    Examples
    --------
    >>> describe_dwelling(pd.DataFrame({"term": ["light", "rain", "tea"], "significant": [True, True, False]}))
    'Signature words: “light” and “rain”.'
    """
    sure = words.loc[words["significant"], "term"]
    if len(sure):
        return f"Signature words: {listed([f'“{word}”' for word in sure], most=4)}."
    if len(words):
        return "No word is clearly used more than by colleagues; what is listed could be luck."
    return "No word is used more than by colleagues."


def describe_closest(pairs: pd.DataFrame, *, decimals: int = 1) -> str:
    """Say which two critics agree most, and which least; or that no two have films enough in common to say so.

    Parameters
    ----------
    pairs : DataFrame
        From `agreement.measure_agreement`, one at least.
    decimals : int
        Digits of a distance after the point.
    """
    named = pairs[pairs["films"] >= FEWEST_TO_NAME]
    if named.empty:
        return f"No two critics have {FEWEST_TO_NAME} films in common: too few to say which two agree most."
    first, last = named.iloc[0], named.iloc[-1]
    close, far = (write_points(pair["distance"], decimals=decimals) for pair in (first, last))
    if len(named) == 1:
        return f"{first['a']} and {first['b']} are {close} apart on average, on {plural(first['films'], 'film')}."
    return (
        f"{first['a']} and {first['b']} agree most, {close} apart on average; {last['a']} and {last['b']} least, "
        f"{far} apart."
    )


def describe_agreement(whole: Alpha) -> str:
    """Say how far all critics together agree; empty where that cannot be measured.

    Parameters
    ----------
    whole : Alpha
        From `agreement.measure_alpha`.
    """
    if pd.isna(whole.alpha):
        return ""
    interval = f" ({signed(whole.low)} to {signed(whole.high)})" if pd.notna(whole.low) else ""
    return (
        f"All {plural(whole.critics, 'critic')} together, on {plural(whole.films, 'film')}: Krippendorff’s alpha "
        f"{signed(whole.alpha)}{interval}; +1 is complete agreement, 0 what chance would give."
    )
