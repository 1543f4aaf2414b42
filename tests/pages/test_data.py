"""What was read and what was skipped, and the corpora: renamed, removed, brought back, added."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

import pytest

from corpus.__main__ import main
from corpus.commands import adding
from corpus.desk import database
from corpus.polarity.house import House
from corpus.reading.titles import FILE_NAME
from corpus.store import folder
from corpus.store.building import build
from corpus.store.corpus import open_corpus
from corpus.store.library import Library
from pages.shared import importing
from tests.hostile import HOSTILE_TEXTS
from tests.pages.conftest import App, control, decide, decided, doors, follow, paragraphs, tables, through

NAME = "Name of the corpus that is open"
REMOVE = "Remove this corpus"


def test_rows_in_are_reviews_and_rejects(app: App) -> None:
    selection, finding = paragraphs(app("data"))[:2]
    assert selection == "Corpus “Sample reviews (fiction)”, 67 reviews from 68 files"
    assert finding == "67 reviews of 12 films by 8 critics were read; 1 of 68 files was skipped."


def test_the_report_leads_to_the_rows_of_each_reason(app: App, tmp_path) -> None:
    rows = "Dusk,A slow film.\nDusk,\nDawn,\nDusk,A slow film.\nDusk,Fine,7\n"
    (tmp_path / "a.csv").write_text(f"Movie reviewed,Body copy\n{rows}")
    (tmp_path / "b.txt").write_text("“Crumb” is a film about bread.")
    build([tmp_path / "a.csv", tmp_path / "b.txt"], tmp_path / "shelf" / "made", name="Made")
    at = app("data", "made", store=tmp_path / "shelf")
    shown = paragraphs(at)
    assert shown[1] == "2 reviews of 2 films were read; 4 of 6 rows were skipped."
    assert "From a.csv: “Body copy” as the text and “Movie reviewed” as the film." in shown
    ways = doors(at)
    assert "1 row: it has the same text, film and critic as a.csv:2" in ways
    assert "1 row: 3 cells where the header has 2" in ways
    assert "1 review came without a film: check the guessed title" in ways
    at = through(at, "2 rows: there is no text")
    assert at.query_params == {"corpus": "made", "part": "rejects", "reason": "there is no text"}
    assert tables(at)[0]["row"].tolist() == [3, 4]
    at = control(at, "selectbox", "Skipped because").set_value("every reason").run()
    assert tables(at)[0]["row"].tolist() == [3, 4, 5, 6]
    assert at.query_params == {"corpus": "made", "part": "rejects"}


def test_the_report_leads_to_the_reviews_without_a_film_and_on_to_the_screens(app: App) -> None:
    at = app("data", "one")
    assert list(doors(at))[-4:] == ["See the overview", "Compare films", "See recurring phrases", "Read the reviews"]
    assert through(at, "1 review has no film: name it").query_params == {"corpus": "one", "part": "unnamed"}


def test_a_report_shows_hostile_names_letter_for_letter(app: App, tmp_path) -> None:
    name = "<b>$x$</b> :red[x] ![](http://x)"
    (tmp_path / "a.csv").write_text(f'text,{name},film\n"Fine, really.",7,Dusk\n,8,Dawn\n')
    build([tmp_path / "a.csv"], tmp_path / "shelf" / "made", mapping={"reviewer": name})
    at = app("data", "made", store=tmp_path / "shelf")
    assert f"From a.csv: “text” as the text, “film” as the film and “{name}” as the critic." in paragraphs(at)


def test_a_file_that_arrives_is_on_the_screen_at_the_next_click_and_in_the_report(
    app: App, shelf, tmp_path, monkeypatch, capsys
) -> None:
    monkeypatch.setattr(adding, "PAUSE", 0.0)
    at = app("data", "one", store=shelf)
    assert paragraphs(at)[0].endswith("1 review from 1 file")
    assert tables(at) == []
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "monday.csv").write_text("film,text\nDusk,A harbour full of rain.\n")
    assert main(["watch", str(tmp_path / "inbox"), "--store", str(shelf / "one"), "--once"]) == 0
    assert capsys.readouterr().out == "1 review added; 2 reviews now: monday.csv\n"
    at.run()
    assert paragraphs(at)[0].endswith("2 reviews from 2 files")
    assert tables(at)[0][["reviews", "files"]].to_numpy().tolist() == [[1, "monday.csv"], [1, "one.txt"]]
    assert "Dusk" in tables(follow(at, f"/reviews?{urlencode({'corpus': 'one'})}"))[0]["film"].tolist()


def test_every_file_is_listed_with_how_it_was_understood(app: App, sample) -> None:
    pages = [tables(app("data", numbers="True", page=page))[0] for page in ("1", "2", "3")]
    assert sorted(source for page in pages for source in page["source"]) == sorted(sample.files["source"])
    assert set(pages[0]["format"]) == {"Markdown with front matter"}


def test_what_was_not_read_is_listed_with_the_reason(app: App) -> None:
    rejects = tables(app("data", part="rejects"))[0]
    assert rejects[["source", "reason"]].to_numpy().tolist() == [
        [
            "reviews/README.md",
            "it has no details at its top (front matter), unlike the other Markdown files of its folder",
        ]
    ]


def test_a_corpus_without_rejects_says_so(app: App) -> None:
    assert "No row was skipped: every row became a review." in paragraphs(app("data", "one", part="rejects"))


def test_films_are_inferred_for_the_seeds_and_the_least_certain_come_first(app: App, seeds) -> None:
    at = app("data", "seeds", part="films")
    inferred = at.dataframe[0].value
    assert sorted(inferred["film"]) == ["Twilight Serenade", "Whispering Galaxy", "Whispering Twilight"]
    assert inferred["certainty"].is_monotonic_increasing
    assert control(at, "button", "Save films").disabled


def test_where_every_film_is_named_nothing_is_inferred(app: App) -> None:
    assert "Every review came with the name of its film: no title was guessed." in paragraphs(app("data", part="films"))


def test_a_file_s_name_alone_is_a_suggestion_that_can_be_accepted(app: App, tmp_path) -> None:
    for file, text in {"salt_road": "it was fine.", "doc1": "it was long.", "doc2": "it was short."}.items():
        (tmp_path / f"{file}.txt").write_text(text)
    build([*tmp_path.glob("*.txt")], tmp_path / "shelf" / "made")
    at = app("data", "made", store=tmp_path / "shelf", part="unnamed")
    assert "3 reviews have no film." in paragraphs(at)[2]
    suggested = at.dataframe[0].value
    assert suggested["film"].tolist() == ["Salt Road", "", ""]
    assert (suggested["rule"][0], suggested["certainty"].isna().all()) == (FILE_NAME, True)
    assert control(at, "button", "Save films").disabled
    assert "No title was guessed." in paragraphs(app("data", "made", store=tmp_path / "shelf", part="films"))


def test_a_corrected_film_is_shown_on_every_screen_and_stays_corrected(app: App, shelf) -> None:
    at = app("data", "one", store=shelf, part="unnamed")
    assert at.dataframe[0].value["film"].tolist() == ["One"]
    review = open_corpus(shelf / "one").reviews["review_id"].iloc[0]
    name = "--map=Crumb & *crust*, $5 = :red[x]"
    importing.correct(shelf / "one", {review: name})
    assert "Every review has a film." in paragraphs(at.run())
    corrected = app("data", "one", store=shelf, part="films")
    assert corrected.dataframe[0].value["film"].tolist() == [name]
    assert tables(app("reviews", "one", store=shelf))[0]["film"].tolist() == [name]


def test_what_was_typed_for_films_that_are_saved_does_not_stand_beside_the_next_reviews(
    app: App, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(importing, "run", lambda arguments, *_: main(arguments))
    # More than a page of them, as where a row less is another table.
    (tmp_path / "a.csv").write_text("text\n" + "".join(f"It was {n} minutes long.\n" for n in range(28)))
    build([tmp_path / "a.csv"], tmp_path / "shelf" / "made")

    at = app("data", "made", store=tmp_path / "shelf", part="unnamed")
    first = at.data_editor[0].value["source"].iloc[0]
    typed = {"edited_rows": {0: {"film": " Dusk"}}, "added_rows": [], "deleted_rows": []}
    at.session_state[at.data_editor[0].key] = typed
    at = control(at.run(), "button", "Save 1 film").click().run()
    named = open_corpus(tmp_path / "shelf" / "made").reviews.dropna(subset="film")
    assert named[["source", "film"]].to_numpy().tolist() == [[first, "Dusk"]]
    assert first not in at.data_editor[0].value["source"].tolist()
    assert control(at, "button", "Save films").disabled


@pytest.mark.parametrize("part", ["rejects", "films", "unnamed", "corpora", "add"])
def test_a_link_opens_a_part_and_choosing_another_writes_the_address(app: App, part: str) -> None:
    at = app("data", part=part)
    assert at.query_params == {"corpus": "sample", "part": part}
    at = control(at, "button_group", "Show").set_value("read").run()
    assert at.query_params == {"corpus": "sample"}


def test_unknown_values_in_a_link_are_the_defaults(app: App) -> None:
    at = app("data", numbers="True", part="nothing", page="x")
    assert len(tables(at)[0]) == 25
    assert at.query_params == {"corpus": "sample", "numbers": "True"}


# ------------------------------------------------------------------------------------------- corpora


def renamed(at, name: str):
    control(at, "text_input", NAME).set_value(name)
    return control(at, "button", "Rename").click().run()


@pytest.mark.parametrize("kind", ["script", "colour", "dollars", "emoji", "path"])
def test_a_corpus_can_bear_any_name(app: App, shelf, kind: str) -> None:
    at = renamed(app("data", store=shelf, part="corpora"), HOSTILE_TEXTS[kind])
    assert not at.error
    assert Library(shelf).corpora()["sample"].name == HOSTILE_TEXTS[kind]
    assert paragraphs(at)[0].startswith(f"Corpus “{HOSTILE_TEXTS[kind]}”")
    assert HOSTILE_TEXTS[kind] in at.selectbox(key="corpus").options


@pytest.mark.parametrize("name", ["", "   ", "Sample reviews (fiction)"])
def test_a_corpus_is_not_renamed_to_nothing_or_to_itself(app: App, shelf, name: str) -> None:
    at = renamed(app("data", store=shelf, part="corpora"), name)
    assert Library(shelf).corpora()["sample"].name == "Sample reviews (fiction)"
    asked = "Give the corpus a name; it is still called “Sample reviews (fiction)”."
    assert (asked in paragraphs(at)) == (not name.strip())
    assert not at.error
    assert control(at, "button", REMOVE)


def test_a_corpus_is_removed_by_one_click_and_brought_back_by_another(app: App, shelf) -> None:
    corpora = Library(shelf).corpora()
    house = decide(shelf, lambda house: house.change("good", 0.1, on=date(2026, 3, 3)), key="one")
    at = control(app("data", "one", store=shelf, part="corpora"), "button", REMOVE).click().run()
    assert set(Library(shelf).corpora()) == {"sample"}
    assert decided(shelf, "one") == House()
    assert at.query_params == {"corpus": "sample", "part": "corpora"}
    assert any(text.startswith("“One review” was removed") for text in paragraphs(at))
    assert not any("any more" in text for text in paragraphs(at))
    # The offer stands as long as the page does, whatever is looked at in between.
    at = control(at, "button_group", "Show").set_value("read").run()
    at = control(at, "button_group", "Show").set_value("corpora").run()
    at = control(at, "button", "Undo").click().run()
    assert Library(shelf).corpora() == corpora
    assert decided(shelf, "one") == house
    assert at.query_params == {"corpus": "one", "part": "corpora"}
    assert "Undo" not in [button.label for button in at.button]


def test_a_corpus_stays_where_what_is_decided_on_it_cannot_be_moved(app: App, shelf, monkeypatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0)
    house = decide(shelf, lambda house: house.change("good", 0.1, on=date(2026, 3, 3)), key="one")
    busy = "The desk’s database is busy with another change. Nothing was changed. Try again in a moment."
    at = app("data", "one", store=shelf, part="corpora")
    with held(shelf):
        at = control(at, "button", REMOVE).click().run()
    assert any(text.startswith(busy) for text in paragraphs(at))
    assert (set(Library(shelf).corpora()), decided(shelf, "one")) == ({"one", "sample"}, house)
    at = control(at.run(), "button", REMOVE).click().run()
    with held(shelf):
        at = control(at, "button", "Undo").click().run()
    assert any(text.startswith(busy) for text in paragraphs(at))
    assert (set(Library(shelf).corpora()), decided(shelf, "one")) == ({"sample"}, House())
    # The offer stands.
    control(at, "button", "Undo").click().run()
    assert (set(Library(shelf).corpora()), decided(shelf, "one")) == ({"one", "sample"}, house)


@contextlib.contextmanager
def held(shelf) -> Iterator[None]:
    """Have somebody else change the desk's database."""
    connection = sqlite3.connect(shelf / database.FILE, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.close()


def test_what_was_brought_back_elsewhere_cannot_be_brought_back_twice(app: App, shelf) -> None:
    at = control(app("data", "one", store=shelf, part="corpora"), "button", REMOVE).click().run()
    undo = control(at, "button", "Undo")
    Library(shelf).restore(next(shelf.glob(".one.removed-*")).name)
    at = undo.click().run()
    assert any("not kept any more" in text for text in paragraphs(at))
    assert set(Library(shelf).corpora()) == {"one", "sample"}


def test_a_corpus_under_an_import_is_not_removed_and_the_reason_is_said(app: App, shelf) -> None:
    at = app("data", "one", store=shelf, part="corpora")
    with folder.writing(shelf / "one"):
        at = control(at, "button", REMOVE).click().run()
    assert any("is under way" in text for text in paragraphs(at))
    assert set(Library(shelf).corpora()) == {"one", "sample"}


def test_the_last_corpus_cannot_be_removed(app: App, shelf) -> None:
    Library(shelf).remove("one")
    at = app("data", store=shelf, part="corpora")
    assert control(at, "button", REMOVE).disabled
    assert "The only corpus stays. Import another before you remove it." in paragraphs(at)


def test_a_corpus_that_another_visit_removed_is_said_to_be_gone(app: App, shelf) -> None:
    at = app("overview", "one", store=shelf)
    Library(shelf).remove("one")
    at.run()
    assert not at.exception
    assert not at.error
    assert paragraphs(at)[1] == "67 reviews of 12 films, 2024–2026"


def test_a_damaged_corpus_is_named_and_the_others_open(app: App, shelf) -> None:
    (shelf / "one" / "corpus.json").write_text("{")
    at = app("data", store=shelf, part="corpora")
    assert tables(at)[0]["name"].tolist() == ["Sample reviews (fiction)"]
    assert any(text.startswith("one: ") and "damaged" in text for text in paragraphs(at))


@pytest.mark.parametrize("part", ["corpora", "add"])
def test_a_dashboard_of_a_single_corpus_adds_renames_and_removes_nothing(app: App, shelf, part: str) -> None:
    at = app("data", store=shelf / "sample", part=part)
    single = "This dashboard was started on one corpus. Start it on a folder of corpora to import others."
    assert single in paragraphs(at)
    assert [button.label for button in at.button] == ["Reset the selection"]
    assert not at.get("file_uploader")


@pytest.mark.parametrize("screen", ["films", "overview"])
def test_where_no_review_has_a_film_a_screen_of_films_says_how_to_name_them(app: App, screen: str) -> None:
    assert any(
        "Name films on the Data screen, under “Without a film”" in text for text in paragraphs(app(screen, "one"))
    )
