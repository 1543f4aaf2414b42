"""The chunks of a text that a lexicon can assess, by the rules and in the arithmetic of TextBlob.

The rules are those of `Sentiment.assessments` in TextBlob's `_text.py`. Most pieces of a text do nothing to its score;
which they are is remembered, and that makes this many times as fast.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.polarity.multiword import join_term
from corpus.polarity.textblob import Entry, Lexicon, Token, reads_piecewise, tokenise_as_textblob

# What a token does. An unknown word ends the reach of what stands before it: of a negation if it has two letters
# ("not a good"), of a modifier too if it has more ("really is a good").
_ASSESSED, _SIGN, _NEGATION, _EXCLAMATION, _NEAR, _FAR = range(6)
_Event = tuple[int, Token, Entry]
_NOTHING = Entry(0.0, 0.0)

# What the tokens of a piece of text do. Most pieces are one unknown word of three letters or more; those are None.
Piece = tuple[_Event, ...] | None

# Successive words that are assessed together, a known word with its modifiers and its negation: their polarity,
# subjectivity and label, and the words.
Chunk = tuple[float, float, str | None, list[Token]]

# A word between brackets and stops.
_ORDINARY = re.compile(r"\(*([^\W_](?:\S*[^\W_])?)([,.?!)-]*)[:;]?")

# How many pieces are remembered, and up to what length: a vocabulary's head, so that memory has an end.
_REMEMBERED = 200_000
_LONGEST_REMEMBERED = 40


class Pieces(dict[str, Piece]):
    """What each piece of text without whitespace does under one lexicon, worked out when first met.

    Threads may share it: each finds the same value for the same piece.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __missing__(self, piece: str) -> Piece:
        events = self._work_out(piece)
        if len(self) < _REMEMBERED and len(piece) <= _LONGEST_REMEMBERED:
            self[piece] = events
        return events

    def _work_out(self, piece: str) -> Piece:
        ordinary = _ORDINARY.fullmatch(piece)
        if ordinary is not None:
            core, marks = ordinary.groups()
            word, lexicon = core.lower(), self._lexicon
            known = word in lexicon.words or word in lexicon.negations or word in lexicon.signs
            if len(word) > 2 and not known and "!" not in marks:
                return None
            # A period may belong to the word, and a digit may begin a sign with the marks behind it.
            if word.isalpha() and "." not in marks:
                return _events([(word, 0, 0), *[("!", 0, 0)] * marks.count("!")], lexicon)
        return _events(tokenise_as_textblob(piece), self._lexicon)

    def read(self, text: str) -> Iterable[Piece]:
        """Return the pieces of a text; one that does not read piecewise is a single piece."""
        text = self._lexicon.join(text)
        if reads_piecewise(text):
            return map(self.__getitem__, blank_marks(text).split())
        return [_events(tokenise_as_textblob(text), self._lexicon)]


def blank_marks(text: str) -> str:
    """Blank out what stands apart in any text, and changes no score: quotation marks, commas, the n of "n't".

    Every other character keeps its place.
    """
    text = text.replace("n't", "  t").replace("'", " ").replace('"', " ").replace(", ", "  ")
    return text if text.isascii() else text.replace("“", " ").replace("”", " ").replace("‘", " ").replace("’", " ")


def _events(tokens: Iterable[Token], lexicon: Lexicon) -> tuple[_Event, ...]:
    """Say what each token does; those that do nothing are left out."""
    events: list[_Event] = []
    for spelled, start, end in tokens:
        word = spelled.lower()
        if word in lexicon.words:
            events.append((_ASSESSED, (lexicon.spell(word), start, end), lexicon.words[word]))
        elif word in lexicon.negations:
            events.append((_NEGATION, (lexicon.spell(word), start, end), _NOTHING))
        elif word == "!":
            events.append((_EXCLAMATION, (word, start, end), _NOTHING))
        else:
            if len(word) > 1:
                events.append((_FAR if len(word) > 2 else _NEAR, (word, start, end), _NOTHING))
            if word in lexicon.signs:
                events.append((_SIGN, (word, start, end), lexicon.signs[word]))
    return tuple(events)


def assess_text(text: str, lexicon: Lexicon) -> list[Chunk]:
    """Return the assessed chunks of a text, whose tokens say where in the text they are."""
    return [*assess_pieces([_events(tokenise_as_textblob(lexicon.join(text)), lexicon)])]


def find_scored_word(words: Sequence[str], lexicon: Lexicon) -> str:
    """Return the word of a chunk that is weighed, its last: the others modify it, and "!" and a negation may follow."""
    known = (word for word in reversed(words) if join_term(word) in lexicon.words or word in lexicon.signs)
    return next(known, words[-1])


def assess_pieces(pieces: Iterable[Piece]) -> Iterator[Chunk]:
    """Give the assessed chunks of successive pieces of one text; their tokens know their place in the piece only.

    A chunk of nothing but silenced modifiers has no polarity, NaN, and is none.
    """
    modifier: Token | None = None
    negation: Token | None = None
    # The open chunk, which later tokens may still change.
    tokens: list[Token] = []
    label: str | None = None
    strength = subjectivity = intensity = direction = 1.0
    for piece in pieces:
        if piece is None:
            modifier = negation = None
            continue
        for kind, token, entry in piece:
            if kind == _FAR:
                modifier = negation = None
            elif kind == _NEAR:
                negation = None
            elif kind == _NEGATION:
                if modifier is not None and modifier[0].endswith("ly"):
                    direction = -0.5
                    tokens.append(token)
                    negation = None
                else:
                    negation = token
                    modifier = modifier if len(token[0]) == 2 else None
            elif kind == _EXCLAMATION:
                if tokens:
                    strength = min(max(strength * 1.25, -1.0), 1.0)
                    tokens.append(token)
            else:
                if modifier is None or kind == _SIGN:
                    if tokens and strength == strength:
                        yield strength * direction, subjectivity, label, tokens
                    strength, subjectivity, intensity, modifies, label = entry
                    direction = 1.0
                    tokens = [token]
                else:
                    strength = min(max(entry.polarity * intensity, -1.0), 1.0)
                    subjectivity = max(-1.0, min(entry.subjectivity * intensity, 1.0))
                    intensity, modifies, label = entry[2:]
                    tokens.append(token)
                if kind == _ASSESSED:
                    if negation is not None:
                        direction = -0.5
                        intensity = 1.0 / intensity
                        tokens.insert(0, negation)
                    modifier = token if modifies else None
                    negation = None
    if tokens and strength == strength:
        yield strength * direction, subjectivity, label, tokens
