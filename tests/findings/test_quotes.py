"""Which lines of reviews are worth quoting."""

import numpy as np
import pandas as pd
import pytest

from corpus.aspects.quotable import explain_unfit
from corpus.findings.quotes import AGAINST, FOR, list_quotes
from corpus.store.building import build
from corpus.store.corpus import Corpus, open_corpus

PRAISE = "The acting is superb, and the camera finds a wonderful light in every room of the old house."
MORE = "Mara Quill gives a brilliant performance as the widow who counts her silver spoons by candlelight."
BLAME = "The script is terrible, a grey ledger of speeches that nobody on a ship would ever make."
REVIEWS = [
    ("Low Tide", "Ada Reed", 9, f"{PRAISE} {MORE}"),
    ("Low Tide", "Ben Okoro", 2, f"{BLAME} It is terrible in every way that a script could ever be, I say to you."),
    ("Low Tide", "Cy Novak", 9, "He was superb. The terrible news arrives on a Tuesday and nobody will talk of it."),
    ("High Noon", "Dee Park", 8, "A wonderful story of friendship, though they die in the end by a killer who is kin."),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Corpus:
    folder = tmp_path_factory.mktemp("quotes")
    columns = ["film", "critic", "rating", "text"]
    pd.DataFrame(REVIEWS, columns=columns).assign(scale=10).to_csv(folder / "reviews.csv", index=False)
    build([folder / "reviews.csv"], folder / "corpus")
    return open_corpus(folder / "corpus")


def test_lines_stand_by_themselves_and_are_of_one_side_and_one_critic_each(corpus):
    lines = list_quotes(corpus, np.ones(len(corpus.reviews), bool))
    assert lines[["side", "quote"]].to_numpy().tolist() == [[FOR, PRAISE], [AGAINST, BLAME]]
    assert lines["aspects"].tolist() == ["acting, visuals", "story"]
    texts = corpus.read_texts(lines["review_id"].tolist())
    assert [texts[row.review_id][row.start : row.end] for row in lines.itertuples()] == lines["quote"].tolist()


def test_of_one_critic_there_may_be_more_and_of_no_review_there_are_none(corpus):
    everyone = np.ones(len(corpus.reviews), bool)
    assert list_quotes(corpus, everyone, of_one=2)["quote"].tolist() == [PRAISE, MORE, BLAME]
    assert list_quotes(corpus, everyone, most=1, of_one=2)["quote"].tolist() == [PRAISE, BLAME]
    none = list_quotes(corpus, ~everyone)
    assert none.empty
    assert [*none] == [*list_quotes(corpus, everyone)]


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        (PRAISE, ""),
        ("This film is a small and quietly radiant marvel of patience.", ""),
        ("Mara Quill plays the widow as if she had buried every feeling herself.", ""),
        ("A small marvel.", "length"),
        ("and the script never once lets the camera speak for itself here.", "form"),
        ("The script calls itself “honest” and never once means a word of it.", "form"),
        ("The script (by three hands) never once lets the camera speak.", "form"),
        ("This is why the script never once lets the camera speak for itself.", "dangling"),
        ("The script never once lets her speak a line that matters to anybody.", "dangling"),
        ("In the last reel the quiet neighbour reveals himself as the one with the knife.", "plot"),
    ],
)
def test_what_speaks_against_a_sentence_is_said(sentence, why):
    assert explain_unfit(sentence) == why
