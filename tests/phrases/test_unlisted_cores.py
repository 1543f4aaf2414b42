from hypothesis import given
from hypothesis import strategies as st

from corpus.text.function_words import FUNCTION_WORDS
from tests.phrases.examples import family, fillers, gather, reviews_of


def test_a_family_counts_its_core_also_where_no_listed_phrase_is_around_it():
    articles = ["the", "the", "the", "her", "no"]
    texts = [f"{place} {article} use of light and shadow" for place, article in zip("abcde", articles, strict=True)]
    gathered, phrases, _ = gather(reviews_of(texts), min_reviews=3)
    assert phrases[["phrase", "reviews"]].to_numpy().tolist() == [["the use of light and shadow", 3]]
    row = family(gathered, "use of light and shadow")
    assert row[["kind", "phrases", "occurrences", "reviews"]].tolist() == ["inflection", 1, 5, 5]
    assert fillers(gathered, row["pattern"]) == {"the use of light and shadow": 3, "use of light and shadow": 2}


WORDS = ["best", "sense", "rolls", "rolling", "score", "film", "the", "of", "since", "a"]


@given(st.lists(st.lists(st.lists(st.sampled_from(WORDS), max_size=8), max_size=3), max_size=8))
def test_a_family_is_in_every_review_that_has_the_words_of_content_of_its_phrases(corpus):
    gathered, phrases, _ = gather(reviews_of(["\n".join(" ".join(words) for words in lines) for lines in corpus]))
    families = gathered.families.set_index("family_id")
    for phrase, family_id in zip(phrases["phrase"], gathered.members, strict=True):
        words = phrase.split()
        content = [at for at, word in enumerate(words) if word not in FUNCTION_WORDS]
        if len(content) < 2 or families.loc[family_id, "kind"] == "template":
            continue
        core = f" {' '.join(words[content[0] : content[-1] + 1])} "
        having = sum(any(core in f" {' '.join(line)} " for line in lines) for lines in corpus)
        assert families.loc[family_id, "reviews"] >= having
