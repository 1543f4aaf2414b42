"""An archive, ready to check drafts against."""

import numpy as np

from corpus.findings.draft_archive import DraftArchive
from corpus.findings.drafts import read_draft
from corpus.phrases.phrase_list import SEVERAL


def test_what_is_listed_has_its_users_and_no_names(sample):
    archive = DraftArchive.of(sample)
    listed = archive.listed.set_index("phrase")
    assert listed.loc["tugs/tugging at the heartstrings", "whose"] == SEVERAL
    assert listed.loc["a film", "everyday"]
    assert not any(phrase.startswith("Dilys Farrowgate") for phrase in listed.index)
    some = archive.listed["phrase_id"].iloc[[5, 2]]
    assert archive.select(some)["phrase_id"].tolist() == some.tolist()[::-1]


def test_a_review_s_rate_is_at_most_what_it_would_be_as_a_draft(sample):
    archive = DraftArchive.of(sample)
    texts = sample.read_texts(sample.reviews["review_id"].tolist()[:12])
    for rate, text, film in zip(archive.rates, texts, sample.reviews["film"], strict=False):
        check = read_draft(text, archive, film=film)
        assert rate <= 100 * check.cliches / check.words + 0.01
    assert np.nanmax(archive.rates) > 0


def test_reviews_without_critics_have_no_users(dozen):
    listed = DraftArchive.of(dozen).listed
    assert {"whose", "everyday"} <= set(listed)
