"""The screens have the same evidence as the corpus itself."""

import numpy as np

from corpus.findings.editing import make_brief
from corpus.findings.evidence import Evidence
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection
from pages.shared.findings import SharedEvidence, list_findings
from pages.shared.viewing import View


def test_screens_and_command_line_find_the_same(sample: Corpus) -> None:
    keep = np.ones(len(sample.reviews), bool)
    weighed = ScoredCorpus.of(sample)
    view = View(sample, "sample", Selection(), weighed.reviews, keep, weighed)
    shared, own = (make_brief(each, Selection()) for each in (SharedEvidence(view), Evidence(sample, weighed, keep)))
    assert shared._replace(chapters=None) == own._replace(chapters=None)
    numbers = ["kind", "sentence", "n", "value", "q", "low", "high", "method"]
    assert shared.chapters[numbers].equals(own.chapters[numbers])
    for one, other in zip(shared.chapters["exhibit"], own.chapters["exhibit"], strict=True):
        assert one.rows.equals(other.rows)
    found = list_findings(*view.about, _view=view)
    counted = own.chapters["kind"] != "quotes"
    assert found["sentence"].tolist() == own.chapters["sentence"][counted].tolist()
