"""A phrase as it is said: in the commonest of its wordings, short enough for a sentence."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from corpus.text.tokens import FILM

#: A phrase of more words is cut where it is quoted, so that its sentence stays short.
LONGEST = 12
#: What stands for a film's own title in its reviews.
_TITLE = "[film]"
_SIGNS = re.compile(rf"\*|{FILM}")
#: Variants behind the first in a pattern: "/rolled" in "roll/rolled".
_OTHERS = re.compile(r"(?<=\S)/\S+")
#: Words that only change the tense of the verb behind them; a variant may begin with one: "roll/have rolled".
_TENSES = frozenset({"have", "has", "had", "having", "am", "are", "is", "was", "were", "be", "been", "will"})
#: A wording in a smaller share of a family's reviews does not speak for them all.
_MOSTLY = 0.5


def say_phrase(phrase: str) -> str:
    """Return a phrase as it is quoted in a sentence: "…" for a gap, "[film]" for a title, a long one cut.

    Examples
    --------
    >>> say_phrase("what sets «film» apart is its *")
    'what sets [film] apart is its …'
    """
    words = ["…" if word == "*" else word.replace(FILM, _TITLE) for word in phrase.split(" ")]
    return " ".join(words) if len(words) <= LONGEST else f"{' '.join(words[:LONGEST])} …"


def say_pattern(pattern: str) -> str:
    """Return a pattern as `say_phrase` does, in the first of its variants.

    Examples
    --------
    >>> say_pattern("long after the credits roll/rolled/have rolled")
    'long after the credits roll'
    """
    return say_phrase(" ".join(take_first_variants(pattern.split(" "))))


def take_first_variants(words: list[str]) -> list[str]:
    """Return the words of a listed phrase in the first of its variants.

    Examples
    --------
    >>> take_first_variants(["credits", "roll/have", "rolled"])
    ['credits', 'roll']
    """
    said: list[str] = []
    skipped = False
    for word, behind in zip(words, [*words[1:], ""], strict=True):
        if skipped:
            skipped = False
            continue
        first, *others = word.split("/")
        said.append(first)
        if others:
            # The last variant goes on: "roll/have rolled", and "I/I have" or "I've/I have" where "I've" was printed.
            opens = others[-1] in _TENSES and not _TENSES.intersection([first, *others[:-1]])
            again = others[-1] == first or first.startswith((f"{others[-1]}'", f"{others[-1]}’"))
            skipped = "/" not in behind and (opens or (again and behind in _TENSES))
    return said


def say_phrases(phrases: pd.Series) -> pd.Series:
    """Return each phrase as `say_phrase` does."""
    changed = (phrases.str.count(" ") >= LONGEST) | phrases.str.contains(_SIGNS)
    return phrases.where(~changed, phrases[changed].map(say_phrase))


def name_families(families: pd.DataFrame, fillers: pd.DataFrame) -> pd.DataFrame:
    """Return how each family is said, and whether that speaks for its other wordings too.

    Parameters
    ----------
    families : DataFrame
        `family_id`, `pattern`, `kind`, `reviews`.
    fillers : DataFrame
        `family_id`, `filler`, `reviews`; those of a family together, the most frequent first.

    Returns
    -------
    DataFrame
        With the index of `families`: `said` str; `varied` bool, whether its commonest form is in less than half of its
        reviews.
    """
    said = families["pattern"].to_numpy(object, copy=True)
    varied = np.zeros(len(families), bool)
    starts = np.flatnonzero((fillers["family_id"] != fillers["family_id"].shift()).to_numpy())
    ends = np.append(starts[1:], len(fillers))
    place = pd.Index(fillers["family_id"].iloc[starts]).get_indexer(families["family_id"])
    forms, counts = fillers["filler"].to_numpy(object), fillers["reviews"].to_numpy()
    inflected = (families["kind"] == "inflection").to_numpy() & (place >= 0)
    first = starts[place[inflected]]
    varied[inflected] = counts[first] < _MOSTLY * families["reviews"].to_numpy()[inflected]
    slashed = families["pattern"].str.contains("/", regex=False).to_numpy(bool)
    for row in np.flatnonzero(inflected & slashed):
        said[row] = choose_wording(said[row], forms[starts[place[row]] : ends[place[row]]].tolist())
    for row in np.flatnonzero((families["kind"] == "template").to_numpy() & slashed):
        said[row] = _OTHERS.sub("", said[row])
    return pd.DataFrame(
        {"said": say_phrases(pd.Series(said, families.index, dtype="str")), "varied": varied}, index=families.index
    )


def choose_wording(pattern: str, forms: Sequence[str]) -> str:
    """Return the pattern of an inflection in the commonest of its forms.

    Parameters
    ----------
    pattern : str
        With "/" between what may stand in one place, the last of which may go on: "roll/have rolled".
    forms : sequence of str
        What is different in each form, the commonest first.

    Examples
    --------
    >>> choose_wording("long after the credits roll/rolled/have rolled", ["rolled", "roll", "have rolled"])
    'long after the credits rolled'
    >>> choose_wording("worst film/movie I've/I have ever seen", ["movie I have", "film I've"])
    'worst movie I have ever seen'
    """
    words = pattern.split(" ")
    parted = [at for at, word in enumerate(words) if "/" in word]
    if not parted or not forms:
        return pattern
    before, behind = words[: parted[0]], words[parted[-1] + 1 :]
    opens, closes = words[parted[0]].split("/")[0], words[parted[-1]].split("/")[-1]
    # Which of the words around are a part of what differs is seen where a form has them: no form of one word does.
    longer = [form.split(" ") for form in forms if " " in form]
    leftwards, rightwards = [opens, *before[::-1]], [closes, *behind]
    left = max((_count_reached(leftwards, form[::-1]) for form in longer), default=0)
    right = max((_count_reached(rightwards, form) for form in longer), default=0)
    return " ".join([*before[: len(before) - left], forms[0], *behind[right:]])


def _count_reached(outwards: Sequence[str], form: Sequence[str]) -> int:
    """Return how many words behind the first of some words a form goes on to."""
    sizes = range(min(len(outwards), len(form)), 1, -1)
    return next((size - 1 for size in sizes if form[-size] == outwards[0] and form[-size:] == outwards[:size]), 0)
