import numpy as np
import pandas as pd

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
