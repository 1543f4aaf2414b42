from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import parse_qs, urlencode

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SelectionError
from corpus.store.selection import LONGEST_WORDS, Selection, list_choices
from corpus.store.selection_wording import describe_selection
from tests.reviews import HOSTILE
from tests.store.examples import DOZEN, said_of, texts_with

ALL = Selection()
DATED = DOZEN["published"].dropna()


def kept(selection, reviews=DOZEN, **options):
    return np.flatnonzero(selection.mask(reviews, **options)).tolist()


def read(link, reviews=DOZEN):
    return Selection.from_query(parse_qs(link), reviews)


def names(column):
    return st.lists(st.sampled_from(sorted(DOZEN[column].dropna().unique())), unique=True, max_size=3).map(tuple)


def ranges(low, high, values):
    """Return ranges that touch [low, high], either end of which may be open."""
    ends = st.tuples(values, values).map(sorted)
    return ends.flatmap(
        lambda pair: st.sampled_from([(None, None), (pair[0], None), (None, pair[1]), tuple(pair)])
    ).filter(lambda pair: pair[0] is None or low <= pair[0] <= high)


#: How a search of the texts is answered, and what reviews say of a part of the film.
KNOWN = {"containing": texts_with, "judging": said_of}
SELECTIONS = st.builds(
    Selection,
    film=names("film"),
    critic=names("reviewer"),
    outlet=names("outlet"),
    genre=st.lists(st.sampled_from(["Drama", "Thriller", "War"]), unique=True).map(tuple),
    where=st.sampled_from([(), ("section=web",), ("section=print", "section=web")]),
    praise=st.lists(st.sampled_from(["acting", "story"]), unique=True).map(tuple),
    blame=st.lists(st.sampled_from(["story", "pace"]), unique=True).map(tuple),
    dates=ranges(DATED.min().date(), DATED.max().date(), st.dates(DATED.min().date(), DATED.max().date())),
    rating=ranges(0, 10, st.floats(0, 10)),
    polarity=ranges(-1, 1, st.floats(-1, 1)),
    words=st.text("abc d'\"é*", max_size=20).map(lambda words: " ".join(words.split())),
)


# ------------------------------------------------------------------------------------- narrowing


def test_the_empty_selection_is_every_review():
    assert kept(ALL) == list(range(12))
    assert not ALL


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(film=("1917",)), [9, 10]),
        (Selection(film=("1917", "Tin Harbour")), [5, 6, 7, 8, 9, 10]),
        (Selection(critic=("Cleo Voss",)), [2, 7]),
        (Selection(outlet=("Night Post",)), [2, 7]),
        (Selection(genre=("Thriller",)), [5, 6, 7, 8]),
        (Selection(genre=("Thriller", "War")), [5, 6, 7, 8, 9, 10]),
        (Selection(where=("section=web",)), [2, 5, 8, 11]),
        (Selection(where=("section=web", "section=print")), list(range(12))),
        (Selection(dates=(date(2024, 12, 31), None)), [9, 10]),
        (Selection(dates=(date(2024, 6, 7), date(2024, 6, 8))), [5, 6]),
        (Selection(rating=(9, None)), [2, 9, 10]),
        (Selection(rating=(None, 3)), [5, 6]),
        (Selection(polarity=(-0.1, 0.1)), [1, 7]),
        (Selection(film=("Tin Harbour",), critic=("Ada Quill",), rating=(3.5, None)), [8]),
        (Selection(film=("Nobody's",)), []),
    ],
)
def test_values_of_a_field_are_alternatives_and_fields_narrow_one_another(selection, expected):
    assert kept(selection) == expected
    assert selection


def test_a_range_leaves_out_the_reviews_that_have_no_value():
    for field, low in (("rating", 0), ("polarity", -1), ("dates", date(1900, 1, 1))):
        assert kept(Selection(**{field: (low, None)})) == list(range(11))


def test_words_are_looked_for_by_the_function_that_is_given():
    assert kept(Selection(words="harbour full"), **KNOWN) == [5, 6]
    with pytest.raises(ValueError, match="containing"):
        kept(Selection(words="harbour"))


def test_reviews_that_praise_or_blame_a_part_say_more_of_one_than_of_the_other_of_it():
    assert kept(Selection(blame=("story",)), judging=said_of) == [0, 4]
    assert kept(Selection(praise=("story", "acting")), judging=said_of) == [0, 1, 4, 11]
    assert kept(Selection(praise=("acting",), blame=("story",)), judging=said_of) == [0, 4]
    assert kept(Selection(praise=("acting",), blame=("story",), rating=(None, 5)), judging=said_of) == [4]
    assert kept(Selection(praise=("pace",)), judging=said_of) == []
    with pytest.raises(ValueError, match="judging"):
        kept(Selection(blame=("story",)))


def test_numbers_and_truth_values_of_other_columns_can_be_chosen():
    more = DOZEN.assign(
        top=pd.array([True, None, False] * 4, dtype="boolean"), votes=pd.array([7, None, 8] * 4, dtype="Int64")
    )
    assert {"top=True", "votes=7"} <= set(list_choices(more, "where"))
    assert kept(Selection(where=("top=True",)), more) == [0, 3, 6, 9]
    assert kept(Selection(where=("votes=8", "top=False")), more) == [2, 5, 8, 11]


@given(SELECTIONS, SELECTIONS)
def test_a_further_field_only_ever_narrows(one, other):
    fields = {name: value for name, value in vars(one).items() if value != getattr(ALL, name)}
    for name, value in vars(other).items():
        if name not in fields and value != getattr(ALL, name):
            before, narrowed = Selection(**fields), Selection(**fields, **{name: value})
            assert set(kept(narrowed, **KNOWN)) <= set(kept(before, **KNOWN))
            fields[name] = value


@given(SELECTIONS)
def test_the_films_of_a_selection_add_up_to_the_whole(selection):
    fields = {**vars(selection), "film": ()}
    parts = [kept(Selection(**{**fields, "film": (film,)}), **KNOWN) for film in DOZEN["film"].unique()[:3]]
    together = Selection(**{**fields, "film": tuple(DOZEN["film"].unique()[:3])})
    assert sorted(row for part in parts for row in part) == kept(together, **KNOWN)


@given(SELECTIONS, st.randoms())
def test_a_selection_is_the_same_in_any_order_of_reviews(selection, random):
    order = list(range(12))
    random.shuffle(order)
    mixed = selection.mask(
        DOZEN.iloc[order],
        containing=lambda words: texts_with(words)[order],
        judging=lambda aspect: said_of(aspect)[order],
    )
    assert mixed.tolist() == selection.mask(DOZEN, **KNOWN)[order].tolist()


# ------------------------------------------------------------------------------------ as an address


@given(SELECTIONS)
def test_a_selection_that_the_corpus_has_comes_back_from_its_address(selection):
    again, notices = Selection.from_query(parse_qs(urlencode(selection.to_query()), keep_blank_values=True), DOZEN)
    assert (again, notices) == (selection, [])


def test_the_empty_selection_has_no_parameters():
    assert ALL.to_query() == []
    assert Selection.from_query({}, DOZEN) == (ALL, [])


def test_names_of_any_letters_come_back_from_their_address():
    reviews = DOZEN.assign(film=list(HOSTILE[:12]), section=list(HOSTILE[-12:]))
    for field in ("film", "where"):
        for name in list_choices(reviews, field):
            selection = Selection(**{field: (name,)})
            link = parse_qs(urlencode(selection.to_query()), keep_blank_values=True)
            assert Selection.from_query(link, reviews) == (selection, [])
            assert len(kept(selection, reviews)) == 1


def test_parameters_of_others_are_passed_over():
    assert read("corpus=sample&page=3&lines=x") == (ALL, [])


@pytest.mark.parametrize(
    ("link", "nearest", "notice"),
    [
        ("film=Dusk", ALL, "This corpus has no film “Dusk”: left out."),
        ("film=Dusk&film=1917", Selection(film=("1917",)), "This corpus has no film “Dusk”: left out."),
        ("where=section=radio", ALL, "This corpus has no value “section=radio”: left out."),
        ("where=nothing", ALL, "This corpus has no value “nothing”: left out."),
        ("film=1917&film=1917", Selection(film=("1917",)), None),
        ("rating=nan&rating=5", Selection(rating=(None, 5)), "“nan” in this link is not a number for the rating"),
        ("polarity=0&polarity=inf", Selection(polarity=(0, None)), "“inf” in this link is not a number"),
        ("rating=1e999", ALL, "“1e999” in this link is not a number"),
        ("rating=8&rating=2", Selection(rating=(2, 8)), "The rating in this link ran from high to low: turned round."),
        ("rating=99", Selection(rating=(10, 10)), "moved to the nearest, 10.0."),
        ("rating=-9&rating=-5", Selection(rating=(0, 0)), "moved to the nearest, 0.0."),
        ("polarity=-7&polarity=7", Selection(polarity=(-7, 7)), None),
        ("rating=1&rating=2&rating=3", Selection(rating=(1, 2)), None),
        ("dates=2024-02-30", ALL, "“2024-02-30” in this link is not a date such as 2025-03-31"),
        ("dates=yesterday&dates=2024-06-08", Selection(dates=(None, date(2024, 6, 8))), "“yesterday” in this link"),
        (
            "dates=2024-06-08&dates=2024-06-07",
            Selection(dates=(date(2024, 6, 7), date(2024, 6, 8))),
            "The dates in this link ran from high to low",
        ),
        ("dates=2099-01-01", Selection(dates=(date(2025, 1, 2),) * 2), "moved to the nearest, 2025-01-02."),
        ("dates=0001-01-01&dates=9999-12-31", Selection(dates=(date.min, date.max)), None),
    ],
)
def test_a_link_gives_the_nearest_that_the_corpus_has_and_says_so(link, nearest, notice):
    selection, notices = read(link)
    assert selection == nearest
    assert [notice in sentence for sentence in notices] == ([True] if notice else [])
    kept(selection)


def test_ten_kilobytes_of_value_are_cut_and_the_notice_stays_short():
    for field in ("film", "where", "rating", "dates"):
        selection, (notice,) = read(f"{field}={'x' * 10_000}")
        assert selection == ALL
        assert len(notice) < 200
    selection, (notice,) = read(f"words={'x' * 10_000}")
    assert selection == Selection(words="x" * LONGEST_WORDS)
    assert f"longer than {LONGEST_WORDS} characters" in notice
    # Cut behind a space, it is what its own address says.
    cut, _ = Selection.from_query({"words": ["very " * LONGEST_WORDS]}, DOZEN)
    assert Selection.from_query({"words": [cut.words]}, DOZEN) == (cut, [])
    _, (notice,) = read("&".join(f"film=Film+{number}" for number in range(1_000)))
    assert notice == "This corpus has no film “Film 0”, “Film 1”, “Film 2” or 997 more: left out."


def test_a_range_that_the_corpus_cannot_answer_is_left_out_and_said():
    bare = DOZEN.tail(1)
    assert read("rating=6", bare) == (ALL, ["This corpus has no rated review: the rating of this link are left out."])
    assert read("dates=2024-01-01", bare)[0] == ALL


@given(st.dictionaries(st.sampled_from([*vars(ALL)]), st.lists(st.text(st.characters(), max_size=12), max_size=4)))
def test_no_link_at_all_is_an_error(query):
    selection, notices = Selection.from_query(query, DOZEN)
    words = describe_selection(selection, DOZEN[selection.mask(DOZEN, **KNOWN)])
    assert all(notices)
    # Whatever is said can be shown.
    assert " ".join([words, *notices]).encode()


@given(st.sampled_from(["film", "critic", "outlet", "genre"]), st.text(st.characters()))
def test_a_name_of_any_characters_selects_nothing_and_can_be_shown_and_linked(field, name):
    selection = Selection(**{field: (name,)})
    assert kept(selection) == []
    searched = replace(selection, words=name)
    assert describe_selection(searched, DOZEN[searched.mask(DOZEN, **KNOWN)]).encode()
    assert urlencode(searched.to_query()).isascii()


def test_a_value_of_a_column_that_is_not_there_is_refused_by_the_columns_name():
    with pytest.raises(SelectionError, match="This corpus has no column “mood”"):
        kept(Selection(where=("mood=dark",)))


# -------------------------------------------------------------------------------------- choices


def test_the_most_frequent_can_be_chosen_first():
    assert list_choices(DOZEN, "film") == ["Paper Lanterns", "Tin Harbour", "1917"]
    assert list_choices(DOZEN, "critic") == ["Ada Quill", "Ben Marsh", "Cleo Voss"]
    assert list_choices(DOZEN, "genre") == ["Drama", "Thriller", "War"]
    assert list_choices(DOZEN, "where") == ["section=print", "section=web"]


def test_equally_frequent_names_come_by_the_alphabet():
    assert list_choices(DOZEN.iloc[[9, 5, 0]], "film") == ["1917", "Paper Lanterns", "Tin Harbour"]


def test_other_columns_are_offered_when_there_is_something_to_choose():
    more = DOZEN.assign(alike="x", number=range(12), **{"a=b": list("xy") * 6}).assign(missing=None)
    assert "number=3" in list_choices(more, "where")
    assert [name for name in list_choices(more, "where") if not name.startswith(("section", "number"))] == []
    large = pd.concat([DOZEN] * 50).assign(many=range(600), few=[*range(500), *range(100)])
    assert {name.partition("=")[0] for name in list_choices(large, "where")} == {"section", "few"}


def test_nothing_can_be_chosen_in_an_empty_corpus():
    assert [list_choices(DOZEN.head(0), field) for field in ("film", "critic", "outlet", "genre", "where")] == [[]] * 5


def test_a_day_counts_from_its_first_moment_to_its_last():
    day = DATED.iloc[0].date()
    assert kept(Selection(dates=(day, day))) == [0]
    assert kept(Selection(dates=(day + timedelta(1), day + timedelta(1)))) == []
