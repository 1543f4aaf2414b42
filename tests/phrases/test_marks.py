import numpy as np
import pandas as pd
import pytest

from corpus.phrases.content import weigh_phrases
from corpus.phrases.filters import mark_names
from corpus.phrases.listing import mark_default_view, mark_noticeable
from corpus.phrases.marks import PhraseMarks


def test_phrases_are_marked_together_as_each_by_itself():
    phrases = pd.Series(["tugs at the heartstrings", "M*A*S*H", "the M*A*S*H unit", "in «film»", "story of the", "Ada"])
    marks, frame = PhraseMarks.of(phrases), phrases.to_frame("phrase")
    assert marks.noticeable.tolist() == mark_noticeable(frame).tolist()
    assert marks.shown.tolist() == mark_default_view(frame).tolist()
    assert marks.named.tolist() == mark_names(phrases).tolist()
    for own, alone in zip((marks.content, marks.weight), weigh_phrases(frame), strict=True):
        np.testing.assert_array_equal(own, alone)


def test_no_phrases_have_no_marks():
    assert len(PhraseMarks.of(pd.Series([], dtype="str")).weight) == 0


@pytest.mark.parametrize("further", ["Ada Quill", "a slow burn"])
def test_some_phrases_are_marked_as_if_they_were_all(further):
    # Without capitals, which 100 words show, the lexicon of parts of speech says that "hanks" is a name.
    phrases = pd.Series([*["tom hanks waste"] * 40, further])
    some = np.arange(len(phrases)) < 40
    both = PhraseMarks.of_both(phrases, some)
    for marks, alone in zip(both, (PhraseMarks.of(phrases), PhraseMarks.of(phrases[some])), strict=True):
        for name, values in vars(alone).items():
            np.testing.assert_array_equal(getattr(marks, name), values)
    assert both[1].content[0] == 0
    assert (both[0].content[0] == 0) == (further == "a slow burn")
