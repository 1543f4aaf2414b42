"""What an import came to."""

from pages.shared import outcome


def test_the_sentence_counts_what_was_read_and_what_was_skipped(view) -> None:
    counts = view.corpus.manifest.counts
    sentence = outcome.finding(view)
    assert sentence.startswith(
        f"{counts['reviews']} reviews of {counts['films']} films by {counts['reviewers']} critics were"
    )
    assert ("no row was skipped" in sentence) == (len(view.corpus.rejects) == 0)
