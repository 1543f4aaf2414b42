"""Quotations in a draft are somebody else's words."""

import pandas as pd
import pytest

from corpus.reuse.draft_asides import find_quotations, mark_quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He says “you had me at the first hello” and goes.", ["“you had me at the first hello”"]),
        ('He says "you had me at the first hello" and goes.', ['"you had me at the first hello"']),
        ("He says ‘I don’t know what you mean’ and goes.", ["‘I don’t know what you mean’"]),
        ("It’s the critics’ darling and it doesn’t know it’s dead.", []),
        ("A “slow burn”, if you like.", []),
        ("“An open mark\n\nnever closed before the end of it”", []),
    ],
)
def test_five_words_between_quotation_marks_are_a_quotation(text, quoted):
    assert [text[start:end] for start, end in find_quotations(text)] == quoted


def test_a_phrase_in_a_quotation_is_marked_and_one_that_fills_its_marks_is_the_writer_s_own():
    text = "“It is long after the credits roll” and “long after the credits roll”."
    phrase = "long after the credits roll"
    starts = [text.index(phrase), text.rindex(phrase)]
    marks = pd.DataFrame({"start": starts, "end": [start + len(phrase) for start in starts]})
    assert mark_quoted(text, marks).tolist() == [True, False]
