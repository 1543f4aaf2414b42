from tests.phrases.examples import fillers, gather, reviews_of


def test_two_words_that_a_third_follows_at_once_have_an_open_end():
    texts = ["a hauntingly beautiful score", "her hauntingly beautiful film", "so hauntingly beautiful songs"]
    gathered, _, _ = gather(reviews_of(texts))
    assert fillers(gathered, "hauntingly beautiful *") == {"film": 1, "score": 1, "songs": 1}


def test_a_pause_closes_what_a_third_word_would_follow():
    texts = ["a hauntingly beautiful, score", "it is hauntingly beautiful. film", "so hauntingly beautiful; songs"]
    gathered, _, _ = gather(reviews_of(texts))
    assert set(gathered.families["kind"]) == {"single"}


SENSES = [
    "a sense of wonder\nno sense of dread",
    "her sense of wonder\nmy sense of place",
    "one sense of dread\nthe sense of place, at last",
]


def test_a_word_that_selects_what_follows_its_preposition_has_an_open_end():
    gathered, _, _ = gather(reviews_of(SENSES))
    assert fillers(gathered, "sense of *") == {"dread": 2, "place": 2, "wonder": 2}


def test_a_word_that_takes_whatever_follows_its_preposition_has_none():
    fills = ["wonder", "wonder", "dread", "dread", "place", "style", "scale", "loss", "debt"]
    gathered, _, _ = gather(reviews_of([f"{number} sense of {word}" for number, word in enumerate(fills)]))
    assert "template" not in set(gathered.families["kind"])


def test_a_longer_phrase_has_an_open_end_if_it_says_enough():
    fills = ["score", "very good first half", "tune", "song"]
    for start, pattern in (("filled to the brim with", ["filled to the brim with *"]), ("all of it with", [])):
        gathered, _, _ = gather(reviews_of([f"{start} {word}" for word in fills]))
        families = gathered.families
        assert families.loc[families["kind"] == "template", "pattern"].tolist() == pattern
    gathered, _, _ = gather(reviews_of([f"filled to the brim with {word}" for word in fills]))
    assert fillers(gathered, "filled to the brim with *") == dict.fromkeys(
        ["score", "song", "tune", "very good first"], 1
    )


def test_an_open_end_with_and_without_grammar_before_it_in_the_same_reviews_is_one_template():
    texts = ["what a hauntingly beautiful score\nno", "what a hauntingly beautiful tune\nher hauntingly beautiful song"]
    gathered, _, _ = gather(reviews_of(texts))
    assert set(gathered.families.query("kind == 'template'")["pattern"]) == {"hauntingly beautiful *"}
    assert fillers(gathered, "hauntingly beautiful *") == {"score": 1, "song": 1, "tune": 1}
