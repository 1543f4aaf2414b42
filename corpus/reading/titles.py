"""The film that a review without one is about, inferred from its text, else from the name of its file."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from corpus.reading.names import SMALL_WORDS, Name, find_names

QUOTED = "in quotation marks"
BEFORE_IS_A = "before “is a”"
RETURNING = "the name that returns most"
NAMED = "a name in the text"
FILE_NAME = "the file's name"
UNKNOWN = "not found"

#: A review names its film in its first pages: so many characters are searched.
_CHARACTERS = 20_000
#: A name that is less likely the film's than this is not taken.
_LEAST = 0.1
#: The certainty of a file's name: an assumption, since the reviews that the rest was fitted on had no such names.
_FILE_NAME, _FILE_NAME_IN_TEXT = 0.3, 0.6

#: Logistic regression: does a capitalised or quoted name with these traits equal the film's? See `infer_film`.
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

_FILE_NOISE = re.compile(
    r"(?i)\b(?:[0-9]{1,3}|[0-9]{5,}|(?=[a-f]*[0-9])[0-9a-f]{8,}|reviews?|drafts?|final|copy|v[0-9]+)\b"
)


@dataclass(frozen=True)
class Title:
    """The film of a text ("" where not found), the rule by which it was recognised, and the certainty (0..1)."""

    film: str
    rule: str
    certainty: float


def infer_film(text: str, *, filename: str = "") -> Title:
    """Infer the film that a review is about.

    A logistic regression gives each capitalised or quoted name in the text a probability: is it in quotation marks, is
    it before "is a" or "follows", does it come back, does it open the review, has it several words, is it after "by"
    or "starring"? The likeliest name is taken, if its probability is above 0.1 and above that of the file's name;
    else the film is not found.

    The certainty is roughly the share of names like this one that are the film's, spelt as in the catalogue. It was
    fitted on 12,000 reviews by the public, half of the films for learning and half for trying. Only 39 % of those
    reviews name their film at all. Of the names that scored 0.1-0.3, 23 % were right; 0.3-0.5, 40 %; 0.5-0.8, 63 %;
    over 0.8, 78 %, and many misses there are other spellings of the title. By rule: in quotation marks 44 % (mean
    certainty 0.45), before "is a" 38 % (0.35), the name that returns most 27 % (0.22), another name in the text 21 %
    (0.17). A file's name counts 0.3, or 0.6 where the text has it too; that is an assumption.

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
    >>> infer_film("Night Train to Oslo is a quiet film. Night Train to Oslo takes its time.").film
    'Night Train to Oslo'
    >>> infer_film("Loved it.", filename="reviews/01_the_long_dusk.txt")
    Title(film='The Long Dusk', rule="the file's name", certainty=0.3)
    """
    text = text[:_CHARACTERS]
    best = Title("", UNKNOWN, 0.0)
    for name, traits in _list_traits(text):
        certainty = 1 / (1 + math.exp(-_BASE - sum(_WEIGHTS[trait] for trait in traits)))
        if certainty > max(best.certainty, _LEAST):
            best = Title(name.name, _rule(name), certainty)
    if film := _readable(filename):
        printed = re.search(rf"(?<!\w){re.escape(film)}(?!\w)", text)
        certainty = _FILE_NAME_IN_TEXT if printed else _FILE_NAME
        if certainty > best.certainty:
            return Title(film, FILE_NAME, certainty)
    return best


def infer_films(texts: pd.Series, filenames: pd.Series) -> pd.DataFrame:
    """Infer the film of each text: `infer_film` for a whole folder.

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
    >>> infer_films(pd.Series(["Good.", "Bad."]), pd.Series(["1917.txt", "dusk.txt"])).film.tolist()
    ['1917', 'Dusk']
    """
    filenames = filenames.fillna("")
    numbered = filenames.map(lambda filename: _stem(filename).isdecimal()).to_numpy(dtype=bool)
    usable = filenames.where(~numbered | (numbered.sum() < 2), "")
    titles = [infer_film(text, filename=filename) for text, filename in zip(texts, usable, strict=True)]
    frame = pd.DataFrame(titles, columns=["film", "rule", "certainty"], index=texts.index)
    return frame.astype({"film": "str", "rule": "str", "certainty": "float64"})


def _rule(name: Name) -> str:
    """Return the rule that a name was recognised by."""
    if name.quoted:
        return QUOTED
    if name.signs["verb"]:
        return BEFORE_IS_A
    return RETURNING if name.signs["mentions"] > 1 else NAMED


def _list_traits(text: str) -> Iterator[tuple[Name, list[str]]]:
    """Yield each name of a text with those of its traits that make it more or less likely the film's."""
    names = find_names(text)
    mentions = [*sorted((_count_mentions(name) for name in names), reverse=True), 0, 0]
    for name in names:
        signs, words = name.signs, name.name.split()
        returns = signs["mentions"] > 1
        rival = mentions[1] if _count_mentions(name) == mentions[0] else mentions[0]
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


def _count_mentions(name: Name) -> float:
    """Return how often a name occurs; a single word counts half."""
    # A single word that returns is most often a person of the story.
    return name.signs["mentions"] / (1 if " " in name.name else 2)


def _stem(filename: str) -> str:
    return re.split(r"[/\\]", filename)[-1].split(".")[0]


def _readable(filename: str) -> str:
    """Return a file's name as a title, without numbering, digests and words such as "review"; "" if nothing is left."""
    stem = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"[\s_+-]+", " ", _stem(filename)))
    title = " ".join(_FILE_NOISE.sub(" ", stem).split())
    if title != title.lower():
        return title
    return " ".join(
        word if number and word in SMALL_WORDS else word[:1].upper() + word[1:]
        for number, word in enumerate(title.split())
    )
