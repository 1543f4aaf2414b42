from tests.phrases.examples import ROLLING, family, fillers, gather, reviews_of


def test_forms_of_one_phrase_are_one_family():
    gathered, phrases, _ = gather(reviews_of(ROLLING))
    row = family(gathered, "long after the credits roll/rolled/have rolled")
    assert row[["kind", "occurrences", "reviews"]].tolist() == ["inflection", 6, 6]
    assert fillers(gathered, row["pattern"]) == {"roll": 2, "rolled": 2, "have rolled": 2}
    credits = phrases["phrase"].str.contains("credits")
    assert (gathered.members[credits] == row["family_id"]).all()
    assert row["phrases"] == credits.sum() == 3


def test_contractions_and_words_for_the_film_are_forms_of_one_phrase():
    texts = [
        "the worst film I have ever seen",
        "The worst film I have ever seen.",
        "the worst movie I've ever seen",
        "the worst movie I've ever seen",
    ]
    gathered, _, _ = gather(reviews_of(texts))
    row = family(gathered, "worst film/movie I've/I have ever seen")
    assert row[["kind", "words", "content", "reviews"]].tolist() == ["inflection", 5, 2, 4]
    assert fillers(gathered, row["pattern"]) == {"film I have": 2, "movie I've": 2}


def test_a_phrase_that_occurs_inside_a_template_belongs_to_it():
    texts = ["a sense of wonder", "the sense of wonder", "sense of dread", "a sense of dread", "no sense of place"]
    gathered, phrases, _ = gather(reviews_of(texts))
    row = family(gathered, "sense of *")
    assert set(gathered.members[phrases["phrase"].str.contains("sense")]) == {row["family_id"]}
