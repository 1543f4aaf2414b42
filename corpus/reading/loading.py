"""Any source → the reviews and the rejects, one of which each row that came in becomes; and a preview of sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from corpus.errors import CorpusError, MappingError, SourceError
from corpus.progress import Progress
from corpus.reading import columns, formats
from corpus.reading.cleaning import as_text
from corpus.reading.former import Former
from corpus.reading.importing import Gathering
from corpus.reading.limits import LIMITS, Limits
from corpus.reading.resemblance import SAMPLE
from corpus.reading.sources import Content, digest_source, find_sources, read_contents
from corpus.reading.table import Table, excerpt

#: The report of the progress while a file is read: this and the file's name.
READING = "reading "
#: A preview opens so many tables.
PREVIEWED = 20


@dataclass(frozen=True)
class Reading:
    """The tables that some sources were read into.

    A file that could not be read counts as one row that was rejected, so that `files.rows` always add up to the
    number of reviews and rejects together.

    Attributes
    ----------
    reviews : DataFrame
        `schema.READ_COLUMNS`, and whatever else the sources had.
    rejects : DataFrame
        `schema.REJECTS`; `row` is missing where a file as a whole is meant.
    files : DataFrame
        `schema.FILES`.
    titles : DataFrame
        `schema.TITLES`: the reviews whose film was inferred.
    given : DataFrame
        `schema.GIVEN`: the reviews as they were before anything was inferred of them.
    mapping : dict of file to dict
        For each table, our column to the file's.
    notes : list of str
        Decisions and assumptions, in sentences.
    texts : bool
        Whether there are files of one review each: then `notes` speak of all of these, those read before too.
    """

    reviews: pd.DataFrame
    rejects: pd.DataFrame
    files: pd.DataFrame
    titles: pd.DataFrame
    given: pd.DataFrame
    mapping: dict[str, dict[str, str]]
    notes: list[str]
    texts: bool


@dataclass(frozen=True)
class TablePreview:
    """How one table would be read.

    Attributes
    ----------
    source, format, encoding, delimiter, note : str
        How the file was understood; "" where it does not apply.
    columns : list of str
        The file's own.
    mapping : dict
        Our column to the file's, as far as they were recognised or chosen.
    because : dict
        Our column to the reason, for those that were recognised by their cells.
    rows : list of dict
        The first rows as text, by the file's columns.
    question : str
        The choice that only the reader can make, as a question; "" if there is none.
    """

    source: str
    format: str
    encoding: str
    delimiter: str
    note: str
    columns: list[str]
    mapping: dict[str, str]
    because: dict[str, str]
    rows: list[dict[str, str]]
    question: str


@dataclass(frozen=True)
class Preview:
    """How some sources would be read.

    Attributes
    ----------
    tables : list of TablePreview
        At most the first 20.
    texts : int
        Files of one review each.
    refusals : list of str
        The files that cannot be read, and why.
    further : int
        Tables and archives that were not opened, because 20 tables had been.
    """

    tables: list[TablePreview]
    texts: int
    refusals: list[str]
    further: int


def read_sources(
    sources: Sequence[Path | str],
    *,
    mapping: Mapping[str, str] | None = None,
    films: Path | None = None,
    encoding: str | None = None,
    former: Path | None = None,
    progress: Progress | None = None,
    limits: Limits = LIMITS,
    refused: Mapping[str, str] | None = None,
) -> Reading:
    """Read files and folders into reviews.

    What cannot be read is among the rejects, with the reason, and everything else proceeds. A review's id comes from
    its text, film and critic alone; the second of two reviews that agree in all three is a reject.

    Parameters
    ----------
    sources : sequence of Path or str
        Files, folders (searched through) and archives.
    mapping : mapping, optional
        Our column to the sources', for example {"film": "movieTitle"}; to "" if there is none.
    films : Path, optional
        A table that names the films by an id that the reviews have too.
    encoding : str, optional
        Of the text formats, where detection would be wrong.
    former : Path, optional
        The folder of a built corpus, to whose reviews these are added, as if its sources came first: what is returned
        are the reviews, rejects and files of both, but the mapping and the notes of these sources.
    progress : callable, optional
        Called as `progress.Progress` says.
    limits : Limits
        The most that is read.
    refused : mapping, optional
        Names of files that are not to be read, with the reasons.

    Raises
    ------
    MappingError
        The mapping names a column that no table has; or no review was read because the reader must choose a column.
    SourceError
        The table of films cannot be read.
    """
    report = progress or (lambda doing, done, of: None)
    # A choice for something that is no column of ours is refused before anything is read.
    columns.recognise_columns([], mapping={**(mapping or {}), "text": ""})
    before = Former.read(former) if former else None
    gathering = Gathering(mapping or {}, _film_table(films, encoding, limits), limits, before)
    # The table of films is no table of reviews, though it lies in the same folder.
    found = find_sources(sources, taken=before.names if before else (), limits=limits)
    to_read = [source for source in found if not films or source.path != films.resolve()]
    for done, source in enumerate(to_read):
        report(f"{READING}{source.name}", done, len(to_read))
        if reason := (refused or {}).get(source.name):
            gathering.add(Content(source.name, refusal=SourceError(reason)))
            continue
        gathering.digest = digest_source(source, limits=limits)
        for content in read_contents(source, limits=limits):
            report(f"{READING}{content.name}", done, len(to_read))
            if reason := (refused or {}).get(content.name):
                content = Content(content.name, refusal=SourceError(reason))
            gathering.add(content, encoding=encoding)
    tables = gathering.together(report)
    return Reading(**tables, mapping=gathering.mapping, notes=gathering.notes, texts=gathering.texts)


def preview_sources(
    sources: Sequence[Path | str],
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    rows: int = 5,
    progress: Progress | None = None,
    limits: Limits = LIMITS,
    refused: Mapping[str, str] | None = None,
) -> Preview:
    """Return how sources would be read: the tables' columns, which of ours they are, and the first rows.

    Files of one review each are counted, not opened.

    Parameters
    ----------
    sources, mapping, encoding, progress, limits, refused
        See `read_sources`.
    rows : int
        So many rows of each table.

    Raises
    ------
    MappingError
        The mapping names something that is no column of ours.
    """
    report = progress or (lambda doing, done, of: None)
    columns.recognise_columns([], mapping={**(mapping or {}), "text": ""})
    tables: list[TablePreview] = []
    refusals: list[str] = []
    texts = opened_tables = further = 0

    def opened(name: str) -> bool:
        return opened_tables < PREVIEWED and formats.is_table(name)

    files = find_sources(sources, limits=limits)
    for done, source in enumerate(files):
        if reason := source.refusal or (refused or {}).get(source.name):
            refusals.append(f"{source.name}: {reason}")
            continue
        if formats.holds_one_review(source.name):
            texts += 1
            continue
        if opened_tables == PREVIEWED and source.path.suffix.lower() == ".zip":
            further += 1
            continue
        report(f"{READING}{source.name}", done, len(files))
        for content in read_contents(source, limits=limits, opened=opened):
            if not content.refusal and formats.holds_one_review(content.name):
                texts += 1
            elif opened_tables == PREVIEWED and formats.is_table(content.name):
                further += 1
            else:
                opened_tables += formats.is_table(content.name)
                try:
                    tables.append(_preview(content, mapping, encoding, rows, limits))
                except CorpusError as error:
                    refusals.append(f"{content.name}: {error}")
    return Preview(tables, texts, refusals, further)


def _preview(
    content: Content, mapping: Mapping[str, str] | None, encoding: str | None, rows: int, limits: Limits
) -> TablePreview:
    if content.refusal:
        raise content.refusal
    # As many rows as the import looks at, so that the same columns are recognised.
    head = max(rows, SAMPLE)
    table = formats.read_file(content.name, content.data, encoding=encoding, limits=limits, head=head)
    names, question = list(table.cells), ""
    try:
        mapped, guesses = columns.map_columns(table.cells, mapping=mapping)
    except MappingError as error:
        question = str(error)
        mapped, guesses = columns.map_columns(table.cells, mapping={**(mapping or {}), "text": ""})
    cells = (column[:rows] for column in table.cells.values())
    first = [
        {
            name: excerpt("" if cell is None else as_text(cell) or str(cell))
            for name, cell in zip(names, row, strict=True)
        }
        for row in zip(*cells, strict=True)
    ]
    understood = (table.format, table.encoding, table.delimiter, table.note or content.note)
    because = {field: like.because for field, like in guesses.items()}
    return TablePreview(content.name, *understood, names, mapped, because, first, question)


def _film_table(path: Path | None, encoding: str | None, limits: Limits) -> Table | None:
    if path is None:
        return None
    try:
        (source,) = find_sources([path], limits=limits)
        (content,) = read_contents(source, limits=limits)
        if content.refusal:
            raise content.refusal
        return formats.read_file(content.name, content.data, encoding=encoding, limits=limits)
    except ValueError:
        raise SourceError(f"The table of films must be one file, which {path} is not.") from None
    except SourceError as error:
        raise SourceError(f"The table of films, {path.name}: {error}.") from error
