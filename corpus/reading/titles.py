"""The film that a bare text is about, told from the text itself; last, from its file's name."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

QUOTED = "in quotation marks"
BEFORE_IS_A = "before “is a”"
RETURNING = "the name that returns most"
NAMED = "a name in the text"
FILE_NAME = "the file's name"
UNKNOWN = "not found"

#: A review names its film in its first pages, and among its first names.
_CHARACTERS, _NAMES = 20_000, 60
#: A name from the text that is less certain than this is no better than none.
_LEAST = 0.1
#: What a file's name is worth: not measured, since the reviews that the rest was measured on have none.
_FILE_NAME, _FILE_NAME_IN_TEXT = 0.3, 0.6

#: Logistic regression: does a capitalised or quoted name with these traits equal the film's? See `infer`.
_BASE = -5.64
_WEIGHTS = {
    "in quotation marks": 1.89,
    "before is a": 0.69,
    "twice before is a": 0.74,
    "before is a, opening the text": 0.78,
    "before a verb": 1.63,
    "beside film": 0.71,
    "after by or starring": -0.58,
    "opens the text": 0.62,
    "in the first line": 0.64,
    "in the first lines": 0.63,
    "returns": 0.86,
    "returns most": 0.49,
    "two words": 0.76,
    "three words": 0.37,
    "three words that return": 1.02,
    "begins with The": 1.3,
    "capitals": 1.39,
    "a list": -1.43,
}

#: Words that titles print small.
_SMALL_WORDS = (
    "a an and as at by de del der di du el en for from in is it its la le les of on or the to un une vs with y"
)
_SMALL = frozenset(_SMALL_WORDS.split())
#: Words that a capital makes no title.
_COMMON_WORDS = """
a acting action after again all also although an and another any as at because before being both but by cast
cinematography could did direction director do does dvd each especially even ever every everyone everything far few film
finally first for from good granted great had has have he her here hollywood his how however i if imdb in indeed instead
is it it's its just last let's like many maybe more most movie mr mrs music my never next no none not nothing now of oh
ok okay on one only or other our overall perhaps performances please plot plus probably set she since so some someone
something sometimes spoiler spoilers still story such sure thanks that that's the their then there there's these they
this those though through throughout to too tv unfortunately until very warning was watch watching we well were what
what's when where which while who why will with without would yes yet you your
"""
_COMMON = frozenset(_COMMON_WORDS.split())

_LEADING = re.compile(
    r"(?:Also|Although|And|As|But|For|If|In|Like|So|Though|Unlike|When|While|With|Watch|Watching"
    r"|(?:In [a-z]{1,20}|Overall|[A-Z][a-z]{1,20}ly),) (?=[A-Z0-9])"
)
_WORD = r"(?:[A-Z0-9À-ÞŠŽ][\w'’.&-]{0,30}[\w!?]|[A-Z0-9À-ÞŠŽ])"
_LINKS = r"(?:(?:and|at|by|de|del|der|di|du|for|from|in|la|le|of|on|or|the|to|vs|with|a|an|&) ){0,3}"
_NAME = re.compile(rf"(?<![\w'’]){_WORD}(?:(?:,|:| -| –)? {_LINKS}{_WORD}){{0,8}}")
_QUOTE = re.compile(
    r"[\"“«„]([^\"“”«»„\n]{1,70})[\"”»“]"
    r"|(?<![\w*_])[*_]{1,2}(\w[^*_\n]{0,70})[*_]{1,2}(?![\w*_])"
    r"|(?<!\w)['‘`]([^'‘’`\"\n]{1,60})['’](?!\w)"
)
_CLOSING = r"[\"”'’»*_]{0,2}(?:,? \([^()\n]{1,40}\))?"
_IS_A = re.compile(rf"{_CLOSING}(?:,[^,.\n]{{1,80}},)? (?:is|was|isn['’]t) (?:an?|the|one)\b")
_VERB = re.compile(rf"{_CLOSING} (?:is|was|has|follows|tells|stars|takes|starts|opens|features)\b")
_FILM_AFTER = re.compile(r"[\"”'’»*_]{0,2} (?:movie|film|series|show|dvd)\b", re.IGNORECASE)
_FILM_BEFORE = re.compile(
    r"\b(?:film|movie|called|titled|entitled|saw|seen|watch|watched|watching|rented|seeing|review of)[:,]? ?$",
    re.IGNORECASE,
)
_PERSON_BEFORE = re.compile(
    r"\b(?:by|starring|director|actor|actress|as|star|character|named|and|mr\.?|dr\.?|with|like) ?$", re.IGNORECASE
)
_FILE_NOISE = re.compile(
    r"(?i)\b(?:[0-9]{1,3}|[0-9]{5,}|(?=[a-f]*[0-9])[0-9a-f]{8,}|reviews?|drafts?|final|copy|v[0-9]+)\b"
)


@dataclass(frozen=True)
class Title:
    """The film of a text: its name ("" where not found), the rule that found it, and how surely (0..1)."""

    film: str
    rule: str
    certainty: float


@dataclass
class _Name:
    """What a text shows of one name in it."""

    name: str
    first: int
    quoted: bool = False
    signs: Counter[str] = field(default_factory=Counter)


def infer(text: str, *, filename: str = "") -> Title:
    """Infer the film that a review is about.

    Every capitalised or quoted name in the text is weighed: is it in quotation marks, does it stand before "is a" or
    "follows", does it return, does it open the review, has it several words, does "by" or "starring" precede it? The
    likeliest wins, if it is likelier than 0.1 and than the file's name, made readable; else the film is not found.

    The certainty is roughly the share of names like this one that are the film's, spelt as in the catalogue. It was
    fitted on 12,000 reviews by the public, half of the films for learning and half for trying. Only 39 % of those
    reviews name their film at all. Of the names that scored 0.1-0.3, 23 % were right; 0.3-0.5, 40 %; 0.5-0.8, 63 %;
    over 0.8, 78 %, and many misses there are other spellings of the title. By rule: in quotation marks 44 % (mean
    certainty 0.45), before "is a" 38 % (0.35), the name that returns most 27 % (0.22), another name in the text 21 %
    (0.17). A file's name counts 0.3, or 0.6 where the text prints it too; that is an assumption.

    Parameters
    ----------
    text : str
        The review, as it is stored.
    filename : str
        The name of its file, with or without folders and suffix.

    Returns
    -------
    Title
        `rule` is one of this module's `QUOTED`, `BEFORE_IS_A`, `RETURNING`, `NAMED`, `FILE_NAME`, `UNKNOWN`.

    Examples
    --------
    >>> infer("Night Train to Oslo is a quiet film. Night Train to Oslo takes its time.").film
    'Night Train to Oslo'
    >>> infer("Loved it.", filename="reviews/01_the_long_dusk.txt")
    Title(film='The Long Dusk', rule="the file's name", certainty=0.3)
    """
    text = text[:_CHARACTERS]
    best = Title("", UNKNOWN, 0.0)
    for name, traits in _weighed(text):
        certainty = 1 / (1 + math.exp(-_BASE - sum(_WEIGHTS[trait] for trait in traits)))
        if certainty > max(best.certainty, _LEAST):
            best = Title(name.name, _rule(name), certainty)
    if film := _readable(filename):
        printed = re.search(rf"(?<!\w){re.escape(film)}(?!\w)", text)
        certainty = _FILE_NAME_IN_TEXT if printed else _FILE_NAME
        if certainty > best.certainty:
            return Title(film, FILE_NAME, certainty)
    return best


def infer_all(texts: pd.Series, filenames: pd.Series) -> pd.DataFrame:
    """Infer the film of each text: `infer` for a whole folder.

    Parameters
    ----------
    texts : Series of str
        The reviews.
    filenames : Series of str
        Their files' names, in the same order, missing where there are none. A number is a film only where no second
        file is called by one.

    Returns
    -------
    DataFrame
        With the index of `texts`: `film` (str, "" where not found), `rule` (str), `certainty` (float 0..1).

    Examples
    --------
    >>> infer_all(pd.Series(["Good.", "Bad."]), pd.Series(["1917.txt", "dusk.txt"])).film.tolist()
    ['1917', 'Dusk']
    """
    filenames = filenames.fillna("")
    numbered = filenames.map(lambda filename: _stem(filename).isdecimal()).to_numpy(dtype=bool)
    usable = filenames.where(~numbered | (numbered.sum() < 2), "")
    titles = [infer(text, filename=filename) for text, filename in zip(texts, usable, strict=True)]
    frame = pd.DataFrame(titles, columns=["film", "rule", "certainty"], index=texts.index)
    return frame.astype({"film": "str", "rule": "str", "certainty": "float64"})


def _rule(name: _Name) -> str:
    if name.quoted:
        return QUOTED
    if name.signs["verb"]:
        return BEFORE_IS_A
    return RETURNING if name.signs["mentions"] > 1 else NAMED


def _weighed(text: str) -> Iterator[tuple[_Name, list[str]]]:
    """Yield each name of a text with the traits that speak for it and against it."""
    names = _names(text)
    standings = [*sorted((_standing(name) for name in names), reverse=True), 0, 0]
    for name in names:
        signs, words = name.signs, name.name.split()
        returns = signs["mentions"] > 1
        rival = standings[1] if _standing(name) == standings[0] else standings[0]
        traits = {
            "in quotation marks": name.quoted,
            "before is a": signs["is a"] > 0,
            "twice before is a": signs["is a"] > 1,
            "before is a, opening the text": signs["is a"] > 0 and name.first <= 2,
            "before a verb": signs["verb"] > 0,
            "beside film": signs["film"] > 0,
            "after by or starring": signs["person"] > 0,
            "opens the text": name.first <= 2,
            "in the first line": name.first < 100,
            "in the first lines": name.first < 300,
            "returns": returns,
            "returns most": returns and signs["mentions"] > rival,
            "two words": len(words) > 1,
            "three words": len(words) > 2,
            "three words that return": len(words) > 2 and returns,
            "capitals": len(name.name) > 3 and name.name.isupper(),
            "begins with The": words[0] in ("The", "A", "An"),
            "a list": "," in name.name,
        }
        yield name, [trait for trait, shown in traits.items() if shown]


def _standing(name: _Name) -> float:
    # A single word that returns is most often a person of the story.
    return name.signs["mentions"] / (1 if " " in name.name else 2)


def _names(text: str) -> list[_Name]:
    names: dict[str, _Name] = {}
    for found, start, end, quoted in _mentions(text):
        key = found.casefold()
        if key not in names:
            if len(names) == _NAMES:
                continue
            names[key] = _Name(found, start)
        name = names[key]
        before, after = text[max(0, start - 25) : start].rstrip("\"“'‘«*_ "), text[end : end + 130]
        name.first = min(name.first, start)
        name.quoted |= quoted
        is_a = bool(_IS_A.match(after))
        name.signs["mentions"] += 1
        name.signs["is a"] += is_a
        name.signs["verb"] += is_a or bool(_VERB.match(after))
        name.signs["film"] += bool(_FILM_BEFORE.search(before) or _FILM_AFTER.match(after))
        name.signs["person"] += bool(_PERSON_BEFORE.search(before))
    return list(names.values())


def _mentions(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """Yield each mention of a name: the name, its start and end, and whether it stands in quotation marks."""
    quotes = []
    for match in _QUOTE.finditer(text):
        group = match.lastindex or 1
        name = re.sub(r" \([12][0-9]{3}\)$", "", match[group].strip()).rstrip(",.;:")
        if _is_title_like(name):
            quotes.append(match.span())
            yield name, match.start(group), match.end(group), True
    spans = iter([*quotes, (len(text), len(text) + 1)])
    quote_start, quote_end = next(spans)
    for match in _NAME.finditer(text):
        start, end = match.span()
        while start >= quote_end:
            quote_start, quote_end = next(spans)
        if end > quote_start:
            continue
        lead = _LEADING.match(match[0]) if _opens_sentence(text, start) else None
        start += lead.end() if lead else 0
        name = re.sub(r"['’]s?$", "", text[start:end].rstrip(".,:"))
        if name and name.casefold().removeprefix("the ") not in _COMMON:
            yield name, start, start + len(name), False


def _opens_sentence(text: str, at: int) -> bool:
    return text[max(0, at - 3) : at].rstrip(" \"“'‘(*_")[-1:] in ("", ".", "!", "?", "\n", "…")


def _is_title_like(name: str) -> bool:
    words = name.split()
    if not words or len(words) > 9 or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    return all(not word[0].isalpha() or word[0].isupper() or word.casefold() in _SMALL for word in words)


def _stem(filename: str) -> str:
    return re.split(r"[/\\]", filename)[-1].split(".")[0]


def _readable(filename: str) -> str:
    """Return a file's name as a title, without numbering, digests and words such as "review"; "" if nothing is left."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"[\s_+-]+", " ", _stem(filename)))
    title = " ".join(_FILE_NOISE.sub(" ", words).split())
    if title != title.lower():
        return title
    return " ".join(
        word if number and word in _SMALL else word[:1].upper() + word[1:] for number, word in enumerate(title.split())
    )
