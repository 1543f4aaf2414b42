"""The terms of a house lexicon, and what it does with each: checked, and in one spelling.

A term is data: it is looked for letter for letter, and is never a pattern, markup or a path.
"""

import re
import unicodedata
from typing import Literal

from corpus.polarity.multiword import joined
from corpus.polarity.textblob import tokenise
from corpus.reading.cleaning import remove_unseen
from corpus.schema import CorpusError

#: The longest term, in characters and in words.
LONGEST_TERM = 60
MOST_WORDS = 6

#: TextBlob's own polarity of a term, or none where it does not know the term.
TEXTBLOB: Literal["textblob"] = "textblob"
#: The one option of a lexicon, under a term that no text holds as a word: whether "isn't" and its kin negate as "not"
#: does (`NEGATES`), or are left to TextBlob, which passes over them.
OPTION = "n't"
NEGATES: Literal["negates"] = "negates"
#: What a lexicon does with a term: gives it a polarity, silences it (None), or leaves it to TextBlob.
Setting = float | Literal["textblob", "negates"] | None

# A word of a term begins and ends with a letter or digit.
_WORD = re.compile(r"[^\W_](?:[^\s_]*[^\W_])?")
_QUOTES = str.maketrans("‘’", "''")
_SILENCED = "silenced"


def normal(term: str) -> str:
    """Return a term as lexicons hold it: lower case, straight apostrophes, single spaces, accents as texts have them.

    Examples
    --------
    >>> normal(" Don’t  Waste ")
    "don't waste"
    """
    return " ".join(unicodedata.normalize("NFC", term.lower()).translate(_QUOTES).split())


def checked(given: str, setting: Setting) -> tuple[str, Setting]:
    """Return a term and what to do with it, as lexicons hold them.

    Raises
    ------
    CorpusError
        Either cannot be used; says what was found and what is allowed.
    """
    term = normal(given)
    if term == OPTION:
        if setting not in (NEGATES, TEXTBLOB):
            raise CorpusError(f"“{OPTION}” is no word: whether contractions negate is an option of the lexicon.")
        return term, setting
    shown = f"“{remove_unseen(term[:LONGEST_TERM])}{'…' if len(term) > LONGEST_TERM else ''}”"
    if not term:
        raise CorpusError("The term is empty: give a word or a phrase.")
    if len(term) > LONGEST_TERM or term.count(" ") >= MOST_WORDS:
        raise CorpusError(f"{shown} is too long: a term has at most {MOST_WORDS} words and {LONGEST_TERM} characters.")
    if not all(map(_is_read_as_one, term.split(" "))):
        raise CorpusError(
            f"{shown} cannot be looked up: each word of a term begins and ends with a letter or a digit, "
            "and has no quotation mark or underscore inside."
        )
    if setting is None or setting == TEXTBLOB:
        return term, setting
    if setting == NEGATES:
        raise CorpusError(f"{shown} has no polarity “{NEGATES}”: only “{OPTION}” has that.")
    polarity = float(setting)
    if not -1 <= polarity <= 1:
        raise CorpusError(f"The polarity of {shown} is {setting}: it must lie between −1 and 1.")
    # A negative zero is written like zero and is the same.
    return term, polarity + 0.0


def usable(term: str) -> bool:
    """Return whether lexicons can hold a term."""
    try:
        checked(term, None)
    except CorpusError:
        return False
    return True


def _is_read_as_one(word: str) -> bool:
    if not (word.isprintable() and _WORD.fullmatch(word)):
        return False
    once = joined(word)
    return [read for read, _, _ in tokenise(once)] == [once]


def said(setting: Setting) -> str:
    """Return a setting as the file of a lexicon has it.

    Examples
    --------
    >>> said(0.4), said(None), said(TEXTBLOB)
    ('0.4', 'silenced', 'textblob')
    """
    return _SILENCED if setting is None else str(setting)


def read_setting(written: str) -> Setting:
    """Return the setting that a file has written down.

    Raises
    ------
    CorpusError
        It is none; says what is allowed.
    """
    plain = written.strip().lower()
    if plain in (_SILENCED, TEXTBLOB):
        return TEXTBLOB if plain == TEXTBLOB else None
    try:
        return float(plain.replace("−", "-").replace(",", "."))
    except ValueError:
        raise CorpusError(
            f"“{remove_unseen(written)[:LONGEST_TERM]}” is no polarity: "
            f"write a number from −1 to 1, “{_SILENCED}”, or “{TEXTBLOB}”."
        ) from None
