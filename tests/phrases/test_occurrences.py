import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import listing as ph
from corpus.text.tokens import tokenise
from tests.phrases.examples import reviews_of

texts = st.lists(st.lists(st.sampled_from(["a", "b", "longer", "…", "\n"]), max_size=12).map(" ".join), max_size=8)


def words_of(text):
    return re.findall(r"\w+", text.lower())


@given(texts)
def test_the_table_has_every_occurrence_where_it_stands_in_its_review(texts):
    reviews, tokens = reviews_of(texts), tokenise(texts)
    phrases, occurrences = ph.mine_phrases(tokens, reviews, min_reviews=2)
    rows, size = occurrences.find_rows(phrases.index.to_numpy())
    assert rows.tolist() == list(range(len(occurrences.place)))
    assert size.tolist() == phrases["occurrences"].tolist()
    table = occurrences.tabulate(tokens, phrases, reviews).merge(phrases, on="phrase_id").merge(reviews, on="review_id")
    printed = [text[start:end] for text, start, end in zip(table["text"], table["start"], table["end"], strict=True)]
    assert [*map(words_of, printed)] == [*map(words_of, table["phrase"])]
