"""Frame → Plotly figure. No statistics: what is too few, the interval and the middle are the caller's.

Every function returns a `Chart`: the figure, what it shows in words, and the rows behind its marks.

=================================  ====================================================
`draw_distributions`               a measure's spread by group: dots or shares, and means
`draw_over_time`, `draw_course`    values in their order: months, a review's sentences
`draw_standings`                   critics against colleagues: `draw_beside_colleagues`, `draw_agreement_map`
`draw_arcs`                        how reviews open, go on and close
`draw_spreads`                     how far values of a group lie apart
`draw_rates`                       how many of 100 reviews, over the calendar
`draw_counts`, `draw_phrases`      bars from zero
`draw_weights`                     what words add, to either side of zero
`draw_own_terms`, `draw_blocks`    what groups use more than others, and who else does
`draw_frequencies`                 how often two groups use each term
`draw_heatmap`                     counts by two things: which films share which phrases
`draw_sharing_map`                 how much every two share
`draw_first_uses`                  when either of two first used what they share
`draw_alignment`                   two texts, and the passages of both
`draw_ratings_against_polarity`    words against stars
`draw_expected_ratings`            the rating to be expected of a polarity
`draw_validity`                    how far words and stars agree: films or critics
`draw_similarity_map`              what is alike, near to each other
`draw_similarity_matrix`           how alike every two are
=================================  ====================================================
"""

from corpus.figures.arcs import draw_arcs
from corpus.figures.bars import draw_counts, draw_heatmap, draw_phrases
from corpus.figures.blocks import draw_blocks
from corpus.figures.calibration import draw_expected_ratings, draw_validity
from corpus.figures.chart import CONFIG, MARKS, Chart, add_source, configure_saving, escape_text
from corpus.figures.contrasts import draw_own_terms
from corpus.figures.courses import draw_course, draw_over_time
from corpus.figures.distributions import draw_distributions
from corpus.figures.frequencies import draw_frequencies
from corpus.figures.pairs import draw_alignment, draw_first_uses, draw_sharing_map
from corpus.figures.rates import draw_rates
from corpus.figures.scatter import draw_ratings_against_polarity
from corpus.figures.similarity import draw_similarity_map, draw_similarity_matrix
from corpus.figures.spreads import draw_spreads
from corpus.figures.standings import draw_agreement_map, draw_beside_colleagues, draw_standings
from corpus.figures.weights import draw_weights

__all__ = [
    "CONFIG",
    "MARKS",
    "Chart",
    "add_source",
    "configure_saving",
    "draw_agreement_map",
    "draw_alignment",
    "draw_arcs",
    "draw_beside_colleagues",
    "draw_blocks",
    "draw_counts",
    "draw_course",
    "draw_distributions",
    "draw_expected_ratings",
    "draw_first_uses",
    "draw_frequencies",
    "draw_heatmap",
    "draw_over_time",
    "draw_own_terms",
    "draw_phrases",
    "draw_rates",
    "draw_ratings_against_polarity",
    "draw_sharing_map",
    "draw_similarity_map",
    "draw_similarity_matrix",
    "draw_spreads",
    "draw_standings",
    "draw_validity",
    "draw_weights",
    "escape_text",
]
