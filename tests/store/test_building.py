import io
import json
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest

from corpus.aspects.house_terms import terms_path
from corpus.errors import CorpusError, SourceError, StoreError
from corpus.report.tables import to_csv, to_xlsx
from corpus.store.building import build, correct_films
from corpus.store.corpus import open_corpus
from corpus.store.folder import list_corpora, read_manifest, writing
from corpus.store.selection import Selection
from corpus.store.table_files import is_intact
from tests.reviews import HOSTILE, REVIEWS
from tests.store.conftest import written

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("read_here")
SAMPLE = ROOT / "corpus" / "reviews"


def ids(corpus):
    return set(corpus.reviews["review_id"])


# ------------------------------------------------------------------------------------ what is built


def test_a_build_says_what_came_of_it(dozen):
    manifest = dozen.manifest
    counted = {name: manifest.counts[name] for name in ("reviews", "films", "reviewers", "rejects", "phrases", "files")}
    assert counted == {"reviews": 12, "films": 3, "reviewers": 3, "rejects": 1, "phrases": 2, "files": 1}
    assert manifest.counts["words"] == dozen.reviews["words"].sum()
    assert (manifest.name, manifest.settings["min_reviews"]) == ("A dozen", 2)


def test_a_corpus_is_called_after_its_folder_unless_it_has_a_name(files, tmp_path):
    assert build([files], tmp_path / "Evening papers").name == "Evening papers"
    assert build([files], tmp_path / "c", name=" The\nHerald ").name == "The Herald"


def test_progress_goes_from_reading_to_saving(files, tmp_path):
    steps = []
    build([files], tmp_path / "c", progress=lambda doing, done, of: steps.append((doing, done, of)))
    stages = list(dict.fromkeys(doing for doing, _, _ in steps))
    assert stages[0].startswith("reading ")
    assert stages[-9:-4] == [
        "splitting into words",
        "finding names",
        "comparing reviews",
        "finding phrases",
        "gathering families",
    ]
    assert stages[-4:] == ["counting words", "preparing drafts", "scoring reviews", "saving"]
    assert steps[-1] == ("saving", 1, 1)
    assert all(0 <= done <= of for _, done, of in steps)


def test_sentences_and_words_of_the_reviews_add_up(sample):
    reviews, sentences = sample.reviews, sample.sentences
    assert sentences.groupby("review_id").size().to_dict() == reviews.set_index("review_id")["sentences"].to_dict()
    assert sample.manifest.counts["words"] == reviews["words"].sum()


def test_the_recurring_phrases_are_counted_as_the_list_shows_them(sample):
    listed = sample.list_recurring(sample.mask(Selection()))
    assert sample.manifest.recurring == len(listed) < len(sample.phrases)


def test_a_phrase_must_recur_in_so_many_reviews(dozen_csv, tmp_path):
    assert build([dozen_csv], tmp_path / "c", min_reviews=3).counts["phrases"] == 1
    with pytest.raises(CorpusError, match="at least 2 reviews"):
        build([dozen_csv], tmp_path / "d", min_reviews=1)


def test_the_seeds_say_what_three_reviews_can_tell(seeds, tmp_path):
    build([seeds], tmp_path / "seeds")
    corpus = open_corpus(tmp_path / "seeds")
    assert set(corpus.reviews["film"]) == {"Whispering Twilight", "Twilight Serenade", "Whispering Galaxy"}
    assert set(corpus.list_recurring(corpus.reviews["words"].gt(0).to_numpy())["phrase"].head(2)) == {
        "a box of tissues and prepare to be swept away",
        "use of light and shadow creates a dreamlike atmosphere",
    }


# ---------------------------------------------------------------------------------------- built once


def test_the_same_sources_and_settings_are_not_built_twice(files, built, tmp_path):
    steps = []
    again = build([files], tmp_path / "c", progress=lambda *step: steps.append(step))
    assert (again.as_dict(), steps) == (read_manifest(tmp_path / "c").as_dict(), [])
    assert again.tables == built.tables


def test_a_new_name_alone_renames(files, tmp_path):
    first = build([files], tmp_path / "c", name="Old")
    renamed = build([files], tmp_path / "c", name="New")
    assert (renamed.name, renamed.built, renamed.tables) == ("New", first.built, first.tables)
    assert build([files], tmp_path / "c").name == "New"


def test_whatever_changes_is_built_anew(files, built, tmp_path):
    changes = {
        "text": lambda: (files / "a.txt").write_text("“Dusk” is a poor film, a weak film."),
        "file": lambda: written(files, c__txt="“Noon” is a good film."),
        "name": lambda: (files / "a.txt").rename(files / "z.txt"),
        "setting": lambda: None,
    }
    before = built
    for change, make in changes.items():
        make()
        after = build([files], tmp_path / "c", min_reviews=3 if change == "setting" else None)
        assert after.sources_digest != before.sources_digest, change
        assert is_intact(tmp_path / "c", after), change
        before = after


def test_what_changes_behind_a_link_is_built_anew(files, tmp_path):
    (tmp_path / "link.txt").symlink_to(files / "a.txt")
    first = build([tmp_path / "link.txt"], tmp_path / "c")
    (files / "a.txt").write_text("“Dusk” is a poor film, a weak film.")
    assert build([tmp_path / "link.txt"], tmp_path / "c").sources_digest != first.sources_digest


@pytest.mark.parametrize("table", ["reviews.parquet", "phrases.arrow"])
def test_a_damaged_corpus_is_built_again_from_its_sources(table, files, built, tmp_path):
    (tmp_path / "c" / table).write_bytes(b"PAR1")
    again = build([files], tmp_path / "c")
    assert again.digest == built.digest
    assert is_intact(tmp_path / "c", again)


def test_a_corpus_of_another_format_is_built_again(files, built, tmp_path):
    (tmp_path / "c" / "corpus.json").write_text('{"format": 0}')
    assert build([files], tmp_path / "c").digest == built.digest


def test_what_editors_decided_outlives_a_new_format(files, tmp_path):
    terms = tmp_path / "terms.csv"
    terms.write_text("term,aspect\nlantern,visuals\n")
    first = build([files], tmp_path / "c", name="Our reviews", terms=terms)
    corpus = open_corpus(tmp_path / "c")
    review, arrived = corpus.reviews["review_id"].iloc[0], corpus.arrivals
    corrected = correct_films(tmp_path / "c", {review: "Another Film"})
    manifest = json.loads((tmp_path / "c" / "corpus.json").read_text())
    manifest["settings"]["terms"]["of another version"] = ["smell", 0.0, "", False]
    (tmp_path / "c" / "corpus.json").write_text(json.dumps(manifest | {"format": 10, "digest": "", "tables": {}}))
    again = build([files], tmp_path / "c")
    assert (again.name, again.digest) == ("Our reviews", corrected.digest)
    assert again.settings["terms"] == first.settings["terms"] == {"lantern": ["visuals", 0.0, "", False]}
    corpus = open_corpus(tmp_path / "c")
    assert corpus.reviews.set_index("review_id").loc[review, "film"] == "Another Film"
    pd.testing.assert_frame_equal(corpus.arrivals, arrived)


def test_a_polarity_of_many_digits_is_the_same_in_the_corpus_and_beside_it(files, tmp_path):
    terms = tmp_path / "terms.csv"
    terms.write_text("term,aspect,polarity,note\nlantern,visuals,0.3333333333,=1+1\n")
    first = build([files], tmp_path / "c", terms=terms)
    assert build([files], tmp_path / "c", terms=terms) == first
    assert "lantern,visuals,0.3333333333,'=1+1" in terms_path(tmp_path / "c").read_text()
    assert [file.name for file in tmp_path.glob("*former*")] == []


@pytest.mark.parametrize(
    "settings", [None, {"corrected": [1], "terms": 3}, {"corrected": {"a": 1}, "terms": {"plot": [7]}}]
)
def test_what_another_version_wrote_otherwise_is_passed_over(files, built, tmp_path, settings):
    (tmp_path / "c" / "corpus.json").write_text(json.dumps({"format": 3, "name": 5, "settings": settings}))
    assert build([files], tmp_path / "c").digest == built.digest


# --------------------------------------------------------------------------- the same in any order


def test_ids_and_digest_do_not_depend_on_the_order_of_rows_or_files(dozen, tmp_path):
    mixed = REVIEWS.sample(frac=1, random_state=7)
    (tmp_path / "1.csv").write_text(mixed.iloc[:5].to_csv(index=False))
    (tmp_path / "2.csv").write_text(mixed.iloc[5:].to_csv(index=False))
    for number, order in enumerate(("12", "21")):
        store = tmp_path / f"c{number}"
        build([tmp_path / f"{name}.csv" for name in order], store)
        corpus = open_corpus(store)
        assert (corpus.manifest.digest, ids(corpus)) == (dozen.manifest.digest, ids(dozen))


def test_the_same_review_keeps_its_id_when_others_join(files, built, tmp_path):
    before = ids(open_corpus(tmp_path / "c"))
    written(files, c__txt="“Noon” is a good film.")
    build([files], tmp_path / "c")
    assert before < ids(open_corpus(tmp_path / "c"))


# ------------------------------------------------------------------------------ exported and read again


def exported(corpus, file):
    table = corpus.read_reviews()
    if file.suffix == ".csv":
        file.write_text(to_csv(table), encoding="utf-8")
    elif file.suffix == ".xlsx":
        file.write_bytes(to_xlsx(table))
    else:
        table.to_parquet(file)
    return file


@pytest.mark.parametrize(
    ("which", "suffix"), [("dozen", ".csv"), ("dozen", ".xlsx"), ("dozen", ".parquet"), ("sample", ".csv")]
)
def test_an_exported_corpus_is_read_again_as_the_same(which, suffix, request, tmp_path):
    corpus = request.getfixturevalue(which)
    again = build([exported(corpus, tmp_path / f"export{suffix}")], tmp_path / "c")
    assert again.digest == corpus.manifest.digest
    opened = open_corpus(tmp_path / "c")
    assert ids(opened) == ids(corpus)
    assert list(opened.read_reviews()) == list(corpus.read_reviews())


def test_hostile_cells_survive_export_and_reading(tmp_path):
    hostile = pd.DataFrame(
        {
            "film": HOSTILE,
            "critic": HOSTILE[::-1],
            "rating": [f"{n}/13" for n in range(len(HOSTILE))],
            "votes": HOSTILE,
            "review": [f"{cell}\n\nNo. {n}, “good”" for n, cell in enumerate(HOSTILE)],
        }
    )
    (tmp_path / "hostile.csv").write_text(hostile.to_csv(index=False), encoding="utf-8")
    first = build([tmp_path / "hostile.csv"], tmp_path / "c", mapping={"text": "review"})
    corpus = open_corpus(tmp_path / "c")
    assert sorted(corpus.reviews["film"]) == sorted(" ".join(cell.split()) for cell in HOSTILE)
    again = build([exported(corpus, tmp_path / "again.csv")], tmp_path / "d")
    assert (again.digest, again.counts["reviews"]) == (first.digest, len(HOSTILE))
    pd.testing.assert_series_equal(open_corpus(tmp_path / "d").reviews["votes"], corpus.reviews["votes"])
    third = exported(open_corpus(tmp_path / "d"), tmp_path / "third.csv")
    drop = {"source"}
    before, after = (pd.read_csv(io.StringIO(file.read_text())) for file in (tmp_path / "again.csv", third))
    pd.testing.assert_frame_equal(before.drop(columns=drop), after.drop(columns=drop))


# ----------------------------------------------------------------------------------- corrected films


def test_a_corrected_film_keeps_the_id_and_survives_a_rebuild(files, built, tmp_path):
    path = tmp_path / "c"
    before = open_corpus(path)
    review = before.reviews["review_id"].iloc[0]
    correct_films(path, {review: "  Nightfall\u200b \n II "})
    corrected = open_corpus(path)
    assert ids(corrected) == ids(before)
    assert corrected.reviews.set_index("review_id")["film"][review] == "Nightfall II"
    assert corrected.manifest.digest != before.manifest.digest
    assert corrected.manifest.sources_digest == before.manifest.sources_digest

    written(files, c__txt="“Noon” is a good film.")
    build([files], path)
    rebuilt = open_corpus(path)
    assert rebuilt.reviews.set_index("review_id")["film"][review] == "Nightfall II"
    assert len(rebuilt.reviews) == 3


def test_corrections_add_up_and_the_last_word_counts(dozen, tmp_path):
    path = Path(shutil.copytree(dozen.path, tmp_path / "c"))
    first, second = dozen.reviews["review_id"].iloc[[0, 11]]
    correct_films(path, {first: "Wrong"})
    correct_films(path, {second: "Reels"})
    correct_films(path, {first: "Right"})
    films = open_corpus(path).reviews.set_index("review_id")["film"]
    assert (films[first], films[second]) == ("Right", "Reels")
    assert films.drop([first, second]).tolist() == REVIEWS["film"].iloc[1:11].tolist()


def test_a_correction_changes_nothing_but_the_film(dozen, tmp_path):
    path = Path(shutil.copytree(dozen.path, tmp_path / "c"))
    correct_films(path, {dozen.reviews["review_id"].iloc[11]: "Reels"})
    before, after = dozen.read_reviews(), open_corpus(path).read_reviews()
    pd.testing.assert_frame_equal(before.drop(columns="film"), after.drop(columns="film"))


@pytest.mark.parametrize(
    ("corrections", "message"), [({"0" * 16: "Dusk"}, "no review “0000000000000000”"), ({None: " "}, "a name")]
)
def test_a_correction_that_cannot_be_made_leaves_all_as_it_was(corrections, message, dozen, tmp_path):
    path = Path(shutil.copytree(dozen.path, tmp_path / "c"))
    known = dozen.reviews["review_id"].iloc[0]
    with pytest.raises(StoreError, match=message):
        correct_films(path, {review or known: film for review, film in corrections.items()})
    assert read_manifest(path).as_dict() == dozen.manifest.as_dict()


# --------------------------------------------------------------------------------------------- faults


def test_nothing_to_read_says_what_was_looked_for(tmp_path):
    written(tmp_path / "in")
    with pytest.raises(SourceError, match=r"No review was found in .*in\. Looked for \.txt"):
        build([tmp_path / "in"], tmp_path / "c")
    assert list_corpora(tmp_path) == []


def test_nothing_readable_says_what_was_there(tmp_path):
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(SourceError, match=r"picture\.csv\. What was there: .* \(1 time\)\."):
        build([tmp_path / "picture.csv", tmp_path / "gone.csv"][:1], tmp_path / "c")


def test_a_source_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"gone\.csv"):
        build([tmp_path / "gone.csv"], tmp_path / "c")


@pytest.mark.parametrize("source", ["missing", "empty", "picture", "pipe", "unnamed column"])
def test_a_build_that_fails_leaves_nothing_behind(source, tmp_path):
    given = tmp_path / "in" / "given.csv"
    given.parent.mkdir()
    if source == "pipe":
        os.mkfifo(given)
    elif source != "missing":
        given.write_bytes({"empty": b"", "picture": b"\x89PNG\r\n", "unnamed column": b"a,b\n1,2\n"}[source])
    for store in (tmp_path / "new" / "deep" / "c", tmp_path / "c"):
        with pytest.raises(CorpusError):
            build([given], store)
    assert [entry.name for entry in tmp_path.iterdir()] == ["in"]


def test_bytes_that_are_no_letters_are_told_in_words_or_taken(files, tmp_path):
    with pytest.raises(SourceError, match=r"“\?” is not an encoding"):
        build([files], tmp_path / "c", encoding="\udcff")
    films = tmp_path / "films\udcff.csv"
    films.write_text("id,title\n1,Dusk\n")
    assert build([files], tmp_path / "c", films=films).settings["films"] == "films?.csv"


def test_a_failed_build_leaves_the_old_corpus(files, built, tmp_path):
    shutil.rmtree(files)
    with pytest.raises(SourceError):
        build([files], tmp_path / "c")
    assert read_manifest(tmp_path / "c").as_dict() == built.as_dict()
    assert is_intact(tmp_path / "c", built)


def test_a_corpus_is_never_stored_among_its_own_sources(files):
    for path in (files, files / "deep" / "c"):
        with pytest.raises(StoreError, match="store the corpus in a folder outside it"):
            build([files], path)
    assert sorted(entry.name for entry in files.iterdir()) == ["a.txt", "b.txt"]


def test_two_builds_at_once_one_wins_and_the_other_is_told(files, tmp_path):
    with writing(tmp_path / "c"), pytest.raises(StoreError, match="Another import into “c” is under way"):
        build([files], tmp_path / "c")
    build([files], tmp_path / "c")


def test_a_new_corpus_replaces_none_that_somebody_else_has_just_added(files, tmp_path):
    written = build([files], tmp_path / "c", new=True)
    with pytest.raises(StoreError, match=r"Somebody else has just added a corpus as “c”\. Choose another name\."):
        build([SAMPLE], tmp_path / "c", new=True)
    assert read_manifest(tmp_path / "c") == written


def test_a_store_behind_a_link_is_built_where_the_link_leads(files, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    build([files], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert len(open_corpus(tmp_path / "real").reviews) == 2
    assert len(open_corpus(tmp_path / "link").reviews) == 2
