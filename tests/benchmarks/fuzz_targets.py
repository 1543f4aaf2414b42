"""What the fuzzer feeds: everything that takes what somebody else wrote, with seeds and the pieces that trip it."""

import contextlib
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pandas as pd

from corpus.desk import line_verdicts, notes, views, watch_list
from corpus.errors import CorpusError
from corpus.findings.draft_archive import DraftArchive
from corpus.findings.drafts import read_draft
from corpus.polarity.house import House
from corpus.polarity.scores import score_texts
from corpus.questions.parameters import SCALE, SELECTING, read_selection, read_values
from corpus.reading import archives, drafts, formats, loading
from corpus.reading.cleaning import clean_texts
from corpus.reading.dates import describe_dates, parse_dates
from corpus.reading.limits import LIMITS
from corpus.reading.ratings import describe_ratings, parse_ratings
from corpus.reading.titles import infer_films
from corpus.report import editions
from corpus.search.parsing import parse_query, summarise_query
from corpus.store.corpus import open_corpus
from corpus.store.selection import Selection
from tests.formats import TABLES, TEXTS
from tests.hostile import HOSTILE_TEXTS, UNSEEN_TEXTS
from tests.report import briefs
from tests.reviews import REVIEWS

Data = Any  # str or bytes

#: What trips readers of any text.
TEXT_TOKENS = (
    *(
        "\x00",
        "\ufeff",
        "\ud800",
        "\uffff",
        "\u200b",
        "\u2028",
        "\r",
        "\n",
        "\t",
        "é",
        "映",
        "\u0301",
        "👩\u200d👧",
        "ſ",
    ),
    *(
        '"',
        "'",
        "“",
        ",",
        ";",
        ":",
        ".",
        "!",
        "-",
        "—",
        "/",
        "\\",
        "*",
        "?",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        "&",
    ),
    *("a.", "!.", "<b ", "<p>", "<!--", "</", "&amp;", "&#0;", "&#x110000;", "&lt;", "</script>", "<script>", "]]>"),
    *("0", "9", "-1", "1e309", "NaN", "None", "1917", "3/4", "½", "★", "%", "A+", "2024-01-05", "5 Jan", "31/12/99"),
    *(
        "the ",
        "not ",
        "very good ",
        "film",
        "Dusk ",
        "“Dusk”",
        "isn't ",
        "\\d+",
        "(a+)+$",
        "a*",
        '"a b"',
        "NEAR/3 ",
        "OR ",
    ),
)
_CSV = ('"', '""', "\n", "\r\n", ",", ";", "\t", "|", 'x"', '"x', '\\"', "sep=;\n", ",,,,")
_JSON = ("{", "}", "[", "]", '"', ":", ",", "\\u0000", "\\ud800", "\\", "null", "1e999", '{"text":', "},{", "//")
_XML = (
    "<item>",
    "</item>",
    "<rss>",
    "<entry>",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE",
    "<?xml",
    "&",
    "&#0;",
    "xmlns=",
    "/>",
    "<a ",
)
_YAML = ("---\n", "- ", ": ", "&a ", "*a", "!!python/name:os.system", "|\n ", "? ", "{", "[", "\t", "<<: ", "#")
_BYTES = (
    b"\x00",
    b"\xff",
    b"\x7f",
    b"\xff\xff\xff\xff",
    b"\x00\x00\x00\x80",
    b"PK\x01\x02",
    b"PK\x03\x04",
    b"PAR1",
    b"\xed\xa0\x80",
)


@dataclass(frozen=True)
class Target:
    """Something that takes input.

    Attributes
    ----------
    run : callable
        Takes one input; only a CorpusError may come out of it.
    seeds : sequence of str or bytes
    tokens : sequence of str or bytes
        What is put into the seeds.
    tries : int
        So many inputs are tried.
    most : int
        Letters or bytes of an input whose time is measured: the longest at 4 n. 0 where length means nothing.
    contained : bool
        It runs in a child process wherever the program runs it, which its end may not harm.
    """

    run: Callable[[Data], object]
    seeds: Sequence[Data]
    tokens: Sequence[Data]
    tries: int
    most: int = 100_000
    contained: bool = False


def _encoded(*tokens: str) -> list[bytes]:
    return [token.encode("utf-8", "surrogatepass") for token in tokens]


def _table() -> pd.DataFrame:
    table = REVIEWS.drop(columns="section").head(6)
    return table.assign(year=table["year"].astype("str"), note=[*HOSTILE_TEXTS.values()][:6])


def _file(suffix: str) -> Callable[[bytes], object]:
    return lambda data: formats.read_file(f"reviews{suffix}", data, limits=LIMITS)


def _archive(data: bytes) -> None:
    with archives.open_zip(data, limits=LIMITS) as archive:
        for member in archives.list_members(archive):
            formats.read_file(member.filename, archives.read_member(archive, member, limits=LIMITS))


def _gzip(data: bytes) -> None:
    formats.read_file("reviews.csv.gz", archives.gunzip(data, limits=LIMITS)[0])


def _word(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        body = f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
        archive.writestr("word/document.xml", body.encode("utf-8", "surrogatepass"))
    return out.getvalue()


def _read_whole(folder: Path) -> Callable[[str], object]:
    """Read a file with all that follows: columns, cleaning, scores, dates, films, ids."""

    def read(text: str) -> object:
        file = folder / "reviews.csv"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        reading = loading.read_sources([file])
        if reading.files["rows"].sum() != len(reading.reviews) + len(reading.rejects):
            raise AssertionError("a row was lost")
        return reading

    return read


def _ratings(text: str) -> None:
    given = _column(text)
    describe_ratings(given, parse_ratings(given))


def _dates(text: str) -> None:
    given = _column(text)
    describe_dates(given, parse_dates(given))


def _column(text: str) -> pd.Series:
    # What reaches scores and dates has been cleaned.
    return clean_texts(pd.Series(text.split("\n"), dtype="object")).texts


def _titles(text: str) -> None:
    texts = _column(text)
    infer_films(texts, pd.Series([f"in/{text[:30]}.txt" for text in texts], dtype="str"))


def _scores(text: str) -> None:
    score_texts(clean_texts(pd.Series([text], dtype="object")).texts)


@cache
def _corpus(folder: Path) -> Any:
    return open_corpus(folder)


@cache
def _drafted(folder: Path) -> DraftArchive:
    return DraftArchive.of(_corpus(folder))


def _search(folder: Path) -> Callable[[str], object]:
    def search(text: str) -> None:
        summarise_query(text)
        corpus = _corpus(folder)
        corpus.mask(Selection(words=text))

    return search


def _asked(folder: Path) -> Callable[[str], object]:
    def ask(text: str) -> None:
        query = parse_qs(text.encode("utf-8", "replace").decode(), keep_blank_values=True, max_num_fields=1_000)
        reviews = _corpus(folder).reviews
        # What a screen mends, it shows again in its address.
        selection, _ = Selection.from_query(query, reviews)
        selection.mask(reviews, containing=lambda words: reviews["words"].to_numpy() > 0)
        again, refused = Selection.from_query(_as_query(selection), reviews)
        if (again, refused) != (selection, []):
            raise AssertionError("an address does not come back")
        selection.to_query()
        read_values({name: query[name] for name in query if name in ("lexicon", "scale")}, SCALE)
        read_selection({name: query[name] for name in query if name in {each.name for each in SELECTING}}, reviews)

    return ask


def _as_query(selection: Selection) -> dict[str, list[str]]:
    query: dict[str, list[str]] = {}
    for name, value in selection.to_query():
        query.setdefault(name, []).append(value)
    return query


def _lexicon(data: bytes) -> None:
    house = House.parse(data, name="mine.csv")
    if House.parse(house.as_csv().encode(), name="mine.csv") != house:
        raise AssertionError("a word list does not come back")


def _kept(text: str) -> None:
    for read in (notes.read_csv, line_verdicts.read_csv, views.read_csv, watch_list.read_csv):
        with contextlib.suppress(CorpusError):
            read(text)


def _brief(form: str) -> Callable[[str], object]:
    # A frame holds no half of a letter.
    return lambda text: editions.render(briefs.hostile(text.encode("utf-8", "replace").decode()), form)


def list_targets(folder: Path, scratch: Path) -> dict[str, Target]:
    """Return all targets, by their names.

    Parameters
    ----------
    folder : Path
        A built corpus, which searches, addresses and drafts are tried on.
    scratch : Path
        A folder of this process alone.
    """
    table = _table()
    row = table.to_dict(orient="records")[0]
    plain = _encoded(*TEXT_TOKENS)
    wide = [*HOSTILE_TEXTS.values(), *UNSEEN_TEXTS.values()]
    texts = [*REVIEWS["text"], *(text[:2_000] for text in wide)]

    def tables(suffix: str, tries: int, *tokens: str, **more: Any) -> Target:
        return Target(_file(suffix), [TABLES[suffix](table)], [*plain, *_encoded(*tokens), *_BYTES], tries, **more)

    def pages(suffix: str, tries: int, *tokens: str) -> Target:
        return Target(_file(suffix), [TEXTS[suffix](row)], [*plain, *_encoded(*tokens), *_BYTES], tries)

    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><title>Dusk</title>'
        b'<content type="html">&lt;p&gt;Fine.&lt;/p&gt;</content><updated>2024-01-05</updated></entry></feed>'
    )
    given = ["3/4", "B+", "★★★½", "8", "7.5/10", "80 %", "thumbs up", "", "4 out of 5", "1917", "-3.5", "nan", "10/10"]
    days = ["2024-01-05", "5 Jan 2024", "31/12/2023", "01/02/2024", "", "1700000000", "Sat, 02 Mar 2024 10:00:00 +0000"]
    link = (
        "film=Dusk&film=1917&critic=Ada%20Quill&dates=2024-01-01&dates=&rating=3&rating=nan&polarity=-1&polarity=inf"
        "&words=%22long+after%22&where=section%3Dweb&genre=War&lexicon=house&scale=rating"
    )
    head = b"date,term,before,after,origin,step\n2025-03-03,over the top,textblob,-0.5,editor,1\n"
    lexicon = [head + b",n't,,negates,,\n", b"term;after\nhaunting;0,4\nfirst;ignored\n"]
    desk = [
        "kind,its key,note,tags\nfilm,1893,See page 3.,awards\n",
        "review id,place,words,verdict\nr1,7,a romp,To cut\n",
        "phrase;status;replacement;note\na romp;banned;a lark;-2\n",
        "name,address,short link\nMonday,brief?corpus=a&only=split,/v/old\n",
    ]
    queries = [
        'light -dark "long after" credit* (a|b)',
        "long NEAR/5 credits",
        "/un(der)?stat/",
        "C++",
        "(a+)+$",
        '"a * b"',
    ]
    return {
        "CSV": tables(".csv", 60_000, *_CSV, most=200_000),
        "TSV": tables(".tsv", 20_000, *_CSV, most=200_000),
        "JSON": tables(".json", 60_000, *_JSON, most=200_000),
        "JSON Lines": tables(".jsonl", 60_000, *_JSON, most=200_000),
        "RSS": tables(".rss", 25_000, *_XML, most=200_000),
        "Atom": Target(_file(".atom"), [atom], [*plain, *_encoded(*_XML)], 25_000, most=200_000),
        "Markdown": pages(".md", 40_000, *_YAML),
        "HTML": pages(".html", 50_000, *_XML),
        "text": pages(".txt", 40_000),
        "Parquet": tables(".parquet", 12_000, most=0, contained=True),
        "Excel": tables(".xlsx", 3_000, most=0, contained=True),
        "zip": Target(_archive, [TABLES[".zip"](table)], [*plain, *_BYTES], 20_000, most=0),
        "gzip": Target(_gzip, [TABLES[".csv.gz"](table)], [*plain, *_BYTES], 20_000, most=0),
        "Word": Target(
            lambda data: drafts.read_upload("a.docx", data), [_word("A film.")], list(_BYTES), 10_000, most=0
        ),
        "Word's text": Target(
            lambda text: drafts.read_upload("a.docx", _word(text)), texts[:6], [*TEXT_TOKENS, *_XML], 5_000
        ),
        "whole reading": Target(
            _read_whole(scratch), [TABLES[".csv"](table).decode()], [*TEXT_TOKENS, *_CSV], 1_000, most=200_000
        ),
        "ratings": Target(_ratings, ["\n".join(given)], TEXT_TOKENS, 12_000, most=20_000),
        "dates": Target(_dates, ["\n".join(days)], TEXT_TOKENS, 12_000, most=20_000),
        "titles": Target(_titles, ["“Dusk” is a film.\n" + "\n".join(texts[:3])], TEXT_TOKENS, 1_500, most=40_000),
        "scores": Target(_scores, texts, TEXT_TOKENS, 8_000),
        "query": Target(_parsed, queries, TEXT_TOKENS, 40_000, most=20_000),
        "search": Target(_search(folder), queries, TEXT_TOKENS, 1_000, most=2_000),
        "address": Target(
            _asked(folder), [link], [*TEXT_TOKENS, "&", "=", "%00", "%ff", "film=", "where=", "words="], 8_000
        ),
        "lexicon": Target(_lexicon, lexicon, [*plain, *_encoded(*_CSV)], 20_000),
        "desk CSV": Target(_kept, desk, [*TEXT_TOKENS, *_CSV], 20_000),
        "draft": Target(lambda text: read_draft(text, _drafted(folder)), texts, TEXT_TOKENS, 1_500, most=8_000),
        "brief.json": Target(_brief("json"), texts, TEXT_TOKENS, 2_000),
        "brief.html": Target(_brief("html"), texts, TEXT_TOKENS, 60, most=0),
        "brief.xlsx": Target(_brief("xlsx"), texts, TEXT_TOKENS, 150, most=0),
        "brief.pptx": Target(_brief("pptx"), texts, TEXT_TOKENS, 60, most=0),
    }


def _parsed(text: str) -> None:
    query = parse_query(text)
    json.dumps([query.condition, query.parameters])
