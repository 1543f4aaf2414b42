from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.grouping import group_phrases
from corpus.phrases.listing import mine_phrases
from corpus.phrases.spelling import Spelling
from corpus.text.tokens import tokenise
from tests.phrases.examples import ROLLING, SINCE, family, fillers, gather, reviews_of


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
    gathered, phrases, _ = gather(reviews_of(SINCE))
    members = dict(zip(phrases["phrase"], gathered.members, strict=True))
    assert members["the best"] == family(gathered, "the best * since")["family_id"]


def test_a_template_with_a_filler_that_recurs_and_belongs_to_it_is_a_phrase_of_its_own():
    gathered, phrases, _ = gather(reviews_of(SINCE))
    members = dict(zip(phrases["phrase"], gathered.members, strict=True))
    row = family(gathered, "the best thriller since")
    assert row["kind"] == "single"
    assert members["the best thriller since"] == row["family_id"]
    # "thriller" is everywhere now, and recurs in the template by chance.
    gathered, phrases, _ = gather(reviews_of([*SINCE, *["thriller a, thriller b, thriller c, thriller d"] * 20]))
    members = dict(zip(phrases["phrase"], gathered.members, strict=True))
    assert members["the best thriller since"] == family(gathered, "the best * since")["family_id"]


def test_templates_are_numbered_first_then_inflections_then_single_phrases():
    reviews = reviews_of([*SINCE, *ROLLING, "red barn", "one red barn"])
    tokens = tokenise(reviews["text"].tolist())
    phrases, occurrences = mine_phrases(tokens, reviews, min_reviews=2)
    spelling = Spelling.of(tokens)
    text = AnnotatedText.of(tokens, spelling)
    groups = group_phrases(tokens, text, spelling, phrases, occurrences, min_reviews=2)
    templates, inflections = set(groups.template_family.tolist()), set(groups.inflected_family.tolist())
    first_single = len(templates) + len(inflections)
    assert templates == set(range(len(templates)))
    assert inflections == set(range(len(templates), first_single))
    assert groups.family[groups.single].tolist() == list(range(first_single, first_single + len(groups.single)))
    assert "red barn" in phrases["phrase"].iloc[groups.single].tolist()
    assert (groups.family >= 0).all()
