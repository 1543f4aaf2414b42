"""The chunks of a text that a lexicon assesses ("not very good"), by the rules and in the arithmetic of TextBlob.

The rules are those of `Sentiment.assessments` in TextBlob's `_text.py`. Most pieces of a text do nothing to its score;
remembering which these are makes it many times as fast.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from corpus.polarity.multiword import join_term
from corpus.polarity.textblob import Entry, Lexicon, Token, reads_piecewise, tokenise_as_textblob

# The kinds of events: what a token does. An unknown word ends the reach of a negation before it if it has two letters,
# and of a modifier too if it has more; a word of one letter ("not a good") ends neither.
_ASSESSED, _SIGN, _NEGATION, _EXCLAMATION, _NEAR, _FAR = range(6)
_Event = tuple[int, Token, Entry]
_NOTHING = Entry(0.0, 0.0)
_UNKNOWN: _Event = (_FAR, ("", 0, 0), _NOTHING)

# The events of a piece of text without whitespace. Most pieces are one unknown word of three letters or more: None.
Piece = tuple[_Event, ...] | None

# A known word with its modifiers, negation and exclamation marks: polarity, subjectivity, label, and the tokens.
Chunk = tuple[float, float, str | None, list[Token]]

#: Takes the position of a text among others, and its chunks.
Note = Callable[[int, list[Chunk]], None]

# A word between brackets and stops.
_ORDINARY = re.compile(r"\(*([^\W_](?:\S*[^\W_])?)([,.?!)-]*)[:;]?")

# At most so many pieces are remembered, none longer than this, so that memory is bounded.
_REMEMBERED = 200_000
_LONGEST_REMEMBERED = 40


class Pieces(dict[str, Piece]):
    """The events of each piece of text under one lexicon, worked out when a piece is first met.

    Threads may share it: each finds the same value for the same piece.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __missing__(self, piece: str) -> Piece:
        events = self._list_events(piece)
        if len(self) < _REMEMBERED and len(piece) <= _LONGEST_REMEMBERED:
            self[piece] = events
        return events

    def _list_events(self, piece: str) -> Piece:
        ordinary = _ORDINARY.fullmatch(piece)
        if ordinary is not None:
            core, marks = ordinary.groups()
            word, lexicon = core.lower(), self._lexicon
            known = word in lexicon.words or word in lexicon.negations or word in lexicon.signs
            if len(word) > 2 and not known and "!" not in marks:
                return None
            # A period may belong to the word, and a digit may begin a sign with the marks behind it.
            if word.isalpha() and "." not in marks:
                return _list_events([(word, 0, 0), *[("!", 0, 0)] * marks.count("!")], lexicon)
        return _list_events(tokenise_as_textblob(piece), self._lexicon)

    def read(self, text: str) -> Iterable[Piece]:
        """Return the pieces of a text; one that does not read piecewise is a single piece."""
        text = self._lexicon.join(text)
        if reads_piecewise(text):
            return map(self.__getitem__, blank_marks(text).split())
        return [_list_events(tokenise_as_textblob(text), self._lexicon)]


def blank_marks(text: str) -> str:
    """Replace by spaces what is a token of its own and changes no score: quotation marks, commas, the n of "n't".

    Every other character keeps its place.
    """
    text = text.replace("n't", "  t").replace("'", " ").replace('"', " ").replace(", ", "  ")
    return text if text.isascii() else text.replace("“", " ").replace("”", " ").replace("‘", " ").replace("’", " ")


def _list_events(tokens: Iterable[Token], lexicon: Lexicon) -> tuple[_Event, ...]:
    """Return the event of each token; those that do nothing are left out."""
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
    """Return the assessed chunks of a text; the offsets of their tokens are those within the text."""
    return [*assess_pieces([_list_events(tokenise_as_textblob(lexicon.join(text)), lexicon)])]


def find_scored_word(words: Sequence[str], lexicon: Lexicon) -> str:
    """Return the word of a chunk that is scored: the last one that the lexicon knows, "good" in "not very good !"."""
    known = (word for word in reversed(words) if join_term(word) in lexicon.words or word in lexicon.signs)
    return next(known, words[-1])


def list_effects(pieces: Iterable[Piece]) -> list[_Event | int]:
    """Return what pieces do to a score, in order: texts with the same effects score the same.

    Unknown words next to each other do what the longest of them does.
    """
    effects: list[_Event | int] = []
    for event in chain.from_iterable([_UNKNOWN] if piece is None else piece for piece in pieces):
        if event[0] not in (_NEAR, _FAR):
            effects.append(event)
        elif effects and isinstance(effects[-1], int):
            effects[-1] = max(effects[-1], event[0])
        else:
            effects.append(event[0])
    return effects


def assess_pieces(pieces: Iterable[Piece]) -> Iterator[Chunk]:
    """Yield the assessed chunks of successive pieces of one text.

    A chunk opens with a known word and takes in the modifiers and the negation before it and the exclamation marks
    behind it; the next known word closes it. The steps, and the order in which numbers are multiplied, are TextBlob's,
    for scores are to be equal to the last bit.

    Parameters
    ----------
    pieces : iterable of Piece
        From `Pieces.read`. The offsets of the chunks' tokens are those within their piece.

    Yields
    ------
    Chunk
        A chunk of nothing but silenced modifiers has no polarity, NaN, and is left out.
    """
    # What was just read, and acts on the next known word.
    modifier: Token | None = None
    negation: Token | None = None
    # The open chunk. Its polarity is `strength` × `direction`; `intensity` multiplies the next word that it modifies.
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
                    # "really not good": the negation joins the modifier's chunk, and turns it round.
                    direction = -0.5
                    tokens.append(token)
                    negation = None
                else:
                    # It waits for the next known word. A modifier outlasts "no", of two letters, and no longer
                    # negation.
                    negation = token
                    modifier = modifier if len(token[0]) == 2 else None
            elif kind == _EXCLAMATION:
                if tokens:
                    strength = min(max(strength * 1.25, -1.0), 1.0)
                    tokens.append(token)
            else:
                if modifier is None or kind == _SIGN:
                    # A new chunk. NaN, which is not equal to itself, is no polarity.
                    if tokens and strength == strength:
                        yield strength * direction, subjectivity, label, tokens
                    strength, subjectivity, intensity, modifies, label = entry
                    direction = 1.0
                    tokens = [token]
                else:
                    # "very good": the word joins the modifier's chunk.
                    strength = min(max(entry.polarity * intensity, -1.0), 1.0)
                    subjectivity = max(-1.0, min(entry.subjectivity * intensity, 1.0))
                    intensity, modifies, label = entry[2:]
                    tokens.append(token)
                if kind == _ASSESSED:
                    if negation is not None:
                        # "not very good" is less bad than "not good" is: −0.5 of good at the inverse intensity.
                        direction = -0.5
                        intensity = 1.0 / intensity
                        tokens.insert(0, negation)
                    modifier = token if modifies else None
                    negation = None
    if tokens and strength == strength:
        yield strength * direction, subjectivity, label, tokens
