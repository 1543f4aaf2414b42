import random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.reuse import draft_check
from corpus.text.tokens import tokenise

RUNS = {"start": "int64", "end": "int64", "review_id": "str", "printed_start": "int64", "printed_end": "int64"}
words = st.lists(st.sampled_from("abc"), max_size=12)


def reviews_of(texts):
    return pd.DataFrame({"review_id": pd.Series([f"r{number}" for number in range(len(texts))], dtype="str")})


def checked(draft, texts, *, least=3, films=None, film=None):
    index = draft_check.PassageIndex.of(tokenise(texts, films=films), words=least)
    return draft_check.check_draft(draft, index, reviews_of(texts), film=film)


def quoted(table, draft, texts):
    """Return each run as (words of the draft, review, words of the review)."""
    return [
        (draft[row.start : row.end], row.review_id, texts[int(row.review_id[1:])][row.printed_start : row.printed_end])
        for row in table.itertuples()
    ]


def test_a_draft_s_sentence_is_found_in_the_archive():
    texts = ["Nothing here.", "One. A slow exhale of a film, this. Two."]
    draft = "Call it “a slow exhale of a film” if you like."
    table = checked(draft, texts)
    assert quoted(table, draft, texts) == [("a slow exhale of a film", "r1", "A slow exhale of a film")]
    assert table["words"].tolist() == [6]


def test_runs_are_as_long_as_they_go_and_the_longest_come_first():
    texts = ["x a b c y", "a b c d e", "q b c d e r"]
    draft = "z a b c d e z"
    assert quoted(checked(draft, texts), draft, texts) == [
        ("a b c d e", "r1", "a b c d e"),
        ("b c d e", "r2", "b c d e"),
        ("a b c", "r0", "a b c"),
    ]


def test_runs_shorter_than_asked_for_are_left_out():
    assert checked("a b c", ["a b x a b"]).empty
    assert len(checked("a b c", ["a b x a b"], least=2)) == 2


def test_runs_cross_sentences_and_never_reviews():
    texts = ["x. a b", "c d", "a. b! c d"]
    assert checked("a b. c d", texts)[["review_id", "words"]].values.tolist() == [["r2", 4]]


def test_words_that_the_archive_has_never_printed_break_a_run():
    assert checked("a b new c d", ["a b c d"], least=2)["words"].tolist() == [2, 2]


def test_a_film_s_title_is_one_word_in_draft_and_archive():
    texts, films = ["What truly sets Low Tide apart is its patience."], ["Low Tide"]
    draft = "What truly sets The Tithe House apart is its refusal."
    assert checked(draft, texts, films=films)["words"].tolist() == [3, 3]
    table = checked(draft, texts, films=films, film="The Tithe House")
    assert quoted(table, draft, texts) == [
        ("What truly sets The Tithe House apart is its", "r0", "What truly sets Low Tide apart is its")
    ]


@pytest.mark.parametrize(("draft", "texts"), [("", ["a b c"]), ("a b c", []), ("a b", [""]), ("=x", ["(a", "b"])])
def test_a_draft_or_archive_without_runs_gives_the_same_columns(draft, texts):
    assert checked(draft, texts).dtypes.astype(str).to_dict() == {**RUNS, "words": "int64"}
    assert checked(draft, texts).empty


def test_a_run_of_one_word_is_refused():
    with pytest.raises(CorpusError, match="words is 1"):
        draft_check.PassageIndex.of(tokenise(["a b"]), words=1)
    with pytest.raises(CorpusError, match="words is 0"):
        draft_check.align_passages("a b", "a b", words=0)


def test_where_there_are_too_many_matches_the_commonest_runs_are_passed_over(monkeypatch):
    texts = ["x y. a b. a b"]
    assert checked("a b, x y", texts, least=2)["words"].tolist() == [2] * 3
    monkeypatch.setattr(draft_check, "MOST_MATCHES", 2)
    table = checked("a b, x y", texts, least=2)
    assert table["start"].tolist() == [5]


@given(st.lists(words, max_size=4), words, st.integers(2, 4))
def test_every_longest_run_of_a_draft_is_found_and_no_other(archive, draft, least):
    expected = set()
    for review, known in enumerate(archive):
        for at in range(len(draft)):
            for place in range(len(known)):
                size = 0
                while draft[at + size : at + size + 1] and draft[at + size] in known[place + size : place + size + 1]:
                    size += 1
                goes_back = at and place and draft[at - 1] == known[place - 1]
                if size >= least and not goes_back:
                    expected.add((2 * at, 2 * (at + size) - 1, f"r{review}", 2 * place, 2 * (place + size) - 1, size))
    table = checked(" ".join(draft), [" ".join(known) for known in archive], least=least)
    assert set(table.itertuples(index=False, name=None)) == expected
    assert len(table) == len(expected)
    assert table["words"].is_monotonic_decreasing


def test_passages_of_two_texts_are_aligned_whatever_their_order():
    a = "First, a slow exhale of a film. Then: watch the edges of the frame!"
    b = "Watch the edges of the frame, he says; and it is a slow exhale of a film."
    table = draft_check.align_passages(a, b)
    pairs = [(a[row.a_start : row.a_end], b[row.b_start : row.b_end]) for row in table.itertuples()]
    assert pairs == [
        ("a slow exhale of a film", "a slow exhale of a film"),
        ("watch the edges of the frame", "Watch the edges of the frame"),
    ]
    assert table["words"].tolist() == [6, 6]


def test_a_repeated_passage_is_aligned_as_often_as_both_have_it():
    assert len(draft_check.align_passages("a b x a b y a b", "a b z a b", words=2)) == 2


def test_what_a_longer_passage_leaves_over_is_a_passage_of_its_own():
    # "c d e f" overlaps "a b c d" by two words; the other two are still a passage.
    table = draft_check.align_passages("a b c d e f", "a b c d x c d e f", words=2)
    assert table[["a_start", "b_start", "words"]].values.tolist() == [[0, 0, 4], [8, 14, 2]]


def test_texts_without_a_common_passage_give_the_same_columns():
    table = draft_check.align_passages("a b c", "")
    assert table.empty
    columns = ["a_start", "a_end", "b_start", "b_end", "words"]
    assert table.dtypes.astype(str).to_dict() == dict.fromkeys(columns, "int64")


@given(words, words, st.integers(2, 3))
def test_no_word_is_in_two_passages_and_both_sides_read_the_same(a, b, least):
    table = draft_check.align_passages(" ".join(a), " ".join(b), words=least)
    for side, text in (("a", a), ("b", b)):
        used = np.zeros(len(text), int)
        for row in table.itertuples():
            used[getattr(row, f"{side}_start") // 2 :][: row.words] += 1
        assert used.max(initial=0) <= 1
    for row in table.itertuples():
        assert row.words >= least
        assert a[row.a_start // 2 :][: row.words] == b[row.b_start // 2 :][: row.words]
    assert table["a_start"].is_monotonic_increasing
    longest = max((size for size in range(1, 13) if runs(a, size) & runs(b, size)), default=0)
    assert table["words"].max() == longest if longest >= least else table.empty


def runs(text, size):
    return {tuple(text[start : start + size]) for start in range(len(text) - size + 1)}


def test_hostile_repetition_is_bounded():
    # 3,000² matches, were they all looked at.
    table = draft_check.align_passages("a " * 3_000, "A! " * 3_000)
    assert 0 < table["words"].sum() <= 3_000
    chance = random.Random(1)
    noise = [" ".join(chance.choices("ab", k=1_500)) for _ in range(2)]
    assert draft_check.align_passages(*noise)["words"].sum() <= 1_500
