import csv
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import MappingError, SourceError
from corpus.reading import archives, loading, sources
from corpus.reading.cleaning import clean_texts
from corpus.reading.limits import LIMITS
from corpus.report.tables import to_csv
from corpus.schema import READ_COLUMNS
from tests.hostile import HOSTILE_TEXTS, zipped
from tests.reading.checked import read

SHARED = Path(__file__).parents[2].parent / "shared"


def _written(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_each_row_and_file_that_is_rejected_says_its_kind(tmp_path):
    rows = 'Dusk,Fine.\nDusk,\nDusk,Fine.\nDusk,Good.,7\nDusk,"open\n'
    files = {"a_csv": f"film,text\n{rows}", "b_json": '[{"text": "Dull."}, 7, {"text": }]', "c_txt": "", "d_png": "x"}
    reading = read(_written(tmp_path / "pile", **files), tmp_path / "gone.txt", "https://example.org/a.csv")
    assert reading.rejects["kind"].tolist() == [
        *("no text", "duplicate", "cell count", "open quote"),
        *("other shape", "broken row", "empty file", "other format", "unreadable file", "not a file"),
    ]


def test_nothing_readable_gives_no_reviews_and_the_reasons(tmp_path):
    reading = read(_written(tmp_path / "pile", a_png=b"\x89PNG"), tmp_path / "gone.csv", "https://example.org/a.csv")
    assert reading.reviews.empty
    assert reading.rejects["source"].tolist() == ["pile/a.png", "gone.csv", "https://example.org/a.csv"]
    assert read().files.empty


def test_an_assumed_encoding_is_said_and_can_be_said_otherwise(tmp_path):
    path = _written(tmp_path, a_csv="film,text\nNoc,Gęślą jaźń\n".encode("cp1250")) / "a.csv"
    assumed, chosen = read(path), read(path, encoding="cp1250")
    assert assumed.files["encoding"].tolist() == ["cp1252"]
    assert any("read as cp1252" in note for note in assumed.notes)
    assert chosen.reviews["text"].tolist() == ["Gęślą jaźń"]


def test_a_folder_of_texts_without_metadata_has_its_films_inferred(tmp_path):
    _written(
        tmp_path,
        one__a_txt="“Dusk” is a fine film. I liked “Dusk”.",
        two__b_txt=" \n",
        two__c_html="<p>“Dawn” is a dull film. “Dawn” ends.",
    )
    reading = read(tmp_path)
    assert reading.reviews["film"].tolist() == ["Dusk", "Dawn"]
    assert reading.titles["film"].tolist() == ["Dusk", "Dawn"]
    assert reading.titles["review_id"].tolist() == reading.reviews["review_id"].tolist()
    assert reading.reviews["source"].tolist() == [f"{tmp_path.name}/one/a.txt", f"{tmp_path.name}/two/c.html"]
    assert reading.rejects[["source", "reason"]].values.tolist() == [
        [f"{tmp_path.name}/two/b.txt", "this file is empty: nothing but white space"]
    ]


def test_front_matter_tells_what_it_knows_and_the_other_markdown_of_its_folder_is_no_review(tmp_path):
    review = (
        "---\nfilm: {}\nyear: 1999\ncritic: Ada\ndate: 2024-01-0{}\nstars: ★★★½\ngenres: [War, Drama]\n---\nFine.\n"
    )
    _written(
        tmp_path / "desk",
        a_md=review.format("007", 1),
        b_md=review.format("1917", 2).replace("critic:", "author:"),
        README_md="# About",
        notes__c_md="“Dawn” is a dull film. “Dawn” ends.",
    )
    reading = read(tmp_path / "desk")
    assert reading.reviews["film"].tolist() == ["007", "1917", "Dawn"]
    assert reading.reviews["reviewer"].tolist()[:2] == ["Ada", "Ada"]
    assert reading.reviews["rating"].tolist()[:2] == [7.0, 7.0]
    assert reading.reviews["genres"].tolist()[0] == "War, Drama"
    assert reading.rejects[["source", "reason"]].values.tolist() == [
        ["desk/README.md", "it has no details at its top (front matter), unlike the other Markdown files of its folder"]
    ]


def test_rows_that_cannot_be_read_are_named_by_their_lines(tmp_path):
    _written(tmp_path, a_csv='film,text\nDusk,Fine\nDawn\nNoon,\nEve,"open\nNight,Dark\n')
    reading = read(tmp_path / "a.csv")
    assert reading.reviews["source"].tolist() == ["a.csv:2", "a.csv:6"]
    assert reading.rejects["row"].tolist() == [3, 4, 5]
    assert reading.files.loc[0, ["rows", "kept", "rejected", "delimiter"]].tolist() == [5, 2, 3, ","]


def test_the_same_line_by_two_critics_is_two_reviews_and_by_one_a_duplicate(tmp_path):
    _written(tmp_path, a_csv="film,critic,text\nDusk,Ada,Fine\nDusk,Ben,Fine\nDusk,Ada,Fine\nDawn,Ada,Fine\n")
    reading = read(tmp_path / "a.csv")
    assert len(reading.reviews) == 3
    assert reading.rejects[["row", "reason"]].values.tolist() == [
        [4, "it has the same text, film and critic as a.csv:2"]
    ]


def test_ids_do_not_depend_on_the_order_the_file_or_the_other_reviews(tmp_path):
    _written(
        tmp_path, a_csv="film,text\nDusk,Fine\nDawn,Dull\n", b_tsv="text\tmovie\nDull\tDawn\nGood\tNoon\nFine\tDusk\n"
    )
    first, second = read(tmp_path / "a.csv"), read(tmp_path / "b.tsv")
    ids = dict(zip(second.reviews["film"], second.reviews["review_id"], strict=True))
    assert first.reviews["review_id"].tolist() == [ids["Dusk"], ids["Dawn"]]
    assert first.reviews["review_id"].str.fullmatch("[0-9a-f]{16}").all()


def test_only_the_reader_chooses_between_two_columns_of_text(tmp_path):
    path = _written(tmp_path, a_csv="film,text,review\nDusk,short,long\n") / "a.csv"
    with pytest.raises(
        MappingError, match=r"a\.csv: more than one column may hold the text; choose one of “text”, “review”"
    ):
        loading.read_sources([path])
    assert read(path, mapping={"text": "review"}).reviews["text"].tolist() == ["long"]
    # Beside a file that is clear, the question is among the rejects.
    clear = _written(tmp_path, b_csv="film,text\nDawn,Dull\n") / "b.csv"
    assert "choose one of" in read(path, clear).rejects["reason"].tolist()[0]


def test_an_editors_own_names_of_columns_are_understood_and_what_was_guessed_is_said(tmp_path):
    lines = "".join(
        f'Film {n % 3},Ada Quill,{n}/03/2024,3.5,"Number {n} finds it slow, lovely and in no hurry to get anywhere."\n'
        for n in range(1, 7)
    )
    _written(tmp_path, a_csv=f"Movie reviewed,By,Pub. date,Score /5,What we wrote\n{lines}")
    (seen,) = loading.preview_sources([tmp_path / "a.csv"]).tables
    reading = read(tmp_path / "a.csv")
    assert reading.mapping == {"a.csv": seen.mapping}
    assert seen.mapping == {
        "text": "What we wrote",
        "film": "Movie reviewed",
        "reviewer": "By",
        "published": "Pub. date",
        "rating": "Score /5",
    }
    assert (seen.because, len(seen.rows)) == ({"text": "the longest text"}, 5)
    note = "“What we wrote” was taken for the text by what is in it: the longest text"
    assert f"a.csv: {note}." in reading.notes
    assert reading.files["notes"].tolist() == [note]
    assert (reading.reviews["rating"].tolist(), set(reading.reviews["rating_given"])) == ([7.0] * 6, {"3.5"})


def test_a_chosen_column_that_no_source_has_is_refused_with_those_that_there_are(tmp_path):
    path = _written(tmp_path, a_csv="film,text\nDusk,Fine\n") / "a.csv"
    with pytest.raises(MappingError, match=r"No source has a column “movieTitle”.*There are: film, text"):
        loading.read_sources([path], mapping={"film": "movieTitle"})


def test_a_second_table_names_the_films(tmp_path):
    _written(
        tmp_path,
        reviews_csv="movieId,quote\nm2,Fine\nm9,Dull\n",
        films_csv="movieId,movieTitle,movieYear\nm1,Dusk,1999\nm2,Dawn,2001\n",
    )
    reading = read(tmp_path / "reviews.csv", films=tmp_path / "films.csv")
    assert reading.reviews["film"].tolist() == ["Dawn", "m9"]
    assert reading.reviews["year"].tolist() == [2001, pd.NA]
    assert "1 review has an id that it does not list" in reading.notes[0]
    _written(tmp_path, own_csv="film,text\nNoon,Good\n")
    assert sorted(read(tmp_path, films=tmp_path / "films.csv").reviews["film"]) == ["Dawn", "Noon", "m9"]
    with pytest.raises(SourceError, match="The table of films"):
        loading.read_sources([tmp_path / "reviews.csv"], films=tmp_path / "gone.csv")


def test_unknown_columns_are_kept_as_what_they_clearly_are(tmp_path):
    _written(
        tmp_path, a_csv="text,words,top,code,\nFine,12,True,007,x\nDull,,False,8,y\n", b_csv="text,top\nGood,maybe\n"
    )
    alone, both = read(tmp_path / "a.csv"), read(tmp_path)
    extra = {name: str(dtype) for name, dtype in alone.reviews.dtypes[len(READ_COLUMNS) :].items()}
    assert extra == {"words_given": "Int64", "top": "boolean", "code": "str", "column 5": "str"}
    assert both.reviews["top"].tolist() == ["True", "False", "maybe"]


def test_a_folder_may_hold_everything_at_once(tmp_path):
    _written(
        tmp_path,
        a_zip=zipped(("in/b.csv", b"text,film\nOne,Dusk\n"), ("in/c.txt", "“Dawn” is a film. “Dawn” ends.".encode())),
        d_jsonl='{"body": "Two", "title": "Noon"}',
    )
    reading = read(tmp_path)
    name = tmp_path.name
    assert reading.reviews["source"].tolist() == [
        f"{name}/a.zip/in/b.csv:2",
        f"{name}/a.zip/in/c.txt",
        f"{name}/d.jsonl:1",
    ]
    assert reading.mapping == {
        f"{name}/a.zip/in/b.csv": {"text": "text", "film": "film"},
        f"{name}/d.jsonl": {"text": "body", "film": "title"},
    }


def test_rows_past_the_limit_of_an_import_are_left_out_and_said(tmp_path):
    _written(tmp_path, a_csv="text\nOne\nTwo\nThree\n", b_txt="Four")
    reading = read(tmp_path, limits=replace(LIMITS, rows=2))
    assert reading.reviews["text"].tolist() == ["One", "Two"]
    assert "2 are the most" in reading.rejects["reason"].tolist()[0]
    assert "the most for one import" in reading.rejects["reason"].tolist()[1]


def test_files_that_are_refused_beforehand_are_not_opened(tmp_path):
    _written(tmp_path, a_txt="“Dusk” is a film.", b_txt="“Dawn” is a film. “Dawn” ends.")
    reading = read(tmp_path, refused={f"{tmp_path.name}/a.txt": "it crashed"})
    assert reading.reviews["film"].tolist() == ["Dawn"]
    assert reading.rejects["reason"].tolist() == ["it crashed"]


def test_each_file_is_announced_before_it_is_read(tmp_path):
    _written(tmp_path, a_txt="“Dusk” is a film.", b_txt="“Dawn” is a film. “Dawn” ends.")
    steps = []
    read(tmp_path, progress=lambda *step: steps.append(step))
    assert (f"reading {tmp_path.name}/b.txt", 1, 2) in steps
    assert ("inferring films", 0, 2) in steps


def test_a_preview_shows_columns_mapping_and_first_rows_and_asks_what_is_unclear(tmp_path):
    _written(tmp_path, a_csv="title;review;text;x\nDusk;long;short;1\nDawn;l;s;2\n", b_txt="Fine.", c_png=b"\x89PNG")
    seen = loading.preview_sources([tmp_path], rows=1)
    (table,) = seen.tables
    assert (table.delimiter, table.encoding, table.columns) == (";", "UTF-8", ["title", "review", "text", "x"])
    assert table.mapping == {"film": "title"}
    assert table.rows == [{"title": "Dusk", "review": "long", "text": "short", "x": "1"}]
    assert "choose one of “text”, “review”" in table.question
    assert seen.texts == 1
    assert "none of the formats" in seen.refusals[0]
    (chosen,) = loading.preview_sources([tmp_path], mapping={"text": "review"}).tables
    assert (chosen.mapping, chosen.question) == ({"text": "review", "film": "title"}, "")


def test_a_preview_opens_twenty_tables_and_says_how_many_more_there_are(tmp_path, monkeypatch):
    tables = [(f"in/{n:02}.csv", b"film,text\nDusk,Fine\n") for n in range(12)]
    _written(tmp_path / "desk", **{f"a{n:02}_csv": "film,text\nDusk,Fine\n" for n in range(12)})
    (tmp_path / "desk" / "b.zip").write_bytes(zipped(*tables, ("in/note.txt", b"Fine.")))
    (tmp_path / "desk" / "c.zip").write_bytes(zipped(*tables))
    (tmp_path / "desk" / "d.csv").write_text("film,text\nDusk,Fine\n")
    (tmp_path / "desk" / "e.txt").write_text("Fine.")
    opened = []
    inflate, read = archives.read_member, sources._read
    monkeypatch.setattr(archives, "read_member", lambda *given, **named: opened.append(1) or inflate(*given, **named))
    monkeypatch.setattr(sources, "_read", lambda path, **named: opened.append(path.name) or read(path, **named))
    seen = loading.preview_sources([tmp_path / "desk"])
    assert (len(seen.tables), seen.texts, seen.refusals) == (20, 2, [])
    # Four members of the first archive, the second as a whole, and the table behind them.
    assert seen.further == 4 + 1 + 1
    assert opened.count(1) == 8
    assert not {"c.zip", "d.csv", "e.txt"} & set(opened)


def test_files_that_are_no_tables_do_not_count_among_the_twenty(tmp_path):
    _written(tmp_path, **{f"a{n:02}_png": b"\x89PNG" for n in range(30)}, b_csv="film,text\nDusk,Fine\n")
    seen = loading.preview_sources([tmp_path])
    assert [table.source for table in seen.tables] == [f"{tmp_path.name}/b.csv"]
    assert (len(seen.refusals), seen.further) == (30, 0)


def test_an_exported_corpus_that_is_read_again_is_the_same(tmp_path):
    texts = list(HOSTILE_TEXTS.values())
    frame = pd.DataFrame(
        {
            "film": [text[:40] for text in texts],
            "text": texts,
            "stars": ["3/4", "B+"] * (len(texts) // 2) + ["2/4"] * (len(texts) % 2),
        }
    )
    frame = frame.assign(critic=texts, date="5 Jan 2024", words=7, note=texts)
    frame.to_csv(tmp_path / "a.csv", index=False)
    first = read(tmp_path / "a.csv").reviews
    measured = first.assign(words=3, polarity=-3.5, evidence=2)
    (tmp_path / "export.csv").write_text(to_csv(measured), newline="")
    measured.to_parquet(tmp_path / "export.parquet", index=False)
    for name in "export.csv", "export.parquet":
        pd.testing.assert_frame_equal(read(tmp_path / name).reviews, first)
    (tmp_path / "part.csv").write_text(to_csv(measured.head(2)), newline="")
    pd.testing.assert_frame_equal(read(tmp_path / "part.csv").reviews, first.head(2))


@settings(max_examples=12, deadline=None)
@given(texts=st.lists(st.text(st.characters(), max_size=30), min_size=1, max_size=5))
def test_any_text_survives_the_way_through_json(texts, tmp_path_factory):
    path = tmp_path_factory.mktemp("any") / "a.jsonl"
    path.write_text("\n".join(json.dumps({"text": text, "film": "Dusk"}) for text in texts))
    assert _texts_and_rows(path) == _cleaned(texts)


@settings(max_examples=12, deadline=None)
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=1, max_size=5))
def test_any_text_survives_the_way_through_csv_and_parquet(texts, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    # A file of nothing but control characters would be refused as no text.
    texts = [f"A fine film, with light and shadow: {text}" for text in texts]
    frame = pd.DataFrame({"text": texts, "film": "Dusk"})
    # Python's writer leaves a lone carriage return outside quotes unless told to quote.
    frame.to_csv(folder / "a.csv", index=False, quoting=csv.QUOTE_ALL)
    frame.to_parquet(folder / "a.parquet", index=False)
    assert _texts_and_rows(folder / "a.csv") == _cleaned(texts)
    assert _texts_and_rows(folder / "a.parquet") == _cleaned(texts)


def _texts_and_rows(path):
    reading = read(path)
    return reading.reviews["text"].tolist(), reading.files["rows"].tolist()


def _cleaned(texts):
    cleaned = clean_texts(pd.Series(texts, dtype="object")).texts
    return [text for text in dict.fromkeys(cleaned) if text], [len(texts)]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the data folder beside the project is absent")
def test_the_critics_table_is_read_out_of_the_box():
    reading = read(SHARED / "data" / "rt_critics.csv", films=SHARED / "data" / "rt_critics_films.csv")
    assert len(reading.reviews) + len(reading.rejects) == 7_409
    assert len(reading.reviews) > 7_300
    assert reading.reviews["film"].nunique() > 10
    assert reading.reviews["published"].notna().all()
    given = reading.reviews["rating_given"].notna()
    assert reading.reviews.loc[given, "rating"].notna().mean() >= 0.98


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the data folder beside the project is absent")
def test_the_three_seeds_name_their_films():
    assert read(SHARED / "seeds").reviews["film"].tolist() == [
        *("Whispering Twilight", "Twilight Serenade", "Whispering Galaxy")
    ]
