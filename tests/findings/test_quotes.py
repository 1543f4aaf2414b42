"""Which lines of reviews are worth quoting."""

import numpy as np
import pandas as pd
import pytest

from corpus.aspects.quotable import explain_unfit
from corpus.aspects.spoilers import gives_away
from corpus.aspects.vividness import Wording
from corpus.findings import quotes
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
    assert lines["aspects"].tolist() == ["acting, visuals", "story, dialogue"]
    texts = corpus.read_texts(lines["review_id"].tolist())
    assert [texts[row.review_id][row.start : row.end] for row in lines.itertuples()] == lines["quote"].tolist()


def test_what_is_better_than_usual_is_no_line_against_it(tmp_path):
    line = "{} is smarter than your average cartoon because nobody jokes with a terrible, annoying, stupid script."
    (tmp_path / "one.csv").write_text("\n".join(["film,text", f'Spirit,"{line.format("Spirit")}"', f'Dusk,"{BLAME}"']))
    build([tmp_path / "one.csv"], tmp_path / "corpus")
    found = list_quotes(open_corpus(tmp_path / "corpus"), np.ones(2, bool))
    assert found["quote"].tolist() == [BLAME]


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


@pytest.mark.parametrize(
    ("sentence", "gives"),
    [
        ("The quiet neighbour turns out to be her brother, and the film never recovers.", True),
        ("Its best scene is the one in which the widow finally drowned her husband.", True),
        ("The film ends with a wedding that nobody in the house believed in.", True),
        ("A dull thriller with a tragic ending that nobody could possibly care about.", True),
        ("The ending is a marvel of timing, and the songs are better still.", False),
        ("Die Hard is a marvel of timing in which every minute is put to use.", False),
        ("Miscast and badly lit, this is a film that kills every joke it touches.", False),
    ],
)
def test_what_tells_how_it_ends_gives_the_plot_away(sentence, gives):
    assert gives_away(sentence) == gives


def test_the_better_worded_of_two_lines_that_judge_alike_comes_first():
    common = ("story", "script", "film", "acting", "just", "really")
    users = dict.fromkeys(common, 400) | {"grey": 3, "ledger": 2, "candle": 2}
    wording = Wording(1_000, users)
    vivid = "The script is a grey ledger that nobody would read by a candle."
    for bare in (
        "The script is just really poor.",
        "I think that the script is a grey ledger, and you would not read it.",
        "Ada Quill plays the widow, and Cy Novak is a grey ledger as the clerk.",
        "The script is a grey ledger!! Nobody would read it,alot of it by a candle.",
    ):
        assert wording.weigh(bare) < wording.weigh(vivid)


def test_more_lines_are_read_until_there_are_enough(corpus, monkeypatch):
    everyone = np.ones(len(corpus.reviews), bool)
    at_once = list_quotes(corpus, everyone, of_one=2)
    monkeypatch.setattr(quotes, "_BLOCK", 1)
    assert set(list_quotes(corpus, everyone, of_one=2)["quote"]) == set(at_once["quote"])
