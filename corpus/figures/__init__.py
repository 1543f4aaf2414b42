"""Frame → Plotly figure. No statistics: what is too few, the interval and the middle are the caller's.

Every function returns a `Chart`: the figure, what it shows in words, and the rows behind its marks.

==========================  ======================================================
`distributions`             a measure's spread by group: dots or shares, and means
`over_time`, `course`       values in their order: months, a review's sentences
`standings`                 critics against colleagues: `beside_colleagues`, `agreement_map`
`arcs`                      how reviews open, go on and close
`spreads`                   how far values of a group lie apart
`rates`                     how many of 100 reviews, over the calendar
`counts`, `phrase_bars`     bars from zero
`weights`                   what words add, to either side of zero
`own_terms`, `blocks`       what groups use more than others, and who else does
`frequencies`               how often two groups use each term
`heatmap`                   counts by two things: which films share which phrases
`likeness_map`              how much every two share
`first_printings`           when two first printed what they share
`alignment`                 two texts, and the passages of both
`ratings_against_polarity`  words against stars
`expected_ratings`          the rating that words foretell
`validity_by_group`         how far words and stars agree: films or critics
`similarity_map`            what is alike, near to each other
`similarity_matrix`         how alike every two are
==========================  ======================================================
"""

from corpus.figures.arcs import arcs
from corpus.figures.bars import counts, heatmap, phrase_bars
from corpus.figures.blocks import blocks
from corpus.figures.calibration import expected_ratings, validity_by_group
from corpus.figures.chart import CONFIG, MARKS, Chart, add_source, letters, saving
from corpus.figures.contrasts import own_terms
from corpus.figures.courses import course, over_time
from corpus.figures.distributions import distributions
from corpus.figures.frequencies import frequencies
from corpus.figures.pairs import alignment, first_printings, likeness_map
from corpus.figures.rates import rates
from corpus.figures.scatter import ratings_against_polarity
from corpus.figures.similarity import similarity_map, similarity_matrix
from corpus.figures.spreads import spreads
from corpus.figures.standings import agreement_map, beside_colleagues, standings
from corpus.figures.weights import weights

__all__ = [
    "CONFIG",
    "MARKS",
    "Chart",
    "add_source",
    "agreement_map",
    "alignment",
    "arcs",
    "beside_colleagues",
    "blocks",
    "counts",
    "course",
    "distributions",
    "expected_ratings",
    "first_printings",
    "frequencies",
    "heatmap",
    "letters",
    "likeness_map",
    "over_time",
    "own_terms",
    "phrase_bars",
    "rates",
    "ratings_against_polarity",
    "saving",
    "similarity_map",
    "similarity_matrix",
    "spreads",
    "standings",
    "validity_by_group",
    "weights",
]
