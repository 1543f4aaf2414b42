import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textblob import TextBlob

from corpus.polarity import scores
from corpus.polarity.house import House
from tests.polarity.test_textblob import TEXTS

ROOT = Path(__file__).parents[2]
IMDB = ROOT.parent / "shared" / "data" / "imdb_rated.parquet"

SENTENCES = [
    "a devastating, harrowing masterpiece",
    "a terrifying horror film",
    "the director's first film",
    "Mean Girls is a film",
    "this isn't a bad idea",
    "this is not a bad idea",
    "not a really good film",
    "it is really not good",
    "it is really no good",
    "very  very\n\nvery bad!!!",
    "really is a good one, never a dull one",
    "never terribly good, not the best",
    "Great (!) and :-) great ! fun :(",
    "the cast was good: (1) he sings (2) she dances 8 )",
    "good.great/terrible —good… “good” ‘bad’ (good) *good* good, good; good: good's goodn't",
    "f*cking thought-provoking, 13th crap",
    "!!! good",
]
NO_EVIDENCE = ["", " \n ", "The film opens on Friday.", "映画を見た", "👍🏽", "not no never", "!"]


def assert_equals_textblob(scored, texts):
    expected = np.array([TextBlob(text).sentiment for text in texts]).reshape(-1, 2)
    ours = scored[["polarity", "subjectivity"]].fillna(0.0).to_numpy()
    differing = (ours != expected).any(axis=1)
    assert [text for text, differs in zip(texts, differing, strict=True) if differs] == []


def spans_of(bounds):
    return pd.DataFrame(bounds, columns=["review", "start", "end"], dtype="int64")


def test_known_sentences_score_as_textblob_scores_them():
    scored = scores.score_texts(SENTENCES)
    assert list(scored.columns) == ["polarity", "subjectivity", "evidence"]
    assert_equals_textblob(scored, SENTENCES)
    assert scored["polarity"].tolist()[:4] == [-1.0, -1.0, 0.25, -0.3125]
    assert scored["evidence"].tolist()[:4] == [1, 1, 1, 1]


def test_a_score_can_be_worked_out_by_hand():
    # good 0.7 after very ×1.3; bad −0.7 turned round and halved: (0.91 + 0.35) / 2
    (row,) = scores.score_texts(["very good, not bad"]).itertuples()
    assert row.polarity == pytest.approx(0.63)
    assert row.evidence == 2


def test_no_evidence_is_missing_rather_than_neutral():
    scored = scores.score_texts([*NO_EVIDENCE, "next"])
    assert scored["evidence"].tolist() == [0] * len(NO_EVIDENCE) + [1]
    assert scored["polarity"].isna().tolist() == [True] * len(NO_EVIDENCE) + [False]
    assert scored["subjectivity"].isna().tolist() == scored["polarity"].isna().tolist()
    assert scored["polarity"].iloc[-1] == 0.0


def test_nothing_to_score_gives_the_same_columns():
    reviews, sentences = scores.score_with_sentences([], spans_of([]))
    for scored in (scores.score_texts([]), reviews, sentences):
        assert len(scored) == 0
        assert scored.dtypes.astype(str).to_dict() == {
            "polarity": "float64",
            "subjectivity": "float64",
            "evidence": "int64",
        }
    assert list(scores.assess_words("")) == list(scores.assess_words("good"))
    assert scores.assess_words("").dtypes.tolist() == scores.assess_words("good").dtypes.tolist()


#: These are cheap: three times as many examples as of other properties.
MORE = settings(max_examples=3 * settings.default.max_examples)


@MORE
@given(TEXTS)
def test_any_text_scores_as_textblob_scores_it(text):
    assert_equals_textblob(scores.score_texts([text]), [text])


@MORE
@given(TEXTS)
def test_the_words_behind_a_score_are_textblobs_assessments(text):
    ours = [
        (chunk.split(" "), strength, subjectivity, label if isinstance(label, str) else None)
        for chunk, strength, subjectivity, label in scores.assess_words(text)[
            ["chunk", "polarity", "subjectivity", "label"]
        ].itertuples(index=False)
    ]
    assert ours == TextBlob(text).sentiment_assessments.assessments


@MORE
@given(TEXTS)
def test_contributions_add_up_to_the_score(text):
    (scored,) = scores.score_texts([text]).itertuples()
    chunks = scores.assess_words(text)
    assert len(chunks) == scored.evidence
    if scored.evidence:
        assert chunks["contribution"].sum() == pytest.approx(scored.polarity, abs=1e-12)


def test_the_words_behind_a_score_say_where_they_are():
    text = "Well: it is not a VERY good\nfilm : ) But fun!"
    chunks = scores.assess_words(text)
    assert chunks["chunk"].tolist() == ["not very good", ":)", "fun !"]
    places = zip(chunks["start"], chunks["end"], strict=True)
    assert [text[start:end] for start, end in places] == ["not a VERY good", ": )", "fun!"]
    assert chunks["label"].tolist()[1] == "mood"


def test_the_place_of_a_scored_word_is_within_its_sentence():
    text = "Okay, no gore. What else? Is it good? No. Fine film, but not even any titillation!!"
    chunks = scores.assess_words(text)
    assert chunks["chunk"].tolist() == ["okay", "good", "no fine ! !"]
    places = zip(chunks["start"], chunks["end"], strict=True)
    assert [text[start:end] for start, end in places] == ["Okay", "good", "Fine"]


def test_the_sample_corpus_scores_as_textblob_scores_it():
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "reviews").glob("*.md"))]
    assert texts
    assert_equals_textblob(scores.score_texts(texts), texts)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("not very good!", "good"),
        ("It isn't over the top!", "over the top"),
        ("It is really not the one.", "really"),
        ("so :-)", ":-)"),
        ("Very!", "very"),
    ],
)
def test_the_scored_word_is_distinguished_from_its_modifiers(text, word):
    assert scores.assess_words(text, lexicon=House().change("over the top", -0.5, on=date(2025, 3, 3)).lexicon())[
        "word"
    ].tolist() == [word]


@pytest.mark.shared
def test_a_real_review_scores_as_textblob_scores_it():
    """Every twentieth; `bench_polarity` counts all 25,000."""
    if not IMDB.exists():
        pytest.skip("needs shared/data/imdb_rated.parquet beside the project")
    texts = pd.read_parquet(IMDB, columns=["text"])["text"].iloc[::20].tolist()
    assert_equals_textblob(scores.score_texts(texts), texts)


def test_spans_score_as_their_text_alone():
    texts = ["Not good. Bad!", "It is very. good"]
    spans = spans_of([(1, 12, 16), (0, 0, 9), (1, 0, 11), (0, 10, 14), (0, 4, 8)])
    _, scored = scores.score_with_sentences(texts, spans)
    assert_equals_textblob(scored, ["good", "Not good.", "It is very.", "Bad!", "good"])
    assert scored["evidence"].tolist() == [1, 1, 1, 1, 1]


CUTS = st.lists(st.integers(0, 40), max_size=8).map(sorted)


@MORE
@given(st.lists(st.tuples(TEXTS, CUTS), max_size=3), st.randoms())
def test_one_pass_gives_what_two_passes_give_wherever_the_text_is_cut(reviews, random):
    texts = [text for text, _ in reviews]
    bounds = [
        (position, start, end)
        for position, (text, cuts) in enumerate(reviews)
        for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)
    ]
    random.shuffle(bounds)
    whole, parts = scores.score_with_sentences(texts, spans_of(bounds))
    pd.testing.assert_frame_equal(whole, scores.score_texts(texts), check_exact=True)
    pd.testing.assert_frame_equal(
        parts, scores.score_texts([texts[review][start:end] for review, start, end in bounds]), check_exact=True
    )


@MORE
@given(TEXTS)
def test_one_pass_over_sentences_that_hold_a_whole_text_scores_as_textblob(text):
    places = [0, *(place for place in range(1, len(text)) if text[place - 1 : place + 1] == ". "), len(text)]
    bounds = [(0, start, end) for start, end in pairwise(places)]
    whole, parts = scores.score_with_sentences([text], spans_of(bounds))
    assert_equals_textblob(whole, [text])
    assert_equals_textblob(parts, [text[start:end] for _, start, end in bounds])


DAY = date(2025, 3, 3)
HOUSE = (
    House()
    .negate(True, on=DAY)
    .change_all({"over the top": -0.5, "very": None, "not a good": 0.3, "first": None}, on=DAY)
)
HOUSE_TEXTS = st.one_of(
    TEXTS,
    st.lists(
        st.sampled_from(
            ["over", "the", "top", "not", "isn’t", "a", "good", "very", "first", "!", ".", ":)", ": )", "\n"]
        )
    ).map(" ".join),
)


@MORE
@given(HOUSE_TEXTS, CUTS)
def test_one_pass_by_a_house_lexicon_gives_what_two_passes_give(text, cuts):
    bounds = [(0, start, end) for start, end in pairwise([0, *cuts, len(text)]) if start <= end <= len(text)]
    lexicon = HOUSE.lexicon()
    whole, parts = scores.score_with_sentences([text], spans_of(bounds), lexicon=lexicon)
    spans = scores.score_texts([text[start:end] for _, start, end in bounds], lexicon=lexicon)
    pd.testing.assert_frame_equal(whole, scores.score_texts([text], lexicon=lexicon), check_exact=True)
    pd.testing.assert_frame_equal(parts, spans, check_exact=True)


@MORE
@given(HOUSE_TEXTS)
def test_a_house_lexicon_that_changes_nothing_scores_as_textblob(text):
    lexicon = House().lexicon()
    pd.testing.assert_frame_equal(
        scores.score_texts([text], lexicon=lexicon), scores.score_texts([text]), check_exact=True
    )


def test_a_run_of_punctuation_is_scored_within_a_second():
    # In a process of its own: where coverage is counted, each line costs several times as much.
    script = """
import time
from corpus.polarity import scores
scores.score_texts(["warm"])
for text in (
    "-" * 500_000,
    "a." * 32_000 + "!." * 32_000,
    "(!" * 64_000,
    "! " * 64_000,
    "a," * 64_000 + "*",
    "((a:" * 32_000,
):
    started = time.process_time()
    scores.score_texts([text])
    print(text[:4], time.process_time() - started)
"""
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    took = {line[:4]: float(line[4:]) for line in told.splitlines()}
    assert len(took) == 6
    assert {text: seconds for text, seconds in took.items() if seconds >= 1} == {}


def test_first_scores_asked_for_by_many_threads_equal_later_ones():
    script = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
from corpus.polarity import scores
sys.setswitchinterval(1e-6)
texts = sys.argv[1:]
together = threading.Barrier(8)
def first(_):
    together.wait()
    return scores.score_texts(texts)
with ThreadPoolExecutor(8) as pool:
    frames = list(pool.map(first, range(8)))
assert all(frame.equals(scores.score_texts(texts)) for frame in frames)
print(scores.score_texts(texts).to_json(orient="values", double_precision=15))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, *SENTENCES], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == scores.score_texts(SENTENCES).to_json(orient="values", double_precision=15)
