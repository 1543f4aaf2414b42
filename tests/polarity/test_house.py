import os
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError, SourceError, StoreError
from corpus.history import Change
from corpus.polarity import changes, scores
from corpus.polarity.entries import TEXTBLOB
from corpus.polarity.house import House, house_path
from corpus.polarity.textblob import load_textblob_lexicon
from corpus.reading import small_tables

MONDAY, TUESDAY = date(2025, 3, 3), date(2025, 3, 4)
HOUSE = House().change("Over the top", -0.5, on=MONDAY).change("masterpiece", 0.9, on=MONDAY)
NEGATING = House().negate(True, on=MONDAY)


def score(text, house):
    return scores.score_texts([text], lexicon=house.lexicon()).iloc[0]


def chunks(text, house):
    return scores.assess_words(text, lexicon=house.lexicon())


# ------------------------------------------------------------------------------------ changes


def test_a_change_is_dated_and_says_what_was_before():
    house = HOUSE.change("masterpiece", 0.8, on=TUESDAY, origin="stars")
    assert house.history[1] == Change(MONDAY, "masterpiece", TEXTBLOB, 0.9, "editor", 2)
    assert house.history[2] == Change(TUESDAY, "masterpiece", 0.9, 0.8, "stars", 3)
    assert dict(house.entries) == {"over the top": -0.5, "masterpiece": 0.8}


def test_a_change_leaves_the_lexicon_that_is_changed_alone():
    HOUSE.change("masterpiece", None, on=TUESDAY)
    assert HOUSE.entries["masterpiece"] == 0.9


def test_what_changes_nothing_leaves_no_trace():
    assert HOUSE.change("MASTERPIECE", 0.9, on=TUESDAY) == HOUSE
    assert HOUSE.drop("unheard", on=TUESDAY) == HOUSE


def test_a_dropped_term_is_left_to_textblob_again():
    house = HOUSE.change("good", 0.1, on=MONDAY).drop("good", on=TUESDAY)
    assert house.setting("good") == TEXTBLOB
    assert score("good", house)["polarity"] == 0.7


def test_undoing_gives_what_was_before_and_doing_again_what_was_after():
    changed = HOUSE.change("first", None, on=TUESDAY)
    assert changed.undo() == HOUSE
    assert changed.undo().change("first", None, on=TUESDAY) == changed
    assert HOUSE.undo().undo() == HOUSE.undo().undo().undo() == House()


def test_changes_made_together_are_undone_together():
    assert HOUSE.change_all({"a": 0.1, "b": None, "c": -0.1}, on=TUESDAY).undo() == HOUSE


def test_merging_lays_the_others_changes_over_these_in_one_step():
    other = House().change("masterpiece", 0.7, on=MONDAY).change("first", None, on=MONDAY).negate(True, on=MONDAY)
    merged = HOUSE.merge(other, on=TUESDAY)
    assert dict(merged.entries) == {"over the top": -0.5, "masterpiece": 0.7, "first": None}
    assert {change.origin for change in merged.history[2:]} == {"import"}
    assert merged.contractions
    assert merged.undo() == HOUSE


def test_the_digest_tells_what_scores_differently_and_nothing_else():
    again = House().change("masterpiece", 0.9, on=TUESDAY).change("over the top", -0.5, on=TUESDAY, origin="stars")
    assert again.digest == HOUSE.digest
    others = [HOUSE.undo(), HOUSE.negate(True, on=MONDAY), HOUSE.change("first", None, on=MONDAY)]
    assert len({HOUSE.digest, *(other.digest for other in others)}) == 4


def test_a_lexicon_that_changes_nothing_is_empty_and_scores_as_textblob():
    assert House().is_empty
    assert not HOUSE.is_empty
    assert HOUSE.undo().undo().is_empty
    assert House().lexicon().negations == load_textblob_lexicon().negations


def test_whether_contractions_negate_is_a_change_like_any_other():
    assert not HOUSE.contractions
    negating = HOUSE.negate(True, on=TUESDAY)
    assert negating.contractions
    assert not negating.is_empty
    assert negating.entries == HOUSE.entries
    assert negating.negate(True, on=TUESDAY) == negating
    assert not negating.negate(False, on=TUESDAY).contractions
    assert negating.undo() == HOUSE


def test_a_lexicon_has_a_limit(monkeypatch):
    monkeypatch.setattr(changes, "MOST_ENTRIES", 2)
    with pytest.raises(CorpusError, match="room for 2 words"):
        HOUSE.change("third", 0.1, on=MONDAY)
    monkeypatch.setattr(changes, "MOST_CHANGES", 2)
    with pytest.raises(CorpusError, match="at most 2 changes"):
        HOUSE.drop("masterpiece", on=MONDAY)


def test_the_word_of_the_option_is_no_term_and_no_term_is_the_option():
    with pytest.raises(CorpusError, match="not a word but a switch"):
        House().change("n’t", 0.1, on=MONDAY)
    with pytest.raises(CorpusError, match="“good” cannot be set to “negates”"):
        House().change_all({"good": "negates"}, on=MONDAY)


# ------------------------------------------------------------------------------------ scores by it


def test_an_added_word_counts():
    # (0.9 + 0.7) / 2
    assert score("A masterpiece, good.", HOUSE)["polarity"] == pytest.approx(0.8)


def test_a_phrase_counts_once_and_its_words_no_more():
    # "top" alone is 0.5 to TextBlob.
    assert score("It is over the top.", HOUSE)["polarity"] == -0.5
    assert score("It is the top.", HOUSE)["polarity"] == 0.5
    assessed = chunks("So Over the\ntop!", HOUSE)
    assert assessed[["chunk", "start", "end"]].iloc[0].tolist() == ["over the top !", 3, 16]
    assert assessed["polarity"].tolist() == [-0.625]


def test_a_silenced_word_is_no_evidence():
    house = House().change("good", None, on=MONDAY)
    assert score("A good, bad film.", house)["polarity"] == pytest.approx(-0.7)
    assert score("A good film.", house)["evidence"] == 0


def test_a_silenced_phrase_takes_its_words_along():
    house = House().change("mean girls", None, on=MONDAY)
    assert score("Mean girls is mean.", house)["evidence"] == 1


def test_a_silenced_modifier_still_modifies_and_counts_for_nothing_alone():
    house = House().change("very", None, on=MONDAY)
    plain = House()
    assert score("very good", house)["polarity"] == score("very good", plain)["polarity"] == pytest.approx(0.91)
    assert score("not very good", house)["polarity"] == score("not very good", plain)["polarity"]
    assert score("the very end", house)["evidence"] == 0
    assert score("Very! Not very! Really very.", house)["evidence"] == 0


def test_a_changed_modifier_keeps_its_strength():
    house = House().change("very", -0.1, on=MONDAY)
    assert score("very good", house)["polarity"] == pytest.approx(0.91)
    assert score("the very end", house)["polarity"] == -0.1


@pytest.mark.parametrize("negated", ["isn't", "isn’t", "wasn't", "Don't", "CAN'T", "is not"])
def test_contractions_negate(negated):
    # −0.5 × −0.7
    assert score(f"This {negated} bad", NEGATING)["polarity"] == pytest.approx(0.35)
    assert score(f"This {negated} bad", House())["polarity"] == pytest.approx(0.35 if negated == "is not" else -0.7)


def test_a_negated_contraction_is_part_of_its_chunk():
    assessed = chunks("It isn’t bad.", NEGATING)
    assert assessed.loc[0, ["chunk", "start", "end"]].tolist() == ["isn't bad", 3, 12]


def test_textblobs_own_lexicon_is_left_as_it_is():
    HOUSE.change("good", -1.0, on=MONDAY).lexicon()
    assert load_textblob_lexicon().words["good"].polarity == 0.7
    assert scores.score_texts(["It isn't over the top, good."])["polarity"].tolist() == [pytest.approx(0.6)]


WORDS = st.sampled_from(
    ["over", "the", "top", "masterpiece", "not", "isn’t", "very", "good", "bad", "first", "!", ",", ".", "\n", "film"]
)


@given(st.lists(WORDS).map(" ".join))
def test_chunks_add_up_to_the_score_and_stand_where_they_say(text):
    house = HOUSE.change("first", None, on=MONDAY).change("very", None, on=MONDAY).change("not bad", 0.2, on=MONDAY)
    assessed, whole = chunks(text, house), score(text, house)
    assert len(assessed) == whole["evidence"]
    if len(assessed):
        assert assessed["contribution"].sum() == pytest.approx(whole["polarity"])
    for chunk, start, end in assessed[["chunk", "start", "end"]].itertuples(index=False):
        words = text[start:end].lower().replace("’", "'").split()
        assert set(chunk.split()) <= set(words)


# ------------------------------------------------------------------------------------ the file


def test_the_file_has_one_line_a_change_and_can_be_read_by_anyone(tmp_path):
    house = HOUSE.change("first", None, on=TUESDAY).negate(True, on=TUESDAY).negate(False, on=TUESDAY)
    house.write(tmp_path / "house.csv")
    assert (tmp_path / "house.csv").read_text(encoding="utf-8").splitlines() == [
        "date,term,before,after,origin,step",
        "2025-03-03,over the top,textblob,-0.5,editor,1",
        "2025-03-03,masterpiece,textblob,0.9,editor,2",
        "2025-03-04,first,textblob,ignored,editor,3",
        "2025-03-04,n't,ignored,negates,editor,4",
        "2025-03-04,n't,negates,ignored,editor,5",
    ]


def test_a_file_that_says_the_option_without_a_day_is_read():
    lines = ",n't,,negates,,\n2025-03-03,over the top,textblob,-0.5,editor,1\n"
    house = House.parse(f"date,term,before,after,origin,step\n{lines}".encode(), name="former.csv")
    assert house.contractions
    assert dict(house.undo().entries) == {}
    assert house.undo().contractions
    assert house.undo().undo().is_empty


TERMS = st.sampled_from(["good", "over the top", "café", "don't waste", "10/10", "שלום"])
SETTINGS = st.one_of(st.none(), st.just(TEXTBLOB), st.floats(-1, 1))
STEPS = st.lists(st.dictionaries(TERMS, SETTINGS, min_size=1), max_size=6)


@given(STEPS, st.booleans())
def test_a_lexicon_is_read_as_it_was_written(steps, contractions):
    house = House()
    for settings in steps:
        house = house.change_all(settings, on=MONDAY, origin="stars").negate(contractions, on=TUESDAY)
    again = House.parse(house.as_csv().encode(), name="house.csv")
    assert again == house
    assert again.digest == house.digest
    assert again.undo() == house.undo()


def test_a_table_of_terms_is_enough():
    house = House.parse("term;after\nHaunting;0,4\nfirst;silenced\n\n".encode("utf-16"), name="mine.csv")
    assert dict(house.entries) == {"haunting": 0.4, "first": None}
    assert {change.origin for change in house.history} == {"import"}
    assert not house.contractions
    assert house.undo().is_empty


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("good,2,,", "line 3: “good” cannot score 2.0: a score is a number from −1 to"),
        ("good,warm,,", "line 3: “warm” is not a score"),
        ("good,,,", "line 3: “” is not a score"),
        (":-),0.1,,", "line 3: “:-\\)” cannot be scored"),
        ("good,0.1,soon,", "line 3: “soon” is not a date: write 2025-03-31"),
        ("good,0.1,,me", "line 3: “me” is not an origin: write editor, stars or import"),
        ("good,0.1,,,,", "line 3: this line has 6 cells, but the first line names 4 columns"),
        ("n't,maybe,,", "line 3: “maybe” cannot be read: for “n't”, write “negates” or “ignored”"),
        ('"good,0.1,,', "line 3: "),
    ],
)
def test_a_line_that_cannot_be_used_is_named_with_what_is_allowed(line, message):
    with pytest.raises(SourceError, match=f"^mine.csv, {message}"):
        House.parse(f"term,after,date,origin\nbad,-0.5,,\n{line}\n".encode(), name="mine.csv")


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"term\ngood\n", b"\x89PNG\r\n\x1a\n" + bytes(100)])
def test_what_is_no_lexicon_is_refused(data):
    with pytest.raises(SourceError):
        House.parse(data, name="mine.csv")


def test_a_file_that_is_too_large_is_not_read(monkeypatch, tmp_path):
    monkeypatch.setattr(small_tables, "MOST_BYTES", 100)
    (tmp_path / "big.csv").write_bytes(b"term,after\n" * 20)
    with pytest.raises(SourceError, match="too large"):
        House.read(tmp_path / "big.csv")


def test_only_regular_files_are_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name in ("none.csv", "pipe", "."):
        with pytest.raises(SourceError, match="There is no word list in"):
            House.read(tmp_path / name)


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"house\.csv"):
        HOUSE.write(tmp_path / "none" / "house.csv")


def test_a_word_list_waits_beside_the_corpus_to_be_moved(tmp_path):
    assert house_path(tmp_path / "dusk") == tmp_path / "dusk.lexicon.csv"
