"""The chapter of lines to quote: the best of either side first, each with its source."""

import pandas as pd

from corpus.findings.quoting import find_quotes

LINES = pd.DataFrame(
    {
        "side": ["for", "for", "against"],
        "review_id": ["a", "b", "c"],
        "quote": ["The camera is a marvel.", "The songs are a joy.", "The script is a ledger."],
        "aspects": ["visuals", "sound", "story"],
        "film": "Dusk",
        "reviewer": ["Ada Reed", "Ben Okoro", "Cy Novak"],
        "outlet": ["Post", None, None],
        "published": [pd.Timestamp("2025-03-03"), pd.NaT, pd.NaT],
        "rating": [8.0, None, 1.25],
    }
)


def test_the_best_line_of_either_side_comes_first_with_critic_outlet_day_and_rating():
    (found,) = find_quotes(LINES)
    assert found.sentence == "Lines worth quoting: 2 for, 1 against."
    assert (found.n, found.exhibit.together) == (3, 2)
    assert found.exhibit.rows[["side", "label"]].to_numpy().tolist() == [
        ["for", "Dusk, Ada Reed, Post, 3 Mar 2025, 8 of 10"],
        ["against", "Dusk, Cy Novak, 1.3 of 10"],
        ["for", "Dusk, Ben Okoro"],
    ]


def test_without_lines_there_is_no_chapter_and_of_one_side_one_is_read_first():
    assert list(find_quotes(LINES.head(0))) == []
    (found,) = find_quotes(LINES.tail(1))
    assert found.sentence == "Lines worth quoting: none for, 1 against."
    assert found.exhibit.together == 1
