"""The list of recurring phrases as a reader sees it: who owns each, which are hidden, and one of them in a sentence."""

import pandas as pd

from corpus.phrases import filters
from corpus.phrases.content import mark_trivial
from corpus.wording import listed, number, plural

#: Who uses a phrase that no single critic owns, in the column `whose`.
SEVERAL = "several critics"
#: What a family is called, by its `kind`.
KINDS = {"inflection": "variants", "template": "fill-in", "single": "one wording"}
_SPELLED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def add_owners(phrases: pd.DataFrame, owners: pd.DataFrame | None) -> pd.DataFrame:
    """Return phrases with the column `whose` (`SEVERAL`, a critic's name, or missing) and `owned` ("house", "own", …).

    Parameters
    ----------
    phrases : DataFrame
    owners : DataFrame or None
        From `ownership.find_owners`, a row for each phrase in their order; None where no review names its critic.
    """
    if owners is None:
        return phrases.assign(whose=None, owned=None)
    several = pd.Series(SEVERAL, owners.index, dtype="str").where(owners["kind"] == "house")
    owner = owners["owner"].where(owners["kind"] == "own", several)
    return phrases.assign(whose=owner.to_numpy(), owned=owners["kind"].to_numpy())


def name_kinds(phrases: pd.DataFrame) -> pd.DataFrame:
    """Return families with their `kind` in words: several variants, a gap that is filled in, or one wording."""
    return phrases.assign(kind=phrases["kind"].map(KINDS))


def name_users(phrases: pd.DataFrame) -> pd.DataFrame:
    """Return phrases with their users in `whose`: how many critics, or the one whose habit it is.

    Parameters
    ----------
    phrases : DataFrame
        From `add_owners`: `whose`, `owned`, `reviewers`.

    Examples
    --------
    >>> owned = pd.DataFrame({"whose": ["Ann", "Ann", None], "owned": ["own", "own", "few"], "reviewers": [1, 2, 3]})
    >>> name_users(owned)["whose"].tolist()
    ['Ann', 'mostly Ann', '3 critics']
    """
    if phrases["owned"].isna().all():
        return phrases
    users = [plural(int(count), "critic") if count else None for count in phrases["reviewers"]]
    own = phrases["owned"] == "own"
    named = phrases["whose"].where(phrases["reviewers"] == 1, "mostly " + phrases["whose"].astype("str"))
    return phrases.assign(whose=pd.Series(users, phrases.index, dtype="object").where(~own, named))


def name_phrases(phrases: pd.DataFrame) -> pd.DataFrame:
    """Return phrases as they are said, in `phrase`, and the pattern of all their wordings in `wordings`, if several.

    Parameters
    ----------
    phrases : DataFrame
        From `Corpus.list_recurring`: `phrase`, `said`.
    """
    pattern = phrases["phrase"].where(phrases["phrase"].str.contains("/", regex=False), "")
    return phrases.assign(phrase=phrases["said"], wordings=pattern).drop(columns=["said", "varied"])


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


def hide_everyday(phrases: pd.DataFrame) -> pd.DataFrame:
    """Return phrases without everyday ones, such as "to say" (`content.mark_trivial`); all, where there are no others.

    Parameters
    ----------
    phrases : DataFrame
        With `weight`.
    """
    everyday = mark_trivial(phrases["weight"])
    return phrases if everyday.all() else phrases[~everyday]


def narrow_phrases(phrases: pd.DataFrame, *, owned: str = "", words: str = "") -> pd.DataFrame:
    """Return the phrases of one kind of owner, and those that hold some letters.

    Parameters
    ----------
    phrases : DataFrame
        From `add_owners`.
    owned : {"house", "own", ""}
        Everybody's by default.
    words : str
        Letters that stand in the phrase, in any case: as it is said, or in the pattern of its wordings.
    """
    if owned:
        phrases = phrases[phrases["owned"] == owned]
    if not words:
        return phrases
    found = (phrases[name].str.contains(words, case=False, regex=False) for name in ("phrase", "said"))
    return phrases[next(found) | next(found)]


def add_rates(phrases: pd.DataFrame, words: int) -> pd.DataFrame:
    """Return phrases with their `rate`: occurrences in 10,000 of all these words."""
    return phrases.assign(rate=phrases["occurrences"] * 10_000 / words)


def describe_spread(phrase: pd.Series, reviews: pd.DataFrame) -> str:
    """Say how many of some reviews use a phrase, and how many critics do, or across how many films.

    Parameters
    ----------
    phrase : Series
        A row of `add_owners`, counted in these reviews.
    reviews : DataFrame
        `film` and `reviewer`.
    """
    quoted = f"“{phrase['said']}”{' in some form' if phrase['varied'] else ''}"
    spread = f"{_say_share(int(phrase['reviews']), len(reviews), 'review')} {quoted}"
    if phrase.get("owned") == "own" and phrase["reviewers"] == 1:
        return f"{spread}, all by {phrase['whose']}."
    critics, films = (int(reviews[name].nunique()) for name in ("reviewer", "film"))
    if critics > 1 and phrase["reviewers"]:
        if 1 < phrase["reviews"] == phrase["reviewers"] < critics:
            return f"{spread}, each by a different critic."
        return f"{spread}, {_say_critics(int(phrase['reviewers']), critics)}."
    films = int(phrase["films"]) if films > 1 else 0
    return f"{spread}, across {_spell(films)} films." if films > 1 else f"{spread}."


def describe_users(spread: pd.DataFrame, reviews: pd.DataFrame, *, varied: bool = False) -> str:
    """Say how many of some reviews use a phrase, how many of their critics, and in how many outlets.

    Parameters
    ----------
    spread : DataFrame
        The reviews that use it: `film`, `reviewer`, `outlet`.
    reviews : DataFrame
        All reviews that were looked at, with the same columns.
    varied : bool
        Whether the phrase as it is named is not the wording of most of these reviews.

    Examples
    --------
    >>> reviews = pd.DataFrame({"film": "Dusk", "reviewer": ["Ann", "Bob", "Ann"], "outlet": ["Post", "Post", "Echo"]})
    >>> describe_users(reviews.head(2), reviews)
    '2 of 3 reviews use it, and so do both critics, in one of two outlets.'
    """
    said = f"{_say_share(len(spread), len(reviews), 'review')} it{' in some form' if varied else ''}"
    (films, critics, outlets), (_, all_critics, all_outlets) = (
        [int(frame[name].nunique()) for name in ("film", "reviewer", "outlet")] for frame in (spread, reviews)
    )
    if all_critics > 1 and critics == 1:
        said += f", all by {spread['reviewer'].dropna().iloc[0]}" if spread["reviewer"].notna().all() else ""
    elif all_critics > 1 and critics:
        said += f", {_say_critics(critics, all_critics)}"
    elif films > 1:
        said += f", across {_spell(films)} films"
    if all_outlets > 1 and outlets:
        of = f"{_spell(outlets)} of {_spell(all_outlets)}" if outlets < all_outlets else f"all {_spell(outlets)}"
        said += f", in {of} outlets" if (outlets, all_outlets) != (2, 2) else ", in both outlets"
    return f"{said}."


def describe_rate(occurrences: int, words: int) -> str:
    """Say how often a phrase occurs in so many words.

    Examples
    --------
    >>> describe_rate(3, 20_000)
    '3 uses in 20,000 words, 1.5 in every 10,000.'
    """
    rate = occurrences * 10_000 / words
    return (
        f"{plural(occurrences, 'use')} in {plural(words, 'word')}, "
        f"{number(rate, decimals=1 if rate >= 1 else 3)} in every 10,000."
    )


def describe_filters(*, without: str = "", nameless: bool = False, fragments: bool = False) -> str:
    """Say which phrases a reader has hidden, and which are shown besides; empty where nothing was changed.

    Examples
    --------
    >>> describe_filters(without="movie", nameless=True)
    'Without phrases that contain movie and without names.'
    """
    filters = [f"without phrases that contain {without}"] if without else []
    filters += ["without names"] if nameless else []
    filters += ["with hidden phrases"] if fragments else []
    said = listed(filters)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _say_share(part: int, of: int, noun: str) -> str:
    """Return how many of all use it, up to the verb: "21 of 67 reviews use"."""
    if part == of > 1:
        return f"Both {noun}s use" if of == 2 else f"All {plural(of, noun)} use"
    return f"{number(part)} of {plural(of, noun)} {'uses' if part == 1 else 'use'}"


def _say_critics(part: int, of: int) -> str:
    if part == of:
        return "and so do both critics" if of == 2 else f"and so do all {_spell(of)} critics"
    return f"all by one of {_spell(of)} critics" if part == 1 else f"and so do {number(part)} of {number(of)} critics"


def _spell(count: int) -> str:
    """Return a count as a word, up to ten."""
    return _SPELLED[count - 1] if 1 <= count <= len(_SPELLED) else number(count)
