"""The recurring phrases: the table, its order, and what of it is asked for."""

import pytest

from corpus.phrases.spoken import say_phrase
from tests.pages.conftest import App, charts, control, doors, paragraphs, tables, wide_tables


def phrases(at) -> list[str]:
    return tables(at)[0]["phrase"].tolist()


def number(at) -> int:
    """How many phrases the screen says that it lists."""
    return int(next(iter(charts(at))).split()[0])


def test_everyday_phrases_are_one_click_away_and_counted(app: App) -> None:
    at, every = app("phrases"), app("phrases", everyday="True")
    show = f"Show {number(every) - number(at)} everyday phrases"
    assert doors(at)[show] == "/phrases?corpus=sample&everyday=True"
    assert doors(every)[show.replace("Show", "Hide")] == "/phrases?corpus=sample"
    assert phrases(every)[:25] == phrases(at)


def test_where_all_are_everyday_phrases_all_are_listed(app: App) -> None:
    at = app("phrases", film="1893")
    assert phrases(at)


def test_the_most_worn_phrase_stands_at_the_top_and_in_the_finding(app: App) -> None:
    at = app("phrases")
    assert phrases(at)[0] == "long after the credits rolled"
    said = "21 of 67 reviews use “long after the credits rolled” in some form, and so do all eight critics."
    assert paragraphs(at)[1] == said


def test_the_two_phrases_that_the_seeds_share_stand_at_the_top(app: App, seeds) -> None:
    assert phrases(app("phrases", "seeds"))[:2] == [
        "use of light and shadow creates a dreamlike atmosphere",
        "a box of tissues and prepare to be swept away",
    ]


def test_families_gather_what_single_phrases_list_one_by_one(app: App) -> None:
    families, single = app("phrases"), app("phrases", each="phrases")
    assert set(tables(families)[0]["kind"]) == {"variants", "fill-in", "one wording"}
    assert {"long after the credits roll", "long after the credits have rolled"} <= set(phrases(single))
    assert single.query_params == {"corpus": "sample", "each": "phrases"}


@pytest.mark.parametrize("order", ["reviews", "words"])
def test_a_link_gives_the_order(app: App, order: str) -> None:
    at = app("phrases", order=order)
    values = wide_tables(at)[0][order].tolist()
    assert values == sorted(values, reverse=True)
    assert at.query_params == {"corpus": "sample", "order": order}


def test_phrases_can_stand_from_a_to_z(app: App) -> None:
    assert phrases(app("phrases", order="phrase")) == sorted(phrases(app("phrases", order="phrase")))
    assert phrases(app("phrases", order="phrase")) != phrases(app("phrases"))


def test_a_critic_s_own_phrases_are_named_as_theirs(app: App) -> None:
    shown = wide_tables(app("phrases", whose="own"))[0]
    tic = shown["phrase"].str.startswith("the gentleman in the seat")
    assert shown.loc[tic, "whose"].tolist() == ["Gil Marchbanks"]
    assert (shown["reviewers"] == 1).all()


def test_house_phrases_are_shared_by_three_critics_or_more(app: App) -> None:
    shown = wide_tables(app("phrases", whose="house"))[0]
    assert shown["whose"].tolist() == [f"{critics} critics" for critics in shown["reviewers"]]
    assert (shown["reviewers"] >= 3).all()


def test_used_by_is_not_asked_where_no_critic_is_named(app: App, seeds) -> None:
    at = app("phrases", "seeds", whose="house")
    assert "Used by" not in [box.label for box in at.selectbox]
    assert phrases(at) == phrases(app("phrases", "seeds"))
    assert at.query_params == {"corpus": "seeds"}


def test_finding_shows_the_phrases_that_hold_the_words(app: App) -> None:
    at = app("phrases", find="CREDITS")
    assert phrases(at)
    assert all("credits" in phrase for phrase in phrases(at))
    assert at.query_params == {"corpus": "sample", "find": "CREDITS"}


@pytest.mark.parametrize("words", ["(", "c.edits", "[a", "<b>", "$x$"])
def test_what_is_sought_is_no_pattern_and_no_markup(app: App, words: str) -> None:
    at = app("phrases", find=words)
    assert f"No recurring phrase here contains “{words}”." in paragraphs(at)
    assert not tables(at)
    assert doors(at) == {"Show all phrases": "/phrases?corpus=sample"}


def test_the_finding_follows_who_uses_it_and_what_is_sought(app: App) -> None:
    own = app("phrases", whose="own")
    first = tables(own)[0].iloc[0]
    wording = f"{first['reviews']} of 67 reviews use “{first['phrase']}”, all by {first['whose']}."
    assert wording in paragraphs(own)
    sought = app("phrases", find="heartstrings")
    assert "10 of 67 reviews use “tugs at the heartstrings”, and so do 6 of 8 critics." in paragraphs(sought)
    assert "No recurring phrase here contains “heartstrings”." in paragraphs(
        app("phrases", find="heartstrings", whose="own")
    )


def test_the_finding_follows_what_is_left_out_and_the_order(app: App) -> None:
    for asked in ({"without": "credits"}, {"order": "words"}):
        at = app("phrases", **asked)
        assert "credits" not in phrases(at)[0]
        assert f"“{say_phrase(phrases(at)[0])}”" in paragraphs(at)[1]


def test_the_chart_says_in_which_order_its_phrases_stand(app: App) -> None:
    ends = {"worn": "biggest clichés first", "reviews": "most reviews first", "words": "longest first"}
    for order, wording in ends.items():
        title = next(iter(charts(app("phrases", order=order))))
        assert title == f"35 recurring phrases, {wording}"


def test_the_signs_in_phrases_are_explained_where_there_are_any(app: App) -> None:
    legend = "… stands for a word that changes, [film] for the film’s title."
    assert any(legend in each for each in paragraphs(app("phrases")))
    assert not any("stands for" in each for each in paragraphs(app("phrases", find="edges of the frame")))


def test_a_phrase_is_found_by_any_of_its_wordings(app: App) -> None:
    assert phrases(app("phrases", find="roll/rolled")) == phrases(app("phrases", find="credits rolled"))


def test_what_is_hidden_is_said_above_the_chart(app: App) -> None:
    wording = "Without phrases that contain movie, credits and without names."
    assert wording in paragraphs(app("phrases", without="movie, credits", nameless="True"))
    assert wording not in paragraphs(app("phrases"))


@pytest.mark.parametrize("each", ["families", "phrases"])
def test_the_table_says_how_often_in_10_000_words_of_the_selection(app: App, sample, each: str) -> None:
    shown = wide_tables(app("phrases", each=each, film="1893"))[0]
    words = sample.reviews.loc[sample.reviews["film"] == "1893", "words"].sum()
    assert shown["rate"].tolist() == pytest.approx((shown["occurrences"] / words * 10_000).tolist())


def test_hidden_phrases_are_one_switch_away(app: App) -> None:
    at = app("phrases", each="phrases")
    listed = number(at)
    control(at, "toggle", "Show hidden phrases").set_value(True).run()
    assert number(at) > listed
    assert "With hidden phrases." in paragraphs(at)
    assert at.query_params == {"corpus": "sample", "each": "phrases", "fragments": "True"}


def test_the_address_alone_brings_hidden_phrases(app: App, sample) -> None:
    # A few wordings occur only inside longer phrases.
    alone = sample.phrases["standalone_reviews"] > 0
    assert number(app("phrases", each="phrases", fragments="True")) == alone.sum() < len(alone)


def test_pages_go_through_the_whole_list_and_one_beyond_the_last_is_the_last(app: App) -> None:
    at = app("phrases")
    last = -(-number(at) // 25)
    assert at.get("pagination")[0].value == 1
    assert not set(phrases(at)) & set(phrases(app("phrases", page="2")))
    assert len(phrases(app("phrases", page=str(last)))) == (number(at) - 1) % 25 + 1
    assert phrases(app("phrases", page=str(last + 1))) == phrases(app("phrases", page=str(last)))


def test_turning_the_page_writes_it_into_the_address(app: App) -> None:
    at = app("phrases").get("pagination")[0].set_value(2).run()
    assert at.query_params == {"corpus": "sample", "page": "2"}


def test_unknown_values_in_a_link_are_the_defaults(app: App) -> None:
    at = app("phrases", each="words", order="random", whose="nobody", fragments="perhaps", page="-1")
    assert phrases(at)[0] == "long after the credits rolled"
    assert at.query_params == {"corpus": "sample"}


def test_counts_follow_the_selection(app: App, sample) -> None:
    film = "Whispering Twilight"
    at = app("phrases", film=film)
    shown = tables(at)[0]
    assert (shown["reviews"] <= (sample.reviews["film"] == film).sum()).all()
    assert (shown["films"] == 1).all()
    assert not [title for title in charts(at) if title.startswith("Reviews of")]


@pytest.mark.parametrize(
    ("by", "claim"),
    [
        ("film", "Reviews of Whispering Galaxy and Whispering Twilight use the most: all 8 phrases each"),
        ("critic", "3 critics use the most: 5 of these 8 phrases each"),
        ("outlet", "Reviews in Aisle & Balcony and The Saltmarsh Ledger use the most: 7 of these 8 phrases each"),
    ],
)
def test_a_bar_counts_how_many_of_the_charted_phrases_each_film_critic_or_outlet_uses(app: App, by, claim) -> None:
    at = app("phrases", shared=by, users="True")
    bars = charts(at)[claim]["data"][0]
    ranked = tables(at)[1]
    assert ranked["phrases"].is_monotonic_decreasing
    assert ranked["phrases"].tolist() == [len(which.split("; ")) for which in ranked["which"]]
    assert [name for (name,) in bars["customdata"]] == ranked["name"].tolist()[:8]


def test_who_is_compared_can_be_changed(app: App) -> None:
    at = control(app("phrases"), "button_group", "Compare").set_value("critic").run()
    assert at.query_params == {"corpus": "sample", "shared": "critic"}


def test_films_alone_are_compared_where_no_critic_is_named(app: App, seeds) -> None:
    at = app("phrases", "seeds", shared="critic")
    assert [title for title in charts(at) if title.startswith("Reviews of Twilight Serenade use the most")]
    assert not [group for group in at.get("button_group") if group.label == "Compare"]
    assert at.query_params == {"corpus": "seeds"}


def test_one_review_is_said_to_be_too_few_and_offers_the_next_step(app: App) -> None:
    at = app("phrases", "one")
    assert "No phrase worth listing recurs in these reviews." in paragraphs(at)
    assert doors(at) == {"Add reviews on the Data screen": "/data?corpus=one"}
