"""The house lexicon: looked at, kept, used on every screen, undone, taken away and read in again."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from corpus.desk.database import FILE
from corpus.polarity.house import House, house_path
from corpus.store.building import build
from corpus.store.corpus import Corpus, open_corpus
from corpus.store.rescoring import score_corpus
from tests.pages.conftest import App, control, decide, decided, paragraphs, tables


def keep(at: AppTest) -> AppTest:
    return control(at, "button", "Keep this change").click().run()


def test_a_change_is_shown_before_it_is_kept(app: App, shelf: Path) -> None:
    at = app("lexicon", store=shelf, term="good", value="-0.5")
    assert "TextBlob scores “good” +0.70; our word list does not change that." in paragraphs(at)
    assert any(" of 67 reviews, all downwards, by 0." in paragraph for paragraph in paragraphs(at))
    moved = tables(at)[0]
    assert (moved["after"] < moved["before"]).mean() > 0.9
    assert moved["change"].abs().is_monotonic_decreasing
    assert not (shelf / FILE).exists()


def test_a_kept_change_weighs_on_every_screen_and_the_link_says_so(app: App, shelf: Path, sample) -> None:
    at = keep(app("lexicon", store=shelf, term="good", value="-0.5"))
    assert decided(shelf).entries == {"good": -0.5}
    assert at.query_params["lexicon"] == "house"
    films = app("films", store=shelf, numbers="True", lexicon="house", measure="polarity")
    own = sample.reviews.groupby("film")["polarity_untitled"].mean()
    means = tables(films)[0].set_index("group")["mean"]
    assert (means < own.reindex(means.index)).sum() > 6
    assert paragraphs(films)[0].endswith("; words scored by our word list")


def test_textblobs_own_is_one_switch_away(app: App, shelf: Path, sample) -> None:
    keep(app("lexicon", store=shelf, term="good", value="-0.5"))
    films = app("films", store=shelf, numbers="True", lexicon="house", measure="polarity")
    control(films, "segmented_control", "Words scored by").set_value("textblob").run()
    means = tables(films)[0].set_index("group")["mean"]
    assert means.to_dict() == pytest.approx(sample.reviews.groupby("film")["polarity_untitled"].mean().to_dict())


def test_a_word_can_be_silenced_and_the_change_undone(app: App, shelf: Path) -> None:
    at = keep(app("lexicon", store=shelf, term="first", action="silence"))
    assert paragraphs(at)[1].startswith("1 word has a score of our own")
    assert decided(shelf).entries == {"first": None}
    control(at, "button", "Undo the last change").click().run()
    assert paragraphs(at)[1] == "Nothing is changed yet: every word has TextBlob’s score."
    assert "lexicon" not in at.query_params


def test_a_phrase_can_be_weighed_as_one(app: App, shelf: Path) -> None:
    at = app("lexicon", store=shelf, term="long after the credits", value="0.9")
    assert tables(at)[0]["after"].notna().all()
    keep(at)
    assert decided(shelf).entries == {"long after the credits": 0.9}


@pytest.mark.parametrize("term", ["<script>alert(1)</script>", "=1+1", "$x$ :red[y]"])
def test_a_hostile_term_is_shown_letter_for_letter_or_refused_in_words(app: App, shelf: Path, term: str) -> None:
    at = app("lexicon", store=shelf, term=term)
    assert any(term.casefold() in paragraph.casefold() for paragraph in paragraphs(at))


def test_a_damaged_lexicon_is_named(app: App, shelf: Path) -> None:
    house_path(shelf / "sample").write_text("term,after\ngood,7\n")
    at = app("lexicon", store=shelf, lexicon="house")
    assert any("sample.lexicon.csv, line 2" in paragraph for paragraph in paragraphs(at))
    assert any("is not used" in paragraph for paragraph in paragraphs(app("films", store=shelf, lexicon="house")))
    house_path(shelf / "sample").write_text("term,after\ngood,0.7\nfine,ignored\n")
    at = app("lexicon", store=shelf)
    assert paragraphs(at)[1].startswith("2 words have a score of our own")
    assert (shelf / "sample.lexicon.csv.moved").is_file()
    assert not house_path(shelf / "sample").exists()


def test_a_database_that_cannot_be_opened_is_said_wherever_textblobs_own_scores_stand_in(app: App, shelf: Path) -> None:
    decide(shelf, lambda house: house.change("good", -0.5, on=date(2026, 3, 3)))
    (shelf / FILE).write_text("no database " * 100)
    for screen in ("films", "lexicon"):
        at = app(screen, store=shelf, lexicon="house")
        assert any("TextBlob’s own list. The desk’s database is damaged" in paragraph for paragraph in paragraphs(at))
    assert not any(button.label == "Keep this change" for button in at.button)


def test_two_who_change_a_word_see_both_and_choose(app: App, shelf: Path) -> None:
    one, other = (app("lexicon", store=shelf, term="good", value=value) for value in ("-0.5", "0.2"))
    keep(one)
    keep(other)
    assert "Somebody has changed this meanwhile. It now says: “good” −0.50" in paragraphs(other)
    assert "You wrote: “good” +0.20" in paragraphs(other)
    assert decided(shelf).entries == {"good": -0.5}
    control(other, "button", "Keep mine").click().run()
    assert decided(shelf).entries == {"good": 0.2}
    control(one, "button", "Undo the last change").click().run()
    assert decided(shelf).entries == {"good": 0.2}, "nobody undoes what they have not seen"
    control(one, "button", "Keep theirs").click().run()
    assert "The last change: “good” +0.20." in paragraphs(one)


def test_a_change_of_another_word_meanwhile_is_kept_beside_mine_and_signed(app: App, shelf: Path) -> None:
    at = app("lexicon", store=shelf, term="good", value="-0.5")
    decide(shelf, lambda house: house.change("fine", None, on=date(2026, 3, 3)))
    keep(at)
    assert decided(shelf).entries == {"fine": None, "good": -0.5}
    assert tables(at)[0]["origin"].tolist() == ["An editor", "Ann"]


@pytest.mark.parametrize("value", ["7", "-1.01", "nan", "inf", "warm"])
def test_a_polarity_beyond_the_scale_in_a_link_is_said_and_left_out(app: App, shelf: Path, value: str) -> None:
    at = app("lexicon", store=shelf, term="good", value=value)
    assert at.select_slider(key="value").value == 0.7
    assert any(f"“{value}” is nothing that “value” in a link can be" in paragraph for paragraph in paragraphs(at))


def test_a_term_is_known_however_it_is_written(app: App, shelf: Path) -> None:
    keep(app("lexicon", store=shelf, term="don't waste", value="-0.9"))
    at = app("lexicon", store=shelf, term="DON’T  waste", value="-0.5")
    assert "TextBlob has no score for “don't waste”; our word list sets it to −0.90." in paragraphs(at)


def test_contractions_negate_or_not_as_the_editor_wants_and_that_can_be_undone(app: App, shelf: Path) -> None:
    at = control(app("lexicon", store=shelf), "button", "Treat “isn’t” as “not”").click().run()
    assert decided(shelf).contractions
    assert "“isn’t” counts as “not”" in paragraphs(at)[1]
    assert tables(at)[0][["term", "after"]].iloc[0].tolist() == ["“isn’t” and the like", "treated as “not”"]
    at = control(at, "button", "Do not treat “isn’t” as “not”").click().run()
    assert not decided(shelf).contractions
    at = control(at, "button", "Undo the last change").click().run()
    assert decided(shelf).contractions
    at = control(at, "button", "Undo the last change").click().run()
    assert decided(shelf) == House()
    assert control(at, "button", "Undo the last change").disabled


SIGNED = ["film", "reviewer", "published"]


def polarity_by(sample: Corpus, house: House) -> pd.Series:
    """The polarity of each review by a house lexicon."""
    return sample.reviews.assign(polarity=score_corpus(sample, house).reviews).set_index(SIGNED)["polarity"]


def test_keeping_moves_the_reviews_that_were_shown_to_move_and_undoing_moves_them_back(
    app: App, shelf: Path, sample: Corpus
) -> None:
    own = sample.reviews.set_index(SIGNED)["polarity_untitled"]
    before, houses = own, []
    for change in ({"value": "-0.5"}, {"action": "silence"}):
        at = app("lexicon", store=shelf, term="good", **change)
        shown, finding = tables(at)[0].set_index(SIGNED), paragraphs(at)
        keep(at)
        houses.append(decided(shelf))
        after = polarity_by(sample, houses[-1])
        moves = after[~(after.eq(before) | (after.isna() & before.isna()))].index
        assert any(paragraph.startswith(f"Changes {len(moves)} of 67 reviews, ") for paragraph in finding)
        assert set(shown.index) <= set(moves)
        assert len(shown) == min(len(moves), 10)
        assert shown["before"].tolist() == pytest.approx(before[shown.index].tolist(), nan_ok=True)
        assert shown["after"].tolist() == pytest.approx(after[shown.index].tolist(), nan_ok=True)
        before = after
    at = control(app("lexicon", store=shelf), "button", "Undo the last change").click().run()
    assert decided(shelf) == houses[0]
    control(at, "button", "Undo the last change").click().run()
    pd.testing.assert_series_equal(polarity_by(sample, decided(shelf)), own, check_names=False)


def test_the_slider_starts_at_the_word_s_own_polarity_and_a_move_stays_with_the_word(app: App, shelf: Path) -> None:
    at = app("lexicon", store=shelf, term="good")
    assert at.select_slider(key="value").value == 0.7
    assert "value" not in at.query_params
    assert "This changes nothing: choose another score, or something else to do." in paragraphs(at)
    at = at.select_slider(key="value").set_value(0.2).run()
    assert at.select_slider(key="value").value == 0.2
    assert at.query_params["value"] == "0.2"
    at = keep(at)
    assert at.select_slider(key="value").value == 0.2
    assert "value" not in at.query_params
    for term, own in (("terrible", -1.0), ("masterpiece", 0.0), ("good", 0.2)):
        at = at.text_input(key="term").set_value(term).run()
        assert at.select_slider(key="value").value == own


def test_a_word_that_textblob_does_not_know_can_be_weighed_as_neutral(app: App, shelf: Path) -> None:
    keep(app("lexicon", store=shelf, term="masterpiece"))
    assert decided(shelf).entries == {"masterpiece": 0.0}


def test_what_parts_of_the_film_are_judged_by_is_said_and_offered_anew_where_the_list_has_changed(
    app: App, shelf: Path, tmp_path: Path
) -> None:
    assert any(
        "goes by TextBlob’s scores, whatever" in paragraph for paragraph in paragraphs(app("lexicon", store=shelf))
    )
    (tmp_path / "one.txt").write_text("The story is fine. The story is fine.")
    House().change("fine", -0.9, on=date(2026, 3, 3)).write(tmp_path / "list.csv")
    build([tmp_path / "one.txt"], shelf / "judged", lexicon=tmp_path / "list.csv")
    at = app("lexicon", "judged", store=shelf, term="fine", value="0.5")
    assert "Praise and blame of parts of the film goes by this word list." in paragraphs(at)
    at = keep(at)
    assert any("as it was when they were read" in paragraph for paragraph in paragraphs(at))
    at = app("terms", "judged", store=shelf)
    at = control(at, "button", "Read the reviews again").click().run()
    assert not any(button.label == "Read the reviews again" for button in at.button)
    assert (open_corpus(shelf / "judged").statements["polarity"] > 0).all()
    assert "Praise and blame of parts of the film goes by this word list." in paragraphs(
        app("lexicon", "judged", store=shelf)
    )
