"""A draft against the archive: what of it was printed before is found, and the draft stays with its writer."""

import pytest

from tests.hostile import HOSTILE_TEXTS
from tests.pages.conftest import App, control, tables, told

NEW = "Zither owls quibble over seventeen marmalade zeppelins, said nobody's aunt."


@pytest.fixture(scope="session")
def printed(sample) -> tuple[str, str]:
    """A review of the sample, and a sentence out of its middle."""
    sentences = sample.sentences
    middle = sentences[(sentences["sentence"] > 1) & (sentences["end"] - sentences["start"] > 90)].iloc[0]
    review = str(middle["review_id"])
    return review, sample.texts([review]).iloc[0][middle["start"] : middle["end"]].strip()


def checked(app: App, draft: str, **query: str):
    return app("draft", **query).text_area[0].set_value(draft).run()


def test_a_planted_sentence_is_found_with_its_place(app: App, sample, printed: tuple[str, str]) -> None:
    review, sentence = printed
    at = checked(app, f"{NEW} {sentence} {NEW}")
    assert "1 passage of this draft has been printed before, in 1 review." in told(at)
    found, where = tables(at)[0].iloc[0], sample.reviews.set_index("review_id").loc[review]
    assert found["printed"] in sentence
    assert len(found["printed"]) > 0.9 * len(sentence)
    assert (found["film"], found["reviewer"]) == (where["film"], where["reviewer"])


def test_case_and_line_breaks_do_not_hide_a_sentence(app: App, printed: tuple[str, str]) -> None:
    at = checked(app, printed[1].upper().replace(" ", "\n"))
    assert "1 passage of this draft has been printed before, in 1 review." in told(at)


def test_what_was_never_printed_is_said_to_be_new(app: App) -> None:
    at = checked(app, NEW)
    assert "No run of 6 words of this draft has been printed before." in told(at)
    assert not tables(at)


def test_all_of_the_corpus_is_looked_through_whatever_is_selected(app: App, printed: tuple[str, str]) -> None:
    at = checked(app, printed[1], words="zyzzyva")
    assert "1 passage of this draft has been printed before, in 1 review." in told(at)


def test_the_film_of_the_draft_lets_its_title_count_as_one_word(app: App) -> None:
    at = checked(app, "Zither owls: what truly sets The Glazier's Holiday apart is its zeppelin.")
    assert not tables(at)
    at = control(at, "selectbox", "The draft's film").set_value("The Glazier's Holiday").run()
    assert "1 passage of this draft has been printed before, in 10 reviews." in told(at)
    assert tables(at)[0]["film"].nunique() == 8


def test_the_draft_stands_nowhere_in_the_address(app: App, printed: tuple[str, str]) -> None:
    assert checked(app, printed[1]).query_params == {"corpus": "sample"}


def test_a_draft_is_shown_letter_for_letter(app: App) -> None:
    draft = "\n\n".join(HOSTILE_TEXTS.values())
    assert draft in told(checked(app, draft))


def test_before_a_draft_is_pasted_the_screen_says_what_to_do(app: App) -> None:
    assert any(text.startswith("Paste a draft") for text in told(checked(app, " \n\t ")))


def test_that_words_were_printed_before_is_no_claim_of_copying(app: App) -> None:
    assert any("says nothing of copying" in said for said in told(app("draft")))
