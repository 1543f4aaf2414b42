import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import listing as ph
from corpus.phrases.occurrences import OccurrenceIndex
from corpus.text.tokens import tokenise

texts = st.lists(st.lists(st.sampled_from(["a", "b", "longer", "…", "\n"]), max_size=12).map(" ".join), max_size=8)


@given(texts)
def test_every_occurrence_is_found_among_the_tokens(texts):
    reviews = pd.DataFrame({"review_id": [f"r{n}" for n in range(len(texts))], "film": None, "reviewer": None})
    reviews["published"] = pd.Series([None] * len(texts), dtype="datetime64[s]")
    tokens = tokenise(texts)
    phrases, occurrences = ph.mine_phrases(tokens, reviews, min_reviews=2)
    index = OccurrenceIndex.of(tokens, phrases, occurrences)
    rows, size = index.find_rows(phrases.index.to_numpy())
    assert rows.tolist() == list(range(len(occurrences)))
    assert size.tolist() == phrases["occurrences"].tolist()
    place = index.find_tokens(rows)
    assert tokens.review[place].tolist() == occurrences["review_id"].cat.codes.tolist()
    assert tokens.start[place].tolist() == occurrences["start"].tolist()
