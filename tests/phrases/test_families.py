from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import families as fa
from corpus.phrases import listing as ph
from tests.phrases.examples import COUNTS, ROLLING, SINCE, family, fillers, gather, reviews_of

SAMPLE = Path(__file__).parents[2] / "corpus" / "reviews"


SHARED = Path(__file__).parents[2].parent / "shared"


@pytest.mark.parametrize("texts", [[], [""], ["nothing recurs here"], ["one", "one"], ["a b", "a b"]])
def test_a_corpus_without_relatives_gives_the_same_columns(texts):
    few, many = gather(reviews_of(texts))[0], gather(reviews_of([*SINCE, *ROLLING]))[0]
    for name in ("families", "fillers", "occurrences"):
        assert list(getattr(few, name).columns) == list(getattr(many, name).columns)
    assert few.families.dtypes.equals(many.families.dtypes)
    assert few.fillers.empty
    assert few.occurrences.empty


def test_families_are_counted_again_for_a_selection():
    reviews = reviews_of(
        [*SINCE[:4], *ROLLING],
        films=["A", "B"] * 5,
        reviewers=["Ann", "Bob"] * 5,
        published=[f"2024-01-{day:02}" for day in range(1, 11)],
    )
    gathered, phrases, occurrences = gather(reviews)
    keep = np.arange(10) % 2 == 0
    recounted = ph.recount_phrases(phrases, occurrences, reviews, keep=keep)
    families = fa.recount_families(gathered, recounted, reviews, keep=keep)
    row = families[families["pattern"] == "long after the credits roll/rolled/have rolled"].iloc[0]
    assert row[COUNTS].tolist() == [3, 3, 1, 1]
    assert row["first_published"] == pd.Timestamp("2024-01-05")
    assert row["last_published"] == pd.Timestamp("2024-01-09")
    forms = fa.recount_fillers(gathered, reviews, family_id=row["family_id"], keep=keep)
    assert forms[["filler", *COUNTS]].to_numpy().tolist() == [
        [form, 1, 1, 1, 1] for form in ("have rolled", "roll", "rolled")
    ]
    single = families[families["kind"] == "single"].set_index("family_id")
    expected = recounted.set_index("phrase_id").loc[single.index]
    assert single[COUNTS].equals(expected[COUNTS])


WORDS = ["best", "sense", "rolls", "rolling", "score", "film", "the", "of", "since", "a"]


@given(st.lists(st.lists(st.lists(st.sampled_from(WORDS), max_size=8), max_size=3), max_size=8))
def test_every_phrase_is_in_one_family_and_every_template_where_its_words_are(corpus):
    texts = ["\n".join(" ".join(words) for words in lines) for lines in corpus]
    reviews = reviews_of(texts)
    gathered, phrases, occurrences = gather(reviews)
    families = gathered.families.set_index("family_id")
    assert families.index.is_unique
    assert gathered.members.index.equals(phrases.index)
    assert gathered.members.value_counts().to_dict() == families.query("phrases > 0")["phrases"].to_dict()
    places = gathered.occurrences.astype({"family_id": "str", "review_id": "str"})
    size = places.groupby("family_id").size()
    assert size.to_dict() == families.query("kind != 'single'")["occurrences"].to_dict()
    assert gathered.fillers.groupby("family_id")["occurrences"].sum().equals(size)
    by_id = dict(zip(reviews["review_id"], texts, strict=True))
    for row in places.itertuples():
        pattern, kind = families.loc[row.family_id, ["pattern", "kind"]]
        if kind == "template" and "/" not in pattern:
            assert by_id[row.review_id][row.start : row.end] == pattern.replace("*", row.filler)
    everything = np.ones(len(reviews), bool)
    again = fa.recount_families(
        gathered, ph.recount_phrases(phrases, occurrences, reviews, keep=everything), reviews, keep=everything
    )
    pd.testing.assert_frame_equal(again, gathered.families)
    for family_id, rows in gathered.fillers.groupby("family_id"):
        counted = fa.recount_fillers(gathered, reviews, family_id=family_id, keep=everything)
        pd.testing.assert_frame_equal(counted, rows.reset_index(drop=True))


@pytest.fixture(scope="module")
def sample():
    rows = []
    for path in sorted(SAMPLE.glob("2*.md")):
        _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
        meta = yaml.safe_load(front)
        rows.append((meta["film"], meta["reviewer"], meta["published"], text.strip()))
    films, reviewers, published, texts = zip(*rows, strict=True)
    return gather(reviews_of(list(texts), list(films), list(reviewers), list(published)), min_reviews=None)[0]


#: What was planted, with the reviews, films and critics that each has.
PLANTED = [
    ("long after the credits roll/rolled/have rolled", [21, 11, 8]),
    ("hauntingly beautiful *", [11, 5, 5]),
    ("the best * since", [11, 8, 6]),
    ("what truly sets «film» apart is its *", [10, 8, 4]),
    ("in conclusion, «film» is a *", [11, 11, 4]),
    ("sense of *", [17, 9, 7]),
    ("resonate with anyone who has ever *", [11, 9, 4]),
    ("the gentleman in the seat behind me *", [7, 7, 1]),
    ("watch the edges of the frame", [8, 8, 1]),
    ("a triumph of style over substance", [8, 7, 5]),
    ("a slow exhale of a film", [9, 7, 6]),
    ("tugs/tugging at the heartstrings", [10, 8, 6]),
    ("use of light and shadow", [5, 5, 1]),
]


@pytest.mark.parametrize(("pattern", "counts"), PLANTED)
def test_the_families_planted_in_the_sample_come_out_with_their_counts(sample, pattern, counts):
    assert family(sample, pattern)[["reviews", "films", "reviewers"]].tolist() == counts


def test_the_families_planted_in_the_sample_are_the_first_in_the_list(sample):
    first = fa.select_listed(sample.families)["pattern"].head(len(PLANTED))
    assert set(first) == {pattern for pattern, _ in PLANTED}


def test_a_short_template_is_no_reason_to_hide_what_often_fills_it(sample):
    assert family(sample, "sense of *")["aside"] == ""
    assert family(sample, "sense of wonder")["aside"] == ""


def test_the_gap_of_a_template_counts_as_a_word():
    same = dict.fromkeys(("occurrences", "standalone_occurrences", "reviews", "standalone_reviews"), 4)
    rows = pd.DataFrame([{"pattern": "a phrase", "kind": "single"}, {"pattern": "a template *", "kind": "template"}])
    counted = rows.assign(**same, films=0, standalone_films=0, standalone_reviewers=0, association=0.1)
    ranked = fa.rank_families(counted.assign(words=3, content=2, weight=1.0))
    assert ranked["pattern"].tolist() == ["a template *", "a phrase"]
    assert ranked["words"].tolist() == [3, 3]


def test_the_fillers_planted_in_the_sample_come_out(sample):
    assert fillers(sample, "long after the credits roll/rolled/have rolled", "reviews") == {
        "roll": 6,
        "rolled": 10,
        "have rolled": 5,
    }
    assert fillers(sample, "hauntingly beautiful *", "reviews") == {"score": 5, "soundtrack": 3, "film": 3}
    since = fillers(sample, "the best * since")
    assert len(since) == 11
    assert {"industrial drama", "tea towel", "sisters’ comedy"} & since.keys() == {"industrial drama", "tea towel"}
    assert fillers(sample, "sense of *", "reviews")["wonder"] == 3


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the data folder beside the project")
def test_the_clichés_of_the_seeds_come_out():
    texts = [path.read_text() for path in sorted((SHARED / "seeds").glob("*.txt"))]
    films = ["Whispering Twilight", "Twilight Serenade", "Whispering Galaxy"]
    patterns = gather(reviews_of(texts, films))[0].families["pattern"]
    for cliché in (
        "long after the credits",
        "what truly sets «film» apart is its",
        "hauntingly beautiful *",
        "resonate with anyone who has ever",
        "sense of sadness",
        "in conclusion, «film» is a",
    ):
        assert patterns.str.contains(cliché, regex=False).any(), cliché
