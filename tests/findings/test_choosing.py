"""Which findings come first: of different kinds, sure, short, and honest where there are too few reviews."""

import numpy as np
import pandas as pd
import pytest

from corpus.compare.comparison import compare_groups
from corpus.compare.division import measure_division
from corpus.compare.drift import measure_drift
from corpus.compare.harshness import measure_harshness
from corpus.findings.choosing import choose_findings, describe_lack
from corpus.findings.evidence import Evidence
from corpus.findings.finding import COLUMNS
from corpus.polarity.measure import Measure
from corpus.polarity.scale import PolarityScale

NO_PAIRS = pd.DataFrame(
    {name: pd.Series(dtype="str") for name in ("a", "b")}
    | {"similarity": pd.Series(dtype="float64"), "shared_words": pd.Series(dtype="int64")}
)


def list_reviews() -> pd.DataFrame:
    """Ten critics on eight films: “Joy” is liked, “Woe” is not, “Rift” splits them; Ann is harsh, Zoe is kind."""
    films = {"Joy": 9.0, "Woe": 2.0, "Rift": 5.0, **dict.fromkeys(("A", "B", "C", "D", "E"), 5.5)}
    rows = []
    for number, (film, level) in enumerate(films.items()):
        for critic in range(10):
            shift = {0: -2.0, 9: 2.0}.get(critic, 0.0) * (level == 5.5)
            split = (4.5 if (critic + number) % 2 else -4.5) * (film == "Rift")
            jitter = ((critic * 7 + number * 3) % 5 - 2) * 0.2
            rows.append((film, f"Critic {critic}", level + shift + split + jitter))
    reviews = pd.DataFrame(rows, columns=["film", "reviewer", "rating"])
    return reviews.assign(
        review_id=[f"r{n}" for n in range(len(reviews))], polarity=0.1, published=pd.Timestamp("2025-01-01")
    )


def list_phrases(*rows: tuple[str, int, int]) -> pd.DataFrame:
    """Phrases with their reviews and critics, the biggest clichés first."""
    frame = pd.DataFrame(rows, columns=["phrase", "reviews", "reviewers"])
    ids = [f"id{n}" for n in range(len(frame))]
    return frame.assign(
        phrase_id=ids, owned="house", kind="template", films=3, whose=pd.Series([None] * len(frame), dtype="object")
    )


def gather(reviews: pd.DataFrame, phrases: pd.DataFrame, *, value: str = "rating") -> Evidence:
    """What is measured of some reviews that no corpus was built of."""
    return know(
        reviews=reviews,
        phrases=phrases,
        films=compare_groups(reviews, by="film", value=value),
        measure=Measure.of(value, PolarityScale()),
        divided=measure_division(reviews, by="film", value="rating"),
        standing=measure_harshness(reviews),
        drift=measure_drift(reviews),
        duplicates=NO_PAIRS,
        read=lambda ids: pd.Series("one text that two have printed", index=ids),
        lexicon=None,
    )


def know(evidence: Evidence | None = None, **known: object) -> Evidence:
    """Evidence of which this much is known, and nothing that is not can be asked for."""
    made = object.__new__(Known)
    vars(made).update(vars(evidence) if evidence else {}, **known)
    return made


class Known(Evidence):
    read = lexicon = None


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    twins = pd.DataFrame(
        {"a": ["r0", "r1"], "b": ["r2", "gone"], "similarity": [0.63, 1.0], "shared_words": [200, 300]}
    )
    return know(gather(list_reviews(), list_phrases(("slow burn", 9, 4), ("by far", 20, 10))), duplicates=twins)


def test_five_findings_are_of_five_kinds_the_most_useful_first(evidence: Evidence) -> None:
    found = choose_findings(evidence)
    assert list(found.columns) == list(COLUMNS)
    assert found["kind"].tolist() == ["cliché", "split", "harshest", "best and worst", "copies"]
    assert found["sentence"].tolist() == [
        found["sentence"][0],
        "“Rift” split critics (stars from 0.1 to 9.9).",
        found["sentence"][2],
        found["sentence"][3],
        "Two reviews of “Joy” are 63\N{NARROW NO-BREAK SPACE}% the same.",
    ]
    assert found["sentence"][0].startswith("20 of 80 reviews use “by far”, and so do all ")
    assert found["sentence"][2].startswith("Critic 0 is the harshest on the same films (")
    assert "Critic 9 the kindest" in found["sentence"][2]
    assert found["sentence"][3] == "Best rated: “Joy” (9.0 of 10, 10 ratings); worst: “Woe” (2.0)."
    assert found["section"].tolist() == ["phrase", "split", "critics", "films", "phrasing"]


def test_a_finding_is_short_enough_to_be_read_aloud(evidence: Evidence) -> None:
    for sentence in choose_findings(evidence)["sentence"]:
        assert len(sentence.split()) <= 25
        assert len(sentence) <= 170


def test_tests_are_sure_and_counts_have_no_probability(evidence: Evidence) -> None:
    found = choose_findings(evidence).set_index("kind")
    assert found["q"].isna().to_dict() == {
        "cliché": True, "split": False, "harshest": False, "best and worst": False, "copies": True,
    }  # fmt: skip
    assert (found["q"].dropna() <= 0.05).all()


def test_the_order_of_reviews_changes_nothing(evidence: Evidence) -> None:
    shuffled = evidence.reviews.sample(frac=1, random_state=1)
    again = know(gather(shuffled, evidence.phrases), duplicates=evidence.duplicates)
    assert choose_findings(again)["sentence"].tolist() == choose_findings(evidence)["sentence"].tolist()


def test_what_chance_would_do_as_well_is_left_out() -> None:
    random = np.random.default_rng(3)
    reviews = list_reviews()
    reviews = reviews.assign(rating=random.permutation(reviews["rating"].to_numpy()))
    nothing = know(gather(reviews, list_phrases()), apart=NO_APART)
    assert choose_findings(nothing).empty


NO_APART = pd.DataFrame({"review_id": [], "standardised": [], "opposed": pd.Series(dtype="bool"), "film": []})


def test_of_three_reviews_the_shared_phrases_are_said_and_films_are_not_ranked() -> None:
    reviews = list_reviews().iloc[[0, 10, 20]].assign(rating=np.nan, reviewer=None)
    phrases = list_phrases(("slow burn", 2, 0), ("hauntingly beautiful *", 3, 0), ("by far", 2, 0))
    few = gather(reviews, phrases, value="polarity")
    pair = pd.DataFrame({"a": ["Joy"], "b": ["Woe"], "phrases": [4], "telling": ["“by far”"]})
    found = choose_findings(know(few, pairs=pair, apart=NO_APART))
    assert found["sentence"].tolist() == [
        "All 3 reviews use “hauntingly beautiful …”, across three films.",
        "2 of 3 reviews use “slow burn”, across three films.",
        "2 of 3 reviews use “by far”, across three films.",
        "Reviews of “Joy” and “Woe” share 4 phrases word for word.",
    ]
    assert describe_lack(found, few.films) == "Too few reviews to say which film is liked best: that takes 5 of each."


def test_a_single_review_has_nothing_that_is_sure() -> None:
    one = gather(list_reviews().head(1).assign(rating=np.nan), list_phrases(), value="polarity")
    found = choose_findings(know(one, pairs=NO_PAIRS.assign(phrases=0), apart=NO_APART))
    assert found.empty
    assert describe_lack(found, one.films) == "Too few reviews to say anything that is sure."


def test_a_rare_phrase_waits_until_the_others_have_spoken(evidence: Evidence) -> None:
    rare = know(evidence, phrases=list_phrases(("slow burn", 3, 2)), apart=NO_APART)
    assert choose_findings(rare)["kind"].tolist()[-1] == "cliché"


def test_several_phrases_stand_where_there_is_room_but_not_rare_ones(evidence: Evidence) -> None:
    many = list_phrases(*((f"phrase {n}", 4 - n, 2) for n in range(3)))
    calm = evidence.reviews.assign(rating=np.nan)
    found = choose_findings(know(gather(calm, many, value="polarity"), apart=NO_APART))
    assert found["value"].tolist() == [4.0]
