"""Small tables that editors keep beside a corpus, and write with a spreadsheet: a word list, a table of terms."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from corpus.errors import CorpusError, SourceError
from corpus.reading.cleaning import remove_unseen
from corpus.reading.encodings import decode_bytes
from corpus.reading.limits import MEBIBYTE
from corpus.wording import listed, plural

#: The largest file of such a table, in bytes.
MOST_BYTES = 16 * MEBIBYTE
_Read = TypeVar("_Read")


@dataclass(frozen=True)
class SmallTable:
    """What one kind of small table is.

    Attributes
    ----------
    called : str
        In messages: "word list".
    columns : sequence of str
        Those that a file may have, in their order.
    needed : sequence of str
        Those that it must have.
    """

    called: str
    columns: Sequence[str]
    needed: Sequence[str]

    def load(self, path: Path) -> bytes:
        """Return the bytes of a file, and of one that is too large more than `MOST_BYTES`.

        Raises
        ------
        SourceError
            There is no such file, or it cannot be read.
        """
        if not path.is_file():
            raise SourceError(f"There is no {self.called} in {path}.")
        try:
            with path.open("rb") as handle:
                return handle.read(MOST_BYTES + 1)
        except OSError as error:
            raise SourceError(f"{path} cannot be read: {error.strerror}.") from error

    def parse(self, data: bytes, read: Callable[[str], _Read], *, name: str) -> _Read:
        """Return what `read` makes of the text of a file.

        Parameters
        ----------
        data : bytes
        read : callable
            Takes the text; a `CorpusError` of it is said to be of this file.
        name : str
            The file's name, for messages.

        Raises
        ------
        SourceError
            The file is too large, or `read` refuses it.
        """
        shown = remove_unseen(name)[:120]
        if len(data) > MOST_BYTES:
            raise SourceError(f"{shown} is too large: a {self.called} has at most {MOST_BYTES // MEBIBYTE} MB.")
        try:
            return read(decode_bytes(data).text)
        except CorpusError as error:
            raise SourceError(f"{shown}, {error}") from error

    def use_rows(self, text: str, use: Callable[[Mapping[str, str]], None]) -> None:
        """Call `use` with the cells of each line of a CSV text that is not empty, by column; "" where it has none.

        Cells are parted by commas, semicolons or tabs.

        Raises
        ------
        CorpusError
            A column is missing, a line has too many cells, or `use` refuses one; the message has the line's number.
        """
        head = text.partition("\n")[0]
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
        try:
            for row in self._read_rows(reader):
                use(row)
        except (CorpusError, csv.Error) as error:
            raise CorpusError(f"line {reader.line_num or 1}: {error}") from error

    def _read_rows(self, lines: Iterator[list[str]]) -> Iterator[Mapping[str, str]]:
        names = [name.strip().lower() for name in next(lines, [])]
        if missing := [name for name in self.needed if name not in names]:
            others = listed([name for name in self.columns if name not in self.needed])
            raise CorpusError(
                f"this is not a {self.called}: its first line must name the columns {listed(self.needed)}, and may "
                f"name {others}; “{missing[0]}” is missing."
            )
        for cells in lines:
            if len(cells) > len(names):
                raise CorpusError(
                    f"this line has {plural(len(cells), 'cell')}, but the first line names "
                    f"{plural(len(names), 'column')}."
                )
            if any(map(str.strip, cells)):
                yield dict.fromkeys(self.columns, "") | dict(zip(names, cells, strict=False))
