"""What is praised and blamed, on reviews small enough to be worked out by hand."""

from dataclasses import replace

import pandas as pd
import pytest
from scipy import stats

from corpus.aspects.terms import ASPECTS
from corpus.compare.praise import CELLS, find_clearest, measure_praise, rank_cells
from corpus.compare.praise_wording import describe_differences, describe_group, describe_praise
from corpus.schema import REVIEWS, STATEMENTS, empty_table
from corpus.statistics.differences import ABOVE_REST, BELOW_REST

#: Of each film, what each of its reviews says of the acting and of the story; None where it says nothing.
SAID = {
    "Dusk": {"acting": [0.5, 0.7, 0.6, 0.8, 0.5, 0.6, 0.7], "story": [-0.1, 0.2, None, 0.1, -0.2, None, 0.1]},
    "Dawn": {"acting": [0.1, -0.2, 0.2, 0.1, 0.0, 0.1, -0.1], "story": [0.1, -0.1, 0.2, None, -0.2, 0.1, 0.0]},
    "Noon": {"acting": [0.2, 0.1, -0.3, 0.1, None, None, None], "story": [None] * 7},
}


def tables(said=SAID):
    reviews = pd.DataFrame([(f"{film}{n}", film) for film in said for n in range(7)], columns=["review_id", "film"])
    rows = [
        (f"{film}{n}", aspect, value)
        for film, aspects in said.items()
        for aspect, values in aspects.items()
        for n, value in enumerate(values)
        if value is not None
    ]
    # What is said twice, and once more and once less, is the same on average.
    rows += [("Dusk0", "acting", 0.4), ("Dusk0", "acting", 0.6)]
    statements = pd.DataFrame(rows, columns=["review_id", "aspect", "polarity"])
    aspects, ids = pd.CategoricalDtype(list(ASPECTS)), pd.CategoricalDtype(reviews["review_id"])
    return reviews, statements.astype({"review_id": ids, "aspect": aspects})


def cell(praise, film, aspect):
    return praise.cells.set_index(["group", "aspect"]).loc[(film, aspect)]


def test_a_review_is_one_observation_and_its_statements_are_counted():
    praise = measure_praise(*tables(), by="film")
    assert praise.cells["group"].unique().tolist() == ["Dusk", "Dawn", "Noon"]
    acting = cell(praise, "Dusk", "acting")
    assert acting[["statements", "n", "praising", "blaming"]].tolist() == [9, 7, 7, 0]
    own = SAID["Dusk"]["acting"]
    assert acting["mean"] == pytest.approx(4.4 / 7)
    interval = stats.t.interval(0.95, 6, loc=4.4 / 7, scale=stats.sem(own))
    assert acting[["low", "high"]].tolist() == pytest.approx(interval)
    story = cell(praise, "Dusk", "story")
    assert story[["statements", "n", "praising", "blaming"]].tolist() == [5, 5, 3, 2]
    assert cell(praise, "Noon", "acting")[["n", "enough", "conclusion"]].tolist() == [4, False, "too few to compare"]
    assert ("Noon", "story") not in set(zip(praise.cells["group"], praise.cells["aspect"], strict=True))
    assert praise.whole.set_index("aspect").loc["acting", ["statements", "n"]].tolist() == [20, 18]


def test_what_differs_is_corrected_over_all_that_is_tested():
    praise = measure_praise(*tables(), by="film")
    tested = praise.cells[praise.cells["q"].notna()]
    # All 7 of one film above all 7 of the other: 2 of 3,432 deals; twice the 2 smallest of 4 tests.
    assert tested.loc[tested["aspect"] == "acting", "q"].tolist() == pytest.approx([2 / 3432 * 4 / 2] * 2)
    assert dict(zip(tested["group"] + " " + tested["aspect"], tested["conclusion"], strict=True)) == {
        "Dusk acting": "above the others",
        "Dawn acting": "below the others",
        "Dusk story": "no clear difference",
        "Dawn story": "no clear difference",
    }
    assert cell(praise, "Dusk", "acting")["rest_difference"] == pytest.approx(4.4 / 7 - 0.2 / 7)


def test_groups_can_be_ranked_by_what_is_asked():
    praise = measure_praise(*tables(), by="film")
    order = {by: rank_cells(praise, by)["group"].unique().tolist() for by in ("many", "name", "clear", "story")}
    assert order["many"] == ["Dusk", "Dawn", "Noon"]
    assert order["name"] == ["Dawn", "Dusk", "Noon"]
    # Of the story, Dusk has a mean of 0.02 and Dawn of 0.017; of Noon nobody says anything.
    assert order["clear"] == order["story"] == ["Dusk", "Dawn", "Noon"]
    assert rank_cells(praise, "name", ["Noon", "Dusk"])["aspect"].tolist() == ["acting", "story", "acting"]


def test_the_clearest_praise_and_blame_come_by_turns_so_that_a_few_rows_show_both():
    # Of three films the blame is surer than any praise, and of one the praise of the film as a whole is surest of that.
    measured = measure_praise(*tables(), by="film")
    rows = [("Mud", "below", "acting", 1e-9), ("Fog", "below", "story", 1e-8), ("Rot", "below", "pace", 1e-7),
            ("Sun", "above", "overall", 1e-6), ("Air", "above", "story", 1e-3), ("Ash", "", "story", 0.5)]  # fmt: skip
    cells = pd.DataFrame(rows, columns=["group", "conclusion", "aspect", "q"])
    cells["conclusion"] = cells["conclusion"].replace({"above": ABOVE_REST, "below": BELOW_REST})
    praise = replace(measured, cells=cells)
    assert rank_cells(praise, "clear")["group"].tolist() == ["Air", "Mud", "Sun", "Fog", "Rot", "Ash"]
    named = [find_clearest(praise, side)["group"] for side in (ABOVE_REST, BELOW_REST)]
    assert named == ["Air", "Mud"]


def test_the_finding_names_who_stands_out_and_the_exceptions_what_does_not():
    praise = measure_praise(*tables(), by="film")
    assert describe_praise(praise) == (
        "Reviews praise the acting of “Dusk” clearly more than other films’ (7 of 7); they praise the acting of “Dawn” "
        "less (4 of 7)."
    )
    assert describe_differences(praise) == (
        "Films differ clearly in what is said of the acting: 2 of 4 averages are clearly above or below the others’. "
        "No clear difference for the story."
    )
    dusk = praise.cells[praise.cells["group"] == "Dusk"]
    assert describe_group(dusk, group="Dusk", by="film") == (
        "Of “Dusk”, 7 of 7 reviews that judge the acting praise it; only 3 of 5 praise the story."
    )


def test_where_nothing_stands_out_or_too_little_is_said_no_film_is_named():
    alike = dict.fromkeys(("Dusk", "Dawn"), SAID["Dawn"])
    assert describe_praise(measure_praise(*tables(alike), by="film")).startswith("No film stands out clearly in any")
    few = {"Dusk": {"acting": [0.1, 0.2]}, "Dawn": {"acting": [0.3, 0.1]}}
    praise = measure_praise(*tables(few), by="film")
    assert describe_praise(praise) == ("Too few reviews judge any one part: 5 are needed.")
    assert describe_differences(praise) == ""
    assert praise.cells["mean"].notna().all()


def test_of_nothing_the_tables_are_empty_and_have_their_columns():
    nothing = empty_table(STATEMENTS).astype({"review_id": "category", "aspect": pd.CategoricalDtype(list(ASPECTS))})
    praise = measure_praise(empty_table(REVIEWS), nothing, by="film")
    assert list(praise.cells) == list(CELLS)
    assert praise.cells.empty
    assert praise.whole.empty
    assert describe_praise(praise) == "Too few reviews judge any one part: 5 are needed."
