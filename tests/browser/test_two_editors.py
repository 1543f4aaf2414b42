"""Two editors in two browsers change one note and one line at once: the later is told, chooses, and nothing is lost."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
FILM = "reviews?corpus=sample&film=Vanguard+of+Ash&note=True"
LINES = "reviews?corpus=sample&words=%22after+the+credits%22"


def test_two_editors_change_one_note_and_one_line_at_once_and_the_later_chooses(visits) -> None:
    both = [visits(), visits()]
    one, other = (visit.open(FILM) for visit in both)
    for page, said in ((one, "Ann was here."), (other, "Ben was here.")):
        page.get_by_role("textbox", name="Note").fill(said)
    one.get_by_role("button", name="Save the note").click()
    # Not the field, which says so before anything is saved: then either could be the later one.
    expect(one.get_by_role("paragraph").filter(has_text="Ann was here.")).to_be_visible()
    other.get_by_role("button", name="Save the note").click()
    expect(other.get_by_text("Somebody has changed this meanwhile. It now says: Ann was here.")).to_be_visible()
    expect(other.get_by_text("You wrote: Ben was here.")).to_be_visible()
    other.get_by_role("button", name="Keep both").click()
    expect(other.get_by_text("Somebody has changed this meanwhile")).to_have_count(0)
    both[0].open(FILM)
    expect(one.get_by_role("textbox", name="Note")).to_have_value("Ann was here.\nBen was here.")

    for visit, page in zip(both, (one, other), strict=True):
        visit.open(LINES)
        page.locator("a.cell", has_text="Mark").first.click()
        expect(page.get_by_role("button", name="To cut")).to_be_visible()
    one.get_by_role("button", name="To cut").click()
    expect(one.locator("a.cell").first).to_have_text("To cut")
    other.get_by_role("button", name="Fine").click()
    expect(other.get_by_text("To cut, unsigned. Your choice was not saved: choose again.")).to_be_visible()
    expect(other.locator("a.cell").first).to_have_text("To cut")
    other.get_by_role("button", name="Fine").click()
    expect(other.locator("a.cell").first).to_have_text("Fine")

    # The others who share this server find it as it was.
    for page, label in ((other, "No verdict"), (one, "Save the note")):
        if page is other:
            page.locator("a.cell").first.click()
        else:
            both[0].open(FILM)
            page.get_by_role("textbox", name="Note").fill("")
        page.get_by_role("button", name=label).click()
    expect(other.locator("a.cell").first).to_have_text("Mark")
    expect(one.get_by_text("Add a note")).to_be_visible()
