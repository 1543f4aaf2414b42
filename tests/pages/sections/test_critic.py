"""A critic: beside colleagues, the stars given, phrases and words of their own, and style."""

from html import unescape

import pytest

from tests.pages.conftest import (
    SEEDS,
    App,
    asked,
    charts,
    control,
    doors,
    follow,
    links,
    page_text,
    paragraphs,
    tables,
)

DESMOND, BETTINA, RUFUS = "Desmond Thackeray-Poole", "Bettina Oakhanger", "Rufus Obadele"


def test_the_harshest_critic_is_shown_first_and_another_by_choice(app: App) -> None:
    at = app("critic")
    assert (
        paragraphs(at)[1]
        == f"{DESMOND} is about 2.1 points below colleagues on the same 8 films (between 1.1 and 3.1)."
    )
    assert f"{DESMOND} beside colleagues on 8 films" in charts(at)
    assert "Read the 8 reviews" in doors(at)
    at = control(at, "selectbox", "Critic").set_value(BETTINA).run()
    assert f"{BETTINA} beside colleagues on 8 films" in charts(at)
    assert asked(at) == {"corpus": "sample", "shown": BETTINA}


def test_the_stars_used_are_counted(app: App) -> None:
    title, drawn = next((title, drawn) for title, drawn in charts(app("critic")).items() if "of the scale" in title)
    assert (
        unescape(title).replace("\N{NARROW NO-BREAK SPACE}", " ")
        == f"{DESMOND} uses 75 % of the scale, from 1.3 to 8.8"
    )
    counts = [int(note["text"]) for note in drawn["layout"]["annotations"] if note["text"].isdigit()]
    assert (sum(counts), len(drawn["layout"]["yaxis"]["ticktext"])) == (8, 11)


def test_phrases_of_their_own_come_first(app: App) -> None:
    at = app("critic", shown=RUFUS)
    liked = next(table for table in tables(at) if "rest_reviews" in table)
    assert liked["phrase"].iloc[0] == "watch the edges of the frame"
    assert liked[["reviews", "rest_reviews", "conclusion"]].iloc[0].tolist() == [8, 0, "own"]
    assert any(text.startswith("Their own: “watch the edges of the frame”") for text in paragraphs(at))


def test_a_favourite_phrase_opens_the_critic_s_own_uses_and_leads_back_and_to_everybody_s(app: App) -> None:
    at = app("critic", shown=DESMOND)
    liked = next(table for table in tables(at) if "rest_reviews" in table)
    shared = liked.index[liked["rest_reviews"] > 0][0]
    at = follow(at, [href for href in links(at) if "phrase=" in href][shared])
    own, ways = int(liked.loc[shared, "reviews"]), doors(at)
    assert paragraphs(at)[1].startswith(f"{own} of 8 reviews use it")
    assert not any(said.startswith(f"Only {DESMOND} uses it") for said in paragraphs(at))
    at = follow(at, ways["Used by everybody"])
    assert paragraphs(at)[1].startswith(f"{own + int(liked.loc[shared, 'rest_reviews'])} of 67 reviews use it")
    assert f"{DESMOND} beside colleagues on 8 films" in charts(follow(at, ways[f"About {DESMOND}"]))


def test_words_and_style_stand_beside_those_of_colleagues(app: App) -> None:
    at = app("critic", shown=RUFUS)
    assert any(text.startswith(("Signature words: “", "No word is clearly")) for text in paragraphs(at))
    assert "Words used more often than by colleagues" in charts(at)
    style = next(table for table in tables(at) if "trait" in table).set_index("trait")
    assert style.index.tolist() == ["Words a review", "Different words in every 50", "Reading ease"]
    assert (style[["own", "others"]] > 0).all(axis=None)


def test_a_link_gives_the_measure_and_an_unknown_critic_is_the_default(app: App) -> None:
    at = app("critic", measure="polarity", shown="Nobody")
    assert asked(at) == {"corpus": "sample", "measure": "polarity"}
    assert any("shows no clear difference from colleagues" in text for text in paragraphs(at))


def test_a_critic_alone_is_shown_without_comparison(app: App) -> None:
    at = app("critic", critic=RUFUS)
    assert paragraphs(at)[1] == f"{RUFUS} has no film in common with colleagues: there is nothing to compare."
    assert "No colleague has reviewed a film of this critic" in page_text(at)
    assert "No colleague here to compare with: widen the selection in the sidebar." in paragraphs(at)


@pytest.mark.parametrize("section", ["critic", "agreement"])
def test_nothing_to_compare_is_said_with_the_next_step(app: App, section: str) -> None:
    assert "No review here names its critic." in page_text(app(section, "one"))
    assert "No review fits this selection." in page_text(app(section, words="zyzzyva quagga"))
    hostile = app(section, "hostile")
    assert "<script>" not in page_text(hostile)
    if SEEDS.is_dir():
        assert "Data" in doors(app(section, "seeds"))
