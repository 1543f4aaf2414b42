"""Scores in any spelling, read on one scale from 0 to 10."""

import math
import re
import unicodedata

import numpy as np
import pandas as pd

from corpus.reading.cleaning import spell_cells

UNREADABLE = "unreadable"

# Twelve equal steps. In 939 graded reviews, critics recommended a film as often at C+ as at 2.5/5, at B- as at 3/5.
_GRADES = ["f", "d-", "d", "d+", "c-", "c", "c+", "b-", "b", "b+", "a-", "a", "a+"]
_LETTERS = {grade: 10 * step / (len(_GRADES) - 1) for step, grade in enumerate(_GRADES)}

#: The scales that a plain number, such as 7, may be on, from the narrowest.
_SCALES = (1, 4, 5, 10, 20, 100)
#: With fewer plain numbers than this, that none is above 4 does not show that 4 is the top.
_MANY = 20

_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NUMBER = r"(?:[0-9]{1,4}(?:\.[0-9]{1,17}|,[0-9]{1,2})?|[.,][0-9]{1,17})"
#: No score is longer, in characters; a longer cell is a sentence.
_LONGEST = 60
_STAR = "★⭐✭✮✯🌟*"

_FRACTION = re.compile(r"([0-9]*) ?([¼½¾⅓⅔⅛⅜⅝⅞])")
_DASHES = str.maketrans("−–—‒⁄", "----/")
_PREAMBLE = re.compile(r"(?:grade|rating|rated|score) ?[:=]? ?")

_LETTER = re.compile(r"([abcdf])(?: ?([+-])| ?-? ?(plus|minus))?")
_OUT_OF = re.compile(rf"({_NUMBER}) ?(?:stars?|points?)? ?(?:/|out of|of) ?({_NUMBER}) ?(?:stars?|points?)?")
_RANGE = re.compile(
    r"(?:low|high)? ?([+-]?[0-9]{1,3}) ?(?:/|out of|of) ?([+-]?[0-9]{1,3}) ?(?:\.\.\.?|to) ?([+-]?[0-9]{1,3})"
)
_PERCENT = re.compile(rf"({_NUMBER}) ?(?:%|percent|per cent)")
_STARS_SAID = re.compile(rf"({_NUMBER})[ -]?stars?")
_STARS_DRAWN = re.compile(rf"([{re.escape(_STAR)}]*)(0?\.5)?(☆*)")
_BARE = re.compile(_NUMBER)
#: A scale at the end of a column's name: "/5", "(out of 4)", "0-10", "%".
_NAMED = re.compile(
    r"[ ([]*(?:(?:/|\bout of\b|\bof\b|\bmax\b\.?|\b[01] ?(?:-|to\b)) ?([1-9][0-9]{0,2})|(%|\bper ?cent\b))[ )\]]*",
    re.IGNORECASE,
)


def split_scale(name: str) -> tuple[str, float | None]:
    """Return the name of a column without the scale at its end, and the top of that scale; None if it gives none.

    Examples
    --------
    >>> split_scale("Score /5"), split_scale("Stars (out of 4)"), split_scale("ratingOutOf10"), split_scale("Stars")
    (('Score', 5.0), ('Stars', 4.0), ('rating', 10.0), ('Stars', None))
    """
    spelled = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", name).replace("_", " ").translate(_DASHES)
    for match in _NAMED.finditer(spelled):
        top = float(match[1] or 100)
        if match.end() == len(spelled) and match.start() and 2 <= top <= 100:
            return spelled[: match.start()], top
    return name, None


def parse_ratings(given: pd.Series, *, top: float | None = None) -> pd.DataFrame:
    """Read each score as a number from 0 to 10, whatever its spelling.

    A score that names its scale is taken at its word: `3.5/4`, `4 out of 5`, `80%`, `low +2 out of -4..+4`. Letters
    run from F = 0 to A+ = 10 in twelve equal steps (D- 0.83, D 1.67, D+ 2.5, C- 3.33, C 4.17, C+ 5, B- 5.83, B 6.67,
    B+ 7.5, A- 8.33, A 9.17). Stars are out of 5, or out of 10 where one score of the column has more than five; empty
    stars (`★★★☆`) count towards their scale.

    The scale of plain numbers, such as 7, is inferred from all of them: 1 (where 0 and 1, or fractions, occur), 4, 5,
    10, 20 or 100, the narrowest that holds them. Up to 1 % of numbers twice as large as that are slips and
    unreadable. Up to 4 means out of 4 only with 20 numbers or more, else out of 5. Beside scores that all name one
    scale, plain numbers are on it. Beside more scores of other kinds than there are plain numbers, their scale is
    unknown, and they are unreadable.

    Parameters
    ----------
    given : Series
        The scores of one source as it writes them, or numbers.
    top : float, optional
        The top of the scale that plain numbers and stars are on, where the column's name gives it; see `split_scale`.

    Returns
    -------
    DataFrame
        With the index of `given`: `rating` (float 0..10, NaN where unreadable or empty) and `scale` (str: "of 4",
        "letter", "percent", "stars of 5", "-4 to 4", "bare of 5" for a plain number, "unreadable", or "" for an empty
        cell).

    Examples
    --------
    >>> parse_ratings(pd.Series(["3.5/4", "B", "high"])).round(2).values.tolist()
    [[8.75, 'of 4'], [6.67, 'letter'], [nan, 'unreadable']]
    """
    codes, spellings = pd.factorize(spell_cells(given))
    counts = np.bincount(codes, minlength=len(spellings))
    readings = [
        _read(_normal(spelling)) if len(spelling) <= _LONGEST else (math.nan, UNREADABLE) for spelling in spellings
    ]

    stars = top or (10 if any(scale == "stars" and value > 5 for value, scale in readings) else 5)
    bare = top or _bare_scale(readings, counts, stars=stars)
    placed = [_place(value, scale, stars=stars, bare=bare) for value, scale in readings]
    table = pd.DataFrame(placed, columns=["rating", "scale"]).astype({"rating": "float64", "scale": "str"})
    return table.iloc[codes].set_axis(given.index)


def describe_ratings(given: pd.Series, parsed: pd.DataFrame) -> list[str]:
    """Return in sentences what `parse_ratings` had to decide, and what it could not read.

    Parameters
    ----------
    given : Series
        The scores that were given to `parse_ratings`.
    parsed : DataFrame
        Its result.

    Returns
    -------
    list of str
        Empty when every score named its own scale.

    Examples
    --------
    >>> scores = pd.Series([3, 4.5, 5])
    >>> describe_ratings(scores, parse_ratings(scores))
    ['3 plain numbers between 3 and 5 were read as out of 5.']
    """
    texts, scales = spell_cells(given), parsed["scale"].to_numpy()
    sentences = []
    for scale in pd.unique(scales):
        chosen = scales == scale
        if scale.startswith("bare of "):
            numbers = [_number(_normal(text)) for text in pd.unique(texts[chosen])]
            between = f"between {min(numbers):g} and {max(numbers):g}" if len(numbers) > 1 else f"({numbers[0]:g})"
            what = _counted(chosen.sum(), f"plain number {between} was", f"plain numbers {between} were")
            sentences.append(f"{what} read as out of {scale.removeprefix('bare of ')}.")
        elif scale.startswith("stars of "):
            what = _counted(chosen.sum(), "rating in stars was", "ratings in stars were")
            sentences.append(f"{what} read as out of {scale.removeprefix('stars of ')}.")
        elif scale == "letter":
            what = _counted(chosen.sum(), "letter grade was", "letter grades were")
            sentences.append(f"{what} read in twelve equal steps from F = 0 to A+ = 10.")
    unread = pd.Series(texts[scales == UNREADABLE], dtype=object)
    if len(unread):
        spellings = unread.value_counts().index
        examples = ", ".join(spelling[:_LONGEST] for spelling in spellings[:5])
        more = f" and {len(spellings) - 5:,} more spellings" if len(spellings) > 5 else ""
        what = _counted(len(unread), "rating", "ratings")
        sentences.append(f"{what} could not be read: {examples}{more}.")
        bare = sum(bool(_BARE.fullmatch(text)) for text in unread)
        if bare:
            what = _counted(bare, "is a plain number", "are plain numbers")
            sentences.append(f"Of these, {what}: nothing says whether they are out of 4, 5, 10 or 100.")
    return sentences


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _normal(spelling: str) -> str:
    """Return a spelling without quotes, brackets and preamble, in lower case, its fractions as decimals."""
    text = _FRACTION.sub(lambda match: f"{int(match[1] or 0) + unicodedata.numeric(match[2]):.4g}", spelling)
    text = unicodedata.normalize("NFKC", text).casefold().translate(_DASHES)
    text = " ".join(text.split()).strip(" '\"“”‘’()[]").rstrip(".,;:!")
    text = _PREAMBLE.sub("", text)
    text = re.sub(rf"\b({'|'.join(_WORDS)})\b", lambda match: str(_WORDS.index(match[0])), text)
    text = re.sub(r"\b([0-9]+) and (?:a|1) half\b", r"\1.5", text)
    text = re.sub(r"\b([0-9]+)[ -]([1-3])/([2-4])(?![0-9.,])", _mixed, text)
    return re.sub(rf"(?<=[{re.escape(_STAR)}]) ?1/2|^1/2(?= stars?$)", "0.5", text)


def _mixed(match: re.Match[str]) -> str:
    return f"{int(match[1]) + int(match[2]) / int(match[3]):.4g}"


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _read(text: str) -> tuple[float, str]:
    """Return a rating with its scale; or a number with "stars" or "bare" (plain), whose scale depends on the column."""
    if not text:
        return math.nan, ""
    if match := _LETTER.fullmatch(text):
        sign = match[2] or {"plus": "+", "minus": "-", None: ""}[match[3]]
        return _LETTERS.get(match[1] + sign, math.nan), "letter"
    if match := _OUT_OF.fullmatch(text):
        value, top = _number(match[1]), _number(match[2])
        return (10 * value / top if 0 < top <= 1000 else math.nan), f"of {top:g}"
    if match := _RANGE.fullmatch(text):
        value, low, high = (int(number) for number in match.groups())
        return (10 * (value - low) / (high - low) if low < high else math.nan), f"{low} to {high}"
    if match := _PERCENT.fullmatch(text):
        return _number(match[1]) / 10, "percent"
    if match := _STARS_SAID.fullmatch(text):
        return _number(match[1]), "stars"
    if match := _STARS_DRAWN.fullmatch(text):
        value = len(match[1]) + (0.5 if match[2] else 0)
        top = math.ceil(value) + len(match[3])
        return (10 * value / top, f"stars of {top}") if match[3] else (value, "stars")
    if _BARE.fullmatch(text):
        return _number(text), "bare"
    return math.nan, UNREADABLE


def _bare_scale(readings: list[tuple[float, str]], counts: np.ndarray, *, stars: float) -> float | None:
    """Return the top of the scale of a column's plain numbers, or None where it is unknown."""
    bare = np.array([scale == "bare" for _, scale in readings], dtype=bool)
    numbers = np.sort(np.repeat([value for value, _ in readings], np.where(bare, counts, 0)))
    if not len(numbers):
        return None
    named = {scale for _, scale in readings} - {"bare", "", UNREADABLE}
    tops = {"percent": 100.0, "stars": float(stars)}
    tops |= {scale: float(scale.split()[-1]) for scale in named if scale.startswith(("of ", "stars of "))}
    if len(named) == 1 and named <= set(tops):
        top = tops[named.pop()]
        return top if numbers[-1] <= top else None
    others = counts[[scale in named for _, scale in readings]].sum()
    return _own_scale(numbers) if len(numbers) > others else None


def _own_scale(numbers: np.ndarray) -> float | None:
    """Return the top of the scale of sorted plain numbers, from these numbers alone."""
    usual, largest = numbers[-1 - len(numbers) // 100], numbers[-1]
    scale = next((scale for scale in _SCALES if usual <= scale), None)
    if scale and scale < largest < 2 * scale:
        scale = next((scale for scale in _SCALES if largest <= scale), None)
    if scale == 1 and len(np.unique(numbers)) == 1 and numbers[0] in (0, 1):
        return None
    if scale == 4 and len(numbers) < _MANY:
        return 5
    return scale


def _place(value: float, scale: str, *, stars: float, bare: float | None) -> tuple[float, str]:
    if scale == "stars":
        value, scale = 10 * value / stars, f"stars of {stars:g}"
    elif scale == "bare":
        value, scale = (10 * value / bare, f"bare of {bare:g}") if bare else (math.nan, UNREADABLE)
    if not scale or 0 <= value <= 10:
        return value, scale
    return math.nan, UNREADABLE
