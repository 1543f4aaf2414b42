"""A draft against the archive: what of it recurs or was printed before, and that the draft stays with its writer."""

from pathlib import Path

import pytest

from corpus.figures.palette import colour_worn
from pages.shared.links import Address
from tests.hostile import HOSTILE_TEXTS
from tests.pages.conftest import (
    App,
    as_read,
    control,
    follow,
    links,
    page_text,
    paragraphs,
    tables,
    through,
    wide_tables,
)
from tests.pages.test_words import faults
from tests.reading.test_word import word_file

NEW = "Zither owls quibble over seventeen marmalade zeppelins, said nobody's aunt."
NOTHING = "This draft uses no recurring phrase, and no passage of it has been printed before."
STOCK = "It hums long after the credits roll, with a sense of zeppelinry, and tugged at the heartstrings at last."
PHRASES = ["long after the credits roll", "tugged at the heartstrings", "sense of zeppelinry"]


@pytest.fixture(scope="session")
def printed(sample) -> tuple[str, str]:
    """A review of the sample, and a sentence out of its middle."""
    sentences = sample.sentences
    middle = sentences[(sentences["sentence"] > 1) & (sentences["end"] - sentences["start"] > 90)].iloc[0]
    review = str(middle["review_id"])
    return review, sample.read_texts([review]).iloc[0][middle["start"] : middle["end"]].strip()


def checked(app: App, draft: str, **query: str):
    return app("draft", **query).text_area[0].set_value(draft).run()


def rows(at):
    """The table of what the draft repeats; None where there is none."""
    return next((shown for shown in wide_tables(at) if "printed" in shown), None)


def finding(at) -> str:
    """The finding of the screen."""
    return next(text for text in paragraphs(at) if "his draft" in text)


def article(at) -> str:
    return next(html.proto.body for html in at.get("html") if html.proto.body.startswith("<article"))


def test_a_phrase_is_one_row_with_its_reviews_its_users_and_its_days(app: App, sample) -> None:
    at = checked(app, f"{STOCK} {STOCK}")
    shown = rows(at).set_index("printed")
    assert shown.index.tolist() == PHRASES
    assert finding(at) == ("This draft uses 3 recurring phrases, above all “long after the credits roll” (21 reviews).")
    listed = sample.families.families.set_index("pattern").loc["long after the credits roll/rolled/have rolled"]
    first = shown.loc["long after the credits roll"]
    assert (first["reviews"], first["whose"]) == (listed["reviews"], "several critics")
    assert str(first["first_published"])[:10] == str(listed["first_published"])[:10]
    assert first["times"] == 2
    said = ["long after the credits rolled", "tugged at the heartstrings", "sense of …"]
    assert shown["said"].tolist()[::2] == said[::2]
    assert not shown["said"].str.contains(r"[/*«]").any()


def test_a_row_and_a_mark_lead_to_the_sentences_of_a_phrase(app: App) -> None:
    at = checked(app, STOCK)
    href = next(href for href in links(at) if "phrase=" in href)
    assert href in article(at).replace("&amp;", "&")
    there = follow(at, href)
    assert "“long after the credits rolled”" in as_read(there.title[0].value)
    back = follow(there, Address("draft", {"corpus": ["sample"]}).href)
    assert back.text_area[0].value == STOCK
    assert rows(back)["printed"].tolist() == PHRASES


def test_a_planted_sentence_is_one_row_that_leads_to_its_place(app: App, sample, printed: tuple[str, str]) -> None:
    review, sentence = printed
    at = checked(app, f"{NEW} {NEW} {sentence} {NEW}")
    assert finding(at).startswith("1 passage of this draft has been printed before.")
    shown, where = rows(at).iloc[0], sample.reviews.set_index("review_id").loc[review]
    assert len(shown["printed"]) > 0.9 * len(sentence)
    assert (shown["reviews"], shown["whose"]) == (1, where["reviewer"])
    assert f"review={review}" in links(at)[0]
    assert "at=" in links(at)[0]
    back = through(follow(at, links(at)[0]), "Back to the draft")
    assert rows(back)["printed"].tolist() == rows(at)["printed"].tolist()


def test_what_was_printed_before_has_a_table_of_its_own_before_the_phrases(app: App, printed: tuple[str, str]) -> None:
    at = checked(app, f"{STOCK} {NEW} {printed[1]}")
    copied, phrases = (shown for shown in wide_tables(at) if "printed" in shown)
    assert [heading.value for heading in at.subheader][:2] == ["1 passage printed before", "3 recurring phrases"]
    assert copied["printed"].iloc[0][:40] in printed[1]
    assert "decide" not in tables(at)[0]
    assert set(phrases["printed"]) == set(PHRASES)


def test_case_and_line_breaks_do_not_hide_a_sentence(app: App, printed: tuple[str, str]) -> None:
    at = checked(app, f"{NEW} {NEW} {NEW} {printed[1].upper().replace(' ', chr(10))}")
    assert finding(at).startswith("1 passage of this draft has been printed before.")


def test_what_was_never_printed_is_said_to_be_new(app: App) -> None:
    at = checked(app, NEW)
    assert finding(at) == NOTHING
    assert not tables(at)


def test_all_of_the_corpus_is_looked_through_whatever_is_selected(app: App) -> None:
    whole, narrow = (rows(checked(app, STOCK, **query)) for query in ({}, {"words": "zyzzyva"}))
    assert narrow.equals(whole)


def test_the_film_is_chosen_typed_or_found_and_said(app: App) -> None:
    draft = "What truly sets The Lantern Keeper apart is its zeppelin."
    at = checked(app, draft)
    assert any("Its film is taken to be The Lantern Keeper." in text for text in paragraphs(at))
    assert rows(at)["said"].tolist() == ["what truly sets [film] apart is its …"]
    at = control(at, "selectbox", "The draft’s film").set_value("The Glazier's Holiday").run()
    assert rows(at) is None
    assert not any("taken to be" in text for text in paragraphs(at))


def test_everyday_phrases_are_folded_away_and_marked_where_the_fold_is_open(app: App) -> None:
    at = checked(app, "A film.")
    assert rows(at) is None
    assert "<a " not in article(at)
    at.session_state["everyday"] = True
    at.run()
    assert rows(at)["printed"].tolist() == ["A film"]
    assert "<a " in article(at)


def test_a_phrase_is_shaded_by_how_worn_it_is_and_a_passage_is_underlined(app: App, printed: tuple[str, str]) -> None:
    at = checked(app, f"{NEW} {NEW} It hums long after the credits roll. {printed[1]}")
    drawn = article(at)
    phrase = drawn[: drawn.index(">long after the credits roll<")].rpartition("<")[2]
    assert colour_worn(2, theme="light") in phrase
    assert 'title="in 21 reviews, used by several critics"' in phrase
    assert "underline" not in phrase
    assert drawn.count("printed before in 1 review") >= 1
    assert {"in 10 or more", "passage that was printed before"} <= set(page_text(at).replace("<", ">").split(">"))


def test_what_is_said_on_top_has_its_number_of_reviews(app: App) -> None:
    at = checked(app, f"{STOCK} {'The plain words of a long afternoon go on and on. ' * 5}")
    at = control(at, "selectbox", "The draft’s film").set_value("The Tithe House").run()
    at = control(at, "selectbox", "Written by").set_value("Rufus Obadele").run()
    at = control(at, "text_input", "Your rating").set_value("2/10").run()
    said = paragraphs(at)
    for each in ("67 reviews", "8 reviews of The Tithe House", "Rufus Obadele’s 8 reviews", "2.0 of 10"):
        assert any(each in text for text in said), each
    at = control(at, "text_input", "Your rating").set_value("many").run()
    assert any("no rating that can be read" in text for text in paragraphs(at))


def test_a_critic_s_earlier_copy_can_be_ignored(app: App, sample, printed: tuple[str, str]) -> None:
    critic = sample.reviews.set_index("review_id").loc[printed[0], "reviewer"]
    at = checked(app, f"{NEW} {NEW} {printed[1]}")
    at = control(at, "selectbox", "Written by").set_value(critic).run()
    assert len(rows(at)) >= 1
    at = control(at, "toggle", "Ignore this critic’s earlier reviews").set_value(True).run()
    assert finding(at) == NOTHING


def test_a_reprint_leads_to_the_review_that_it_is(app: App, sample) -> None:
    review = sample.reviews.iloc[0]
    at = checked(app, sample.read_texts([review["review_id"]]).iloc[0])
    assert "of this draft is word for word in" in finding(at)
    assert f"review={review['review_id']}" in page_text(at)


def test_a_phrase_that_is_allowed_is_no_longer_marked_and_a_banned_one_is_red(app: App, shelf: Path) -> None:
    draft = "It stays with you, long after the credits roll."
    at = checked(app, draft, store=shelf)
    assert rows(at)["decide"].tolist() == ["Allow everywhere"]
    at = follow(at, links(at, kind="cell")[0])
    control(at, "button", "Put on the list").click().run()
    assert "“long after the credits roll” is allowed." in paragraphs(at)
    assert "long after the credits roll" not in article(checked(app, draft, store=shelf)).partition("<mark")[2]

    at = app("watchlist", store=shelf, entry="1")
    control(at, "segmented_control", "Status").set_value("banned").run()
    control(at, "button", "Save").click().run()
    at = checked(app, draft, store=shelf)
    assert finding(at) == "1 phrase in this draft is banned here: “long after the credits roll”."
    assert rows(at)[["status", "decide"]].iloc[0].tolist() == ["Banned", "Change"]


def test_a_word_file_is_read_into_the_field(app: App) -> None:
    at = app("draft")
    document = word_file(f"<w:p><w:r><w:t>{STOCK}</w:t></w:r></w:p>")
    at.file_uploader[0].set_value(("draft.docx", document, "application/octet-stream")).run()
    assert at.text_area[0].value == STOCK
    assert rows(at)["printed"].tolist() == PHRASES


def test_the_draft_and_its_film_stay_as_long_as_the_visit(app: App, sample) -> None:
    at = checked(app, STOCK)
    at = control(at, "selectbox", "The draft’s film").set_value("The Glazier's Holiday").run()
    for screen, query in (
        ("phrases", {}),
        ("review", {"review": [sample.reviews["review_id"].iloc[0]]}),
        ("draft", {}),
    ):
        at = follow(at, Address(screen, {"corpus": ["sample"], **query}).href)
    assert at.text_area[0].value == STOCK
    assert control(at, "selectbox", "The draft’s film").value == "The Glazier's Holiday"
    assert at.query_params == {"corpus": "sample"}


def test_in_another_corpus_the_draft_stays_and_its_critic_goes(app: App) -> None:
    at = checked(app, STOCK)
    at = control(at, "selectbox", "Written by").set_value("Rufus Obadele").run()
    at = control(at, "selectbox", "Corpus").set_value("one").run()
    assert not at.exception
    assert at.text_area[0].value == STOCK
    assert finding(at) == NOTHING


def test_another_visit_has_no_draft(app: App) -> None:
    checked(app, STOCK)
    assert app("draft").text_area[0].value == ""


def test_the_draft_is_nowhere_in_the_address(app: App, printed: tuple[str, str]) -> None:
    assert checked(app, printed[1]).query_params == {"corpus": "sample"}


def test_a_draft_is_shown_letter_for_letter(app: App) -> None:
    draft = "\n\n".join(HOSTILE_TEXTS.values())
    assert draft in paragraphs(checked(app, draft))


def test_before_a_draft_is_pasted_the_screen_says_what_to_do(app: App) -> None:
    assert any(text.startswith("Paste or upload a draft") for text in paragraphs(checked(app, " \n\t ")))


def test_what_is_said_of_a_draft_is_in_the_words_of_an_editor(app: App, printed: tuple[str, str]) -> None:
    at = checked(app, f"{STOCK} {printed[1]} {NEW * 4} What truly sets The Lantern Keeper apart is its oboe.")
    at = control(at, "selectbox", "Written by").set_value("Rufus Obadele").run()
    assert faults(control(at, "text_input", "Your rating").set_value("1/5").run()) == []


def test_a_phrase_leads_to_all_reviews_whatever_is_selected(app: App) -> None:
    assert all("critic=" not in href for href in links(checked(app, STOCK, critic="Rufus Obadele")))


def test_that_words_were_printed_before_is_no_claim_of_copying(app: App) -> None:
    assert any("is no sign of copying" in paragraph for paragraph in paragraphs(app("draft")))
