"""The note on a review, a film, a critic or a phrase: written, found again, and edited by two people at once."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus.store.corpus import Corpus
from tests.pages.conftest import App, control, follow, links, paragraphs, tables


def write(at: AppTest, text: str, tags: str = "") -> AppTest:
    control(at, "text_area", "Note").input(text)
    control(at, "text_input", "Tags").input(tags)
    at.run()
    return control(at, "button", "Save the note").click().run()


@pytest.mark.parametrize("kind", ["review", "film", "critic", "phrase"])
def test_a_note_stands_where_what_it_is_on_is_shown(app: App, shelf: Path, sample: Corpus, kind: str) -> None:
    review, phrase = sample.reviews.iloc[0], sample.listed.iloc[0]["phrase_id"]
    section, query = {
        "review": ("review", {"review": review["review_id"]}),
        "film": ("reviews", {"film": review["film"]}),
        "critic": ("critic", {"shown": review["reviewer"]}),
        "phrase": ("phrase", {"phrase": phrase}),
    }[kind]
    write(app(section, store=shelf, note="True", **query), "See the letters page.", "Awards")

    saved = app("saved", store=shelf)
    assert tables(saved)[-1][["kind", "text", "tags"]].iloc[0].tolist() == [kind, "See the letters page.", "awards"]
    opened = follow(saved, links(saved)[-1])
    assert "See the letters page. (awards)" in paragraphs(opened)


def test_two_who_write_one_note_lose_nothing(app: App, shelf: Path, sample: Corpus) -> None:
    query = {"review": sample.reviews["review_id"].iloc[0], "note": "True"}
    one, other = (app("review", store=shelf, **query) for _ in range(2))

    write(one, "Ask her about the ending.")
    write(other, "Cut by the subeditors.")
    assert any("Ask her about the ending." in paragraph for paragraph in paragraphs(other))
    assert "You wrote: Cut by the subeditors." in paragraphs(other)
    control(other, "button", "Keep both").click().run()
    assert "Ask her about the ending.\nCut by the subeditors." in paragraphs(other)


def test_a_note_that_is_emptied_is_gone(app: App, shelf: Path, sample: Corpus) -> None:
    at = write(app("critic", store=shelf, note="True"), "Likes trains.")
    write(at, "")

    assert "Likes trains." not in paragraphs(at)
