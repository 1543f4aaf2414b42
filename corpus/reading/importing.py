"""The files of one import, read one after the other and combined into its tables at the end."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from corpus.errors import MappingError, SourceError
from corpus.progress import Progress
from corpus.reading import columns, film_table, formats, headlines, rows, titles
from corpus.reading.cleaning import spell_cells
from corpus.reading.documents import FRONT_MATTER
from corpus.reading.former import SPELLED, Former
from corpus.reading.identity import identify_reviews
from corpus.reading.limits import Limits, format_bytes
from corpus.reading.remakes import name_apart
from corpus.reading.sources import Content
from corpus.reading.table import BadRow, Table, excerpt
from corpus.schema import FILES, GIVEN, READ_COLUMNS, REJECT_KINDS, REJECTS, TITLES, RejectKind, conform, empty_table

_Cells = dict[str, list[Any]]
# Where a row came from. No source has columns of these names: control characters are taken out of them.
_FILE, _ROW = "\0file", "\0row"


class Gathering:
    """The files that one import has read so far.

    Parameters
    ----------
    wanted : mapping
        The reader's choices: our column to the sources'.
    films : Table or None
        The table that names the films.
    limits : Limits
        The most that is read.
    former : Former, optional
        What was read before these files, to be taken together with them.

    Attributes
    ----------
    digest : str
        Of the file on the disk that is being read.
    mapping : dict of file to dict
        For each table, our column to the file's.
    notes : list of str
    texts : bool
        Whether there are files of one review each among them: then `notes` speak of all such files, former ones too.
    """

    def __init__(
        self, wanted: Mapping[str, str], films: Table | None, limits: Limits, former: Former | None = None
    ) -> None:
        self.digest = ""
        self.mapping: dict[str, dict[str, str]] = {}
        self.notes: list[str] = []
        self.texts = False
        self._wanted, self._films, self._limits, self._former = wanted, films, limits, former
        self._names = dict.fromkeys(films.cells if films else [])
        self._questions: list[str] = []
        self._files: list[dict[str, Any]] = []
        self._texts: list[tuple[int, _Cells]] = []
        self._reviews: list[pd.DataFrame] = []
        self._rejects: list[pd.DataFrame] = []
        self._rows = int(former.files["rows"].sum()) if former else 0
        self._texts_before = self._tables_before = pd.DataFrame()
        if former:
            # Each stands before the files of this import, in its order.
            before, alone = former.reviews.copy(), former.alone
            before[_FILE] = np.arange(-len(before), 0)
            before[_ROW] = pd.array([None] * len(before), "Int64")
            self._texts_before, self._tables_before = before[alone], before[~alone]

    def add(self, content: Content, *, encoding: str | None = None) -> None:
        """Read a file, or keep why it cannot be read."""
        try:
            if content.refusal:
                raise content.refusal
            if self._rows >= self._limits.rows:
                raise SourceError(
                    f"{self._limits.rows:,} rows came before it, which is the most for one import", kind="over limit"
                )
            table = formats.read_file(content.name, content.data, encoding=encoding, limits=self._limits)
            self._add_table(content, table)
        except MappingError as error:
            self._questions.append(f"{content.name}: {error}.")
            self._refuse(content.name, "unclear columns", str(error))
        except SourceError as error:
            self._refuse(content.name, error.kind, str(error))
        except MemoryError:
            reason = f"it takes more than the {format_bytes(self._limits.memory_bytes)} of memory allowed"
            self._refuse(content.name, "too large", reason)

    def together(self, progress: Progress) -> dict[str, pd.DataFrame]:
        """Return "reviews", "rejects", "files", "titles" and "given", as `schema` describes them.

        Raises
        ------
        MappingError
            The reader chose a column that no file has; or there is no review, because a choice was not made.
        """
        if not self._former:
            self._check_choices()
        progress("putting the reviews together", self._rows, self._rows)
        self._add_texts()
        reviews = self._all_reviews()
        if not (reviews[_FILE] >= 0).any() and self._questions:
            raise MappingError("\n".join(self._questions[:5]))
        # What is inferred takes no part in a review's id: it depends on the other reviews, which may become more.
        new = identify_reviews(reviews)
        reviews["review_id"] = reviews["review_id"].fillna(new) if "review_id" in reviews else new
        given = conform(reviews[["review_id", "film"]].assign(published=reviews.get(SPELLED)), GIVEN)
        inferred = self._infer_films(reviews, progress)
        likely = inferred["film"].where(inferred["certainty"] >= titles.LIKELY)
        reviews["film"] = reviews["film"].fillna(likely)
        again = reviews["review_id"].duplicated()
        self._reject_duplicates(reviews, again)
        inferred = inferred[~again.reindex(inferred.index)]
        inferred = inferred.assign(review_id=reviews["review_id"].reindex(inferred.index))
        reviews = reviews[~again]
        rejects = pd.concat([empty_table(REJECTS).assign(**{_FILE: 0}), *self._rejects]).sort_values(
            [_FILE, "row"], kind="stable"
        )
        files = pd.DataFrame(self._files, columns=list(FILES), index=range(len(self._files)))
        files["kept"] = reviews[_FILE].value_counts().reindex(files.index, fill_value=0)
        files["rejected"] = rejects[_FILE].value_counts().reindex(files.index, fill_value=0)
        rejects["source"] = files["source"].take(rejects[_FILE].to_numpy()).array
        if self._former:
            rejects = pd.concat([self._former.rejects, rejects.drop(columns=_FILE)])
            files = pd.concat([self._former.files, conform(files, FILES)])
        reviews = conform(reviews.drop(columns=[_FILE, _ROW, SPELLED], errors="ignore"), READ_COLUMNS)
        reviews["film"] = name_apart(reviews["film"], reviews["year"])
        reviews = columns.sort_extra_columns(reviews)
        for name in reviews.columns[len(READ_COLUMNS) :]:
            if pd.api.types.is_string_dtype(reviews[name]):
                reviews[name] = columns.infer_type(reviews[name])
        rejects = conform(rejects.drop(columns=_FILE, errors="ignore"), REJECTS)
        given = given[~again.to_numpy()].reset_index(drop=True)
        return {
            "reviews": reviews,
            "rejects": rejects,
            "files": conform(files, FILES),
            "titles": conform(inferred, TITLES),
            "given": given,
        }

    def _add_table(self, content: Content, table: Table) -> None:
        alone = formats.holds_one_review(content.name)
        file, count = len(self._files), len(table.numbers) + len(table.bad)
        note = "; ".join(filter(None, [content.note, table.note]))
        sentences = [note] if note and not alone else []
        self._names |= dict.fromkeys(table.cells)
        mapping: dict[str, str] = {}
        if alone:
            mapping = columns.recognise_columns(list(table.cells), mapping={**self._wanted, "text": "text"})
        elif table.numbers:
            # A file of nothing but bad rows has no columns to ask about.
            mapping, guesses = columns.map_columns(table.cells, mapping=self._wanted)
            supposed = columns.describe_guesses(guesses)
            sentences += supposed
            note = "; ".join(filter(None, [note, *(sentence.rstrip(".") for sentence in supposed)]))
        cells = rows.rename_columns(table, mapping)
        if alone:
            self._texts.append((file, cells))
        elif table.numbers:
            if self._films:
                joined, sentence = film_table.join_films(
                    table.cells, self._films, recognised=mapping, mapping=self._wanted
                )
                cells |= joined
                sentences.append(sentence)
            places = [f"{content.name}:{number}" for number in table.numbers]
            # Errors are raised here, before anything of the file is kept.
            top = columns.find_top(table.cells, mapping.get("rating", ""))
            sentences += self._add_rows(
                cells, files=[file] * len(places), places=places, numbers=table.numbers, top=top
            )
            self.mapping[content.name] = mapping
        self._reject(table.bad, file)
        understood = {"format": table.format, "encoding": table.encoding, "delimiter": table.delimiter}
        self._files.append({"source": content.name, **understood, "rows": count, "notes": note, "digest": self.digest})
        self._rows += count
        self.notes += [f"{content.name}: {sentence}" for sentence in sentences]

    def _add_rows(
        self,
        cells: _Cells,
        *,
        files: list[int],
        places: list[str],
        numbers: Sequence[int | None],
        top: float | None = None,
    ) -> list[str]:
        made = rows.read_rows(cells, top=top, limits=self._limits)
        where = pd.DataFrame({_FILE: files, _ROW: pd.array(numbers, dtype="Int64")})
        reviews = made.reviews.join(where)
        place = pd.Series(places, dtype="str").loc[reviews.index]
        # An export of Refrain says itself which file each review was read from.
        reviews["source"] = reviews["source"].fillna(place) if "source" in reviews else place
        self._reviews.append(reviews)
        self._rejects.append(made.rejects.join(where).rename(columns={_ROW: "row"}))
        return made.notes

    def _add_texts(self) -> None:
        """Read all files of one review each as one table, so that scores and dates are read in the same way in all."""
        folders = {self._folder(file) for file, _ in self._texts if self._files[file]["format"] == FRONT_MATTER}
        folders |= self._former.folders if self._former else set()
        texts = []
        for file, cells in self._texts:
            if self._files[file]["format"] == "Markdown" and self._folder(file) in folders:
                self._reject([BadRow(None, "no front matter", REJECT_KINDS["no front matter"])], file)
            else:
                texts.append((file, cells))
        if not texts:
            self._reviews.append(self._texts_before)
            return
        self.texts = True
        files, places, before = [file for file, _ in texts], [], {}
        if self._former and len(self._texts_before):
            before = self._former.list_cells(self._texts_before)
            files, places = [*self._texts_before[_FILE], *files], self._texts_before["source"].tolist()
        names = list(dict.fromkeys([*before, *(name for _, cells in texts for name in cells)]))
        nothing = [None] * len(places)
        together = {
            name: [*before.get(name, nothing), *(cells.get(name, [None])[0] for _, cells in texts)] for name in names
        }
        notes = [self._files[file]["notes"] for file, _ in texts]
        if self._former:
            notes += self._former.files.set_index("source")["notes"].reindex(places).fillna("").tolist()
        ids, spelled = self._texts_before.get("review_id"), pd.Series(together.get("published"), dtype="object")
        places += [self._files[file]["source"] for file, _ in texts]
        sentences = self._add_rows(together, files=files, places=places, numbers=[None] * len(files))
        made = self._reviews[-1]
        made[SPELLED] = pd.Series(spell_cells(spelled), dtype="str").replace("", None).reindex(made.index)
        if ids is not None:
            made["review_id"] = ids.reset_index(drop=True).reindex(made.index)
        self.notes += [f"Files of one review each: {sentence}" for sentence in sentences]
        assumed = pd.Series(notes, dtype="str")
        for note, count in assumed[assumed != ""].value_counts().items():
            self.notes.append(f"{count:,} {'file' if count == 1 else 'files'} of one review each: {note}.")

    def _all_reviews(self) -> pd.DataFrame:
        made = [frame for frame in [self._tables_before, *self._reviews] if len(frame)]
        if not made:
            return empty_table(READ_COLUMNS).assign(**{_FILE: pd.Series(dtype="int64"), _ROW: pd.Series(dtype="Int64")})
        reviews = pd.concat(made, ignore_index=True).sort_values(_FILE, kind="stable", ignore_index=True)
        missing = [name for name in ("film", "reviewer") if name not in reviews]
        return reviews.assign(**{name: pd.Series(pd.NA, index=reviews.index, dtype="str") for name in missing})

    def _infer_films(self, reviews: pd.DataFrame, progress: Progress) -> pd.DataFrame:
        unnamed = reviews[reviews["film"].isna()]
        alone = {place for place, file in enumerate(self._files) if formats.holds_one_review(file["source"])}
        named = unnamed[_FILE].isin(alone | set(self._texts_before.get(_FILE, [])))
        progress("inferring films", 0, len(unnamed))
        films = titles.infer_films(
            unnamed["text"],
            # The name of a table is no title.
            unnamed["source"].where(named),
            headlines=unnamed.get(headlines.COLUMN),
            known=reviews["film"],
            progress=lambda done: progress("inferring films", done, len(unnamed)),
        )
        return films[films["film"] != ""]

    def _reject_duplicates(self, reviews: pd.DataFrame, again: pd.Series) -> None:
        first = reviews[~again].set_index("review_id")["source"]
        second = reviews[again]
        reasons = "it has the same text, film and critic as " + first.reindex(second["review_id"])
        again_at = second[[_FILE, _ROW]].rename(columns={_ROW: "row"})
        self._rejects.append(
            again_at.assign(kind="duplicate", reason=reasons.array, excerpt=second["text"].map(excerpt))
        )

    def _check_choices(self) -> None:
        known = {name.casefold() for name in self._names}
        for field, name in self._wanted.items():
            if name and name.casefold() not in known and self._names:
                shown = ", ".join(list(self._names)[:20])
                raise MappingError(
                    f"No source has a column “{name}”, which was chosen for “{field}”. There are: {shown}."
                )

    def _folder(self, file: int) -> str:
        return str(self._files[file]["source"]).rpartition("/")[0]

    def _refuse(self, name: str, kind: RejectKind, reason: str) -> None:
        """Keep a file that cannot be read as one row and one reject."""
        self._reject([BadRow(None, kind, reason)], len(self._files))
        self._files.append({"source": name, "rows": 1, "digest": self.digest})
        self._rows += 1

    def _reject(self, bad: Sequence[BadRow], file: int) -> None:
        if bad:
            made = pd.DataFrame(bad, columns=list(BadRow._fields)).assign(**{_FILE: file})
            self._rejects.append(made.astype({name: REJECTS[name] for name in BadRow._fields}))
