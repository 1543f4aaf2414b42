"""The chunks of a text that a lexicon can assess, by the rules and in the arithmetic of TextBlob.

The rules are those of `Sentiment.assessments` in TextBlob's `_text.py`. Most pieces of a text do nothing to its score;
which they are is remembered, and that makes this many times as fast.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.pattern import Entry, Lexicon, Token, reads_piecewise, tokenise

# What a token does. An unknown word ends the reach of what stands before it: of a negation if it has two letters
# ("not a good"), of a modifier too if it has more ("really is a good").
_ASSESSED, _SIGN, _NEGATION, _EXCLAMATION, _NEAR, _FAR = range(6)


# What each token of a piece does, with what the lexicon says of it. Most pieces are one unknown word of three letters
# or more; those are None.
_Event = tuple[int, Token, Entry]
Piece = tuple[_Event, ...] | None
_NOTHING = Entry(0.0, 0.0)

# A word between quotation marks, brackets and stops: whatever TextBlob makes of those, they change no score.
_ORDINARY = re.compile(r"""["'“‘(]*([^\W_](?:[^\s"'“”‘’]*[^\W_])?)(['’](?:s|t|d|m|ll|re|ve))?[,.?)"'”’-]*[:;]?""")

# How many pieces are remembered: a vocabulary's head, so that memory has an end.
_REMEMBERED = 200_000


@dataclass(slots=True)
class Chunk:
    """Successive words that are assessed together: a known word with its modifiers and its negation."""

    strength: float
    subjectivity: float
    intensity: float
    label: str | None
    tokens: list[Token]
    negated: bool = False

    @property
    def polarity(self) -> float:
        """What the chunk adds, −1..1: a negation turns it round and halves it ("not bad" is a little good)."""
        return self.strength * -0.5 if self.negated else self.strength


class Pieces(dict[str, Piece]):
    """What each whitespace-separated piece of text does under one lexicon, worked out when first met.

    Threads may share it: each finds the same value for the same piece.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __missing__(self, piece: str) -> Piece:
        events = None if self._is_far(piece) else _events(tokenise(piece), self._lexicon)
        if len(self) < _REMEMBERED:
            self[piece] = events
        return events

    def _is_far(self, piece: str) -> bool:
        """Whether a piece is seen at a glance to be one unknown word that ends every reach."""
        ordinary = _ORDINARY.fullmatch(piece)
        if ordinary is None:
            return False
        word = ordinary[1].removesuffix("n").lower() if ordinary[2] == "'t" else ordinary[1].lower()
        lexicon = self._lexicon
        known = word in lexicon.words or word in lexicon.negations or word in lexicon.signs
        return len(word) > 2 and word[-1].isalnum() and not known

    def read(self, text: str) -> list[Piece]:
        """Return the pieces of a text; one with a sign that is broken by whitespace is a single piece."""
        if reads_piecewise(text):
            return [*map(self.__getitem__, text.split())]
        return [_events(tokenise(text), self._lexicon)]


def _events(tokens: Iterable[Token], lexicon: Lexicon) -> tuple[_Event, ...]:
    """Say what each token does; those that do nothing are left out."""
    events: list[_Event] = []
    for spelled, start, end in tokens:
        word = spelled.lower()
        if word in lexicon.words:
            events.append((_ASSESSED, (word, start, end), lexicon.words[word]))
        elif word in lexicon.negations:
            events.append((_NEGATION, (word, start, end), _NOTHING))
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
    return assess_pieces([_events(tokenise(text), lexicon)])


def assess_pieces(pieces: Iterable[Piece]) -> list[Chunk]:
    """Return the assessed chunks of successive pieces of one text; their tokens know their place in the piece only."""
    chunks: list[Chunk] = []
    modifier: Token | None = None
    negation: Token | None = None
    for piece in pieces:
        if piece is None:
            modifier = negation = None
            continue
        for kind, token, entry in piece:
            if kind == _ASSESSED:
                if modifier is None:
                    chunk = Chunk(entry.polarity, entry.subjectivity, entry.intensity, entry.label, [token])
                    chunks.append(chunk)
                else:
                    chunk = chunks[-1]
                    chunk.strength = max(-1.0, min(entry.polarity * chunk.intensity, 1.0))
                    chunk.subjectivity = max(-1.0, min(entry.subjectivity * chunk.intensity, 1.0))
                    chunk.intensity, chunk.label = entry.intensity, entry.label
                    chunk.tokens.append(token)
                if negation is not None:
                    chunk.intensity = 1.0 / chunk.intensity
                    chunk.negated = True
                    chunk.tokens.insert(0, negation)
                modifier = token if entry.modifies else None
                negation = None
            elif kind == _FAR:
                modifier = negation = None
            elif kind == _NEAR:
                negation = None
            elif kind == _NEGATION:
                if modifier is not None and modifier[0].endswith("ly"):
                    chunks[-1].negated = True
                    chunks[-1].tokens.append(token)
                    negation = None
                else:
                    negation = token
                    modifier = modifier if len(token[0]) == 2 else None
            elif kind == _EXCLAMATION:
                if chunks:
                    chunks[-1].strength = max(-1.0, min(chunks[-1].strength * 1.25, 1.0))
                    chunks[-1].tokens.append(token)
            else:
                chunks.append(Chunk(entry.polarity, entry.subjectivity, entry.intensity, entry.label, [token]))
    return chunks
