"""Rows with a name and its n: whole, one below the other, as high as their lines."""

import pandas as pd

from corpus.figures.rows import ROW, label_with_count, lay_rows, take_both_ends


def test_a_name_stands_with_its_n_which_is_never_alone_on_a_line():
    assert label_with_count("Pepper & Brine", 1204) == ["Pepper & Brine\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}1,204"]
    lines = label_with_count("The Long Way Home to the Harbour", 6)
    assert len(lines) == 2
    assert lines[-1] == "the Harbour\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}6"
    for letters in range(1, 60):
        *lines, last = label_with_count("a" * letters, 149)
        assert last.strip("a") == "\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}149" != last
        assert "".join([*lines, last]).count("a") == letters


def test_rows_stand_one_below_the_other_as_high_as_their_lines():
    drawn = lay_rows([["one"], ["a", "name", "of", "four", "lines"], ["last"]])
    assert drawn.heights.tolist() == [ROW, 5 * 17 + 8, ROW]
    assert drawn.centres.tolist() == [ROW / 2, ROW + 93 / 2, ROW + 93 + ROW / 2]
    assert drawn.body == 2 * ROW + 93


def test_no_rows_have_no_height():
    assert lay_rows([]).body == 0


def test_of_a_long_table_both_ends_are_kept():
    table = pd.DataFrame({"n": range(9)})
    assert take_both_ends(table, 5)["n"].tolist() == [0, 1, 2, 7, 8]
    assert take_both_ends(table, 9)["n"].tolist() == list(range(9))
