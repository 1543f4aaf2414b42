"""An editor checks a draft: pastes it, reads the marks, looks at sentences, comes back, and uploads another."""

import pytest

from tests.browser.accessibility import find_barriers
from tests.reading.test_word import word_file

pytestmark = pytest.mark.browser
STOCK = "It hums long after the credits roll, with a sense of zeppelinry, and tugged at the heartstrings at last."
PHRASES = ["long after the credits roll", "tugged at the heartstrings", "sense of zeppelinry"]
ROWS = ".refrain-table a.row"


def test_from_a_pasted_draft_to_the_sentences_of_a_phrase_and_back_and_to_an_uploaded_one(visit) -> None:
    page = visit.open("draft?corpus=sample")
    field = page.get_by_role("textbox", name="The draft")
    field.fill(STOCK)
    page.get_by_role("button", name="Check", exact=True).click()
    page.wait_for_selector("article a")
    visit.settle()
    assert "3 recurring phrases" in visit.text()
    assert page.locator("article a").all_inner_texts() == [PHRASES[0], PHRASES[2], PHRASES[1]]
    assert page.locator(ROWS).all_inner_texts() == PHRASES
    assert "zeppelinry" not in page.url
    assert find_barriers(page) == []

    page.locator(ROWS).first.click()
    page.wait_for_url("**/phrases?**")
    visit.settle()
    assert "“long after the credits rolled”" in page.inner_text("h1")
    assert "In its sentences" in visit.text()

    page.go_back()
    page.wait_for_url("**/draft?**")
    visit.settle()
    assert page.get_by_role("textbox", name="The draft").input_value() == STOCK
    assert page.locator(ROWS).all_inner_texts() == PHRASES

    page.locator("article a").first.click()
    page.wait_for_url("**/phrases?**")
    visit.settle()
    page.get_by_role("link", name="Check a draft").click()
    page.wait_for_url("**/draft**")
    visit.settle()
    assert page.get_by_role("textbox", name="The draft").input_value() == STOCK

    document = word_file("<w:p><w:r><w:t>What truly sets The Lantern Keeper apart is its oboe.</w:t></w:r></w:p>")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.locator('input[type="file"]').set_input_files({"name": "draft.docx", "mimeType": kind, "buffer": document})
    page.wait_for_selector("text=Its film is taken to be The Lantern Keeper")
    visit.settle()
    assert page.locator("article a").all_inner_texts() == ["What truly sets The Lantern Keeper apart is its oboe"]
    film = page.get_by_role("combobox", name="The draft’s film")
    film.fill("The Oboe")
    film.press("Enter")
    page.wait_for_selector("text=no recurring phrase")
    visit.settle()
    assert "taken to be" not in visit.text()
    assert visit.faults == []
    assert visit.strangers == []
