"""What readers say of the words that are at fault: confirmed ("terrifying is praise here") or dismissed.

Kept in a small JSON file beside the corpus's folder, so that building the corpus again keeps them.
"""

import json
import stat
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

import pandas as pd

from corpus.reading.limits import MEBIBYTE
from corpus.schema import SourceError
from corpus.sidecar import lock_sidecar, sidecar_path, write_whole
from corpus.wording import number, plural

#: What is kept at most.
MOST = 20_000
MOST_BYTES = 8 * MEBIBYTE
LONGEST = 200

Ruling = Literal["confirmed", "dismissed"]
RULINGS: tuple[Ruling, ...] = get_args(Ruling)


@dataclass(frozen=True)
class Verdict:
    """What was said of one word in one review.

    Attributes
    ----------
    review_id, word : str
    ruling : {"confirmed", "dismissed"}
        The word is at fault there: it does not mean what the lexicon has it mean; or it is not.
    on : date
        The day on which it was said.
    """

    review_id: str
    word: str
    ruling: Ruling
    on: date


@dataclass(frozen=True)
class Verdicts:
    """All that was said, the oldest first; never changed: each change gives new ones.

    Examples
    --------
    >>> said = Verdicts().add("r1", "terrifying", "confirmed", on=date(2025, 3, 3))
    >>> said.ruling("r1", "terrifying"), said.remove("r1", "terrifying").ruling("r1", "terrifying")
    ('confirmed', None)
    """

    held: tuple[Verdict, ...] = ()

    def ruling(self, review_id: str, word: str) -> Ruling | None:
        """Return what was said of a word in a review, if anything was."""
        return next((each.ruling for each in self.held if (each.review_id, each.word) == (review_id, word)), None)

    def add(self, review_id: str, word: str, ruling: Ruling, *, on: date) -> "Verdicts":
        """Say something of a word in a review, in place of what was said before.

        Raises
        ------
        SourceError
            It is none of the rulings, a text is empty or too long, or there are too many verdicts.
        """
        _check(review_id, word, ruling)
        others = self.remove(review_id, word).held
        if len(others) >= MOST:
            raise SourceError(f"{number(MOST)} verdicts are kept beside a corpus at most. Take some back first.")
        return Verdicts((*others, Verdict(review_id, word, ruling, on)))

    def remove(self, review_id: str, word: str) -> "Verdicts":
        """Take back what was said of a word in a review; nothing, if nothing was."""
        return Verdicts(tuple(each for each in self.held if (each.review_id, each.word) != (review_id, word)))

    def frame(self) -> pd.DataFrame:
        """Return one row a verdict, the oldest first: `review_id`, `word`, `ruling`, `on`."""
        columns = {"review_id": "str", "word": "str", "ruling": "str", "on": "datetime64[s]"}
        return pd.DataFrame([asdict(each) for each in self.held], columns=list(columns)).astype(columns)

    def by_word(self) -> pd.DataFrame:
        """Return one row a word, those confirmed most often first: `word`, `confirmed`, `dismissed` (in reviews)."""
        told = self.frame()
        counts = pd.DataFrame({ruling: (told["ruling"] == ruling).groupby(told["word"]).sum() for ruling in RULINGS})
        counts = counts.astype("int64").rename_axis("word").reset_index()
        return counts.sort_values([*RULINGS, "word"], ascending=[False, False, True], ignore_index=True)


def verdicts_path(corpus: Path) -> Path:
    """Return where what is said of a corpus is kept: beside its folder, under its name."""
    return sidecar_path(corpus, "verdicts.json")


def read(corpus: Path) -> Verdicts:
    """Return what has been said of a corpus; nothing where nothing has.

    Raises
    ------
    SourceError
        The file cannot be read, or an entry of it, edited by hand perhaps, cannot be understood.
    """
    file = verdicts_path(corpus)
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            raise SourceError(f"{file.name} cannot be read: it is no file.")
        if found.st_size > MOST_BYTES:
            raise SourceError(f"{file.name} is too large: at most {MOST_BYTES // MEBIBYTE} MB of verdicts are read.")
        given = json.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Verdicts()
    except OSError as error:
        raise SourceError(f"{file.name} cannot be read: {error.strerror}.") from error
    except json.JSONDecodeError as error:
        raise SourceError(
            f"{file.name} is no JSON: {error.msg} in line {error.lineno}. Mend it, or move it away."
        ) from error
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{file.name} is no JSON text. Mend it, or move it away.") from error
    if not isinstance(given, list):
        raise SourceError(f"{file.name} holds no list of verdicts. Mend it, or move it away.")
    if len(given) > MOST:
        raise SourceError(f"{file.name} holds {plural(len(given), 'verdict')}; at most {number(MOST)} are read.")
    said: dict[tuple[str, str], Verdict] = {}
    for place, each in enumerate(given, 1):
        try:
            verdict = _understood(each)
        except SourceError as error:
            raise SourceError(f"{file.name}, verdict {number(place)}: {error}") from error
        said.pop((verdict.review_id, verdict.word), None)
        said[verdict.review_id, verdict.word] = verdict
    return Verdicts(tuple(said.values()))


def change(corpus: Path, changed: Callable[[Verdicts], Verdicts]) -> Verdicts:
    """Change what is said of a corpus, whoever else does so at the same time; return what is said now.

    The file is whole at every moment: a new one takes its place.

    Raises
    ------
    SourceError
        As for `read`; nothing is changed then.
    StoreError
        The file cannot be written.

    Examples
    --------
    ``change(path, lambda said: said.add(review_id, "terrifying", "confirmed", on=date.today()))``
    """
    file = verdicts_path(corpus)
    with lock_sidecar(file):
        said = changed(read(corpus))
        rows = [{**asdict(each), "on": each.on.isoformat()} for each in said.held]
        write_whole(file, json.dumps(rows, ensure_ascii=False, indent=1))
    return said


def _understood(given: Any) -> Verdict:
    if not isinstance(given, dict):
        raise SourceError("it is no entry with “review_id”, “word”, “ruling” and “on”.")
    told: dict[str, Any] = {name: given.get(name) for name in ("review_id", "word", "ruling")}
    _check(**told)
    try:
        return Verdict(**told, on=date.fromisoformat(given.get("on", "")))
    except (TypeError, ValueError):
        raise SourceError("“on” is no day written as 2025-03-03.") from None


def _check(review_id: object, word: object, ruling: object) -> None:
    for name, text in (("review_id", review_id), ("word", word)):
        if not isinstance(text, str) or not text.strip() or len(text) > LONGEST or not text.isprintable():
            raise SourceError(f"“{name}” is no text of 1 to {LONGEST} characters on one line.")
    if ruling not in RULINGS:
        raise SourceError(f"“ruling” is neither “{RULINGS[0]}” nor “{RULINGS[1]}”.")
