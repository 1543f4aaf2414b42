"""What readers decided about misleading words: confirmed ("terrifying is praise here") or dismissed.

The desk's database keeps them (`keeping.verdicts`). Before, a small JSON file beside the corpus did: it is read to be
moved there.
"""

import json
import stat
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

import pandas as pd

from corpus.errors import SourceError
from corpus.reading.limits import MEBIBYTE
from corpus.sidecar import sidecar_path
from corpus.wording import number, plural

#: The most verdicts, the largest file, and the longest text of one.
MOST = 20_000
MOST_BYTES = 8 * MEBIBYTE
LONGEST = 200

Ruling = Literal["confirmed", "dismissed"]
RULINGS: tuple[Ruling, ...] = get_args(Ruling)


@dataclass(frozen=True)
class Verdict:
    """A reader's decision about one word in one review.

    Attributes
    ----------
    review_id, word : str
    ruling : {"confirmed", "dismissed"}
        Confirmed: the word misleads there, for it does not mean what the lexicon takes it to mean.
    on : date
        The day of the decision.
    """

    review_id: str
    word: str
    ruling: Ruling
    on: date


@dataclass(frozen=True)
class Verdicts:
    """The verdicts on a corpus, the oldest first. They are immutable: each change gives new ones.

    Examples
    --------
    >>> verdicts = Verdicts().add("r1", "terrifying", "confirmed", on=date(2025, 3, 3))
    >>> verdicts.ruling("r1", "terrifying"), verdicts.remove("r1", "terrifying").ruling("r1", "terrifying")
    ('confirmed', None)
    """

    entries: tuple[Verdict, ...] = ()

    def ruling(self, review_id: str, word: str) -> Ruling | None:
        """Return the ruling on a word in a review, if there is one."""
        return next((each.ruling for each in self.entries if (each.review_id, each.word) == (review_id, word)), None)

    def add(self, review_id: str, word: str, ruling: Ruling, *, on: date) -> "Verdicts":
        """Add a verdict on a word in a review, in place of an earlier one.

        Raises
        ------
        SourceError
            The ruling is none, a text is empty or too long, or there are too many verdicts.
        """
        _check_fields(review_id, word, ruling)
        others = self.remove(review_id, word).entries
        if len(others) >= MOST:
            raise SourceError(f"At most {number(MOST)} marks on words are kept. Undo some first.")
        return Verdicts((*others, Verdict(review_id, word, ruling, on)))

    def remove(self, review_id: str, word: str) -> "Verdicts":
        """Remove the verdict on a word in a review, if there is one."""
        return Verdicts(tuple(each for each in self.entries if (each.review_id, each.word) != (review_id, word)))

    def to_frame(self) -> pd.DataFrame:
        """Return one row a verdict, the oldest first: `review_id`, `word`, `ruling`, `on`."""
        columns = {"review_id": "str", "word": "str", "ruling": "str", "on": "datetime64[s]"}
        return pd.DataFrame([asdict(each) for each in self.entries], columns=list(columns)).astype(columns)

    def count_by_word(self) -> pd.DataFrame:
        """Return one row a word, those confirmed most often first: `word`, `confirmed`, `dismissed` (in reviews)."""
        frame = self.to_frame()
        counts = pd.DataFrame({ruling: (frame["ruling"] == ruling).groupby(frame["word"]).sum() for ruling in RULINGS})
        counts = counts.astype("int64").rename_axis("word").reset_index()
        return counts.sort_values([*RULINGS, "word"], ascending=[False, False, True], ignore_index=True)

    def add_counts(self, words: pd.DataFrame) -> pd.DataFrame:
        """Return a table with a column `word`, and in how many reviews each was `confirmed` and `dismissed`."""
        if not self.entries:
            return words.assign(**dict.fromkeys(RULINGS, 0))
        counted = words.merge(self.count_by_word(), on="word", how="left")
        return counted.fillna(dict.fromkeys(RULINGS, 0)).astype(dict.fromkeys(RULINGS, "int64"))


def verdicts_path(corpus: Path) -> Path:
    """Return the path of the file beside a corpus in which its verdicts were kept."""
    return sidecar_path(corpus, "verdicts.json")


def read_verdicts(corpus: Path) -> Verdicts:
    """Return the verdicts in the file beside a corpus; none where there is no file.

    Raises
    ------
    SourceError
        The file cannot be read, or an entry of it, edited by hand perhaps, cannot be understood.
    """
    file = verdicts_path(corpus)
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(f"{file.name} cannot be read: it is not a file.")
        if status.st_size > MOST_BYTES:
            raise SourceError(f"{file.name} is too large: at most {MOST_BYTES // MEBIBYTE} MB are read.")
        given = json.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Verdicts()
    except OSError as error:
        raise SourceError(f"{file.name} cannot be read: {error.strerror}.") from error
    except json.JSONDecodeError as error:
        raise SourceError(
            f"{file.name} is not JSON: {error.msg} in line {error.lineno}. Correct it, or move it away."
        ) from error
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{file.name} is not JSON text. Correct it, or move it away.") from error
    if not isinstance(given, list):
        raise SourceError(f"{file.name} holds no list of marked words. Correct it, or move it away.")
    if len(given) > MOST:
        raise SourceError(f"{file.name} holds {plural(len(given), 'marked word')}; at most {number(MOST)} are read.")
    entries: dict[tuple[str, str], Verdict] = {}
    for place, each in enumerate(given, 1):
        try:
            verdict = _read_entry(each)
        except SourceError as error:
            raise SourceError(f"{file.name}, entry {number(place)}: {error}") from error
        entries.pop((verdict.review_id, verdict.word), None)
        entries[verdict.review_id, verdict.word] = verdict
    return Verdicts(tuple(entries.values()))


def _read_entry(given: Any) -> Verdict:
    if not isinstance(given, dict):
        raise SourceError("it must have “review_id”, “word”, “ruling” and “on”.")
    fields: dict[str, Any] = {name: given.get(name) for name in ("review_id", "word", "ruling")}
    _check_fields(**fields)
    try:
        return Verdict(**fields, on=date.fromisoformat(given.get("on", "")))
    except (TypeError, ValueError):
        raise SourceError("“on” must be a day, written as 2025-03-03.") from None


def _check_fields(review_id: object, word: object, ruling: object) -> None:
    for name, text in (("review_id", review_id), ("word", word)):
        if not isinstance(text, str) or not text.strip() or len(text) > LONGEST or not text.isprintable():
            raise SourceError(f"“{name}” must be text of 1 to {LONGEST} characters on one line.")
    if ruling not in RULINGS:
        raise SourceError(f"“ruling” must be “{RULINGS[0]}” or “{RULINGS[1]}”.")
