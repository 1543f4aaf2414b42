"""Whatever arrives, in whatever format: what is right is kept, what is not is named, and nothing else is disturbed.

One table of files that are no reviews (`REFUSALS`), and one test for each thing that may be wrong in any format.
"""

import codecs
import pickle
import random
import re
import struct
import time
from dataclasses import replace

import pandas as pd
import pytest

from corpus.errors import CorpusError, MappingError
from corpus.reading import loading
from corpus.reading.cleaning import clean_texts
from corpus.reading.limits import LIMITS
from tests.formats import ENCODED, FORMATS, TABLES, TEXTS, write_format
from tests.hostile import BOUNDED_FILES, HOSTILE_TEXTS, UNSEEN_TEXTS, hostile_files
from tests.reading.checked import read

#: What the one reject of each hostile file says.
REFUSALS = {
    "an empty file": "is empty",
    "white space alone": "is empty",
    "a header alone": r"column names \(film, text\) and no rows",
    "no rows in a list": "holds no reviews",
    "JSON nested deep in lists": "too deeply",
    "JSON nested deep in objects": "too deeply",
    "a JSON line nested deep": "too deeply",
    "JSON that is a number": "begins with “7”",
    "JSON of columns": "an object with text, film",
    "100,000 columns": "100,000 columns; at most 500",
    "a review of 10 MB": "10,000,000 characters; at most 100,000",
    "a PNG called .csv": "a PNG image",
    "a workbook called .txt": "an Office file",
    "text called .xlsx": "says Excel",
    "text called .parquet": "says Parquet",
    "a pickle": "never loaded",
    "an unknown format": "none of the formats",
    "noise": "not text",
    "an encrypted zip": "password-protected",
    "a zip bomb": "at most 200 : 1",
    "overlapping members": "overlap",
    "a zip in a zip": "archive inside an archive",
    "a name with dots": "outside the archive",
    "an absolute name": "outside the archive",
    "a Windows name": "outside the archive",
    "a link in a zip": "a link",
    "an unbounded method": "unusual way",
    "a zip cut off": "damaged or cut off",
    "a gzip bomb": "at most 200 : 1",
    "no gzip": r"no \.gz file",
    "a gzip whose checksum lies": "damaged",
    "XML entities": "EntitiesForbidden",
    "entities in a feed": "document type",
    "a feed that asks for a file": "document type",
    "a feed nested deep": "broken in line 1",
    "XML that is no feed": "begins with <project>",
    "a feed without entries": "no entries",
    "Parquet of 2,000,000 rows": "2,000,000 rows; at most 1,000,000",
    "Parquet cut off": "damaged",
    "YAML aliases": "aliases",
    "broken YAML": "no YAML, line 3",
    "a pipe": "a pipe",
}
#: Formats whose rows name the film.
NAMING = (".csv", ".tsv", ".json", ".jsonl", ".parquet", ".xlsx", ".csv.gz", ".zip", ".md")
#: What a file is, whatever its name says → its first bytes, and what is said of it.
DISGUISED = {
    "a PNG": (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
    "a pickle": (pickle.dumps({"text": ["Fine."]}, protocol=4), "pickle"),
    "a PDF": (b"%PDF-1.7\n" + bytes(100), "PDF"),
    "an SQLite database": (b"SQLite format 3\x00" + bytes(100), "SQLite"),
    "a program": (b"\x7fELF" + bytes(100), "program"),
    "nothing": (b"", "empty"),
    "bytes": (struct.pack("<64Q", *range(0, 2**63, 2**57)), "not text|something else|damaged"),
}


def written(folder, files):
    """Write files by their names into a folder of their own."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def reviews(texts):
    """Return a table with these texts, of which each is some film's."""
    texts = list(texts)
    # A column of texts holds no half of a letter; one of objects does.
    return pd.DataFrame({"film": [f"Film {n}" for n in range(len(texts))], "text": texts}, dtype="object")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return hostile_files(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def good(tmp_path):
    """Return a file that is read, whatever arrives beside it."""
    (tmp_path / "good.txt").write_text("Dusk is a fine film.")
    return tmp_path / "good.txt"


# ---------------------------------------------------------------------------------- files that are no reviews


def test_every_hostile_file_is_tried(hostile):
    assert set(hostile) == {*REFUSALS, "a quote that never closes"}


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_hostile_file_is_refused_with_its_reason_and_a_good_one_beside_it_is_read(hostile, kind, good):
    reading = read(hostile[kind], good)
    assert reading.reviews["text"].tolist() == ["Dusk is a fine film."]
    (reason,) = reading.rejects["reason"]
    assert re.search(REFUSALS[kind], reason)
    assert reading.rejects["source"].str.startswith(hostile[kind].name).all()


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_that_is_not_what_its_name_says_is_refused_by_its_content(suffix, good, tmp_path):
    files = {f"{what}{suffix}": content for what, (content, _) in DISGUISED.items()}
    reading = read(written(tmp_path / "in", files), good)
    assert reading.reviews["text"].tolist() == ["Dusk is a fine film."]
    said = dict(zip(reading.rejects["source"], reading.rejects["reason"], strict=True))
    for what, (_, reason) in DISGUISED.items():
        assert re.search(rf"{reason}|damaged|no \.gz", said[f"in/{what}{suffix}"]), what


@pytest.mark.parametrize("kind", BOUNDED_FILES)
def test_a_workbook_that_claims_to_be_huge_is_read_within_bounds(kind, tmp_path):
    name, write = BOUNDED_FILES[kind]
    (tmp_path / name).write_bytes(write())
    assert read(tmp_path / name).reviews["text"].tolist() == ["Fine."]


def test_an_open_quote_before_a_hundred_thousand_lines_is_named(hostile):
    reading = read(hostile["a quote that never closes"])
    assert reading.reviews.empty
    assert reading.rejects.loc[0, ["row", "excerpt"]].tolist() == [2, 'Dusk,"open']


@pytest.mark.parametrize("suffix", TABLES)
def test_a_table_without_rows_says_so(suffix, good, tmp_path):
    reading = read(written(tmp_path / "in", write_format(suffix, reviews([]))), good)
    assert len(reading.reviews) == 1
    assert re.search(r"no rows|no reviews|no entries|is empty", reading.rejects["reason"][0])


# --------------------------------------------------------------------------------------- what texts may hold


@pytest.mark.parametrize("suffix", FORMATS)
def test_hostile_texts_are_read_letter_for_letter_in_every_field(suffix, tmp_path):
    texts = [*HOSTILE_TEXTS.values()]
    cells = [text[:200] for text in texts]
    fields = {name: cells[turn:] + cells[:turn] for turn, name in enumerate(("film", "critic", "outlet", "note"))}
    table = pd.DataFrame({**fields, "rating": cells, "date": cells, "genres": cells, "text": texts})
    # A feed has its own names, and no more than these.
    table = table.rename(columns={"critic": "reviewer", "date": "published"}) if suffix == ".rss" else table
    reading = read(written(tmp_path / "in", write_format(suffix, table)))
    expected = clean_texts(pd.Series([*HOSTILE_TEXTS.values()])).texts
    shown, wanted = (list(column) for column in (reading.reviews["text"], expected))
    if suffix == ".html":
        # A page's white space is the browser's.
        shown, wanted = ([" ".join(text.split()) for text in texts] for texts in (shown, wanted))
    assert shown == wanted
    assert reading.rejects.empty
    if suffix in NAMING:
        for turn, name in enumerate(("film", "reviewer", "outlet")):
            cleaned = clean_texts(pd.Series(cells[turn:] + cells[:turn])).texts.str.split().str.join(" ")
            assert reading.reviews[name].tolist() == cleaned.tolist()
        assert reading.reviews["rating_given"].tolist() == clean_texts(pd.Series(cells)).texts.tolist()
        assert reading.reviews["note"].tolist() == clean_texts(pd.Series(fields["note"])).texts.tolist()


def test_the_name_of_a_file_is_shown_letter_for_letter(tmp_path):
    names = [f"{text.replace('/', ':')[:60]}.txt".lstrip(".") for text in HOSTILE_TEXTS.values()]
    folder = written(tmp_path / "in", {name: f"Review {n}".encode() for n, name in enumerate(names)})
    assert set(read(folder).reviews["source"]) == {f"in/{name}" for name in names}


@pytest.mark.parametrize("suffix", [suffix for suffix in FORMATS if suffix not in (".xlsx", ".parquet")])
def test_what_nobody_sees_is_removed_and_counted_and_the_row_stays(suffix, tmp_path):
    # XML knows no way to say the first two.
    unseen = {what: text for what, text in UNSEEN_TEXTS.items() if suffix != ".rss" or what not in ("NUL", "control")}
    table = reviews(f"{n} {text} x" for n, text in enumerate(unseen.values()))
    reading = read(written(tmp_path / "in", write_format(suffix, table)))
    # What is no letter of any encoding is shown as such, once for each byte.
    shown = [re.sub("\ufffd+", "", text) for text in reading.reviews["text"]]
    assert shown == [f"{n} darkness x" for n in range(len(unseen))]
    assert re.search("[1-6] invisible characters? (was|were) removed", " ".join(reading.notes))


ACCENTS = "Très beau film — « hélas », où l’été déçoit."


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "shift_jis"])
def test_an_encoding_is_read_right_or_said_to_be_assumed(codec, tmp_path):
    text = "映画は美しい。主人公の静かな演技が忘れられない。" * 3 if codec == "shift_jis" else ACCENTS
    for suffix in ENCODED:
        files = write_format(suffix, reviews([f"{text} {suffix}"]))
        written(tmp_path / "in", {name: content.decode().encode(codec) for name, content in files.items()})
    reading = read(tmp_path / "in")
    assert sorted(reading.reviews["text"]) == sorted(f"{text} {suffix}" for suffix in ENCODED)
    if codec in ("cp1252", "shift_jis"):
        (encoding,) = set(reading.files["encoding"])
        assert codecs.lookup(encoding).name == {"shift_jis": "cp932"}.get(codec, codec)
        said = [note for note in reading.notes if f"read as {encoding}" in note and "name another encoding" in note]
        # Files of one review each are spoken of together.
        assert len(said) == len(ENCODED) - len(TEXTS) + 1


@pytest.mark.parametrize("suffix", NAMING)
def test_names_of_films_that_look_like_numbers_or_nothing_stay_text(suffix, tmp_path):
    films = ["1917", "007", "None", "NA", "nan", "null", "N/A", "1e5", "True", "-3.5", "1.0", "2024-01-05", "No"]
    table = reviews(f"Review {n}" for n in range(len(films))).assign(film=films)
    assert read(written(tmp_path / "in", write_format(suffix, table))).reviews["film"].tolist() == films


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".parquet", ".xlsx"])
def test_what_is_no_text_where_a_review_should_be_is_text_or_a_reject(suffix, tmp_path):
    cells = ["Fine.", None, float("nan"), 7, 7.5, True]
    table = reviews(cells)
    if suffix == ".parquet":
        cells = ["Fine.", None, None, "7", "7.5", "true"]
        table = reviews(cells)
    reading = read(written(tmp_path / "in", write_format(suffix, table)))
    assert [text.casefold() for text in reading.reviews["text"]] == ["fine.", "7", "7.5", "true"]
    assert reading.rejects["kind"].tolist() == ["no text"] * 2
    if suffix != ".xlsx":
        lists = read(written(tmp_path / "lists", write_format(suffix, reviews([["Fine."], ["Dull."]]))))
        assert lists.rejects["kind"].tolist() == ["not text"] * 2


# -------------------------------------------------------------------------------------- damage and limits


@pytest.mark.parametrize("suffix", [*TABLES])
def test_of_a_table_that_is_cut_off_the_rows_before_are_kept_or_it_is_refused(suffix, good, tmp_path):
    table = reviews(f"Number {n} is a fine film." for n in range(400))
    ((name, content),) = write_format(suffix, table).items()
    reading = read(written(tmp_path / "in", {name: content[: len(content) * 2 // 3]}), good)
    kept = len(reading.reviews) - 1
    assert kept == 0 if suffix in (".parquet", ".xlsx", ".zip") else 200 < kept < 300
    assert reading.reviews["text"].tolist()[:kept] == table["text"].tolist()[:kept]
    if suffix == ".csv.gz":
        assert "cut off" in " ".join(reading.notes)
    else:
        assert len(reading.rejects) == 1


@pytest.mark.parametrize(
    ("suffix", "line", "row"),
    [
        (".csv", "Film,never,closed", 502),
        (".tsv", 'Film\t"never closed', 502),
        (".json", '{"film": "Dusk", "text": },', 501),
        (".jsonl", '{"film": "Dusk", "te', 501),
    ],
)
def test_one_bad_line_costs_one_row_and_is_named(suffix, line, row, tmp_path):
    ((name, content),) = write_format(suffix, reviews(f"Number {n} is fine." for n in range(1_000))).items()
    lines = content.decode().replace("},{", "},\n{").split("\n")
    lines.insert(row - 1, line)
    reading = read(written(tmp_path / "in", {name: "\n".join(lines).encode()}))
    assert len(reading.reviews) == 1_000
    assert reading.rejects["row"].tolist() == [row]


@pytest.mark.parametrize("suffix", FORMATS)
def test_of_a_review_that_is_too_long_the_limit_is_said_and_the_others_are_read(suffix, tmp_path):
    # A workbook's cell holds no more than 32,767 characters; of other files, the limit is far below what arrives.
    most, length = (20_000, 30_000) if suffix == ".xlsx" else (LIMITS.review_characters, 1_000_000)
    folder = written(
        tmp_path / "in",
        write_format(suffix, reviews(["Fine.", random.Random(9).randbytes(length // 2).hex(), "Good."])),
    )
    reading = read(folder, limits=replace(LIMITS, review_characters=most))
    assert reading.reviews["text"].tolist() == ["Fine.", "Good."]
    reason = f"the text has {length:,} characters; at most {most:,} are read"
    assert reading.rejects[["kind", "reason"]].values.tolist() == [["too long", reason]]
    for shown in loading.preview_sources([folder]).tables:
        assert (shown.mapping["text"], shown.question, len(shown.rows)) == ("text", "", 3)


@pytest.mark.parametrize("suffix", FORMATS)
def test_rows_over_the_limit_are_left_out_or_the_table_refused_and_the_limit_said(suffix, tmp_path):
    files = write_format(suffix, reviews(f"Number {n} is fine." for n in range(5)))
    reading = read(written(tmp_path / "in", files), limits=replace(LIMITS, rows=3))
    assert len(reading.reviews) == (0 if suffix == ".parquet" else 3)
    assert re.search(r"3 are the most|at most 3|the most for one import", reading.rejects["reason"][0])


@pytest.mark.parametrize("suffix", [suffix for suffix in TABLES if suffix != ".rss"])
def test_a_table_of_too_many_columns_is_refused(suffix, good, tmp_path):
    wide = pd.DataFrame([range(501)], columns=[f"c{n}" for n in range(501)]).astype("str")
    reading = read(written(tmp_path / "in", write_format(suffix, wide)), good)
    assert len(reading.reviews) == 1
    assert re.search("(501|more than 500) columns", reading.rejects["reason"][0])


@pytest.mark.parametrize("suffix", [suffix for suffix in TABLES if suffix != ".rss"])
def test_only_the_reader_chooses_the_column_of_the_text(suffix, tmp_path):
    two = reviews(["Fine.", "Dull."]).assign(review=["Long.", "Longer."])
    folder = written(tmp_path / "two", write_format(suffix, two))
    with pytest.raises(MappingError, match="choose one of “text”, “review”"):
        loading.read_sources([folder])
    assert read(folder, mapping={"text": "review"}).reviews["text"].tolist() == ["Long.", "Longer."]
    none = two[["film"]].assign(seats=["7", "8"])
    with pytest.raises(CorpusError, match="text"):
        loading.read_sources([written(tmp_path / "none", write_format(suffix, none))])


@pytest.mark.parametrize("suffix", TEXTS)
def test_a_long_run_of_marks_takes_less_than_a_second(suffix, tmp_path):
    worst = [
        "-" * 100_000,
        ("a." * 32_000 + "!." * 18_000),
        "<" * 100_000,
        "&" * 100_000,
        "“" * 100_000,
        "<b " * 33_000,
    ]
    folder = written(tmp_path / "in", write_format(suffix, reviews(worst)))
    began = time.process_time()
    reading = read(folder)
    assert time.process_time() - began < len(worst)
    assert len(reading.reviews) + len(reading.rejects) == len(worst)
