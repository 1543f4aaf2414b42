import pytest

from tests.phrases.examples import SINCE, family, fillers, gather, reviews_of


def test_a_template_has_a_gap_of_one_to_three_words():
    gathered, _, _ = gather(reviews_of(SINCE))
    row = family(gathered, "the best * since")
    # Four words are too many for a gap.
    assert row[["kind", "words", "content", "occurrences", "reviews"]].tolist() == ["template", 3, 1, 4, 4]
    assert fillers(gathered, "the best * since") == {"thriller": 2, "holiday comedy": 1, "small town crime": 1}


def test_a_gap_of_four_words_is_none():
    texts = [*SINCE, "It is the best very small town crime since them."]
    gathered, _, _ = gather(reviews_of(texts))
    assert fillers(gathered, "the best * since") == {"thriller": 2, "holiday comedy": 1, "small town crime": 1}


@pytest.mark.parametrize(
    "texts",
    [
        ["a star crossed pair", "the star crossed pair", "some star crossed pair"],
        ["one star crossed pair", "two star crossed pairs", "star crossed pair", "star crossed pairs"],
    ],
)
def test_what_always_has_the_same_filler_is_a_phrase_and_no_template(texts):
    gathered, _, _ = gather(reviews_of(texts))
    assert "template" not in set(gathered.families["kind"])


def test_templates_that_differ_by_inflection_are_one_template():
    texts = [f"one of the {how} films I've ever seen" for how in ("best", "strangest", "worst", "oddest")]
    texts += [f"one of the {how} movies I have ever seen" for how in ("funniest", "best", "bravest", "longest")]
    gathered, _, _ = gather(reviews_of([*texts, *["Some plain other thing, and no more of it."] * 90]))
    row = family(gathered, "one of the * films/movies I've/I have ever seen")
    assert row[["kind", "reviews"]].tolist() == ["template", 8]
    assert fillers(gathered, row["pattern"])["best"] == 2
