"""The house lexicon: TextBlob's lexicon with an editor's changes, or with those suggested by the star ratings.

A word or phrase is given another polarity, or silenced, so that it is no evidence at all; and contractions such as
"isn't" may negate as "not" does. Without a change it scores as TextBlob does. Every change is dated, and the last can
be undone. The desk's database keeps it (`keeping.lexicon`); as a file it is a small table, one line a change, which an
editor can read, mail, and write with a spreadsheet.
"""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from corpus.history import Changed
from corpus.polarity.changes import TABLE, Origin, from_csv, record_change, to_csv
from corpus.polarity.entries import NEGATES, OPTION, TEXTBLOB, Setting, normalise_term
from corpus.polarity.multiword import Joining, join_term
from corpus.polarity.textblob import Entry, Lexicon, load_textblob_lexicon
from corpus.sidecar import sidecar_path, write_whole

_AUXILIARIES = "ai are ca could did does do had has have is might must need sha should was were wo would"
#: The contractions that negate; TextBlob reads "isn't" as "is", "n", "'" and "t".
CONTRACTIONS = tuple(f"{auxiliary}n't" for auxiliary in _AUXILIARIES.split())


@dataclass(frozen=True)
class House(Changed[Setting]):
    """A house lexicon: the settings of all that is not left to TextBlob, and of the option where it is on.

    Examples
    --------
    >>> house = House().change("masterpiece", 0.9, on=date(2025, 3, 3)).change("first", None, on=date(2025, 3, 4))
    >>> dict(house.entries)
    {'masterpiece': 0.9, 'first': None}
    >>> dict(house.undo().entries)
    {'masterpiece': 0.9}
    """

    plain = TEXTBLOB

    @cached_property
    def entries(self) -> Mapping[str, float | None]:
        """The terms that are not left to TextBlob: their polarity, −1..1, or None where silenced."""
        return {term: value for term, value in self.settings.items() if not isinstance(value, str)}

    @property
    def contractions(self) -> bool:
        """Whether contractions ("isn't", "wasn't") negate as "not" does."""
        return OPTION in self.settings

    @property
    def is_empty(self) -> bool:
        """Whether nothing is changed, so that it scores as TextBlob does."""
        return not self.settings

    @cached_property
    def digest(self) -> str:
        """A hash of the settings: equal for lexicons that give equal scores, whatever their histories."""
        lines = [f"{term}\0{value!r}" for term, value in sorted(self.entries.items())]
        return hashlib.blake2b("\n".join([str(self.contractions), *lines]).encode(), digest_size=16).hexdigest()

    def setting(self, term: str) -> Setting:
        """Return the setting of a term."""
        return self.settings.get(normalise_term(term), TEXTBLOB)

    def change(self, term: str, polarity: float | None, *, on: date, origin: Origin = "editor") -> "House":
        """Give a term a polarity, −1..1, or silence it (None).

        Raises
        ------
        CorpusError
            The term or the polarity cannot be used; the message has what was given and what is allowed.
        """
        return self.change_all({term: polarity}, on=on, origin=origin)

    def drop(self, term: str, *, on: date) -> "House":
        """Leave a term to TextBlob again."""
        return self.change_all({term: TEXTBLOB}, on=on)

    def negate(self, contractions: bool, *, on: date) -> "House":
        """Let contractions such as "isn't" negate as "not" does, or leave them to TextBlob, which passes over them."""
        return self.change_all({OPTION: NEGATES if contractions else TEXTBLOB}, on=on)

    def change_all(self, settings: Mapping[str, Setting], *, on: date, origin: Origin = "editor") -> "House":
        """Make several changes that are undone together; one that changes nothing is not recorded.

        Parameters
        ----------
        settings : mapping of term to Setting
            The new settings.
        on : date
            The day that the changes are dated with.
        origin : Origin
            Where they come from: an editor, the star ratings, or an imported lexicon.

        Raises
        ------
        CorpusError
            As for `change`, or the lexicon would grow beyond its limits.
        """
        history, entries = [*self.history], dict(self.settings)
        for term, setting in settings.items():
            record_change(history, entries, term, setting, on=on, origin=origin, step=self.next_step)
        return House(tuple(history))

    def merge(self, other: "House", *, on: date) -> "House":
        """Make the changes of another lexicon in this one, in one step."""
        return self.change_all(other.settings, on=on, origin="import")

    def lexicon(self) -> Lexicon:
        """Return TextBlob's lexicon with the changes made, to score by; the same object each time."""
        return self._lexicon

    @cached_property
    def _lexicon(self) -> Lexicon:
        base = load_textblob_lexicon()
        words = dict(base.words)
        for term, value in self.entries.items():
            word = join_term(term)
            known = base.words.get(word, Entry(0.0, 0.0))
            if value is not None:
                # Where TextBlob has no subjectivity, it is as large as the polarity.
                words[word] = known._replace(polarity=value, subjectivity=known.subjectivity or abs(value))
            elif known.modifies:
                words[word] = known._replace(polarity=math.nan)
            else:
                words.pop(word, None)
        contractions = CONTRACTIONS if self.contractions else ()
        several = [term for term in self.entries if join_term(term) != term]
        negations = base.negations | {join_term(word) for word in contractions}
        return Lexicon(words, base.signs, negations, Joining.of([*contractions, *several]))

    def as_csv(self) -> str:
        """Return the lexicon as CSV, one line a change: the table that is exported and imported."""
        return to_csv(self.history)

    def write(self, path: Path) -> None:
        """Write the lexicon to a file, whole or not at all.

        Raises
        ------
        StoreError
            The file cannot be written; the former one is unchanged.
        """
        write_whole(path, self.as_csv())

    @classmethod
    def read(cls, path: Path) -> "House":
        """Read a lexicon from a file.

        Raises
        ------
        SourceError
            There is no such file, or one of its lines cannot be used: the message has the line and what is allowed.
        """
        return cls.parse(TABLE.load(path), name=path.name)

    @classmethod
    def parse(cls, data: bytes, *, name: str) -> "House":
        """Read a lexicon from the bytes of a file.

        A table of `term` and `after` is enough.

        Parameters
        ----------
        data : bytes
        name : str
            The file's name, for messages.

        Raises
        ------
        SourceError
            As for `read`.
        """
        return cls(tuple(TABLE.parse(data, from_csv, name=name)))


def house_path(corpus: Path) -> Path:
    """Return the path of a house lexicon that waits beside a corpus to be moved into the desk's database."""
    return sidecar_path(corpus, "lexicon.csv")
