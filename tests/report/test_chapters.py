from corpus.report.chapters import list_chapters, tabulate_exhibit, write_method, write_source
from tests.report.briefs import COUNTED, EMPTY, EVERY, RANGED, SPREAD, passages, ranking, timeline


def test_a_table_has_the_heads_of_the_exhibit_and_eight_rows_at_most():
    table = tabulate_exhibit(COUNTED)
    assert (table.heads, table.numeric) == (["Name", "Reviews"], [False, True])
    assert table.rows[0] == ["phrase 0", "21"]
    assert (len(table.rows), table.cut) == (8, "Table: 8 of 9 rows.")
    assert table.named == [True] + [False] * 7


def test_values_and_their_ranges_are_written_with_the_same_digits():
    assert tabulate_exhibit(RANGED).rows == [
        ["Ada Quill", "+1.5", "+0.5", "+2.5", "8"],
        ["Ben Marsh", "+0.3", "−0.8", "+1.3", "9"],
        ["Cleo Voss", "−2.0", "−3.0", "−1.0", "8"],
    ]
    assert tabulate_exhibit(RANGED).cut == ""


def test_a_spread_is_a_row_a_group():
    table = tabulate_exhibit(SPREAD)
    assert table.heads == ["Film", "Reviews", "Lowest", "Mean", "Highest"]
    assert table.rows == [["Dusk", "4", "1.5", "5.6", "10"], ["1917", "4", "6.0", "6.5", "7"]]


def test_a_timeline_shows_its_last_periods():
    assert [row[0] for row in tabulate_exhibit(timeline(), most=2).rows] == ["2019", "2020"]


def test_passages_have_their_texts_and_numbers():
    assert tabulate_exhibit(passages()).rows == [["Dusk, Ada Quill", "A slow exhale of a film.", "1.7"]]


def test_a_missing_number_is_a_dash():
    exhibit = ranking(["a", "b"], [1, 2], ranged=True)
    exhibit.rows.loc[1, ["low", "high"]] = float("nan")
    assert tabulate_exhibit(exhibit).rows[1] == ["b", "2", "–", "–", "2"]


def test_the_source_names_reviews_corpus_and_selection():
    assert write_source(EVERY, 21) == "From 21 reviews. Source: sample, 67 reviews of 12 films."
    assert write_source(EMPTY, 1) == "From 1 review."


def test_the_method_says_how_surely_only_of_what_was_tested():
    counted, tested, *_ = list_chapters(EVERY)
    assert write_method(counted) == "A phrase counts once a review."
    assert write_method(tested) == "Same films. Corrected for all that was tested: q < 0.001."
