"""Words over the calendar: “credits” stands in three reviews of the dozen, all of 2024."""

from corpus.phrases.calendar_use import measure_calendar
from corpus.store.corpus import Corpus


def test_words_are_counted_in_the_reviews_of_each_period(dozen: Corpus) -> None:
    use = measure_calendar(dozen.reviews, dozen.find_containing("credits"), months=12)
    assert use.reviews == 3
    assert use.spread["film"].tolist() == ["Paper Lanterns", "Paper Lanterns", "Tin Harbour"]
    assert use.periods[["n", "reviews"]].to_numpy().tolist() == [[3, 10], [0, 1]]


def test_words_that_no_review_holds_have_an_empty_calendar(dozen: Corpus) -> None:
    use = measure_calendar(dozen.reviews, dozen.find_containing("zyzzyva"), months=12)
    assert use.reviews == 0
    assert use.spread.empty
    assert use.periods["n"].tolist() == [0, 0]
