from corpus.findings.evidence import Evidence
from corpus.phrases.arranging import Asked, arrange_phrases
from corpus.store.scored import ScoredCorpus


def test_what_is_asked_for_is_listed_in_its_order_with_rates_and_users(sample):
    evidence = Evidence(sample, ScoredCorpus.of(sample), sample.reviews["film"].notna().to_numpy())
    usual = arrange_phrases(evidence.phrases, Asked(), evidence.reviews)
    every = arrange_phrases(evidence.phrases, Asked(everyday=True, order="phrase"), evidence.reviews).phrases
    assert len(every) == len(usual.phrases) + usual.everyday
    assert every["phrase"].is_monotonic_increasing
    first = usual.phrases.iloc[0]
    assert first["rate"] == first["occurrences"] * 10_000 / evidence.reviews["words"].sum()
    assert f"“{first['phrase']}”" in usual.finding
    assert first["whose"] == f"{first['reviewers']} critics"
