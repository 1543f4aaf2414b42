"""What was read and what was not, and the corpora: renamed, removed, added."""

import pytest

from corpus.library import Library
from corpus.store import open_corpus
from pages.shared import importing
from tests.hostile import HOSTILE_TEXTS
from tests.pages.conftest import App, control, tables, told

NAME = "Name of the corpus that is open"


def test_rows_in_are_reviews_and_rejects(app: App) -> None:
    selection, finding = told(app("sources"))[:2]
    assert selection == "Corpus “Sample reviews (fiction)”, 67 reviews from 68 files"
    assert finding.replace("\u202f", " ") == "67 of 68 rows became reviews (98.5 %); 1 reject."


def test_every_file_is_listed_with_how_it_was_understood(app: App, sample) -> None:
    pages = [tables(app("sources", page=page))[0] for page in ("1", "2", "3")]
    assert sorted(source for page in pages for source in page["source"]) == sorted(sample.files["source"])
    assert set(pages[0]["format"]) == {"Markdown with front matter"}


def test_what_was_not_read_is_listed_with_the_reason(app: App) -> None:
    rejects = tables(app("sources", part="rejects"))[0]
    assert rejects[["source", "reason"]].to_numpy().tolist() == [
        ["reviews/README.md", "it has no front matter, unlike the other Markdown files of its folder"]
    ]


def test_a_corpus_without_rejects_says_so(app: App) -> None:
    assert "Nothing was rejected: every row that came in is a review." in told(app("sources", "one", part="rejects"))


def test_films_are_inferred_for_the_seeds_and_the_least_certain_come_first(app: App, seeds) -> None:
    at = app("sources", "seeds", part="films")
    inferred = at.dataframe[0].value
    assert sorted(inferred["film"]) == ["Twilight Serenade", "Whispering Galaxy", "Whispering Twilight"]
    assert inferred["certainty"].is_monotonic_increasing
    assert control(at, "button", "Save corrections").disabled


def test_where_every_film_is_named_nothing_is_inferred(app: App) -> None:
    assert "Every review came with its film's name: nothing was inferred." in told(app("sources", part="films"))


def test_a_corrected_film_is_shown_on_every_screen_and_stays_corrected(app: App, shelf) -> None:
    at = app("sources", "one", store=shelf, part="films")
    assert at.dataframe[0].value["film"].tolist() == ["Crumb"]
    review = open_corpus(shelf / "one").reviews["review_id"].iloc[0]
    name = "--map=Crumb & *crust*, $5 = :red[x]"
    importing.correct(shelf / "one", {review: name})
    assert at.run().dataframe[0].value["film"].tolist() == [name]
    assert tables(app("reviews", "one", store=shelf))[0]["film"].tolist() == [name]


@pytest.mark.parametrize("part", ["rejects", "films", "corpora", "add"])
def test_a_link_opens_a_part_and_choosing_another_writes_the_address(app: App, part: str) -> None:
    at = app("sources", part=part)
    assert at.query_params == {"corpus": "sample", "part": part}
    at = control(at, "button_group", "Show").set_value("read").run()
    assert at.query_params == {"corpus": "sample"}


@pytest.mark.parametrize("unknown", [{"part": "nothing"}, {"page": "x"}])
def test_an_unknown_value_in_a_link_is_the_default(app: App, unknown: dict[str, str]) -> None:
    at = app("sources", **unknown)
    assert len(tables(at)[0]) == 25
    assert at.query_params == {"corpus": "sample"}


# ------------------------------------------------------------------------------------------- corpora


def renamed(at, name: str):
    at = control(at, "text_input", NAME).set_value(name).run()
    return control(at, "button", "Rename").click().run()


@pytest.mark.parametrize("kind", ["script", "colour", "dollars", "emoji", "path"])
def test_a_corpus_can_bear_any_name(app: App, shelf, kind: str) -> None:
    at = renamed(app("sources", store=shelf, part="corpora"), HOSTILE_TEXTS[kind])
    assert not at.error
    assert Library(shelf).corpora()["sample"].name == HOSTILE_TEXTS[kind]
    assert told(at)[0].startswith(f"Corpus “{HOSTILE_TEXTS[kind]}”")
    assert HOSTILE_TEXTS[kind] in at.selectbox(key="corpus").options


@pytest.mark.parametrize("name", ["", "   ", "Sample reviews (fiction)"])
def test_a_corpus_is_not_renamed_to_nothing_or_to_itself(app: App, shelf, name: str) -> None:
    at = control(app("sources", store=shelf, part="corpora"), "text_input", NAME).set_value(name).run()
    assert control(at, "button", "Rename").disabled


def test_a_corpus_is_removed_only_after_a_question(app: App, shelf) -> None:
    at = control(app("sources", "one", store=shelf, part="corpora"), "button", "Remove").click().run()
    assert any(text.startswith("“One review”, all that was measured of it") for text in told(at))
    assert set(Library(shelf).corpora()) == {"one", "sample"}
    # A dialog stands as long as its button is pressed in a run of the whole script, as all runs here are.
    control(at, "button", "Remove").click()
    at = control(at, "button", "Remove it").click().run()
    assert set(Library(shelf).corpora()) == {"sample"}
    assert at.query_params == {"corpus": "sample"}
    assert told(at)[0] == "67 reviews of 12 films, 2024-2026"


def test_the_last_corpus_cannot_be_removed(app: App, shelf) -> None:
    Library(shelf).remove("one")
    assert control(app("sources", store=shelf, part="corpora"), "button", "Remove").disabled


def test_a_corpus_that_another_visit_removed_is_said_to_be_gone(app: App, shelf) -> None:
    at = app("overview", "one", store=shelf)
    Library(shelf).remove("one")
    at.run()
    assert not at.exception
    assert not at.error
    assert told(at)[1] == "67 reviews of 12 films, 2024-2026"


def test_a_damaged_corpus_is_named_and_the_others_open(app: App, shelf) -> None:
    (shelf / "one" / "corpus.json").write_text("{")
    at = app("sources", store=shelf, part="corpora")
    assert tables(at)[0]["name"].tolist() == ["Sample reviews (fiction)"]
    assert any(text.startswith("one: ") and "damaged" in text for text in told(at))


@pytest.mark.parametrize("part", ["corpora", "add"])
def test_a_dashboard_of_a_single_corpus_adds_renames_and_removes_nothing(app: App, shelf, part: str) -> None:
    at = app("sources", store=shelf / "sample", part=part)
    single = "This dashboard was started on one corpus. Start it on a folder of corpora to add others."
    assert single in told(at)
    assert [button.label for button in at.button] == ["Reset the selection"]
    assert not at.get("file_uploader")
