"""The house lexicon: what an editor, or the star ratings, change in TextBlob's.

A word or phrase is given a polarity of its own, or silenced, so that it is no evidence at all; and "isn't" and its kin
may negate as "not" does. Without a change it scores as TextBlob does. Every change is dated, and the last can be
undone. It is kept in a small table beside the corpus's folder, one line a change, which an editor can read, mail, and
write with a spreadsheet; a rebuild leaves it alone.
"""

import hashlib
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile
from pathlib import Path

from corpus.polarity.changes import Change, Origin, from_csv, record, to_csv
from corpus.polarity.entries import NEGATES, OPTION, TEXTBLOB, Setting, normal
from corpus.polarity.multiword import Joining, joined
from corpus.polarity.textblob import Entry, Lexicon, textblob_lexicon
from corpus.reading.cleaning import remove_unseen
from corpus.reading.encodings import decode_bytes
from corpus.reading.limits import MEBIBYTE
from corpus.schema import CorpusError, SourceError
from corpus.sidecar import lock_sidecar, sidecar_path, write_whole

#: The longest file of one, in bytes.
MOST_BYTES = 16 * MEBIBYTE
_AUXILIARIES = "ai are ca could did does do had has have is might must need sha should was were wo would"
#: The contractions that negate; TextBlob reads "isn't" as "is", "n", "'" and "t".
CONTRACTIONS = tuple(f"{auxiliary}n't" for auxiliary in _AUXILIARIES.split())


@dataclass(frozen=True)
class House:
    """A house lexicon, never changed: each change gives a new one.

    Attributes
    ----------
    history : tuple of Change
        What has been changed and not undone, the oldest first.

    Examples
    --------
    >>> house = House().change("masterpiece", 0.9, on=date(2025, 3, 3)).change("first", None, on=date(2025, 3, 4))
    >>> dict(house.entries)
    {'masterpiece': 0.9, 'first': None}
    >>> dict(house.undo().entries)
    {'masterpiece': 0.9}
    """

    history: tuple[Change, ...] = ()

    @cached_property
    def settings(self) -> Mapping[str, Setting]:
        """What is done with each term that is not left to TextBlob, and with the option where it is on."""
        held: dict[str, Setting] = {}
        for change in self.history:
            if change.after == TEXTBLOB:
                held.pop(change.term, None)
            else:
                held[change.term] = change.after
        return held

    @cached_property
    def entries(self) -> Mapping[str, float | None]:
        """The terms that are not left to TextBlob: their polarity, −1..1, or None where silenced."""
        return {term: value for term, value in self.settings.items() if not isinstance(value, str)}

    @property
    def contractions(self) -> bool:
        """Whether "isn't", "wasn't" and their kin negate as "not" does."""
        return OPTION in self.settings

    @property
    def is_empty(self) -> bool:
        """Whether nothing is changed: it scores as TextBlob does."""
        return not self.settings

    @cached_property
    def digest(self) -> str:
        """What identifies the scores that this lexicon gives, however it came about."""
        told = [f"{term}\0{value!r}" for term, value in sorted(self.entries.items())]
        return hashlib.blake2b("\n".join([str(self.contractions), *told]).encode(), digest_size=16).hexdigest()

    def setting(self, term: str) -> Setting:
        """Return what is done with a term."""
        return self.settings.get(normal(term), TEXTBLOB)

    def change(self, term: str, polarity: float | None, *, on: date, origin: Origin = "editor") -> "House":
        """Give a term a polarity, −1..1, or silence it (None).

        Raises
        ------
        CorpusError
            The term or the polarity cannot be used; says what was found and what is allowed.
        """
        return self.change_all({term: polarity}, on=on, origin=origin)

    def drop(self, term: str, *, on: date, origin: Origin = "editor") -> "House":
        """Leave a term to TextBlob again."""
        return self.change_all({term: TEXTBLOB}, on=on, origin=origin)

    def negate(self, contractions: bool, *, on: date, origin: Origin = "editor") -> "House":
        """Let "isn't" and its kin negate as "not" does, or leave them to TextBlob, which passes over them."""
        return self.change_all({OPTION: NEGATES if contractions else TEXTBLOB}, on=on, origin=origin)

    def change_all(self, settings: Mapping[str, Setting], *, on: date, origin: Origin = "editor") -> "House":
        """Make several changes that are undone together; what changes nothing leaves no trace.

        Raises
        ------
        CorpusError
            As for `change`, or the lexicon would grow beyond its limits.
        """
        history, held = [*self.history], dict(self.settings)
        step = history[-1].step + 1 if history else 1
        for term, setting in settings.items():
            record(history, held, term, setting, on=on, origin=origin, step=step)
        return House(tuple(history))

    def undo(self) -> "House":
        """Take back the last change, or all that were made with it; nothing where there is none."""
        last = self.history[-1].step if self.history else 0
        return House(tuple(takewhile(lambda change: change.step < last, self.history)))

    def merge(self, other: "House", *, on: date) -> "House":
        """Lay what another lexicon changes over this one, in one step."""
        return self.change_all(other.settings, on=on, origin="import")

    def lexicon(self) -> Lexicon:
        """Return TextBlob's lexicon with the changes made, to score by; the same object each time."""
        return self._lexicon

    @cached_property
    def _lexicon(self) -> Lexicon:
        base = textblob_lexicon()
        words = dict(base.words)
        for term, value in self.entries.items():
            word = joined(term)
            known = base.words.get(word, Entry(0.0, 0.0))
            if value is not None:
                # A judgement of the house's own is one, to whatever degree.
                words[word] = known._replace(polarity=value, subjectivity=known.subjectivity or abs(value))
            elif known.modifies:
                words[word] = known._replace(polarity=math.nan)
            else:
                words.pop(word, None)
        contractions = CONTRACTIONS if self.contractions else ()
        several = [term for term in self.entries if joined(term) != term]
        negations = base.negations | {joined(word) for word in contractions}
        return Lexicon(words, base.signs, negations, Joining.of([*contractions, *several]))

    def as_csv(self) -> str:
        """Return the table that is kept, exported and mailed: one line a change."""
        return to_csv(self.history)

    def write(self, path: Path) -> None:
        """Keep the lexicon in a file, whole or not at all.

        Raises
        ------
        StoreError
            The file cannot be written; what stood there is unchanged.
        """
        write_whole(path, self.as_csv())

    @classmethod
    def read(cls, path: Path) -> "House":
        """Return the lexicon that a file holds.

        Raises
        ------
        SourceError
            There is no such file, or one of its lines cannot be used: names it, what was found and what is allowed.
        """
        if not path.is_file():
            raise SourceError(f"There is no lexicon in {path}.")
        try:
            with path.open("rb") as handle:
                data = handle.read(MOST_BYTES + 1)
        except OSError as error:
            raise SourceError(f"{path} cannot be read: {error.strerror}.") from error
        return cls.parse(data, name=path.name)

    @classmethod
    def parse(cls, data: bytes, *, name: str) -> "House":
        """Return the lexicon that a file's bytes spell.

        A table of `term` and `after` is enough.

        Parameters
        ----------
        data : bytes
        name : str
            What the file is called in messages.

        Raises
        ------
        SourceError
            As for `read`.
        """
        shown = remove_unseen(name)[:120]
        if len(data) > MOST_BYTES:
            raise SourceError(f"{shown} is too large: a lexicon has at most {MOST_BYTES // MEBIBYTE} MB.")
        try:
            history = from_csv(decode_bytes(data).text)
        except CorpusError as error:
            raise SourceError(f"{shown}, {error}") from error
        return cls(tuple(history))


def house_path(corpus: Path) -> Path:
    """Return where a corpus's house lexicon is kept: beside its folder, under its name."""
    return sidecar_path(corpus, "lexicon.csv")


def change_house(corpus: Path, changed: Callable[[House], House]) -> House:
    """Change the lexicon that is kept beside a corpus, whoever else does so at the same time; return what it is now.

    Raises
    ------
    CorpusError
        The lexicon that is kept cannot be read, the change cannot be made, or the file cannot be written; nothing is
        changed then.
    """
    path = house_path(corpus)
    with lock_sidecar(path):
        house = changed(House.read(path) if path.is_file() else House())
        house.write(path)
    return house
