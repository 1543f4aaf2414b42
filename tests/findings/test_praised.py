"""What a brief says of the parts of films: what is clearly praised or blamed, and where critics agree and part."""

from dataclasses import replace

import pandas as pd

from corpus.compare.praise import measure_praise, select_compared
from corpus.findings.praised import find_parted, find_praised
from corpus.statistics import differences
from tests.compare.test_praise import tables

SIGNED = pd.DataFrame({"reviewer": ["Ann"]})
#: Of ten reviews of either film, how each judges.
APART = {
    "Low Tide": {"visuals": [0.5] * 7, "story": [0.4, 0.5, 0.3, 0.6, -0.4, -0.5, -0.3]},
    "Dusk": {"visuals": [0.5, 0.4, 0.5, -0.5, -0.4, -0.3, None], "story": [None] * 7},
}


def praise_of(said):
    return measure_praise(*tables({"Dusk": APART["Dusk"]} | said), by="film")


def test_the_film_that_is_clearly_praised_for_a_part_is_named_with_how_surely():
    (found,) = find_praised(measure_praise(*tables(), by="film"))
    assert found.sentence.startswith("Reviews praise the acting of “Dusk” clearly more than other films’ (7 of 7)")
    assert found.section == "praise"
    assert found.q <= 0.05
    assert found.low < found.value < found.high
    named = found.exhibit.rows.loc[found.exhibit.rows["named"], "label"].tolist()
    assert named == ["Dusk: acting", "Dawn: acting"]
    assert "“Dawn”" in found.sentence
    # The table has what the sentence counts.
    told = found.exhibit.rows.set_index("label")
    assert told.loc["Dusk: acting", ["praising", "blaming", "n"]].tolist() == [7, 0, 7]
    assert {"praising", "blaming", "n"} < set(found.exhibit.heads)


def test_the_surest_differences_are_drawn_with_those_of_the_headline_and_not_the_largest() -> None:
    praise = measure_praise(*tables(), by="film")
    praised, blamed = (praise.cells[praise.cells["group"] == film].head(1) for film in ("Dusk", "Dawn"))
    # Larger and less sure, as of fewer reviews.
    larger = [praised.assign(group=f"Few {n}", rest_difference=1.0 + n, q=0.04) for n in range(20)]
    (found,) = find_praised(replace(praise, cells=pd.concat([*larger, praised, blamed], ignore_index=True)))
    assert "“Dusk”" in found.sentence
    drawn = found.exhibit.rows
    assert (len(drawn), drawn["named"].sum(), found.exhibit.of) == (10, 2, 22)
    assert drawn["label"].tolist() == [f"Few {n}: acting" for n in range(7, -1, -1)] + ["Dusk: acting", "Dawn: acting"]
    assert found.exhibit.write_note(10).endswith("10 of 22 clear differences shown: the surest.")


def test_what_the_correction_over_the_brief_takes_back_is_not_said():
    praise = measure_praise(*tables(), by="film")
    assert list(find_praised(replace(praise, cells=praise.cells.assign(conclusion="no clear difference")))) == []


def test_where_critics_agree_on_one_part_and_part_over_another_both_are_counted():
    (found,) = find_parted(praise_of(APART), SIGNED)
    agree, part = found.sentence.split(" and ")
    assert agree == "Critics agree on the visuals of “Low Tide” (7 of 7 praise them)"
    assert part == "part over its story (4 praise it, 3 blame)."
    assert found.parameters == {"by": "film", "group": "Low Tide"}
    assert found.exhibit.rows[["label", "value", "n"]].to_numpy().tolist() == [["Visuals", 100, 7], ["Story", 57, 7]]


def test_a_long_title_leaves_room_for_it_by_leaving_out_the_counts():
    title = " ".join(["Tide"] * 14)
    (found,) = find_parted(praise_of({title: APART["Low Tide"]}), SIGNED.assign(reviewer=None))
    assert found.sentence == f"Reviewers agree on the visuals of “{title}” and part over its story."


def test_a_film_with_few_reviews_of_a_part_is_said_nothing_of():
    few = {"Low Tide": {aspect: said[:2] + said[-2:] + [None] * 3 for aspect, said in APART["Low Tide"].items()}}
    assert list(find_parted(praise_of(few), SIGNED)) == []
    assert list(find_praised(praise_of(few))) == []


def test_of_very_many_films_those_of_which_most_is_said_have_the_same_cells_alone(monkeypatch):
    for module in (differences, __import__("corpus.compare.praise", fromlist=["praise"])):
        monkeypatch.setattr(module, "MOST_GROUPS", 2)
    reviews, statements = tables()
    whole = measure_praise(reviews, statements, by="film").cells
    part = measure_praise(select_compared(reviews, statements, by="film"), statements, by="film").cells
    assert part["group"].unique().tolist() == ["Dusk", "Dawn"]
    compared = whole[whole["group"].isin(["Dusk", "Dawn"])]
    assert compared.reset_index(drop=True).equals(part)
