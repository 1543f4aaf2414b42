import numpy as np

from corpus.reading.name_traits import TRAITS, tabulate_names


def traits(text: str) -> dict[str, dict[str, float]]:
    """Return the traits that each name of a text shows."""
    table = tabulate_names([text])
    rows = range(len(table.review))
    return {
        table.spellings[table.spelling[row]]: {
            trait: table.traits[trait][row] for trait in TRAITS if table.traits[trait][row]
        }
        for row in rows
    }


def test_a_title_that_opens_a_text_in_quotation_marks_shows_it():
    shown = traits("“The Salt Road” is a film.")["The Salt Road"]
    assert {"in quotation marks", "before is a", "before a verb", "in the first line", "three words"} <= set(shown)
    assert not {"twice in quotation marks", "returns", "in brackets", "capitals"} & set(shown)
    assert shown["words of the dictionary"] == 1


def test_a_person_who_returns_by_the_last_name_shows_it():
    shown = traits("We met Katja Sorrell there. It is what poor Sorrell sang.")
    assert "its last word is a name" in shown["Katja Sorrell"]
    assert "words of the dictionary" not in shown["Katja Sorrell"]
    assert "inside a longer name" in shown["Sorrell"]


def test_a_number_inside_a_longer_name_shows_both():
    assert {"a number", "inside a longer name"} <= set(traits("We saw Speed 2 then, and 2 it is.")["2"])


def test_rows_are_numbered_by_review_also_where_one_has_no_name():
    done = []
    table = tabulate_names(["Dusk is a film.", "it was fine.", "“The Dusk” ends."] * 500, progress=done.append)
    assert table.review[:3].tolist() == [0, 2, 3]
    assert (table.titles, table.spellings, table.reviews) == (["dusk"], ["Dusk", "The Dusk"], 1500)
    assert table.sum_by_title(np.ones(1000)).tolist() == [1000]
    assert done == [1000]


def test_no_text_gives_an_empty_table():
    table = tabulate_names([])
    assert (len(table.review), list(table.traits), table.reviews) == (0, list(TRAITS), 0)
