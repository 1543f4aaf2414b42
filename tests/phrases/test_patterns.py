import pytest

from tests.phrases.examples import fillers, gather, reviews_of


def list_templates(texts):
    families = gather(reviews_of([*texts, *["Some plain other thing, and no more of it."] * 60]))[0].families
    return families.loc[families["kind"] == "template", "pattern"].tolist()


@pytest.mark.parametrize(
    ("starts", "pattern"),
    [
        (["a star-crossed lover of", "star-crossed lover of", "star crossed lover of"], "star-crossed lover of *"),
        (["a star -crossed lover of", "star- crossed lover of", "star crossed lover of"], "star-crossed lover of *"),
        (["a star crossed lover of", "star “crossed” lover of", "star-crossed lover of"], "star crossed lover of *"),
        (["in the end, lovers of", "in the end, lovers of", "in the end lovers of"], "in the end, lovers of *"),
    ],
)
def test_the_words_of_a_template_are_joined_as_most_of_its_occurrences_have_them(starts, pattern):
    texts = [f"{start} {fill}" for start, fill in zip(starts, ["tales", "songs", "scores"], strict=True)]
    assert list_templates(texts) == [pattern]


def test_a_gap_has_hyphens_beside_it_where_most_occurrences_have_them():
    texts = [f"so my {age}-year-old girl slept" for age in ("ten", "six", "five")]
    assert list_templates(texts) == ["so my *-year-old girl slept"]


def test_forms_of_one_template_are_joined_as_the_most_frequent_is():
    texts = [f"one of the {how} star-crossed films I've ever seen" for how in ("best", "strangest", "worst", "oddest")]
    texts += [f"one of the {how} star-crossed films I have ever seen" for how in ("funniest", "bravest", "longest")]
    assert list_templates(texts) == ["one of the * star-crossed films I've/I have ever seen"]


def test_fillers_are_joined_as_most_of_their_occurrences_are():
    ends = ["feel-good tale", "feel good tale", "feel-good tale", "song", "score", "tune"]
    gathered, _, _ = gather(reviews_of([f"filled to the brim with {end}" for end in ends]))
    expected = {"feel-good tale": 3, "score": 1, "song": 1, "tune": 1}
    assert fillers(gathered, "filled to the brim with *") == expected
