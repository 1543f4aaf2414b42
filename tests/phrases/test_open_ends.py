from tests.phrases.examples import fillers, gather, reviews_of


def test_two_words_that_a_third_follows_at_once_have_an_open_end():
    texts = ["a hauntingly beautiful score", "her hauntingly beautiful film", "so hauntingly beautiful songs"]
    gathered, _, _ = gather(reviews_of(texts))
    assert fillers(gathered, "hauntingly beautiful *") == {"film": 1, "score": 1, "songs": 1}


def test_a_pause_closes_what_a_third_word_would_follow():
    texts = ["a hauntingly beautiful, score", "it is hauntingly beautiful. film", "so hauntingly beautiful; songs"]
    gathered, _, _ = gather(reviews_of(texts))
    assert set(gathered.families["kind"]) == {"single"}


def test_a_word_that_mostly_has_its_preposition_has_an_open_end():
    texts = ["a sense of wonder", "no sense of any dread", "his sense of place", "my sense of wonder"]
    gathered, _, _ = gather(reviews_of(texts))
    assert fillers(gathered, "sense of *") == {"wonder": 2, "any dread": 1, "place": 1}


def test_an_open_end_with_and_without_grammar_before_it_in_the_same_reviews_is_one_template():
    texts = ["a sense of wonder\nno sense of dread", "a sense of place\nher sense of style"]
    gathered, _, _ = gather(reviews_of(texts))
    assert set(gathered.families.query("kind == 'template'")["pattern"]) == {"sense of *"}
    assert fillers(gathered, "sense of *") == {"dread": 1, "place": 1, "style": 1, "wonder": 1}
