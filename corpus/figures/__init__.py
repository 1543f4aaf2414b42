"""Frame → Plotly figure. No statistics: what is too few, the interval and the middle are the caller's.

Every function returns a `Chart`: the figure, what it shows in words, and the rows behind its marks.

==========================  ======================================================
`distributions`             a measure's spread by group: dots or shares, and means
`over_time`, `course`       values in their order: months, a review's sentences
`rates`                     how many of 100 reviews, over the calendar
`counts`, `phrase_bars`     bars from zero
`phrase_film_heatmap`       which films share which phrases
`ratings_against_polarity`  words against stars
==========================  ======================================================
"""

from corpus.figures.bars import counts, phrase_bars, phrase_film_heatmap
from corpus.figures.chart import CONFIG, MARKS, Chart, letters
from corpus.figures.courses import course, over_time
from corpus.figures.distributions import distributions
from corpus.figures.rates import rates
from corpus.figures.scatter import ratings_against_polarity

__all__ = [
    "CONFIG",
    "MARKS",
    "Chart",
    "counts",
    "course",
    "distributions",
    "letters",
    "over_time",
    "phrase_bars",
    "phrase_film_heatmap",
    "rates",
    "ratings_against_polarity",
]
