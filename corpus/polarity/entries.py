"""The terms of a house lexicon and their settings: checked, and in one spelling.

A term is data: it is looked for letter for letter, and is never a pattern, markup or a path.
"""

import re
import unicodedata
from typing import Literal

from corpus.errors import CorpusError
from corpus.polarity.multiword import join_term
from corpus.polarity.textblob import tokenise_as_textblob
from corpus.reading.cleaning import remove_unseen

#: The longest term, in characters and in words.
LONGEST_TERM = 60
MOST_WORDS = 6

#: The setting that leaves a term to TextBlob.
TEXTBLOB: Literal["textblob"] = "textblob"
#: The one option of a lexicon, written as a term that is no word of any text: whether contractions such as "isn't"
#: negate as "not" does (`NEGATES`), or are left to TextBlob, which passes over them.
OPTION = "n't"
NEGATES: Literal["negates"] = "negates"
#: What a lexicon does with a term: it gives it a polarity, silences it (None), or leaves it to TextBlob.
Setting = float | Literal["textblob", "negates"] | None

# A word of a term begins and ends with a letter or digit.
_WORD = re.compile(r"[^\W_](?:[^\s_]*[^\W_])?")
_QUOTES = str.maketrans("‘’", "''")
#: How a word that is ignored is written in a file, and was in files of before.
_IGNORED, _SILENCED = "ignored", "silenced"


def normalise_term(term: str) -> str:
    """Return a term in the spelling of lexicons: lower case, straight apostrophes, single spaces, NFC accents.

    Examples
    --------
    >>> normalise_term(" Don’t  Waste ")
    "don't waste"
    """
    return " ".join(unicodedata.normalize("NFC", term.lower()).translate(_QUOTES).split())


def check_entry(given: str, setting: Setting) -> tuple[str, Setting]:
    """Return a term and its setting in the spelling of lexicons.

    Raises
    ------
    CorpusError
        One of them cannot be used; the message has what was given and what is allowed.
    """
    term = normalise_term(given)
    if term == OPTION:
        if setting not in (NEGATES, TEXTBLOB):
            raise CorpusError(
                f"“{OPTION}” is not a word but a switch: write “{NEGATES}” to treat “isn’t” as “not”, or “{TEXTBLOB}”."
            )
        return term, setting
    shown = f"“{remove_unseen(term[:LONGEST_TERM])}{'…' if len(term) > LONGEST_TERM else ''}”"
    if not term:
        raise CorpusError("There is no word here: give a word or a phrase.")
    if len(term) > LONGEST_TERM or term.count(" ") >= MOST_WORDS:
        raise CorpusError(f"{shown} is too long: at most {MOST_WORDS} words and {LONGEST_TERM} characters.")
    if not all(map(_is_read_as_one, term.split(" "))):
        raise CorpusError(
            f"{shown} cannot be scored: each word must begin and end with a letter or a digit, and have no quotation "
            "mark or underscore inside."
        )
    if setting is None or setting == TEXTBLOB:
        return term, setting
    if setting == NEGATES:
        raise CorpusError(f"{shown} cannot be set to “{NEGATES}”: only “{OPTION}” can. Write a number from −1 to +1.")
    polarity = float(setting)
    if not -1 <= polarity <= 1:
        raise CorpusError(f"{shown} cannot score {setting}: a score is a number from −1 to +1.")
    # A negative zero is written like zero and is the same.
    return term, polarity + 0.0


def is_usable(term: str) -> bool:
    """Return whether a term can be in a lexicon."""
    try:
        check_entry(term, None)
    except CorpusError:
        return False
    return True


def _is_read_as_one(word: str) -> bool:
    if not (word.isprintable() and _WORD.fullmatch(word)):
        return False
    once = join_term(word)
    return [read for read, _, _ in tokenise_as_textblob(once)] == [once]


def write_setting(setting: Setting) -> str:
    """Return a setting as it is written in a lexicon's file.

    Examples
    --------
    >>> write_setting(0.4), write_setting(None), write_setting(TEXTBLOB)
    ('0.4', 'ignored', 'textblob')
    """
    return _IGNORED if setting is None else str(setting)


def read_setting(written: str) -> Setting:
    """Return the setting that a text in a lexicon's file stands for.

    Raises
    ------
    CorpusError
        It is no setting; the message has what is allowed.
    """
    plain = written.strip().lower()
    if plain in (_IGNORED, _SILENCED, TEXTBLOB):
        return TEXTBLOB if plain == TEXTBLOB else None
    try:
        return float(plain.replace("−", "-").replace(",", "."))
    except ValueError:
        raise CorpusError(
            f"“{remove_unseen(written)[:LONGEST_TERM]}” is not a score: "
            f"write a number from −1 to +1, “{_IGNORED}”, or “{TEXTBLOB}”."
        ) from None
