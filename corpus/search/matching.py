"""RE2 patterns of whole words and phrases: case does not count, nor the kind of apostrophe, nor a hyphen for a space.

RE2 looks neither ahead nor behind, so a pattern takes in the character on either side of a word. Where it matters what
exactly a match covers, the text is searched with a `MARK` on either side of each word: then only marks are taken in.
"""

import re
import unicodedata
from collections.abc import Sequence

#: A private-use character.
MARK = "\ue000"

_LETTER = r"\p{L}\p{M}\p{N}"
#: What a word is made of. An apostrophe ends it, unlike in `tokens`: "director" is also found in "director's".
WORD = f"[{_LETTER}]"
_OUTSIDE = f"[^{_LETTER}]"
_BEFORE, _AFTER = f"(?:^|{_OUTSIDE})", f"(?:$|{_OUTSIDE})"
_ANY_WORD = rf"{WORD}+(?:{MARK}?['’ʼ‘]{MARK}?{WORD}+)*"
#: Between the words of a phrase: spaces, hyphens, commas, quotation marks; nothing that ends a sentence.
_BETWEEN = rf"[^{_LETTER}.!?…]+"
# A window of many words is spelled with few ranges: RE2 unfolds each \p{L} into hundreds of instructions.
_SPACES = (
    r"\s!-&(-/:-@\[-`{-~\x{A0}-\x{A9}\x{AB}-\x{B1}\x{B4}\x{B6}-\x{B8}\x{BB}\x{BF}"
    r"\x{2000}-\x{2017}\x{201A}-\x{206F}\x{3000}-\x{3004}"
)
# What may follow a word at the window's edge without being part of it: the 's of "director's", the mark around it.
_HUNG = f"[^{_LETTER}{_SPACES}]"
_WINDOW = f"(?:{_HUNG}[^{_SPACES}]*)?[{_SPACES}]+(?:[^{_SPACES}]+[{_SPACES}]+){{0,%d}}?(?:[^{_SPACES}]*{_HUNG})?"

_ALIKE = {
    **dict.fromkeys("'’ʼ‘", "['’ʼ‘]"),
    **dict.fromkeys('"“”„', '["“”„]'),
}
# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
# A hyphen joins words only between two letters, digits or the like: not beside a space or another sign.
_HYPHEN = re.compile(r"(?<=[^\s!-/:-@\[-`{-~\u2010-\u2014])[-\u2010-\u2014](?=[^\s!-/:-@\[-`{-~\u2010-\u2014])")


def write_phrase_pattern(words: Sequence[str]) -> str:
    """Return the pattern of words in this order, nothing but spaces, hyphens and the like between them.

    Parameters
    ----------
    words : sequence of str
        Without white space. `love*` is every word that begins so, `a|b` is either, `*` is any one word.
    """
    last = len(words) - 1
    return "(?i)" + _BETWEEN.join(_write_word(word, first=i == 0, last=i == last) for i, word in enumerate(words))


def write_near_pattern(one: str, other: str, *, width: int) -> str:
    """Return the pattern of two words, in either order, the second at most `width` words after the first."""
    window = _WINDOW % (width - 1)
    orders = (
        _write_word(left, first=True, last=False) + window + _write_word(right, first=False, last=True)
        for left, right in ((one, other), (other, one))
    )
    return "(?i)" + "|".join(orders)


def is_beginning(word: str) -> bool:
    """Return whether a word of a query stands for all that begin so, as `love*` does; `*good` and `C+*` do not."""
    return len(word) > 1 and word[-1] == "*" and _is_letter(word[-2])


def is_compound(word: str) -> bool:
    """Return whether hyphens join several words, as in `star-crossed`."""
    return _HYPHEN.search(word) is not None


def _write_word(word: str, *, first: bool, last: bool) -> str:
    """Return the pattern of one word of a query; `first` and `last` say whether its edges must be edges of words."""
    choices = word.split("|")
    if not all(choices):
        choices = [word]
    return "(?:" + "|".join(_write_choice(choice, first=first, last=last) for choice in choices) + ")"


def _write_choice(word: str, *, first: bool, last: bool) -> str:
    if word == "*":
        return (_BEFORE if first else "") + _ANY_WORD + (_AFTER if last else "")
    letters = word[:-1] if is_beginning(word) else word
    pattern = _BETWEEN.join(_write_letters(part) for part in _HYPHEN.split(letters))
    if is_beginning(word):
        pattern += f"{WORD}*"
    return (
        (_BEFORE if first and _has_edge(letters[0]) else "")
        + pattern
        + (_AFTER if last and _has_edge(letters[-1]) else "")
    )


def _write_letters(text: str) -> str:
    """Return the pattern of a text letter for letter, with an optional mark where a word begins or ends in it."""
    pattern, inside = "", _is_letter(text[0])
    for letter in text:
        if _is_letter(letter) != inside:
            inside = not inside
            pattern += f"{MARK}?"
        plain = inside or not letter.isascii()
        pattern += _ALIKE.get(letter) or (letter if plain else f"\\{letter}")
    return pattern


def _is_letter(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


def _has_edge(letter: str) -> bool:
    return _is_letter(letter) and not _UNSPACED.match(letter)
