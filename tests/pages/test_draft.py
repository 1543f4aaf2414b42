"""A draft against the archive: what of it recurs or was printed before, and that the draft stays with its writer."""

import numpy as np
import pytest

from corpus.figures.palette import colour_worn
from corpus.reuse import phrasebook
from pages.shared.address import Address
from tests.hostile import HOSTILE_TEXTS
from tests.pages.conftest import App, control, follow, page_text, paragraphs, tables

NEW = "Zither owls quibble over seventeen marmalade zeppelins, said nobody's aunt."
#: What is said of a draft with these words and one passage of one review.
ONCE = "; 1 passage has been printed before, in 1 review."
COUNTS = ["phrase", "reviews", "films", "reviewers", "whose"]


@pytest.fixture(scope="session")
def printed(sample) -> tuple[str, str]:
    """A review of the sample, and a sentence out of its middle."""
    sentences = sample.sentences
    middle = sentences[(sentences["sentence"] > 1) & (sentences["end"] - sentences["start"] > 90)].iloc[0]
    review = str(middle["review_id"])
    return review, sample.read_texts([review]).iloc[0][middle["start"] : middle["end"]].strip()


def checked(app: App, draft: str, **query: str):
    return app("draft", **query).text_area[0].set_value(draft).run()


@pytest.fixture(scope="session")
def openings(sample) -> str:
    """The first paragraphs of six reviews of the sample, and stock that nobody wrote."""
    texts = sample.read_texts(sample.reviews["review_id"].iloc[::12].tolist())
    stock = "It hums long after the credits roll, with a sense of zeppelinry, and tugs at the heartstrings at last."
    return "\n\n".join([*(text.partition("\n")[0] for text in texts), stock])


def table(at, column: str):
    """The table that has such a column; None where there is none."""
    return next((shown for shown in tables(at) if column in shown), None)


def finding(at) -> str:
    """The finding of the screen."""
    return next(text for text in paragraphs(at) if text.startswith("This draft uses"))


def test_a_planted_sentence_is_found_with_its_place(app: App, sample, printed: tuple[str, str]) -> None:
    review, sentence = printed
    at = checked(app, f"{NEW} {sentence} {NEW}")
    assert finding(at).endswith(ONCE)
    passage, where = table(at, "published").iloc[0], sample.reviews.set_index("review_id").loc[review]
    assert passage["printed"] in sentence
    assert len(passage["printed"]) > 0.9 * len(sentence)
    assert (passage["film"], passage["reviewer"]) == (where["film"], where["reviewer"])


def test_case_and_line_breaks_do_not_hide_a_sentence(app: App, printed: tuple[str, str]) -> None:
    at = checked(app, printed[1].upper().replace(" ", "\n"))
    assert finding(at).endswith(ONCE)


def test_what_was_never_printed_is_said_to_be_new(app: App) -> None:
    at = checked(app, NEW)
    assert finding(at) == "This draft uses no recurring phrase; no passage of 6 words or more has been printed before."
    assert not tables(at)


def test_all_of_the_corpus_is_looked_through_whatever_is_selected(app: App, printed: tuple[str, str]) -> None:
    at = checked(app, printed[1], words="zyzzyva")
    assert finding(at).endswith(ONCE)


def test_the_film_of_the_draft_lets_its_title_count_as_one_word(app: App) -> None:
    at = checked(app, "Zither owls: what truly sets The Glazier's Holiday apart is its zeppelin.")
    assert table(at, "published") is None
    at = control(at, "selectbox", "The draft's film").set_value("The Glazier's Holiday").run()
    assert finding(at) == ("This draft uses 1 recurring phrase; 1 passage has been printed before, in 10 reviews.")
    assert table(at, "whose")["phrase"].tolist() == ["what truly sets «film» apart is its *"]
    assert table(at, "published")["film"].nunique() == 8


def test_recurring_phrases_of_any_length_have_the_counts_of_the_phrases_screen(app: App, sample, openings) -> None:
    at = checked(app, openings)
    used = phrasebook.find_phrases(openings, sample.phrasebook)["phrase_id"].unique()
    assert f"This draft uses {len(used)} recurring phrases; " in finding(at)
    shown = table(at, "whose").set_index("phrase")
    assert shown.index[0] == "long after the credits roll/rolled/have rolled"
    assert shown["printed"].iloc[0] == "long after the credits roll"
    assert len(shown.index[0].split()) > min(len(phrase.split()) for phrase in shown.index) == 2
    listed = tables(app("phrases"))[0][COUNTS].set_index("phrase")
    both = [phrase for phrase in shown.index if phrase in listed.index]
    assert "tugs/tugging at the heartstrings" in both
    assert shown.loc[both, listed.columns].to_dict() == listed.loc[both].to_dict()
    whole = sample.list_recurring(np.ones(len(sample.reviews), bool)).set_index("phrase").loc[shown.index]
    assert shown[["reviews", "films", "reviewers"]].to_dict() == whole[["reviews", "films", "reviewers"]].to_dict()
    assert shown.index.tolist() == [phrase for phrase in whole.index if phrase in set(shown.index)]


def test_phrases_are_counted_in_all_of_the_corpus_whatever_is_selected(app: App, openings) -> None:
    whole, narrow = (table(checked(app, openings, **query), "whose") for query in ({}, {"critic": "Inès Carravel"}))
    assert narrow.equals(whole)


def test_a_phrase_is_shaded_by_how_worn_it_is_and_a_passage_is_underlined(app: App, printed: tuple[str, str]) -> None:
    at = checked(app, f"{NEW} It hums long after the credits roll. {printed[1]}")
    article = next(html.proto.body for html in at.get("html") if html.proto.body.startswith("<article"))
    phrase = article[: article.index(">long after the credits roll<")].rpartition("<")[2]
    assert colour_worn(2, theme="light") in phrase
    assert 'title="in 21 reviews"' in phrase
    assert "underline" not in phrase
    assert article.count("printed before in 1 review") >= 1
    assert "phrase=" in phrase
    assert {"in 10 or more", "passage that was printed before"} <= set(page_text(at).replace("<", ">").split(">"))


def test_the_draft_and_its_film_stay_as_long_as_the_visit(app: App, sample, openings) -> None:
    at = checked(app, openings)
    at = control(at, "selectbox", "The draft's film").set_value("The Glazier's Holiday").run()
    passage = finding(at)
    for screen, query in (
        ("phrases", {}),
        ("review", {"review": [sample.reviews["review_id"].iloc[0]]}),
        ("draft", {}),
    ):
        at = follow(at, Address(screen, {"corpus": ["sample"], **query}).href)
    assert at.text_area[0].value == openings
    assert control(at, "selectbox", "The draft's film").value == "The Glazier's Holiday"
    assert finding(at) == passage
    assert at.query_params == {"corpus": "sample"}


def test_in_another_corpus_the_draft_stays_without_a_film_that_is_not_there(app: App, openings) -> None:
    at = checked(app, openings)
    at = control(at, "selectbox", "The draft's film").set_value("The Glazier's Holiday").run()
    at = control(at, "selectbox", "Corpus").set_value("one").run()
    assert not at.exception
    assert at.text_area[0].value == openings
    assert control(at, "selectbox", "The draft's film").value == "Not in this list"
    assert finding(at) == "This draft uses no recurring phrase; no passage of 6 words or more has been printed before."


def test_another_visit_has_no_draft(app: App, openings) -> None:
    checked(app, openings)
    assert app("draft").text_area[0].value == ""


def test_the_draft_stands_nowhere_in_the_address(app: App, printed: tuple[str, str]) -> None:
    assert checked(app, printed[1]).query_params == {"corpus": "sample"}


def test_a_draft_is_shown_letter_for_letter(app: App) -> None:
    draft = "\n\n".join(HOSTILE_TEXTS.values())
    assert draft in paragraphs(checked(app, draft))


def test_before_a_draft_is_pasted_the_screen_says_what_to_do(app: App) -> None:
    assert any(text.startswith("Paste a draft") for text in paragraphs(checked(app, " \n\t ")))


def test_that_words_were_printed_before_is_no_claim_of_copying(app: App) -> None:
    assert any("is no sign of copying" in paragraph for paragraph in paragraphs(app("draft")))
