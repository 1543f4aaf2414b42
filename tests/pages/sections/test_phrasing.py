"""Shared phrasing: pairs of reviews, critics and films, each to be opened side by side."""

import pytest

from tests.pages.conftest import SEEDS, App, asked, charts, control, paragraphs, tables, through

TITLE = "Shared phrasing"


def finding(at) -> str:
    """What the screen found: the paragraph below the selection."""
    return paragraphs(at)[1]


def test_the_sample_s_reprint_is_found_first_and_by_name(app: App, sample) -> None:
    at = app("phrasing")
    assert at.title[0].value == TITLE
    said = finding(at).replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert said == "Two reviews of “Twilight Serenade” by Philippa Sundqvist are 63 % the same."
    first = tables(at)[0].iloc[0]
    assert first["a_name"] == "Twilight Serenade, Philippa Sundqvist, 14 Mar 2026"
    assert first["b_name"] == "Twilight Serenade, Philippa Sundqvist, 29 May 2026"
    assert first["similarity"] == round(sample.duplicates["similarity"].iloc[0], 2)


def test_below_the_near_duplicates_the_other_pairs_are_listed(app: App) -> None:
    near, others = tables(app("phrasing"))
    assert len(near) == 1
    assert "similarity" not in others
    assert "“a triumph of style over substance" in others["telling"].iloc[0]


def test_the_sample_s_planted_clichés_are_what_its_critics_share(app: App) -> None:
    at = app("phrasing", of="critics", numbers="True")
    listed = tables(at)[0]
    assert finding(at) == (
        "Desmond Thackeray-Poole and Inès Carravel are closest in phrasing: 4 phrases, such as “a triumph of style "
        "over substance, and”."
    )
    assert listed.iloc[0][["a_name", "b_name"]].tolist() == ["Desmond Thackeray-Poole", "Inès Carravel"]
    told_of_all = " ".join(listed["telling"])
    for planted in ("long after the credits have rolled", "it tugs at the heartstrings", "a slow exha"):
        assert planted in told_of_all


def test_the_first_pairs_are_bars_with_their_rank_and_reviews_of_a_phrase_or_two_are_none(app: App) -> None:
    at = app("phrasing", of="critics", numbers="True")
    ((title, drawn),) = charts(at).items()
    assert title == "The 8 pairs closest in phrasing"
    assert drawn["data"][0]["customdata"] == tables(at)[0][["a_name", "b_name"]].head(8).to_numpy().tolist()
    assert drawn["layout"]["annotations"][0]["text"] == "1  Desmond Thackeray-Poole and Inès Carravel"
    assert not charts(app("phrasing"))


def test_the_pairs_are_those_of_the_selection(app: App) -> None:
    at = app("phrasing", of="critics", numbers="True", outlet="Lantern Weekly")
    names = set(tables(at)[0][["a_name", "b_name"]].to_numpy().ravel())
    assert names == {"Inès Carravel", "Mina O'Dwyer-Katz", "Tomas Wrenfield"}
    at = app("phrasing", dates=["2024-09-01", "2026-04-01"])
    assert "similarity" not in tables(at)[0]


def test_choosing_who_is_paired_writes_it_into_the_address(app: App) -> None:
    at = control(app("phrasing"), "button_group", "Pairs of").set_value("critics").run()
    assert asked(at) == {"corpus": "sample", "of": "critics"}
    assert "The 8 pairs closest in phrasing" in charts(at)


def test_a_corpus_that_names_no_critics_is_paired_by_review_and_film(app: App) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seeds lie beside the project and are not here")
    at = app("phrasing", "seeds", of="critics", numbers="True")
    assert control(at, "button_group", "Pairs of").options == ["Reviews", "Films"]
    assert asked(at) == {"corpus": "seeds"}
    assert len(tables(at)[0]) >= 1


def test_a_corpus_of_one_review_says_that_it_takes_two(app: App) -> None:
    at = app("phrasing", "one")
    assert "A pair needs two reviews, and this corpus has one." in paragraphs(at)


@pytest.mark.parametrize("of", ["reviews", "films", "critics", "outlets"])
def test_names_of_hostile_text_stand_letter_for_letter(app: App, of: str) -> None:
    at = app("phrasing", "hostile", of=of)
    assert at.title[0].value == TITLE
    assert not at.error


def test_a_selection_without_a_pair_says_so_and_what_to_do(app: App) -> None:
    at = app("phrasing", film="1893", critic="Rufus Obadele")
    assert finding(at) == "No two reviews of this selection share a recurring phrase."
    assert any("Only one review is selected. Widen the selection" in paragraph for paragraph in paragraphs(at))


def test_a_selection_without_a_review_says_so(app: App) -> None:
    assert "No review fits this selection." in paragraphs(app("phrasing", words="zyzzyva quagga"))


def test_an_unknown_kind_in_a_link_is_the_first_that_there_is(app: App) -> None:
    assert asked(app("phrasing", of="editors")) == {"corpus": "sample"}


def test_one_critic_stands_with_all_others(app: App) -> None:
    at = (
        control(app("phrasing", of="critics", numbers="True"), "selectbox", "With one critic")
        .set_value("Gil Marchbanks")
        .run()
    )
    assert asked(at) == {"corpus": "sample", "of": "critics", "numbers": "True", "like": "Gil Marchbanks"}
    pairs = tables(at)[0]
    assert len(pairs) == 7
    assert ((pairs["a_name"] == "Gil Marchbanks") ^ (pairs["b_name"] == "Gil Marchbanks")).all()
    (drawn,) = charts(at).values()
    labels = {note["text"].partition("  ")[2] for note in drawn["layout"]["annotations"]}
    assert "Bettina Oakhanger" in labels
    assert "Gil Marchbanks" not in labels


def test_a_review_leads_to_those_most_like_it_and_back_to_all(app: App, sample) -> None:
    second = sample.duplicates["b"].iloc[0]
    at = through(app("review", review=second), "Similar reviews")
    assert asked(at) == {"corpus": "sample", "like": second}
    assert len(tables(at)[0]) == 1
    assert "Only pairs with one review: Twilight Serenade, Philippa Sundqvist, 29 May 2026." in paragraphs(at)
    at = through(at, "All pairs of reviews")
    assert asked(at) == {"corpus": "sample"}


def test_whoever_is_not_in_the_selection_is_nobody_s_like(app: App) -> None:
    at = app("phrasing", of="critics", like="Gil Marchbanks", outlet="Lantern Weekly")
    assert asked(at) == {"corpus": "sample", "of": "critics", "outlet": "Lantern Weekly"}
