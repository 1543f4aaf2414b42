"""What is new, in a sentence, in lines and as JSON."""

import pandas as pd
import pytest

from corpus.findings.news import NEWS, News
from corpus.findings.news_wording import describe_news, to_json, write_lines
from corpus.schema import conform


def make_news(*found: tuple[str, str], reviews: int = 3) -> News:
    rows = conform(pd.DataFrame(found, columns=["kind", "review_id"]).assign(start=-1, end=-1, before=1, now=2), NEWS)
    rows[["phrase", "other"]] = ""
    ids = [f"r{number}" for number in range(reviews)]
    day = pd.Timestamp("2025-03-03")
    arrived = pd.DataFrame({"review_id": ids, "film": "Dusk", "reviewer": None, "published": day})
    return News(arrived, rows.assign(sentence="It does."))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([], "3 new reviews; nothing in them repeats what was printed before."),
        (
            [("banned", "r0"), ("banned", "r0"), ("banned", "r1"), ("copy", "r2")],
            "3 new reviews: 2 use banned phrases and 1 repeats another review.",
        ),
        ([("threshold", "r0"), ("threshold", "r0")], "3 new reviews: 2 phrases became clichés."),
        (
            [(kind, "r0") for kind in ("mismatch", "watched", "passage", "copy")],
            "3 new reviews: 1 repeats another review, 1 has a passage printed before and 1 uses a watched phrase.",
        ),
    ],
)
def test_the_finding_counts_reviews_by_what_matters_most(found, said):
    assert describe_news(make_news(*found)) == said


def test_a_line_names_the_review():
    assert write_lines(make_news(("copy", "r1")))[1:] == ["Dusk, 3 Mar 2025: It does."]


def test_json_has_nothing_where_nothing_is_known():
    addition = pd.Series({"batch": 1, "arrived": pd.Timestamp("2025-03-04 09:30")})
    answer = to_json(make_news(("watched", "r1")), addition)
    assert (answer["batch"], answer["arrived"], answer["stop"]) == (1, "2025-03-04T09:30:00", False)
    assert answer["reviews"][0] == {"review_id": "r0", "film": "Dusk", "critic": None, "published": "2025-03-03"}
    assert answer["news"][0] == {
        "kind": "watched",
        "review_id": "r1",
        "sentence": "It does.",
        "reviews_before": 1,
        "reviews_now": 2,
        **dict.fromkeys(("phrase", "start", "end", "other_review")),
    }
    assert to_json(make_news(("copy", "r1")), addition)["stop"]
