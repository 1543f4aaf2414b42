"""What is banned and printed all the same: said with its number, and signed where other findings name it."""

import pandas as pd
import pytest

from corpus.findings.banned import NO_BANS, find_banned, sign_banned
from corpus.findings.exhibit import Exhibit
from corpus.findings.finding import Finding

BANS = pd.DataFrame({"phrase": ["a romp", "the best * since"], "since": pd.Timestamp("2025-03-03 14:30")})
REVIEWS = pd.DataFrame(
    {
        "review_id": [f"r{n}" for n in range(6)],
        "published": pd.to_datetime(["2025-01-01", "2025-02-01", "2025-03-03", "2025-04-01", "2025-05-01", None]),
    }
)


def use(**places: list[int]) -> pd.DataFrame:
    names = {"romp": "a romp", "best": "the best * since"}
    rows = [(names[name], f"r{n}") for name, numbers in places.items() for n in numbers]
    return pd.DataFrame(rows, columns=["phrase", "review_id"], dtype="str")


@pytest.mark.parametrize(
    ("uses", "said", "n"),
    [
        (use(romp=[0, 0, 2, 3], best=[0, 1, 4]), "“a romp” is banned, and 2 reviews since 3 Mar 2025 use it; "
         "1 other banned phrase is in use too.", 2),
        (use(best=[4]), "“the best … since” is banned, and 1 review since 3 Mar 2025 uses it.", 1),
        (use(romp=[0, 5]), "“a romp” is banned, and 2 of 6 reviews use it.", 2),
    ],
)  # fmt: skip
def test_the_banned_phrase_that_is_printed_most_since_it_is_banned_is_said(uses, said: str, n: int) -> None:
    (found,) = find_banned(BANS, uses, REVIEWS)
    assert (found.sentence, found.n, found.section) == (said, n, "watchlist")
    assert found.exhibit.rows["value"].iloc[0] == n


def test_what_no_selected_review_prints_is_no_finding() -> None:
    assert list(find_banned(BANS, use(romp=[0]), REVIEWS.iloc[1:])) == []
    assert list(find_banned(NO_BANS, use(), REVIEWS)) == []


def test_a_phrase_that_another_finding_shows_says_that_it_is_banned() -> None:
    rows = pd.DataFrame({"label": ["What a romp", "slow burn"], "value": [2.0, 1.0]})
    shown = Exhibit("ranking", rows, {"label": "Phrase"}, "reviews")
    signed = sign_banned(Finding("cliché", "", "phrase", {}, 2, 2.0, exhibit=shown), BANS)
    assert signed.exhibit.rows["label"].tolist() == ["What a romp (banned)", "slow burn"]
    assert signed.exhibit.rows["banned"].tolist() == [True, False]
    of_films = Finding("split", "", "split", {}, 2, 2.0, exhibit=shown._replace(heads={"label": "Film"}))
    assert sign_banned(of_films, BANS).exhibit is of_films.exhibit


def test_a_sentence_and_a_films_phrase_say_what_of_them_is_banned() -> None:
    rows = pd.DataFrame({"label": ["Dusk: “what a romp”", "Dawn: “slow burn”"]})
    shown = Exhibit("ranking", rows, {"label": "Film and phrase"}, "reviews")
    said = "“What a romp” is a signature phrase of “Dusk”: “slow burn” is not."
    signed = sign_banned(Finding("signature", said, "signature", {}, 2, 2.0, exhibit=shown), BANS)
    assert signed.sentence == "“What a romp” (banned) is a signature phrase of “Dusk”: “slow burn” is not."
    assert signed.exhibit.rows["label"].tolist() == ["Dusk: “what a romp” (banned)", "Dawn: “slow burn”"]
    assert signed.exhibit.rows["banned"].tolist() == [True, False]
