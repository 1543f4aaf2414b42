"""The tokens and the lexicon that TextBlob scores by, in time that grows linearly with a text.

TextBlob ships them from the pattern library (De Smedt & Daelemans, "Pattern for Python", JMLR 13, 2012). The words
come from `textblob.en`. The abbreviations, the emoticons and the patterns that find them are only in `textblob._text`,
which is private: the test of this module names the version that they were checked with (`text.english` loads both).
Only the tokeniser is written anew, because TextBlob's is quadratic in runs of punctuation and forgets where in the text
a token was.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from corpus.polarity.multiword import Joining
from corpus.text.english import (
    ABBREVIATIONS,
    EMOTICONS,
    EOS,
    IRONY,
    MOOD,
    PUNCTUATION,
    RE_EMOTICONS,
    RE_SARCASM,
    Sentiment,
    sentiment,
)

# Quotation marks are always tokens of their own, and "isn't" is read as is, n, ', t.
_PIECE = re.compile(r"""(?:\r?\n){2,}|["'“”‘’]|n(?='t)|(?:(?!n't)[^\s"'“”‘’])+""")

# The period is not among them: it may belong to an abbreviation.
_MARKS = PUNCTUATION.replace(".", "")
# Abbreviations: those that TextBlob lists, initials ("U.S.") and capitals with consonants ("Mr.").
_LONGEST_ABBREVIATION = max(map(len, ABBREVIATIONS))
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+")
_CONSONANTS = re.compile(r"[A-Z][bcdfghjklmnpqrstvwxz|]+")

_TERMINATORS = frozenset(("...", ".", "!", "?", EOS))
_CLOSERS = _TERMINATORS | {"”", "’", ")"}


def _compile_broken_signs() -> re.Pattern[str]:
    """Return a pattern that finds every sign written with whitespace or a quotation mark inside, such as ": )"."""
    faces = sorted({face for group in EMOTICONS.values() for face in group})
    rests: dict[str, list[str]] = {}
    for sign in (*faces, "(!)"):
        first, *rest = map(re.escape, sign)
        options = rests.setdefault(first, [])
        options += ["".join(rest[:gap]) + r"\s+" + r"\s*".join(rest[gap:]) for gap in range(len(rest))]
        if "'" in sign:
            options.append("".join(rest))
    # One branch for each first character: an alternation of whole signs takes three times as long.
    branches = "|".join(f"{first}(?:{'|'.join(options)})" for first, options in rests.items() if options)
    # A letter or digit that goes on into a word ends no sign; a mark does, for it leaves the word.
    return re.compile(rf"(?:{branches})(?!(?<=[^\W_])(?!n't)[^\W_])")


_BROKEN_SIGN = _compile_broken_signs()


# A token as TextBlob spells it, and where it starts and ends in the text. A plain tuple: the garbage collector leaves
# those alone, and a text can hold half a million.
Token = tuple[str, int, int]


class Entry(NamedTuple):
    """The scores of a word in a lexicon. A word that modifies multiplies the scores of the next by its intensity.

    With a polarity of NaN the word is no evidence, and only modifies.
    """

    polarity: float
    subjectivity: float
    intensity: float = 1.0
    modifies: bool = False
    label: str | None = None


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A lexicon that texts are scored by.

    Attributes
    ----------
    words : mapping of str to Entry
        In lower case; phrases and contractions as the words that `joining` makes of them.
    signs : mapping of str to Entry
        The emoticons and the "(!)" of irony; a house lexicon does not change them.
    negations : frozenset of str
    joining : Joining, optional
        Phrases and contractions that are read as one word; TextBlob has none.
    """

    words: Mapping[str, Entry]
    signs: Mapping[str, Entry]
    negations: frozenset[str]
    joining: Joining | None = None

    def join(self, text: str) -> str:
        """Return a text with its phrases and contractions joined; it keeps its length."""
        return self.joining.join(text) if self.joining else text

    def spell(self, word: str) -> str:
        """Return a joined word as it is usually spelled: "over the top" of "over_the_top"."""
        return self.joining.spelled.get(word, word) if self.joining else word


@cache
def load_textblob_lexicon() -> Lexicon:
    """Return TextBlob's own lexicon.

    TextBlob fills its dictionary on first use, and threads that ask meanwhile find it half full. This one is filled
    from an instance of its own, so that the first scores equal all later ones.
    """
    source = Sentiment(path=sentiment.path)
    source.load()
    words = {}
    for word, tags in source.items():
        polarity, subjectivity, intensity = tags[None]
        modifies = any(tag in tags for tag in sentiment.modifiers)
        words[word] = Entry(polarity, subjectivity, intensity, modifies, source.labeler.get(word))
    signs = {"(!)": Entry(0.0, 1.0, label=IRONY)}
    for (_, polarity), faces in EMOTICONS.items():
        for face in map(str.lower, faces):
            if not face.isalpha() and len(face) <= 5 and face not in PUNCTUATION:
                signs.setdefault(face, Entry(polarity, 1.0, label=MOOD))
    return Lexicon(words, signs, frozenset(sentiment.negations))


def tokenise_as_textblob(text: str) -> list[Token]:
    """Return the tokens of a text, exactly those that TextBlob scores, with their character offsets.

    Parameters
    ----------
    text : str
        Any text. Time grows linearly with its length.

    Returns
    -------
    list of Token
        In order. A word keeps its case. Of an ellipsis of more than three periods only the last three are kept,
        as TextBlob does.

    Examples
    --------
    >>> [word for word, _, _ in tokenise_as_textblob("Mr. Reed isn't bad :-)")]
    ['Mr.', 'Reed', 'is', 'n', "'", 't', 'bad', ':-)']
    """
    pieces: list[Token] = []
    for match in _PIECE.finditer(text):
        piece, start = match[0], match.start()
        if piece.endswith("\n"):
            pieces.append((EOS, start, match.end()))
        else:
            pieces.extend(_split_piece(piece, start))
    return [
        token
        for sentence in _split_sentences(pieces)
        for token in _merge_signs(_merge_signs(sentence, RE_SARCASM), RE_EMOTICONS)
    ]


def reads_piecewise(text: str) -> bool:
    """Return whether a text has the tokens of its pieces between whitespace and quotation marks.

    Nearly every text has; not one with a sign that is broken by whitespace (": )"), nor with the word that TextBlob
    itself puts between paragraphs.
    """
    return _BROKEN_SIGN.search(text) is None and EOS not in text


def _split_piece(piece: str, offset: int) -> Iterator[Token]:
    """Split the punctuation off both ends of a piece without whitespace."""
    start = len(piece) - len(piece.lstrip(_MARKS))
    yield from zip(piece[:start], range(offset, offset + start), range(offset + 1, offset + start + 1), strict=True)
    # How far an abbreviation could reach is computed once, not at each period: this keeps the time linear.
    initials_end, consonants_end = _find_reach(_INITIALS, piece, start), _find_reach(_CONSONANTS, piece, start)
    tail = []
    end = len(piece)
    while end > start and (piece[end - 1] in _MARKS or piece[end - 1] == "."):
        if piece[end - 1] in _MARKS:
            end -= 1
            tail.append((end, end + 1))
        if piece.endswith("...", start, end):
            tail.append((end - 3, end))
            end -= 3
            while piece.endswith(".", start, end):
                end -= 1
        if piece.endswith(".", start, end):
            if (
                (end <= initials_end and (end - start) % 2 == 0)
                or (end - 1 <= consonants_end and end - start > 2)
                or (end - start <= _LONGEST_ABBREVIATION and piece[start:end] in ABBREVIATIONS)
            ):
                break
            end -= 1
            tail.append((end, end + 1))
    if end > start:
        yield piece[start:end], offset + start, offset + end
    for first, last in reversed(tail):
        yield piece[first:last], offset + first, offset + last


def _find_reach(pattern: re.Pattern[str], piece: str, start: int) -> int:
    match = pattern.match(piece, start)
    return match.end() if match else start


def _split_sentences(tokens: list[Token]) -> Iterator[list[Token]]:
    """Split tokens into sentences, after each run of closing marks; marks of paragraphs are dropped."""
    sentence: list[Token] = []
    closing = False
    for token in tokens:
        word, _, _ = token
        if closing and word not in _CLOSERS:
            yield sentence
            sentence, closing = [], False
        closing = closing or word in _TERMINATORS
        if word != EOS:
            sentence.append(token)
    yield sentence


def _merge_signs(tokens: list[Token], pattern: re.Pattern[str]) -> list[Token]:
    """Join neighbouring tokens whose characters together make up a sign, as ":" and ")" do."""
    text = " ".join([word for word, _, _ in tokens])
    group = 1 if pattern.groups else 0
    spans = [match.span(group) for match in pattern.finditer(text) if " " in match[group]]
    if not spans:
        return tokens
    starts = list(accumulate((len(word) + 1 for word, _, _ in tokens), initial=0))
    merged, done = [], 0
    for start, end in spans:
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1)
        words, begins, ends = zip(*tokens[first:last], strict=True)
        merged += tokens[done:first]
        merged.append(("".join(words), begins[0], ends[-1]))
        done = last
    return merged + tokens[done:]
